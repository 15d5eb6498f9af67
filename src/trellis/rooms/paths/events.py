"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class TargetPlanted(Event):
    sentence: ClassVar[str] = "put a target on the path"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepTakenOff(Event):
    sentence: ClassVar[str] = "took a target off the path"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepPutBack(Event):
    sentence: ClassVar[str] = "put a target back on the path"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepMoved(Event):
    sentence: ClassVar[str] = "changed the order of the path"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayChanged(Event):
    sentence: ClassVar[str] = "changed where they do what they planned"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayChosen(Event):
    sentence: ClassVar[str] = "chose a way"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WaySwitched(Event):
    sentence: ClassVar[str] = "chose another way; the work done stays"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayFinished(Event):
    sentence: ClassVar[str] = "finished a way"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayPutAway(Event):
    sentence: ClassVar[str] = "put a way away; the work done stays"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayTakenUp(Event):
    sentence: ClassVar[str] = "took up a way again"
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class IdeaProposed(Event):
    sentence: ClassVar[str] = "proposed a way of their own"
    idea_id: UUID


@dataclass(frozen=True, kw_only=True)
class IdeaAnswered(Event):
    sentence: ClassVar[str] = "answered an own idea"
    idea_id: UUID
    answer: str


@dataclass(frozen=True, kw_only=True)
class IdeaPassedOn(Event):
    sentence: ClassVar[str] = "passed an own idea on to a colleague"
    idea_id: UUID


@dataclass(frozen=True, kw_only=True)
class IdeaTakenBack(Event):
    sentence: ClassVar[str] = "took back an idea of their own"
    idea_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnAreaNamed(Event):
    sentence: ClassVar[str] = "named an area of their own"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnAreaRenamed(Event):
    sentence: ClassVar[str] = "renamed an area of their own"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnAreaTakenAway(Event):
    sentence: ClassVar[str] = "took an area of their own off the path; the work done stays"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnStepChanged(Event):
    sentence: ClassVar[str] = "changed a step of an area of their own"
    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class GoalSet(Event):
    sentence: ClassVar[str] = "set a goal"
    goal_id: UUID


@dataclass(frozen=True, kw_only=True)
class GoalOpened(Event):
    sentence: ClassVar[str] = "said who else reads a goal of theirs"
    goal_id: UUID
    to_circle: bool


@dataclass(frozen=True, kw_only=True)
class GoalReached(Event):
    sentence: ClassVar[str] = "reached a goal"
    goal_id: UUID


@dataclass(frozen=True, kw_only=True)
class GoalLetGo(Event):
    sentence: ClassVar[str] = "let a goal go"
    goal_id: UUID


@dataclass(frozen=True, kw_only=True)
class WhyAsked(Event):
    sentence: ClassVar[str] = "asked why"
    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class WhyAnswered(Event):
    sentence: ClassVar[str] = "answered why"
    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class LessonPlanned(Event):
    sentence: ClassVar[str] = "planned a small lesson"
    lesson_id: UUID


@dataclass(frozen=True, kw_only=True)
class LessonTakenBack(Event):
    sentence: ClassVar[str] = "took a small lesson back"
    lesson_id: UUID


@dataclass(frozen=True, kw_only=True)
class DemonstrationPlanned(Event):
    sentence: ClassVar[str] = "said how they would like to show a target"
    demonstration_id: UUID


@dataclass(frozen=True, kw_only=True)
class DemonstrationTakenBack(Event):
    sentence: ClassVar[str] = "took back how they would like to show a target"
    demonstration_id: UUID


@dataclass(frozen=True, kw_only=True)
class DemonstrationAgreed(Event):
    sentence: ClassVar[str] = "agreed to how a target will be shown"
    demonstration_id: UUID


@dataclass(frozen=True, kw_only=True)
class DemonstrationAskedAbout(Event):
    sentence: ClassVar[str] = "asked about how a target will be shown"
    demonstration_id: UUID


@dataclass(frozen=True, kw_only=True)
class DemonstrationReopened(Event):
    sentence: ClassVar[str] = "took back their answer to how a target will be shown"
    demonstration_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProjectBegun(Event):
    sentence: ClassVar[str] = "began a project"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProjectProposed(Event):
    sentence: ClassVar[str] = "proposed a project"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class LearnerAskedAlong(Event):
    sentence: ClassVar[str] = "asked a learner into a project"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class AskingTakenBack(Event):
    sentence: ClassVar[str] = "took back that a learner is asked into a project"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProjectJoined(Event):
    sentence: ClassVar[str] = "joined a project"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class AskingAnswered(Event):
    sentence: ClassVar[str] = "said “not now” to a project, or that they may be asked again"
    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class BlockPlanned(Event):
    sentence: ClassVar[str] = "planned a part of the day"
    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class BlockPlansLetGo(Event):
    sentence: ClassVar[str] = "let go of what was planned in a part of the day that is gone"
    block_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanItemTakenOut(Event):
    sentence: ClassVar[str] = "took something out of the plan of a day"
    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanItemPutBack(Event):
    sentence: ClassVar[str] = "put something back into the plan of a day"
    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperiencePublished(Event):
    sentence: ClassVar[str] = "published an experience"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceDrafted(Event):
    sentence: ClassVar[str] = "wrote or brought in an experience"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceRemixed(Event):
    sentence: ClassVar[str] = "made an experience their own; the original stays"
    experience_id: UUID
    source_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceChanged(Event):
    sentence: ClassVar[str] = "changed an experience of their own"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceUnpublished(Event):
    sentence: ClassVar[str] = "took an experience back from the school’s shelf"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceRetired(Event):
    sentence: ClassVar[str] = "put an experience away; who is on it stays on it"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceBroughtBack(Event):
    sentence: ClassVar[str] = "took an experience out again"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperiencePlanned(Event):
    sentence: ClassVar[str] = "planned an experience for a class"
    planned_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceTakenOut(Event):
    sentence: ClassVar[str] = "took an experience out of the week of a class"
    experience_id: UUID
