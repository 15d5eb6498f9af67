"""Doing something together: beginning a project, asking others along, joining, proposing one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.actions.ideas import propose_idea
from trellis.rooms.paths.actions.steps import plant_target
from trellis.rooms.paths.models import (
    ActivityPlan,
    Experience,
    ExperienceTarget,
    Project,
    ProjectInvitation,
)
from trellis.rooms.paths.queries.projects import is_agreed, is_in, live_targets_of
from trellis.rooms.paths.rules import may_ask_along, may_begin_project, may_plan
from trellis.rooms.paths.terms import IdeaState, StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.rules import Viewer

TITLE_LENGTH = 80


@action
def do_together(*, plan: ActivityPlan, ask: Collection[Person], by: Person, at: datetime) -> Project:
    """This function will make a learner's way one that several do together, and ask others of the class along; each of them
    joins by themself. What is done together already stays one project.

    Raises NotAllowed for anybody but the learner, and Refused for an own idea, which is proposed as a project instead.
    Publishes ProjectBegun and LearnerAskedAlong for each.
    """
    if not may_plan(by, plan.learner):
        raise NotAllowed(_("A path is planned by the learner."))
    if plan.experience is None:
        raise Refused(_("Propose it as a project to do it together."))
    project = plan.project
    if project is None:
        project = plan.project = Project.objects.create(begun_by=by, experience=plan.experience, begun_at=at)
        plan.save(update_fields=["project"])
        publish(events.ProjectBegun(school_id=plan.school_id, about_id=plan.learner_id, project_id=project.id))
    _ask(project, ask, viewer_of(by, at=at), at)
    return project


@action
def begin_project(*, experience: Experience, ask: Collection[Person], by: Person, at: datetime) -> Project:
    """This function will begin a project for learners whom an adult teaches: they are asked, and join by themselves. Pressed
    twice it is one project: what somebody has begun on that day, the same way with the same learners, is given back.

    Raises NotAllowed, or Refused for a way that is not offered and for nobody. Publishes ProjectBegun, and
    LearnerAskedAlong for each.
    """
    viewer = viewer_of(by, at=at)
    if not may_begin_project(viewer):
        raise NotAllowed(_("Projects are begun by those who do them, and by those who teach."))
    if experience.school_id != by.school_id or experience.retired_at or not experience.published_at:
        raise Refused(_("This way is not offered any more. Choose another one."))
    if not ask:
        raise Refused(_("Choose with whom it is done."))
    one_after_the_other(by)
    if begun := _begun_already(experience, ask, by, at):
        return begun
    project = Project.objects.create(begun_by=by, experience=experience, begun_at=at)
    publish(events.ProjectBegun(school_id=project.school_id, project_id=project.id))
    _ask(project, ask, viewer, at)
    return project


@action
def ask_along(*, project: Project, learners: Collection[Person], by: Person, at: datetime) -> None:
    """This function will ask learners into a project: those in it may ask who is in a class with them, adults those whom
    they teach. Asked twice is asked once. Raises NotAllowed. Publishes LearnerAskedAlong for each."""
    viewer = viewer_of(by, at=at)
    if not is_in(project, by) and not may_begin_project(viewer):
        raise NotAllowed(_("Those who are in it ask others along."))
    _ask(project, learners, viewer, at)


@action
def take_back_asking(*, invitation: ProjectInvitation, by: Person, at: datetime) -> None:
    """This function will take back that somebody is asked into a project: nothing of it remains. Raises NotAllowed for
    anybody but who asked. Publishes AskingTakenBack."""
    if invitation.by_id != by.id:
        raise NotAllowed(_("Only who asked takes it back."))
    publish(
        events.AskingTakenBack(
            school_id=invitation.school_id, about_id=invitation.learner_id, project_id=invitation.project_id
        )
    )
    invitation.delete()


@action
def join_project(*, project: Project, learner: Person, by: Person, at: datetime) -> ActivityPlan:
    """This function will join a learner to a project into which they are asked: its targets go on their path, and it into
    their plan. Joined once, they stay in it once; left, they are in it again.

    Raises NotAllowed for anybody else and for whoever was not asked. Publishes ProjectJoined.
    """
    if not may_plan(by, learner):
        raise NotAllowed(_("A path is planned by the learner."))
    one_after_the_other(learner)
    plan = ActivityPlan.objects.filter(project=project, learner=learner).first()
    asked = ProjectInvitation.objects.filter(project=project, learner=learner)
    if not is_agreed(project) or (plan is None and not asked.exists()):
        raise NotAllowed(_("You are not asked into this project."))
    asked.update(answered_at=at)
    if plan is None:
        plan = _plan_of(project, learner, at)
    elif plan.state != StepState.NOW:
        plan.state, plan.left_at = StepState.NOW, None
        plan.save(update_fields=["state", "left_at"])
    for target in live_targets_of(project.experience_id):
        plant_target(learner=learner, target=target, by=by, at=at)
    publish(events.ProjectJoined(school_id=project.school_id, about_id=learner.id, project_id=project.id))
    return plan


@action
def answer_asking(*, invitation: ProjectInvitation, is_not_now: bool, by: Person, at: datetime) -> None:
    """This function will note that somebody says "not now" to a project, or that they may be asked after all; nobody is
    told. Raises NotAllowed for anybody else. Publishes AskingAnswered."""
    if not may_plan(by, invitation.learner):
        raise NotAllowed(_("Whoever is asked answers."))
    invitation.answered_at = at if is_not_now else None
    invitation.save(update_fields=["answered_at"])
    publish(
        events.AskingAnswered(
            school_id=invitation.school_id, about_id=invitation.learner_id, project_id=invitation.project_id
        )
    )


@action
def propose_project(
    *, learner: Person, title: str, what: str, targets: Collection[LearningTarget], by: Person, at: datetime,
    ask: Collection[Person] = (),
) -> Project:  # fmt: skip
    """This function will propose a project of a learner's own: what it is called, what they want to do, which targets it
    reaches, whom they would ask along. The advisor answers as to any own idea; with the yes it stands in the learner's
    plan, and the others are asked. Proposed twice it is one project, as long as it waits for its answer.

    Raises NotAllowed for anybody else and for somebody who is in no class with them, Refused without a title, without
    words and without a target. Publishes IdeaProposed and ProjectProposed.
    """
    viewer = viewer_of(by, at=at)
    title, what = " ".join(title.split()), what.strip()
    if not title or len(title) > TITLE_LENGTH:
        raise Refused(_("Give it a title of up to %(limit)s characters.") % {"limit": TITLE_LENGTH})
    if not what:
        raise Refused(_("Say in a sentence what you want to do or find out."))
    if not targets:
        raise Refused(_("Choose at least one target that it reaches."))
    if any(one.retired_at or one.strand.area.school_id != learner.school_id for one in targets):
        raise Refused(_("This target is no longer part of the continuum. Choose another one."))
    said_in = learner.locale.split("-")[0]
    one_after_the_other(learner)
    if proposed := _proposed_already(learner, {said_in: title}, what, targets, by):
        _ask(proposed, ask, viewer, at)
        return proposed
    idea = propose_idea(learner=learner, text=what, by=by, at=at)
    experience = Experience.objects.create(
        school=learner.school, author=learner, kind="project", title={said_in: title}, what={said_in: what},
        slug=f"{slugify(title)[:40]}-{idea.id.hex}"[:80],
    )  # fmt: skip
    ExperienceTarget.objects.bulk_create(ExperienceTarget(experience=experience, target=one) for one in targets)
    project = Project.objects.create(begun_by=learner, experience=experience, idea=idea, begun_at=at)
    publish(events.ProjectProposed(school_id=learner.school_id, about_id=learner.id, project_id=project.id))
    _ask(project, ask, viewer, at)
    return project


def _begun_already(experience: Experience, ask: Collection[Person], by: Person, at: datetime) -> Project | None:
    rows = Project.objects.filter(experience=experience, begun_by=by, idea=None).prefetch_related("invitations")
    today, wanted = school_day(by.school, at), {one.id for one in ask}
    for project in rows.order_by("-begun_at", "-id"):
        asked = {one.learner_id for one in project.invitations.all()}
        if school_day(by.school, project.begun_at) == today and wanted == asked:
            return project
    return None


def _proposed_already(
    learner: Person, title: dict[str, str], what: str, targets: Collection[LearningTarget], by: Person
) -> Project | None:
    if learner.id != by.id:
        return None
    rows = Project.objects.filter(idea__learner=learner, idea__state=IdeaState.ASKED, idea__text=what)
    reached = {one.id for one in targets}
    for project in rows.select_related("experience", "idea").prefetch_related("experience__leads_to"):
        if (
            project.experience.title == title
            and {one.target_id for one in project.experience.leads_to.all()} == reached
        ):
            return project
    return None


def _plan_of(project: Project, learner: Person, at: datetime) -> ActivityPlan:
    """The plan with which somebody is in: one that they have of this way already becomes it."""
    alone = ActivityPlan.objects.filter(
        learner=learner, experience=project.experience, project=None, state=StepState.NOW
    ).first()
    if alone is None:
        return ActivityPlan.objects.create(
            learner=learner, experience=project.experience, project=project, started_at=at
        )
    alone.project = project
    alone.save(update_fields=["project"])
    return alone


def _ask(project: Project, learners: Collection[Person], viewer: Viewer, at: datetime) -> None:
    if not all(may_ask_along(viewer, learner) for learner in learners):
        raise NotAllowed(_("Ask somebody of your class, or somebody whom you teach."))
    known: set[UUID] = {*project.plans.values_list("learner_id", flat=True)}
    known |= {*project.invitations.values_list("learner_id", flat=True)}
    for learner in learners:
        if learner.id not in known:
            ProjectInvitation.objects.create(project=project, learner=learner, by=viewer.person, at=at)
            publish(events.LearnerAskedAlong(school_id=project.school_id, about_id=learner.id, project_id=project.id))
