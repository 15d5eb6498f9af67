"""Questions about what learners did outside: whom to ask how it was."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.foundation.i18n import said
from trellis.foundation.prepared import prepared
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import DEBRIEF_DAYS
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.evidence.queries import pieces_alone_of
from trellis.rooms.evidence.terms import PieceKind, Source
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.paths.rules import may_read_plan
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import first_adults, school_days_for, taught_by
from trellis.rooms.people.rules import Viewer

MOST_PHOTOS = 3


@dataclass(frozen=True)
class Debrief:
    """Something a learner did outside that two talk about soon: the way, its day, and the photos they brought back."""

    plan: ActivityPlan
    photos: tuple[EvidenceFile, ...]
    adult: Person
    talk: Conference | None  # begun, and not ended yet

    @property
    def what(self) -> str:
        """What it was: the way, or an idea of the learner's own."""
        if self.plan.experience is not None:
            return said(self.plan.experience.title)
        return self.plan.idea.text if self.plan.idea is not None else ""


def debriefs_due(viewer: Viewer) -> list[Debrief]:
    """This function will list what learners did outside the school in the last three school days and the adult who answers
    each of them first, their advisor, has not talked about with them yet; a talk that was begun stays until it was held."""
    plans = _plans(taught_by(viewer), viewer)
    first = first_adults({one.learner_id for one in plans}, on=viewer.on) if plans else {}
    mine = [one for one in plans if one.learner_id in first and first[one.learner_id][0].person_id == viewer.id]
    return _debriefs(mine, viewer, adult=viewer.person)


def debriefs_of(viewer: Viewer, *, adult: Person | None) -> list[Debrief]:
    """This function will list what a learner did outside the school in their last three school days and has not talked about
    yet."""
    return _debriefs(_plans([viewer.person], viewer), viewer, adult=adult) if adult else []


def _plans(learners: list[Person], viewer: Viewer) -> list[ActivityPlan]:
    found = plans_outside([one.id for one in learners], since=debriefed_since(viewer), on=viewer.on) if learners else []
    return [one for one in found if may_read_plan(viewer, one)]


@prepared
def plans_outside(learner_ids: list[UUID], *, since: date, on: date) -> QuerySet[ActivityPlan]:
    """This function will list what these learners did outside the school since a day and before another and no talk was
    held about, or a talk was begun about, however long ago it was."""
    held = Conference.objects.filter(about_plan=OuterRef("pk"), held_at__isnull=False)
    begun = Conference.objects.filter(about_plan=OuterRef("pk"), held_at=None)
    rows = ActivityPlan.objects.filter(_is_outside(), ~Exists(held), learner__in=learner_ids, day__lt=on)
    rows = rows.filter(Q(day__gte=since) | Exists(begun)).exclude(state=StepState.LEFT)
    return rows.select_related("experience", "idea", "learner__school").order_by("day", "learner__said_as", "id")


def _is_outside() -> Q:
    """What takes place outside the school: the way says so, whatever kind it is; or the learner brought something back from
    the community, on a way of their own as well."""
    brought = Evidence.objects.filter(
        plan=OuterRef("pk"), source=Source.COMMUNITY, handed_in_at__isnull=False, erased_at=None
    )
    return Q(experience__is_outside=True) | Q(Exists(brought))


def _debriefs(plans: list[ActivityPlan], viewer: Viewer, *, adult: Person) -> list[Debrief]:
    if not plans:
        return []
    talks = {one.about_plan_id: one for one in Conference.objects.filter(about_plan__in=plans)}
    photos = _photos(plans, viewer)
    return [Debrief(one, tuple(photos.get(one.pk, ())[:MOST_PHOTOS]), adult, talks.get(one.pk)) for one in plans]


def debriefed_since(viewer: Viewer) -> date:
    """This function will find the day of a visit that is to be talked about by today at the latest: three school days
    ago."""
    days = school_days_for(viewer, viewer.on - timedelta(days=60), viewer.on)
    before = [day for day in days if day < viewer.on]
    return before[-DEBRIEF_DAYS] if len(before) >= DEBRIEF_DAYS else viewer.on - timedelta(days=DEBRIEF_DAYS)


def _photos(plans: list[ActivityPlan], viewer: Viewer) -> dict[object, list[EvidenceFile]]:
    pieces = Q(pk__in=[])
    for learner in {one.learner for one in plans}:
        theirs = pieces_alone_of(learner, viewer=viewer).filter(erased_at=None, handed_in_at__isnull=False)
        pieces |= Q(evidence__in=theirs.order_by().values("pk"))
    kinds = [PieceKind.PHOTO, PieceKind.DRAWING]
    rows = EvidenceFile.objects.filter(pieces, evidence__plan__in=plans, kind__in=kinds)
    found: dict[object, list[EvidenceFile]] = {}
    for file in rows.select_related("evidence", "file").order_by("evidence__captured_at", "order"):
        found.setdefault(file.evidence.plan_id, []).append(file)
    return found
