"""Who may raise and answer hands, note that people met, make and keep agreements, and ask and read who knows whom."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.foundation.files import register_guard
from trellis.foundation.intents import Refused
from trellis.rooms.circles.models import Agreement, BuddyCommitment, ClaimRound, HandRaised, Interaction, Moment
from trellis.rooms.circles.terms import FURTHEST_AHEAD
from trellis.rooms.people.models import Guardianship, Person
from trellis.rooms.people.queries import guardians_without_rights
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.rules import (
    may_have_media,
    may_read,
    may_read_at_school,
    may_write,
    relation_to,
    visible_rows,
)
from trellis.rooms.privacy.terms import Column, Kind


def may_raise_hand(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may raise a learner's hand: only the learner may."""
    return person.id == learner.id


def may_answer_hand(viewer: Viewer, hand: HandRaised) -> bool:
    """This function will say whether the viewer may answer a hand: those who teach the learner may."""
    return viewer.id != hand.learner_id and may_read(viewer, Kind.SIGNALS, hand.learner)


def may_note_interaction(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may note that they met a learner: staff of the same school may, and other
    learners of their groups."""
    if viewer.person.school_id != learner.school_id or viewer.id == learner.id:
        return False
    return viewer.is_staff or may_write(viewer, Kind.INTERACTION, learner, parties=[viewer.id])


def may_take_back_interaction(viewer: Viewer, met: Interaction) -> bool:
    """This function will say whether the viewer may take back that two met: whoever noted it, on the day on which they did."""
    if viewer.id != met.other_id or met.noted_at is None:
        return False
    return met.noted_at.astimezone(viewer.person.school.zone).date() == viewer.on


def interactions_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select, of those between a learner and others, the interactions that the viewer may read."""
    between = Q(learner=learner.id) | Q(other=learner.id)
    return between & visible_rows(viewer, Kind.INTERACTION, learner, parties=("other_id",), opened="")


def may_shape_circle(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may add to a learner's circle and take out of it: only the learner may."""
    return person.id == learner.id


def circle_visible_to(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read a learner's whole circle."""
    return may_read(viewer, Kind.CIRCLE, learner)


def may_make_agreement(
    viewer: Viewer, learner: Person, owner: Person, other: Person, *, is_beside_owner: bool = False
) -> bool:
    """This function will say whether the viewer may write an agreement: one of the two whom it binds, about a learner
    whom they teach, guard or are; for another only where they all sit before one screen."""
    is_theirs = is_beside_owner or viewer.id in {owner.id, other.id}
    return is_theirs and may_write(viewer, Kind.AGREEMENT, learner, parties=[viewer.id])


def may_act_on(viewer: Viewer, agreement: Agreement) -> bool:
    """This function will say whether the viewer may do anything with an agreement: one of the two whom it binds, as long as
    they teach, guard or are the learner it is about."""
    parties = {agreement.owner_id, agreement.other_id}
    return viewer.id in parties and may_write(viewer, Kind.AGREEMENT, agreement.learner, parties=parties)


def may_hand_over(viewer: Viewer, agreement: Agreement) -> bool:
    """This function will say whether the viewer may put another adult in the place of one of the two: those who lead."""
    return viewer.person.school_id == agreement.school_id and Role.LEADER in viewer.roles


def may_keep(viewer: Viewer, agreement: Agreement, *, is_beside_owner: bool = False) -> bool:
    """This function will say whether the viewer may tick an agreement, or let go of it: whose promise it is; the other of
    the two only where both sit before one screen."""
    return may_act_on(viewer, agreement) and (viewer.id == agreement.owner_id or is_beside_owner)


def may_reword(viewer: Viewer, agreement: Agreement, *, is_beside_owner: bool = False) -> bool:
    """This function will say whether the viewer may change an agreement: both until they agreed, and who sits beside them;
    then as it is kept."""
    is_theirs = may_act_on(viewer, agreement) or (
        is_beside_owner and may_write(viewer, Kind.AGREEMENT, agreement.learner, parties=[viewer.id])
    )
    is_draft = agreement.agreed_at is None and agreement.supersedes_id is None and is_theirs
    return is_draft or may_keep(viewer, agreement, is_beside_owner=is_beside_owner)


def may_promise_for(day: date, *, today: date) -> bool:
    """This function will say whether something can be promised for a day, or moved to it: it has not gone by, and is no
    further than a school year ahead. Promises and talks alike go by it."""
    return today <= day <= today + FURTHEST_AHEAD


def require_day_ahead(day: date | None, *, today: date) -> None:
    """This function will refuse a day for which nothing can be promised; none at all is fine."""
    if day is not None and not may_promise_for(day, today=today):
        raise Refused(
            _("Choose a day from today on, at most %(days)s days ahead.") % {"days": FURTHEST_AHEAD.days},
        )


def agreements_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the agreements about one learner that the viewer may read.

    A guardian reads their own and the child's; never one that another guardian is part of, for they know nothing of them.
    One with a guardian who has no rights is read by those who lead the school, and by nobody else.
    """
    readable = visible_rows(viewer, Kind.AGREEMENT, learner, parties=("owner_id", "other_id"), opened="")
    columns = relation_to(viewer, learner).columns
    if Column.LEADER in columns:
        return readable
    nobody = guardians_without_rights(learner)
    readable &= ~Q(owner__in=nobody) & ~Q(other__in=nobody)
    if columns & {Column.LEARNER, Column.ADVISOR} or Column.GUARDIAN not in columns:
        return readable
    own = Q(owner=viewer.id) | Q(other=viewer.id)
    others = Guardianship.objects.filter(learner=learner).exclude(guardian=viewer.id).values("guardian_id")
    return readable & (own | Q(owner=learner) | Q(other=learner)) & ~Q(owner__in=others) & ~Q(other__in=others)


def may_hold_rounds(viewer: Viewer) -> bool:
    """This function will say whether the viewer may ask everybody who knows whom: leaders and counsellors may."""
    return bool(viewer.roles & {Role.LEADER, Role.COUNSELLOR})


def may_read_claims(viewer: Viewer) -> bool:
    """This function will say whether the viewer may read who named whom, in the whole school: who-sees-what, row
    "Trusted-adult claims"."""
    return may_hold_rounds(viewer) and may_read_at_school(viewer, Kind.TRUSTED_ADULT)


def may_read_whom_nobody_knows(viewer: Viewer, held: ClaimRound | None) -> bool:
    """This function will say whether the viewer may read the names of those whom no adult knows yet: whoever reads the claims,
    and every adult of the school while they are asked to volunteer. They read names and no thread."""
    is_asked = held is not None and held.school_id == viewer.person.school_id and held.adults_asked_at is not None
    return may_read_claims(viewer) or (viewer.is_staff and is_asked)


def may_name_adults(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may say to which adults a learner would go: only the learner may."""
    is_own = viewer.id == learner.id and Role.LEARNER in viewer.roles
    return is_own and may_write(viewer, Kind.TRUSTED_ADULT, learner)


def may_name_learners(viewer: Viewer, held: ClaimRound) -> bool:
    """This function will say whether the viewer may say whom they know well: adults who work at the school may."""
    return viewer.is_staff and viewer.person.school_id == held.school_id


def may_promise_to_know(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may promise to get to know a learner: adults who work at the same school."""
    return viewer.is_staff and viewer.person.school_id == learner.school_id and viewer.id != learner.id


def may_answer_commitment(viewer: Viewer, commitment: BuddyCommitment) -> bool:
    """This function will say whether the viewer may say how it is with whom they promised to get to know: whose promise it
    is."""
    return viewer.is_staff and viewer.id == commitment.adult_id


def may_share_line(viewer: Viewer) -> bool:
    """This function will say whether the viewer may leave a line for those who lead: learners, and adults who work here."""
    return Role.LEARNER in viewer.roles or viewer.is_staff


def may_walk(viewer: Viewer) -> bool:
    """This function will say whether the viewer is given a list for a walk: those who lead the school."""
    return Role.LEADER in viewer.roles


def may_read_lines(viewer: Viewer) -> bool:
    """This function will say whether the viewer may read the lines left for those who lead: who-sees-what, row "Line for the
    walk"."""
    return may_walk(viewer) and may_read_at_school(viewer, Kind.WALK_LINE)


def may_note_moment(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may note a moment about a learner: adults who work at the same school."""
    return viewer.is_staff and viewer.person.school_id == learner.school_id and viewer.id != learner.id


def may_share_moment(viewer: Viewer, moment: Moment) -> bool:
    """This function will say whether the viewer may open a moment to its learner's family: its learner, and whoever
    noticed it."""
    return viewer.id == moment.learner_id or (viewer.is_staff and viewer.id == moment.author_id)


def moments_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the moments about one learner that the viewer may read."""
    return visible_rows(viewer, Kind.MOMENT, learner, parties=["author_id"])


def may_hear_moment(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may hear a moment: as the row it belongs to. None where it is no moment's."""
    rows = Moment.objects.filter(file=file_id).select_related("learner__school")
    moment = rows.first()
    if moment is None:
        return None
    if viewer is None or (moment.hidden_at and viewer.id not in {moment.author_id, moment.learner_id}):
        return False
    found = rows.filter(moments_visible_to(viewer, moment.learner))
    return found.exists() and may_have_media(viewer, moment.learner)


register_guard("circles", may_hear_moment)
