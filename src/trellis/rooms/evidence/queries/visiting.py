"""Visitors without an account: what was asked, what opens at an address, what waits to be let through."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.models import StoredFile
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Evidence, EvidenceFile, VisitorInvitation
from trellis.rooms.evidence.rules import is_live_invitation, may_consent_to_visitor, may_invite_visitor
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import address_digest, plain_address
from trellis.rooms.people.rules import Viewer


def invitations_of(piece: Evidence, *, viewer: Viewer) -> list[VisitorInvitation]:
    """This function will list who was invited to a piece, newest first, for those who may invite there."""
    return list(_whole().filter(evidence=piece)) if may_invite_visitor(viewer, piece) else []


def asked_of_learner(piece: Evidence, *, viewer: Viewer) -> list[VisitorInvitation]:
    """This function will list for which visitors a learner is asked about a piece, or has agreed."""
    if viewer.id != piece.learner_id:
        return []
    return _asked_about(piece.id)


@prepared
def _asked_about(piece_id: UUID) -> QuerySet[VisitorInvitation]:
    return _whole().filter(evidence=piece_id, withdrawn_at=None, answered_at=None)


def visitors_waiting_for(learner_id: UUID) -> list[VisitorInvitation]:
    """This function will list for which visitors a learner has not said yes or no yet, first asked, first told."""
    return _unanswered_by(learner_id)


@prepared
def _unanswered_by(learner_id: UUID) -> QuerySet[VisitorInvitation]:
    rows = _whole().filter(learner=learner_id, agreed_at=None, withdrawn_at=None, answered_at=None)
    return rows.order_by("asked_at", "id")


def asked_of_family(child: Person, *, viewer: Viewer) -> list[VisitorInvitation]:
    """This function will list for which pieces a guardian is asked, or has consented: after the learner has agreed."""
    return [one for one in _agreed_about(child.id) if may_consent_to_visitor(viewer, one)]


@prepared
def _agreed_about(learner_id: UUID) -> QuerySet[VisitorInvitation]:
    return _whole().filter(learner=learner_id, agreed_at__isnull=False, withdrawn_at=None, answered_at=None)


def invitation_of(invitation_id: UUID) -> VisitorInvitation | None:
    """This function will find an invitation; whether somebody may know of it is asked elsewhere."""
    return _whole().filter(pk=invitation_id).first()


def invitation_at(address: str, *, at: datetime) -> VisitorInvitation | None:
    """This function will find what an address opens now; used, run out or withdrawn it opens nothing."""
    found = _whole().filter(address_digest=address_digest(plain_address(address))).first()
    return found if found is not None and is_live_invitation(found, at=at) else None


def files_for_visitor(invitation: VisitorInvitation) -> list[EvidenceFile]:
    """This function will list the files of the piece that an address opens, in their order."""
    return list(EvidenceFile.objects.filter(evidence=invitation.evidence_id).select_related("file").order_by("order"))


def file_for_visitor(invitation: VisitorInvitation, file_id: UUID) -> StoredFile | None:
    """This function will find one file of that piece, and none of another."""
    found = next((one for one in files_for_visitor(invitation) if one.file_id == file_id), None)
    return found.file if found else None


def _whole() -> QuerySet[VisitorInvitation]:
    return VisitorInvitation.objects.select_related(
        "learner__school", "evidence__learner__school", "invited_by", "consent_by", "voice"
    )
