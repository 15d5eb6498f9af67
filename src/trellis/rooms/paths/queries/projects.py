"""Questions about what several learners do together: who is in it, who is asked, which targets it reaches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.paths.models import (
    ActivityPlan,
    Experience,
    ExperienceTarget,
    Project,
    ProjectInvitation,
)
from trellis.rooms.paths.terms import IdeaState, StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import learners_in, taught_ids
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind

IN_IT = (StepState.NOW, StepState.DONE)
AGREED = Q(project__idea=None) | Q(project__idea__state=IdeaState.YES)


@dataclass(frozen=True)
class ProjectSheet:
    """A project as one viewer may know of it: who is in it, who is asked, which targets it reaches, by area."""

    project: Project
    people: tuple[Person, ...]  # in it now, or done with it; by name
    asked: tuple[ProjectInvitation, ...]
    targets: tuple[TargetShape, ...]
    plan: ActivityPlan | None = None  # with which the viewer is in it

    @property
    def experience(self) -> Experience:
        return self.project.experience

    def others(self, viewer: Viewer) -> list[Person]:
        """This function will list who else is in it."""
        return [one for one in self.people if one.id != viewer.id]


def live_targets_of(experience_id: UUID) -> list[LearningTarget]:
    """This function will list the targets that a way leads to and that the school still uses, in the continuum's order."""
    rows = LearningTarget.objects.filter(
        pk__in=ExperienceTarget.objects.filter(experience=experience_id).values("target_id"), retired_at=None
    )
    order = ("strand__area__order", "strand__order", "order")
    return list(rows.select_related("strand__area").order_by(*order))


def is_agreed(project: Project) -> bool:
    """This function will say whether others may know of a project: an own idea needs its yes first."""
    return project.idea is None or project.idea.state == IdeaState.YES


def is_in(project: Project, person: Person) -> bool:
    """This function will say whether somebody is in a project, or done with it."""
    return ActivityPlan.objects.filter(project=project, learner=person, state__in=IN_IT).exists()


def peers_of(viewer: Viewer) -> list[Person]:
    """This function will list the learners who are in a class with the viewer today, by name."""
    if not viewer.own_groups:
        return []
    return _peers(list(viewer.own_groups), viewer.on, viewer.id)


@prepared
def _peers(groups: list[UUID], on: date, own_id: UUID) -> QuerySet[Person]:
    return learners_in(groups, on=on).exclude(pk=own_id)


def project_of(viewer: Viewer, project_id: UUID) -> ProjectSheet | None:
    """This function will find a project for who is in it, was asked into it, or teaches one of them."""
    return next(iter(_sheets(viewer, _known(viewer, only=project_id))), None)


def projects_of(viewer: Viewer) -> list[ProjectSheet]:
    """This function will list the projects that concern the viewer: a learner's own, and for who teaches those of their
    learners, as long as somebody is in them or asked; the newest first."""
    return _sheets(viewer, _known(viewer))


def invitations_to(learner: Person) -> list[ProjectInvitation]:
    """This function will list the projects into which a learner is asked and has not said anything yet, oldest first."""
    return _invitations(learner.id)


@prepared
def _invitations(learner_id: UUID) -> QuerySet[ProjectInvitation]:
    rows = ProjectInvitation.objects.filter(AGREED, learner=learner_id, answered_at=None)
    return rows.select_related("by", "project__experience").order_by("at", "id")


def invitation_to(learner: Person, project_id: UUID) -> ProjectInvitation | None:
    """This function will find that a learner was asked into a project."""
    rows = ProjectInvitation.objects.filter(AGREED, learner=learner, project=project_id)
    return rows.select_related("learner", "project__experience", "project__idea", "by").first()


def invitation_by(person: Person, invitation_id: UUID) -> ProjectInvitation | None:
    """This function will find an asking of one's own, whatever was said to it: to whoever asked, "not now" reads as silence."""
    return ProjectInvitation.objects.filter(pk=invitation_id, by=person).first()


def proposed_in(ideas: Collection[UUID], *, viewer: Viewer) -> dict[UUID, ProjectSheet]:
    """This function will find, for ideas that somebody may read, the project that each of them proposes, by idea."""
    if not ideas:
        return {}
    return {one.project.idea_id: one for one in _sheets(viewer, _proposed(list(ideas))) if one.project.idea_id}


