"""Questions about the files that stand on a learner's own pages of a class tablet."""

from uuid import UUID

from trellis.rooms.continuum.models import Exemplar
from trellis.rooms.evidence.models import EvidenceFile, Judgement
from trellis.rooms.people.models import Person


def is_on_pages_of(learner: Person, file_id: UUID) -> bool:
    """This function will tell whether a file stands on My Path of a learner: of a piece of theirs that is linked to a
    target, the spoken reason of what was signed, or the picture of an example. What they have kept and linked to nothing stands nowhere on it."""
    files = EvidenceFile.objects.filter(file=file_id, evidence__learner=learner, evidence__erased_at=None)
    return (
        files.filter(evidence__claims__withdrawn_at=None, evidence__claims__isnull=False).exists()
        or Judgement.objects.filter(reason_file=file_id, learner=learner).exists()
        or Exemplar.objects.filter(picture=file_id, target__strand__area__school=learner.school_id).exists()
    )
