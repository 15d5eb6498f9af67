"""Questions about the files that stand on a learner's own pages of a class tablet."""

from collections.abc import Collection
from uuid import UUID

from trellis.rooms.continuum.models import Exemplar
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile, Judgement
from trellis.rooms.people.models import Person


def is_linked(piece: Evidence) -> bool:
    """This function will tell whether a piece is said to show some target."""
    return Claim.objects.filter(evidence=piece, withdrawn_at=None).exists()


def is_on_pages_of(learner: Person, file_id: UUID, *, kept_now: Collection[UUID] = ()) -> bool:
    """This function will tell whether a file stands on the pages of a learner: of a piece of theirs that is linked to a
    target, the spoken reason of what was signed, the picture of an example, and what they have just kept. Whatever else they
    have kept and linked to nothing stands nowhere on them."""
    files = EvidenceFile.objects.filter(file=file_id, evidence__learner=learner, evidence__erased_at=None)
    return (
        files.filter(evidence__in=kept_now).exists()
        or files.filter(evidence__claims__withdrawn_at=None, evidence__claims__isnull=False).exists()
        or Judgement.objects.filter(reason_file=file_id, learner=learner).exists()
        or Exemplar.objects.filter(picture=file_id, target__strand__area__school=learner.school_id).exists()
    )