@prepared
def _proposed(ideas: list[UUID]) -> QuerySet[Project]:
    return _whole(Project.objects.filter(idea__in=ideas))


def ways_across_areas(viewer: Viewer) -> list[Experience]:
    """This function will list the published ways of the viewer's school that reach two areas or more, by title."""
    school = viewer.person.school
    continuum = continuum_of(school)
    rows = Experience.objects.filter(school=school, retired_at=None, published_at__isnull=False)
    found = []
    for one in rows.prefetch_related("leads_to").order_by("slug"):
        met = {
            continuum.by_id[tie.target_id].strand.area.id
            for tie in one.leads_to.all()
            if tie.target_id in continuum.by_id
        }
        if len(met) > 1:
            found.append(one)
    return found


def _known(viewer: Viewer, *, only: UUID | None = None) -> list[Project]:
    """The projects that somebody may know of, or one of them."""
    teaches = bool(viewer.taught_groups)
    whose = taught_ids(viewer) if teaches else [viewer.id]
    ideas = teaches or may_read(viewer, Kind.OWN_IDEAS, viewer.person)
    return _projects(whose, viewer.id, viewer.person.school_id, only, teaches=teaches, with_ideas=ideas)


@prepared
def _projects(
    whose: list[UUID], own_id: UUID, school_id: UUID, only: UUID | None, *, teaches: bool, with_ideas: bool
) -> QuerySet[Project]:
    """Whoever proposed one knows of it before the yes; nobody else does."""
    plans = ActivityPlan.objects.filter(learner__in=whose, project__isnull=False)
    plans = plans if teaches else plans.filter(state__in=IN_IT)
    asked = ProjectInvitation.objects.filter(AGREED, learner__in=whose)
    asked = asked if teaches else asked.filter(answered_at=None)
    known = Q(pk__in=plans.values("project")) | Q(pk__in=asked.values("project")) | Q(begun_by=own_id)
    rows = Project.objects.filter(known, school=school_id).exclude(idea__state=IdeaState.TAKEN_BACK)
    rows = rows if with_ideas else rows.filter(idea=None)
    return _whole(rows if only is None else rows.filter(pk=only))


def _whole(rows: QuerySet[Project]) -> QuerySet[Project]:
    plans = ActivityPlan.objects.filter(state__in=IN_IT).select_related("learner").order_by("learner__said_as", "id")
    asked = ProjectInvitation.objects.select_related("learner", "by").order_by("learner__said_as", "id")
    rows = rows.select_related("experience__author", "experience__school", "idea", "begun_by")
    return rows.prefetch_related(
        Prefetch("plans", plans), Prefetch("invitations", asked), "experience__leads_to"
    ).order_by("-begun_at", "-id")  # fmt: skip


def _sheets(viewer: Viewer, projects: list[Project]) -> list[ProjectSheet]:
    if not projects:
        return []
    known, shapes = _known_people(viewer), continuum_of(viewer.person.school).targets
    return [_sheet(viewer, one, known, shapes) for one in projects]


def _known_people(viewer: Viewer) -> set[UUID]:
    """Whom the viewer may read of: themself, who is in a class with them today, whom they teach."""
    return {viewer.id, *(one.id for one in peers_of(viewer)), *(taught_ids(viewer) if viewer.taught_groups else ())}


def _sheet(viewer: Viewer, project: Project, known: set[UUID], shapes: Sequence[TargetShape]) -> ProjectSheet:
    reached = {tie.target_id for tie in project.experience.leads_to.all()}
    plans = list(project.plans.all())
    in_it = {plan.learner_id for plan in plans}
    # Whoever said "not now" reads as asked, for nobody is told.
    asked = [one for one in project.invitations.all() if one.learner_id in known and one.learner_id not in in_it]
    return ProjectSheet(
        project=project,
        people=tuple(plan.learner for plan in plans if plan.learner_id in known),
        asked=tuple(asked),
        targets=tuple(one for one in shapes if one.id in reached),
        plan=next((plan for plan in plans if plan.learner_id == viewer.id), None),
    )
