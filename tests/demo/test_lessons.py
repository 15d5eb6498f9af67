"""What is planned for the next school day of the demo school."""

from tests.demo_school import DemoSchool
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.queries import class_at, offers_at
from trellis.rooms.insights.queries import owed_to
from trellis.rooms.paths.queries import lessons_for, lessons_planned_by
from trellis.rooms.people.queries import is_school_day, taught_by


def test_ms_osei_has_planned_a_small_lesson_with_five_for_the_next_school_day(demo_school: DemoSchool) -> None:
    osei, maya = demo_school.viewer("osei"), demo_school.viewer("maya")
    (planned,) = lessons_planned_by(osei)

    assert [one.said_as for one in planned.learners] == ["Ada", "Femi", "Maya", "Rui", "Wren"]
    assert is_school_day(osei.person.school, planned.lesson.on)
    assert [one.lesson for one in lessons_for(maya.person, on=maya.on)] == [planned.lesson]


def test_with_each_of_them_it_is_still_open(demo_school: DemoSchool) -> None:
    osei = demo_school.viewer("osei")
    (planned,) = lessons_planned_by(osei)
    target = next(one for one in continuum_of(osei.person.school).targets if one.slug == "say-what-and-why")

    found = class_at(target, taught_by(osei), viewer=osei).at(str(planned.lesson.criterion_id))
    assert found is not None
    assert {*planned.learners} <= {*found.learners}


def test_two_who_have_shown_it_offered_to_help(demo_school: DemoSchool) -> None:
    osei = demo_school.viewer("osei")
    target = next(one for one in continuum_of(osei.person.school).targets if one.slug == "say-what-and-why")

    offering = offers_at(target, class_at(target, taught_by(osei), viewer=osei), viewer=osei)
    assert [one.learner.said_as for one in offering] == ["Jo", "Noor"]


def test_somebody_waits_for_the_eyes_of_mr_duarte(demo_school: DemoSchool) -> None:
    eszter = demo_school.viewer("eszter")

    told = owed_to(eszter.person, viewer=eszter)
    assert "Mr Duarte" in [one.adult.said_as for one in told]
    assert {one.says for one in told} == {"Eszter is waiting for your eyes."}
