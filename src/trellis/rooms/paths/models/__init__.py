"""The nouns of this room."""

from trellis.rooms.paths.models.day import DayPlan, PlanItem
from trellis.rooms.paths.models.demonstration import DemonstrationPlan
from trellis.rooms.paths.models.experience import Experience, ExperienceTarget
from trellis.rooms.paths.models.lesson import Lesson
from trellis.rooms.paths.models.path import (
    ActivityPlan,
    ChoiceRecord,
    Goal,
    OwnArea,
    OwnIdea,
    OwnStep,
    PathStep,
    WhyQuestion,
)
from trellis.rooms.paths.models.project import Project, ProjectInvitation
from trellis.rooms.paths.models.week import PlannedExperience

__all__ = [
    "ActivityPlan",
    "ChoiceRecord",
    "DayPlan",
    "DemonstrationPlan",
    "Experience",
    "ExperienceTarget",
    "Goal",
    "Lesson",
    "OwnArea",
    "OwnIdea",
    "OwnStep",
    "PathStep",
    "PlanItem",
    "PlannedExperience",
    "Project",
    "ProjectInvitation",
    "WhyQuestion",
]
