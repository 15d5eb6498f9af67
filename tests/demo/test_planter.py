"""The planter: the school stands, its dates have gone by and move with the day, and everything was done by somebody."""

from datetime import UTC, datetime, time, timedelta
from time import process_time

import pytest
from django.db.models import Max, Min

from tests.demo_school import DemoSchool
from trellis.demo import content, planter
from trellis.demo.days import Term, born
from trellis.demo.planting.people import zone
from trellis.foundation.models import AuditLine
from trellis.rooms.charter.queries import principles_of, vision_of
from trellis.rooms.community.queries import comments_on, decisions_of, decisions_of_classes
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.queries import experiences_of
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.queries import age_on, educators_of, school_days, viewer_of

SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
EARLY_MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # four in the morning at the school
THURSDAY = datetime(2026, 10, 8, 16, 0, tzinfo=UTC)
AT_MOST_SECONDS = 30  # of work, on a machine that does other things too; alone it is under ten
NEW_YEAR = datetime(2027, 1, 1, 3, 0, tzinfo=UTC)


def test_school_has_everybody_of_the_cast(demo_school: DemoSchool) -> None:
    school = demo_school.person("leo").school

    classes = {
        name: Membership.objects.filter(group__name__contains=name, role="learner").count() for name in ("2B", "Duarte")
    }

    assert school.name == "Tanager Street School"
    assert classes == {"2B": 24, "Duarte": 15}
    assert age_on(demo_school.person("maya"), demo_school.at.date()) == 7
    assert age_on(demo_school.person("leo"), demo_school.at.date()) == 15
    assert [p.slug for p in educators_of(demo_school.person("leo"), on=demo_school.at.date())] == [
        "brandt", "duarte", "iman",
    ]  # fmt: skip


def test_school_says_what_it_is_and_what_it_teaches(demo_school: DemoSchool) -> None:
    school = demo_school.person("leo").school
    vision, decided = vision_of(school), list(decisions_of(school))

    continuum = continuum_of(school)

    assert vision is not None and vision.parts.count() >= 4
    assert principles_of(school).count() == 5
    assert {one.slug for one in decided} == {"no-marks", "quiet-hour", "phones-sleep"}
    assert [one.slug for one in decided if one.review_on < demo_school.at.date()] == ["phones-sleep"]
    assert (len(continuum.areas), len(continuum.strands) >= 24, len(continuum.targets) >= 120) == (7, True, True)
    assert experiences_of(school).count() == len(content.experiences())


def test_a_class_has_decided_something_and_a_family_asked_about_it(demo_school: DemoSchool) -> None:
    osei, ruiz, leo = (viewer_of(demo_school.person(who), at=demo_school.at) for who in ("osei", "ruiz", "leo"))

    [decided] = decisions_of_classes(osei)

    assert (decided.slug, decided.group.name if decided.group else "", decided.decided_by) == (
        "2b-outside",
        "2B",
        osei.person,
    )
    assert decisions_of_classes(ruiz) == [decided]
    assert decisions_of_classes(leo) == []
    [said] = comments_on(decided, viewer=ruiz)
    assert (said.author, said.state, said.answered_by) == (ruiz.person, "stands", osei.person)


def test_other_school_stands_apart(demo_school: DemoSchool) -> None:
    others = Person.objects.exclude(school=demo_school.person("leo").school)

    assert School.objects.count() == 2
    assert {person.slug for person in others} == {"falk", "nilsson", "pia"}


def test_every_person_was_added_by_somebody(demo_school: DemoSchool) -> None:
    added = AuditLine.objects.filter(event="PersonAdded").values_list("facts__person_id", flat=True)

    assert set(added) == {str(person.id) for person in Person.objects.all()}


@pytest.mark.parametrize("now", [SUNDAY, EARLY_MONDAY, THURSDAY, NEW_YEAR])
def test_term_ends_today_and_lies_in_the_past(now: datetime) -> None:
    term = Term(now=now, zone=zone())

    days = term.days
    moments = [term.moment(back, time(10, 22)) for back in range(len(days))]

    assert 45 <= len(days) <= 60
    assert all(term.is_open(day) for day in days)
    assert days[-1] == term.last <= term.today <= term.here.date()
    assert moments == sorted(moments, reverse=True)
    assert moments[0] < now
    assert term.closed[0] > term.starts_on


def test_term_counts_promises_by_school_days() -> None:
    term = Term(now=SUNDAY, zone=zone())

    assert term.today == SUNDAY.date() - timedelta(days=2)
    assert term.after(1) == SUNDAY.date() + timedelta(days=1)
    assert term.after(-2) == SUNDAY.date() - timedelta(days=4)


def test_born_is_as_old_as_said_on_the_day() -> None:
    assert born(datetime(2026, 1, 15, tzinfo=UTC).date(), 7, 2).isoformat() == "2018-11-01"


def test_calendar_of_the_school_is_the_calendar_of_the_term(demo_school: DemoSchool) -> None:
    term = Term(now=demo_school.at, zone=zone())

    open_days = school_days(demo_school.person("leo").school, term.starts_on, term.last)

    assert open_days == term.days


def test_planting_afresh_is_quick_and_moves_with_the_day(demo_school: DemoSchool) -> None:
    leo, at = demo_school.person("leo"), datetime(2027, 3, 3, 15, 0, tzinfo=UTC)
    began = process_time()

    planter.replant(at=at)

    assert process_time() - began < AT_MOST_SECONDS
    assert planter.is_planted()
    assert Person.objects.get(slug="leo").born_in != leo.born_in
    assert not Person.objects.filter(pk=leo.pk).exists()
    moments = Evidence.objects.aggregate(newest=Max("captured_at"), oldest=Min("captured_at"))
    assert timedelta() < at - moments["newest"] < timedelta(days=4)
    assert timedelta(days=60) < at - moments["oldest"] < timedelta(days=91)
