"""The planter of the demo school: everything in it is done by somebody, through actions, on a day that has gone by."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from trellis.demo import clearing
from trellis.demo.days import Term
from trellis.demo.planting.asking import plant_checks
from trellis.demo.planting.circles import plant_circles
from trellis.demo.planting.day import plant_day, plant_plans
from trellis.demo.planting.deciding import plant_decisions
from trellis.demo.planting.families import plant_families
from trellis.demo.planting.framework import plant_framework
from trellis.demo.planting.knowing import plant_knowing, plant_walks
from trellis.demo.planting.lessons import plant_lessons
from trellis.demo.planting.lives import plant_lives
from trellis.demo.planting.mentors import plant_mentors
from trellis.demo.planting.people import cast, found, plant_other_school, plant_people, zone
from trellis.demo.planting.places import plant_asking, plant_places
from trellis.demo.planting.plot import Plot
from trellis.demo.planting.practice import plant_practice
from trellis.demo.planting.projects import plant_projects
from trellis.demo.planting.promises import plant_promises
from trellis.demo.planting.selves import plant_selves
from trellis.demo.planting.teaching import plant_charter, plant_continuum, plant_experiences
from trellis.demo.planting.teams import plant_teams
from trellis.demo.planting.weeks import plant_weeks
from trellis.demo.planting.wishes import plant_wishes
from trellis.demo.planting.words import plant_words
from trellis.demo.planting.work import plant_work
from trellis.foundation import clock
from trellis.rooms.people.queries import schools

Progress = Callable[[str], None]
STEPS: tuple[tuple[str, Callable[[Plot], None]], ...] = (
    ("people", plant_people),
    ("the school day", plant_day),
    ("where one works and talks", plant_places),
    ("vision and principles", plant_charter),
    ("continuum", plant_continuum),
    ("a framework beside it", plant_framework),
    ("what there is to do", plant_experiences),
    ("what learners say and plan", plant_lives),
    ("talks and promises", plant_promises),
    ("work, and what was said about it", plant_work),
    ("talks that families come to", plant_families),
    ("the words that went home", plant_words),
    ("what they say about themselves, and what helps", plant_selves),
    ("who belongs to whom", plant_circles),
    ("who asks to talk where", plant_asking),
    ("who comes from outside", plant_mentors),
    ("what they do together", plant_projects),
    ("what is planned for tomorrow", plant_lessons),
    ("what was asked in class", plant_checks),
    ("what stands in the week", plant_weeks),
    ("what is planned for the day", plant_plans),
    ("what was decided, and why", plant_decisions),
    ("who knows whom", plant_knowing),
    ("walks and moments", plant_walks),
    ("who works together", plant_teams),
    ("what adults try and ask", plant_practice),
    ("with whom they wish more time", plant_wishes),
    ("the school next door", plant_other_school),
)


def plant(progress: Progress | None = None, *, at: datetime | None = None) -> None:
    """This function will plant the demo school with a term of history that ends at the moment given, now by default.

    All of it or nothing. It is told on the way what is being planted.
    """
    term = Term(now=at or clock.now(), zone=zone())
    with transaction.atomic(), translation.override("en"):  # whoever plants, the school speaks its own language
        plot = found(term)
        for name, step in STEPS:
            if progress is not None:
                progress(f"  {name}")
            step(plot)


def replant(progress: Progress | None = None, *, at: datetime | None = None) -> None:
    """This function will empty the demo installation and plant it afresh. Raises NotADemo in any other."""
    with transaction.atomic():
        clearing.clear()
        plant(progress, at=at)


def is_planted() -> bool:
    """This function will say whether the demo school stands here."""
    return schools(cast()["school"]["slug"]).exists()
