"""A word of a visitor without an account: invited, agreed to, consented to, said once, read first by a teacher."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import Upload, keep_file
from trellis.rooms.evidence.models import Evidence, Feedback, VisitorInvitation
from trellis.rooms.evidence.rules import (
    is_live_invitation,
    may_consent_to_visitor,
    may_invite_visitor,
    may_withdraw_visitor,
    needs_consent,
)
from trellis.rooms.evidence.terms import MOST_VISITOR, VISITOR_DAYS, FeedbackKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import address_digest, new_address, viewer_of

LONGEST_NAME = 60


@action
def invite_visitor(*, piece: Evidence, for_whom: str, by: Person, at: datetime) -> VisitorInvitation:
    """This function will ask a learner whether a visitor may see one piece and say something about it; nothing opens yet.

    Raises NotAllowed for whoever does not teach the learner there, Refused when it is not said for whom. Publishes
    VisitorInvited.
    """
    if not may_invite_visitor(viewer_of(by, at=at), piece):
        raise NotAllowed(_("Visitors are invited by those who teach a learner."))
    whom = for_whom.strip()
    if not whom or len(whom) > 80:
        raise Refused(_("Say in a few words who the visitor is."))
    waiting = VisitorInvitation.objects.filter(evidence=piece, for_whom=whom, withdrawn_at=None, answered_at=None)
    if found := waiting.first():
        return found  # pressed twice
    row = VisitorInvitation.objects.create(
        learner=piece.learner, evidence=piece, invited_by=by, for_whom=whom, asked_at=at
    )
    publish(events.VisitorInvited(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))
    return row


@action
def agree_to_visitor(*, invitation: VisitorInvitation, by: Person, at: datetime) -> None:
    """This function will note that a learner agrees. Raises NotAllowed for anybody else. Publishes VisitorAgreed."""
    row = _held(invitation)
    if by.id != row.learner_id:
        raise NotAllowed(_("Only whose work it is opens it to somebody."))
    if row.agreed_at is None and row.withdrawn_at is None:
        row.agreed_at = at
        row.save(update_fields=["agreed_at"])
        publish(events.VisitorAgreed(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))


@action
def consent_to_visitor(*, invitation: VisitorInvitation, by: Person, at: datetime) -> None:
    """This function will note a guardian's consent for this piece and this visitor. Raises NotAllowed for anybody but a
    guardian with full rights of a learner who is not of age. Publishes VisitorAgreed."""
    row = _held(invitation)
    if not may_consent_to_visitor(viewer_of(by, at=at), row):
        raise NotAllowed(_("This is for the family to say."))
    if row.consent_at is None and row.withdrawn_at is None:
        row.consent_by, row.consent_at = by, at
        row.save(update_fields=["consent_by", "consent_at"])
        publish(events.VisitorAgreed(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))


@action
def make_visitor_address(*, invitation: VisitorInvitation, by: Person, at: datetime) -> str:
    """This function will draw the address for one use within seven days; it is told this once, and one made before stops.

    Raises NotAllowed for anybody but who invited, Refused before learner and family have agreed or once it is over.
    Publishes VisitorAddressMade.
    """
    row = _held(invitation)
    if by.id != row.invited_by_id or not may_invite_visitor(viewer_of(by, at=at), row.evidence):
        raise NotAllowed(_("Visitors are invited by those who teach a learner."))
    if row.withdrawn_at is not None or row.answered_at is not None:
        raise Refused(_("This invitation is over. Invite anew, if you would like another word."))
    if row.agreed_at is None or (needs_consent(row, at=at) and row.consent_at is None):
        raise Refused(_("First the learner agrees, then the family. Until then nothing opens."))
    address = new_address()
    row.address_digest, row.expires_at = address_digest(address), at + timedelta(days=VISITOR_DAYS)
    row.save(update_fields=["address_digest", "expires_at"])
    publish(events.VisitorAddressMade(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))
    return address


@action
def withdraw_visitor(*, invitation: VisitorInvitation, by: Person, at: datetime) -> None:
    """This function will withdraw an invitation, or say no to it: its address opens nothing from the next click on, and a
    word that was not let through is set aside. Raises NotAllowed. Publishes VisitorWithdrawn."""
    row = _held(invitation)
    if not may_withdraw_visitor(viewer_of(by, at=at), row):
        raise NotAllowed(_("This is for the family to say."))
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        publish(events.VisitorWithdrawn(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))


@action
def say_as_visitor(
    *, invitation: VisitorInvitation, name: str, text: str, by: Person, at: datetime, upload: Upload | None = None
) -> None:
    """This function will keep what a visitor said by an address, which is used up with it. `by` is who invited them: nobody
    else stands behind the address.

    Raises NotAllowed once the address opens nothing; Refused without a name, without a word, for too many words or a file
    that is not taken. Publishes VisitorSpoke.
    """
    row = _held(invitation)
    if by.id != row.invited_by_id or not is_live_invitation(row, at=at):
        raise NotAllowed(_("This address opens nothing now."))
    said, called = text.strip(), name.strip()
    if not called or len(called) > LONGEST_NAME:
        raise Refused(_("Write your name, as the learner may read it."))
    if not said and upload is None:
        raise Refused(_("Say something first: speak or write."))
    if len(said) > MOST_VISITOR:
        raise Refused(_("These are very many words for one piece. Say the most important ones."))
    row.name, row.text, row.answered_at = called, said, at
    row.voice = keep_file(upload, school_id=row.school_id, at=at) if upload else None
    row.save(update_fields=["name", "text", "voice", "answered_at"])
    publish(events.VisitorSpoke(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))


@action
def let_visitor_word_through(*, invitation: VisitorInvitation, by: Person, at: datetime) -> None:
    """This function will let a visitor's word through to the learner: it stands in the thread of the piece as the visitor's,
    with who invited them. Raises NotAllowed for whoever does not teach the learner there. Publishes VisitorWordReleased."""
    row = _held(invitation)
    if row.answered_at is None or row.withdrawn_at is not None or not may_invite_visitor(
        viewer_of(by, at=at), row.evidence
    ):  # fmt: skip
        raise NotAllowed(_("Visitors are invited by those who teach a learner."))
    if row.released_at is not None:
        return  # pressed twice
    voice, row.voice, row.released_at = row.voice, None, at
    Feedback.objects.create(
        evidence=row.evidence, author=row.invited_by, kind=FeedbackKind.WORD, text=row.text, file=voice,
        said_by=row.name, at=at,
    )  # fmt: skip
    row.text = row.text or row.name  # the voice stands in the thread now
    row.save(update_fields=["voice", "released_at", "text"])
    publish(events.VisitorWordReleased(school_id=row.school_id, about_id=row.learner_id, invitation_id=row.id))


def _held(invitation: VisitorInvitation) -> VisitorInvitation:
    """Two who open an address at one moment come one after the other: it is used once."""
    rows = VisitorInvitation.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("learner__school", "evidence__learner__school", "invited_by", "voice").get(
        pk=invitation.pk
    )
