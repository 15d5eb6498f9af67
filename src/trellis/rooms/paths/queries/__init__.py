"""Questions about learners' paths; what several do, a day, a week and the shelf have files of their own."""

from trellis.rooms.paths.queries.asking import (
    ideas_answered_to,
    ideas_asked_of,
    ideas_of,
    ideas_waiting_for,
    own_idea,
    whys_answered_to,
    whys_asked_by,
    whys_of,
    whys_waiting_for,
)
from trellis.rooms.paths.queries.experiences import (
    experiences_for,
    experiences_of,
    ways_leading_to,
    ways_to,
)
from trellis.rooms.paths.queries.goals import (
    goal_of,
    goals_of,
    goals_reached_by,
)
from trellis.rooms.paths.queries.lessons import (
    LessonToCome,
    lesson_of,
    lessons_for,
    lessons_planned_by,
)
from trellis.rooms.paths.queries.plans import (
    own_plan,
    plans_before,
    plans_of,
    recent_choices,
    visits_of,
)
from trellis.rooms.paths.queries.steps import (
    OwnGrowth,
    OwnStepShape,
    own_area,
    own_areas_of,
    own_growth_of,
    own_step,
    step_of,
    step_taken_off,
    steps_now,
)

__all__ = [
    "LessonToCome",
    "OwnGrowth",
    "OwnStepShape",
    "experiences_for",
    "experiences_of",
    "goal_of",
    "goals_of",
    "goals_reached_by",
    "ideas_answered_to",
    "ideas_asked_of",
    "ideas_of",
    "ideas_waiting_for",
    "lesson_of",
    "lessons_for",
    "lessons_planned_by",
    "own_area",
    "own_areas_of",
    "own_growth_of",
    "own_idea",
    "own_plan",
    "own_step",
    "plans_before",
    "plans_of",
    "recent_choices",
    "step_of",
    "step_taken_off",
    "steps_now",
    "visits_of",
    "ways_leading_to",
    "ways_to",
    "whys_answered_to",
    "whys_asked_by",
    "whys_of",
    "whys_waiting_for",
]
