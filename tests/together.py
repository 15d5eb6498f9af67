"""A school in which two teachers know different things: Mr Brandt teaches science, Ms Iman writing; and a project of both."""

from datetime import datetime

from tests.cast import NOON, START, TERM, Cast
from trellis.foundation import clock
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.continuum.models import Area, Criterion, LearningTarget, Strand, Wording
from trellis.rooms.paths.actions import choose_way, do_together, join_project, publish_experience
from trellis.rooms.paths.models import Experience, Project
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role


def two_teachers(cast: Cast) -> Experience:
    """Ms Iman comes to the advisory, each of the two is given an area, and a way that reaches both is offered: River."""
    area = Area.objects.create(school=cast.school, slug="writing", name={"en": "Writing", "es": "Escribir"}, order=9)
    strand = Strand.objects.create(
        area=area, slug="telling", name={"en": "Telling", "es": "Contar"}, hue="plum", order=1
    )
    cast.areas["writing"], cast.targets["tell-it"] = area, _target(strand)
    cast.iman = add_person(
        school=cast.school, name="Ms Iman", said_as="Ms Iman", role=Role.TEACHER, group=cast.advisory, by=cast.keller,
        at=START, starts_on=TERM, details={"slug": "iman", "portrait": "iman"},
    )  # fmt: skip
    for adult, slug in ((cast.brandt, "science"), (cast.iman, "writing")):
        give_teaching_areas(
            membership=adult.memberships.get(role=Role.TEACHER), areas=[cast.areas[slug]], by=cast.vera, at=NOON
        )
    return publish_experience(
        title={"en": "River"}, kind="project", targets=[cast.targets["forces-explain"], cast.targets["tell-it"]],
        why={"en": "It was here first"}, by=cast.duarte, at=NOON, details={"what": {"en": "Measure it, and tell it."}},
    )  # fmt: skip


def begun(cast: Cast, river: Experience, *friends: Person, at: datetime | None = None) -> Project:
    """Leo does it, and these do it with him."""
    now = at or clock.now()
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=now)
    project = do_together(plan=plan, ask=friends, by=cast.leo, at=now)
    for friend in friends:
        join_project(project=project, learner=friend, by=friend, at=now)
    return project


def _target(strand: Strand) -> LearningTarget:
    target = LearningTarget.objects.create(
        strand=strand, slug="tell-it", order=1, from_grade=9, to_grade=11, why={"en": "Somebody decides"},
        for_home={"en": "Ask who reads it."}, keywords={"en": ["tell"], "es": []},
    )  # fmt: skip
    for reading in ("young", "teen", "adult"):
        Wording.objects.create(
            target=target, reading=reading, locale="en", text="I can tell it so that it arrives", since=START
        )
    for order, letter in enumerate("ABC", start=1):
        Criterion.objects.create(target=target, order=order, text={"en": f"Telling {letter}", "es": f"Contar {letter}"})
    return target
