"""Who plans a learner's path, and who answers their ideas and questions."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from trellis.foundation.files import register_guard
from trellis.rooms.paths.models import (
    ActivityPlan,
    DemonstrationPlan,
    Experience,
    Lesson,
    OwnIdea,
    PlannedExperience,
    WhyQuestion,
)
from trellis.rooms.paths.terms import Licence
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import EDUCATORS, Role
from trellis.rooms.privacy.rules import may_read, may_write, relation_to, visible_rows
from trellis.rooms.privacy.terms import Column, Kind

TEACHING = frozenset({Column.TEACHER, Column.ADVISOR})


def may_plan(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may choose for a learner's path: only the learner may."""
    return person.id == learner.id


def may_plan_together(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may put a target on the path: the learner, or their advisor with them."""
    return viewer.id == learner.id or may_write(viewer, Kind.OWN_IDEAS, learner)


def may_answer_idea(viewer: Viewer, idea: OwnIdea) -> bool:
    """This function will say whether the viewer may answer an own idea: the adult who was asked, or another who
    teaches the learner."""
    return viewer.id != idea.learner_id and may_write(viewer, Kind.OWN_IDEAS, idea.learner)


def may_answer_why(viewer: Viewer, question: WhyQuestion) -> bool:
    """This function will say whether the viewer may answer a why: those who teach the learner may."""
    return viewer.id != question.learner_id and may_write(viewer, Kind.OWN_IDEAS, question.learner)


def may_publish_experience(viewer: Viewer) -> bool:
    """This function will say whether the viewer may publish an experience: educators, staff and leaders may."""
    return bool(viewer.roles & (EDUCATORS | {Role.STAFF, Role.LEADER}))


def may_design(viewer: Viewer) -> bool:
    """This function will say whether the viewer may write, bring in and change experiences, and make another's their own:
    educators may."""
    return bool(viewer.roles & EDUCATORS)


def may_change_experience(viewer: Viewer, experience: Experience) -> bool:
    """This function will say whether the viewer may change an experience as it stands: its author, while they teach here.
    Anybody else makes a copy."""
    return may_design(viewer) and viewer.id == experience.author_id


def may_plan_for(viewer: Viewer, group_id: UUID) -> bool:
    """This function will say whether the viewer may put experiences into the week of a class, and take them out: those who
    teach it."""
    return group_id in viewer.taught_groups


def licences_after(source_licence: str) -> tuple[Licence, ...]:
    """This function will list the licences that what is made from a source may have: what is only ours stays ours, what is
    shared alike stays as open, or with us. Where no licence is known, whoever brings it in answers for it."""
    if source_licence == Licence.OURS:
        return (Licence.OURS,)
    if source_licence == Licence.CC_BY_SA:
        return (Licence.CC_BY_SA, Licence.OURS)
    return tuple(Licence)


def monday_of(day: date) -> date:
    """This function will find the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def experiences_open_to(viewer: Viewer) -> Q:
    """This function will select the experiences that the viewer may read: what their school offers; their own drafts; what
    stands in the week of a class that they teach or learn in, for that class alone; what they are on."""
    groups = viewer.taught_groups | viewer.own_groups
    planned = PlannedExperience.objects.filter(group__in=groups, week__gte=monday_of(viewer.on))
    on = ActivityPlan.objects.filter(learner=viewer.person, experience__isnull=False)
    open_to_all = Q(published_at__isnull=False)
    in_the_week = Q(pk__in=planned.values("experience_id"))
    mine = Q(author=viewer.person) if may_design(viewer) else Q(pk=None)
    offered = Q(retired_at=None) & (open_to_all | in_the_week | mine)
    return Q(school_id=viewer.person.school_id) & (offered | Q(pk__in=on.values("experience_id")))


def may_read_experience(viewer: Viewer, experience: Experience) -> bool:
    """This function will say whether the viewer may read an experience: experiences_open_to, for one."""
    return Experience.objects.filter(experiences_open_to(viewer), pk=experience.pk).exists()


def may_read_experience_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may have the page or photo of an experience: whoever may read it.
    None: not ours."""
    found = Experience.objects.filter(file=file_id)
    if viewer is None or not found.exists():
        return None
    return found.filter(experiences_open_to(viewer)).exists()


register_guard("paths", may_read_experience_file)


def may_see_class_at(viewer: Viewer, learner: Person, area_id: UUID) -> bool:
    """This function will say whether the viewer may see how a learner stands at a target of this area beside the others
    of the class: those who teach it to them may; nobody sees themself among others."""
    return viewer.id != learner.id and may_read(viewer, Kind.CLASS_AT_TARGET, learner, area_ids=[area_id])


def may_take_back_lesson(person: Person, lesson: Lesson) -> bool:
    """This function will say whether somebody may take a small lesson back: whoever planned it."""
    return person.id == lesson.teacher_id


def may_answer_demonstration(viewer: Viewer, demonstration: DemonstrationPlan) -> bool:
    """This function will say whether the viewer may agree to how a target is shown, or ask about it: a person who judges
    the learner there, in their own areas, the advisor in all."""
    area_ids = [demonstration.target.strand.area_id]
    is_self = viewer.id == demonstration.learner_id
    return not is_self and may_write(viewer, Kind.STATES, demonstration.learner, area_ids=area_ids)


def may_ask_along(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may ask a learner into a project: those who are in a class with them, and
    those who teach them. Whether somebody joins, they say themself."""
    return bool(relation_to(viewer, learner).columns & (TEACHING | {Column.PEER})) and viewer.id != learner.id


def may_begin_project(viewer: Viewer) -> bool:
    """This function will say whether the viewer may begin a project for learners whom they teach."""
    return bool(viewer.roles & EDUCATORS)


def may_plan_in(viewer: Viewer, block: TimeBlock) -> bool:
    """This function will say whether the viewer may plan this part of their own day: one of the school or of a group they
    learn in, and free."""
    is_theirs = block.group_id is None or block.group_id in viewer.own_groups
    return block.school_id == viewer.person.school_id and is_theirs and block.is_free


def plans_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select one learner's plans, choices and own areas that the viewer may read."""
    return visible_rows(viewer, Kind.PLANS, learner)


def may_read_plan(viewer: Viewer, plan: ActivityPlan) -> bool:
    """This function will say whether the viewer may read one plan: plans_visible_to, of a row that comes with its
    learner."""
    return may_read(viewer, Kind.PLANS, plan.learner, visibility=plan.visibility)


def planned_days_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select, of what one learner planned for their days, what the viewer may read."""
    return visible_rows(viewer, Kind.PLANS, learner, opened="day__visibility")


def may_read_choices(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read what a learner chose."""
    return may_read(viewer, Kind.PLANS, learner)


def ideas_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select one learner's own ideas and why questions that the viewer may read."""
    return visible_rows(viewer, Kind.OWN_IDEAS, learner, opened="")


def goals_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select one learner's goals that the viewer may read."""
    return visible_rows(viewer, Kind.SELF_ASSESSMENT, learner)
