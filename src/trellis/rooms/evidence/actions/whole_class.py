"""Keeping the work of a class with one camera: many photos, each given to whoever made it; and taking one back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, copied
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import GivenFile, drop_files_of
from trellis.rooms.evidence.actions.together import PieceToKeep, capture_many
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.evidence.rules import is_touched, may_capture, may_judge, may_read_work_in, may_take_back
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of

MOST_PHOTOS = 40  # a class: more are kept in two goes


@dataclass(frozen=True, kw_only=True)
class ClassWork:
    """A photo that a form has checked, and those who made what it shows."""

    photo: CheckedFile
    makers: Sequence[Person]


@dataclass(frozen=True)
class ClassKept:
    """What became of the photos: the pieces that are kept now, and who had the same photo already."""

    pieces: tuple[Evidence, ...]
    had_it: tuple[Person, ...]


@action
def capture_for_class(
    *, works: Sequence[ClassWork], by: Person, at: datetime, target: LearningTarget | None = None, title: str = ""
) -> ClassKept:  # fmt: skip
    """This function will keep a piece for each face that was tapped under a photo: work made together is a piece of each
    who made it, with a file of its own. All of it or nothing; `target` is what all of it shows.

    The same photo twice is one photo with the faces of both, and a photo that somebody has already from the same adult is
    not kept again: so what was sent twice is kept once. As whatever an adult keeps, it is handed in at once. Raises
    NotAllowed for learners whom the adult does not teach, or does not teach that target; Refused for no photo with a face, for too many, and for work
    that its own keeper could not look at. Publishes ClassCaptured, and PiecesCaptured for each learner.
    """
    makers = {maker.id: maker for work in works for maker in work.makers}
    viewer, areas = viewer_of(by, at=at), [target.strand.area_id] if target else []
    if not all(may_capture(viewer, maker) for maker in makers.values()) or by.id in makers:
        raise NotAllowed(_("Only those who teach a learner keep work for them here."))
    if target and not all(may_judge(viewer, maker, target.strand.area_id) for maker in makers.values()):
        raise NotAllowed(_("This target is not open here."))
    _refuse_works(works)
    if not all(may_read_work_in(viewer, maker, areas) for maker in makers.values()):
        raise Refused(_("You teach some areas here. Choose what they show, so that you can look at it yourself."))
    to_keep, had_it = _sorted_out(works, by)
    publish(events.ClassCaptured(school_id=by.school_id, learner_ids=" ".join(str(one) for one in to_keep)))
    made: list[Evidence] = []
    for maker_id, photos in to_keep.items():
        pieces = [
            PieceToKeep(kept_at=at, title=title, files=[GivenFile(upload=one)], shows={target: ""} if target else {})
            for one in photos
        ]
        made += capture_many(learner=makers[maker_id], pieces=pieces, by=by, at=at)
    return ClassKept(tuple(made), tuple(maker for maker in makers.values() if maker.id in had_it))


@action
def take_back(*, evidence: Evidence, by: Person, at: datetime) -> None:
    """This function will take back a piece that an adult kept for a learner, on the same day: the wrong face was tapped.
    Nothing of it remains, neither the row nor the photo nor its small pictures.

    Raises NotAllowed for anybody else and on another day, Refused once somebody has said something about it. Publishes
    PieceTakenBack.
    """
    if not may_take_back(viewer_of(by, at=at), evidence):
        raise NotAllowed(_("Whoever kept it takes it back, on the same day."))
    if is_touched(evidence):
        raise Refused(
            _("Something has been said about it already, so it stays. %(name)s can erase it.")
            % {"name": evidence.learner.said_as}
        )
    publish(events.PieceTakenBack(school_id=evidence.school_id, about_id=evidence.learner_id, evidence_id=evidence.id))
    drop_files_of(evidence)
    evidence.claims.all().delete()
    evidence.delete()


def _refuse_works(works: Sequence[ClassWork]) -> None:
    if not works or not all(work.makers for work in works):
        raise Refused(_("Tap who made it: a photo is kept for somebody."))
    if len(works) > MOST_PHOTOS:
        raise Refused(_("These are very many photos. Keep up to %(most)s in one go.") % {"most": MOST_PHOTOS})


def _sorted_out(works: Sequence[ClassWork], by: Person) -> tuple[dict[UUID, list[CheckedFile]], set[UUID]]:
    """Which photos are to be kept for whom, each keeper with bytes of their own; and who has one of them already."""
    wanted: dict[tuple[UUID, str], CheckedFile] = {}
    for work in works:
        for maker in work.makers:
            wanted.setdefault((maker.id, work.photo.sha256), work.photo)
    rows = EvidenceFile.objects.filter(
        evidence__author=by,
        evidence__learner__in={one for one, _hash in wanted},
        file__sha256__in={h for _one, h in wanted},
    )
    known = set(rows.values_list("evidence__learner_id", "file__sha256"))
    to_keep, used = defaultdict(list), set[str]()
    for (maker_id, digest), photo in wanted.items():
        if (maker_id, digest) not in known:
            to_keep[maker_id].append(copied(photo) if photo.storage_name in used else photo)
            used.add(photo.storage_name)
    return dict(to_keep), {maker_id for maker_id, digest in wanted if (maker_id, digest) in known}
