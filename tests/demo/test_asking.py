"""The quick check of the demo school: asked within the two weeks that it is kept, answered by some of 2B."""

from datetime import timedelta

from tests.demo_school import DemoSchool
from trellis.rooms.evidence.queries import answers_to, checks_asked_by, gone_on


def test_R125_ms_osei_has_asked_2b_one_thing_and_some_have_answered(demo_school: DemoSchool) -> None:
    osei = demo_school.viewer("osei")
    (check,) = checks_asked_by(osei)

    rows = answers_to(check, viewer=osei)
    answered = [row for row in rows if row.answer]

    assert (check.group.name, check.target and check.target.slug) == ("2B", "say-what-and-why")
    assert osei.on + timedelta(days=7) < gone_on(check)
    assert {row.learner.said_as for row in rows if row.is_own} == {"Femi", "Maya"}
    assert {row.answer.card for row in answered if row.answer} == {"yes", "nearly", "not_yet"}
    assert 0 < len(answered) < len(rows)


def test_R125_others_of_the_school_read_nothing_of_it(demo_school: DemoSchool) -> None:
    assert checks_asked_by(demo_school.viewer("duarte")) == checks_asked_by(demo_school.viewer("keller")) == []
