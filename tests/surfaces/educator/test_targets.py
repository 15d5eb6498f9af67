"""One target and the whole class (E11), and the small lesson that is planned from it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, TERM, Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock, outbox
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import say_ready
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import clear_lessons_gone_by, plan_lesson, plant_target, take_back_lesson
from trellis.rooms.paths.models import Lesson
from trellis.rooms.people.actions import add_person, end_membership
from trellis.rooms.people.models import Closure, Group, Membership, Person, School
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.people.terms import GroupKind, Role
from trellis.surfaces.gate import SESSION_KEY

type Be = Callable[[Person], Client]
FRIDAY = date(2026, 10, 9)  # the day after NOON
NAMES = ("Ana", "Ben", "Cleo", "Dev", "Eda", "Fia", "Gil", "Hana", "Ike", "Jo", "Kit", "Lea", "Mo", "Nia", "Oto", "Pia",
         "Rui", "Sam", "Tia")  # fmt: skip


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def class_of_24(cast: Cast) -> list[Person]:
    """Class 2B with nineteen more, by name; everybody stands somewhere at making a shape strong."""
    more = [_more(cast, name) for name in NAMES]
    everybody = sorted([cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina, *more], key=lambda one: one.said_as)
    for number, learner in enumerate(everybody):
        _stand(cast, learner, number % 6)
    return everybody


def _more(cast: Cast, name: str, group: Any = None) -> Person:
    return add_person(
        school=cast.school, name=name, said_as=name, role=Role.LEARNER, group=group or cast.class_2b, by=cast.keller,
        at=NOON, starts_on=TERM, details={"reading": "young"},
    )  # fmt: skip


def _stand(cast: Cast, learner: Person, how: int) -> None:
    """Nothing, exploring, practising with one criterion seen, ready, shown, going deeper."""
    target = cast.targets["shapes-strong"]
    if how == 1:
        plant_target(learner=learner, target=target, by=learner, at=NOON)
    if how < 2:
        return
    work = piece(learner, target, title="A bridge", at=NOON - timedelta(hours=2))
    if how == 3:
        say_ready(learner=learner, target=target, pieces=[work], by=learner, at=NOON)
    elif how == 2:
        judged(cast, work, target, Says.NOT_YET, by=cast.osei, next_step="Fold it", criteria=target.criteria.all()[:1])
    else:
        judged(cast, work, target, Says.SHOWN, by=cast.osei, is_deeper=how == 5)


def _page(client: Client, cast: Cast, slug: str = "shapes-strong", after: str = "") -> Any:
    return client.get(f"/educator/targets/{cast.targets[slug].id}/{after}")


def _words(page: str) -> dict[str, list[str]]:
    """The columns of a page: each word with the names under it, in their order."""
    columns = on_one_line(page).split('<section class="wordcol')[1:]
    found = {}
    for column in columns:
        word = re.sub(r"<svg.*?</svg>|<[^>]+>", "", column.split("<h3>")[1].split("</h3>")[0]).strip()
        found[word] = re.findall(r'class="name">([^<]+)<', column.split("</section>")[0])
    return found


def test_R123_words_are_columns_and_one_tap_plans_a_lesson_that_no_principal_sees(
    cast: Cast, as_person: Be, class_of_24: list[Person]
) -> None:
    osei = as_person(cast.osei)
    page = _page(osei, cast).content.decode()
    words = _words(page)

    assert "Only you who teach it see this. This view is stored on nobody." in page
    assert list(words) == ["exploring", "practising", "ready to show", "shown", "going deeper", "not begun"]
    assert [names == sorted(names) for names in words.values()] == [True] * 6
    assert sorted(name for names in words.values() for name in names) == [one.said_as for one in class_of_24]

    second = cast.targets["shapes-strong"].criteria.order_by("order")[1]
    opened = _page(osei, cast, after=f"?lesson={second.id}").content.decode()
    ticked = re.findall(r'name="learner" value="([0-9a-f-]+)" checked', opened)
    assert 'aria-expanded="true"' in opened
    assert len(ticked) == 8  # practising, and ready to show
    planned = osei.post(
        f"/educator/targets/{cast.targets['shapes-strong'].id}/lesson/",
        {"lesson": second.id, "on": FRIDAY.isoformat(), "learner": ticked[:5]},
    )

    assert planned.headers["Location"] == "/educator/class/#lessons"
    lesson = Lesson.objects.get()
    assert (lesson.on, lesson.learners.count(), lesson.teacher_id) == (FRIDAY, 5, cast.osei.id)
    assert f"/educator/class/lessons/{lesson.id}/" in osei.get("/educator/class/").content.decode()
    keller = as_person(cast.keller)
    assert _page(keller, cast).status_code == 404
    assert keller.get("/educator/targets/").status_code == 404
    assert AuditLine.objects.get(event="LessonPlanned").by_id == cast.osei.id


def test_R123_the_first_criterion_that_was_seen_is_open_for_those_alone_with_whom_it_was_not(
    cast: Cast, as_person: Be, class_of_24: list[Person]
) -> None:
    page = on_one_line(_page(as_person(cast.osei), cast).content.decode())
    first, second = page.split('<li class="opencrit"')[1:3]
    names = [re.findall(r'class="name">([^<]+)<', part.split("</div>")[0]) for part in (first, second)]
    words = _words(page)

    assert names[0] == words["ready to show"]
    assert names[1] == sorted([*words["practising"], *words["ready to show"]])
    assert re.search(r'class="chip" href="/educator/inbox/[0-9a-f-]+/\?target=', first)


def test_R123_a_word_with_more_than_four_names_takes_two_tracks(cast: Cast, as_person: Be) -> None:
    def tracks() -> bool:
        return "wordcol wide" in _page(as_person(cast.osei), cast).content.decode()

    assert tracks()  # five of whom there is nothing to say yet
    end_membership(membership=cast.mina.memberships.get(), ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON)  # fmt: skip
    assert not tracks()


@pytest.mark.parametrize("who", ["keller", "vera", "nunes", "duarte", "nilsson", "maya", "ruiz", "leo"])
def test_R123_nobody_else_opens_it(cast: Cast, as_person: Be, class_of_24: list[Person], who: str) -> None:
    """Nor the advisor of others: for him the page holds his own, of whom nobody is named beside 2B."""
    answer = _page(as_person(getattr(cast, who)), cast)

    if who == "duarte":
        assert answer.status_code == 200
        assert not {one.said_as for one in class_of_24} & {n for names in _words(answer.content.decode()).values() for n in names}  # fmt: skip
        assert _page(as_person(cast.duarte), cast, after=f"?group={cast.class_2b.id}").status_code == 404
        assert _page(as_person(cast.duarte), cast, after=f"?of={cast.maya.id}").status_code == 404
    else:
        assert answer.status_code == 404


def test_R123_a_teacher_of_one_area_opens_the_targets_of_that_area(cast: Cast, as_person: Be) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    for slug in ("forces-explain", "design-plan"):
        piece(cast.leo, cast.targets[slug], at=NOON - timedelta(days=1), title=f"Work {slug}")
    brandt = as_person(cast.brandt)

    listed = brandt.get("/educator/targets/").content.decode()
    assert (_page(brandt, cast, "forces-explain").status_code, _page(brandt, cast, "design-plan").status_code) == (
        200,
        404,
    )
    assert [str(cast.targets[slug].id) in listed for slug in ("forces-explain", "design-plan")] == [True, False]
    found = brandt.get("/educator/targets/?find=plan").content.decode()
    assert str(cast.targets["design-plan"].id) not in found


def test_the_list_says_what_the_class_is_on_in_the_order_of_the_continuum(cast: Cast, as_person: Be) -> None:
    for slug in ("shapes-fold", "forces-name", "shapes-strong"):
        plant_target(learner=cast.maya, target=cast.targets[slug], by=cast.maya, at=NOON)
    plant_target(learner=cast.ada, target=cast.targets["design-tools"], by=cast.ada, at=NOON, state="next")
    osei = as_person(cast.osei)

    page = osei.get("/educator/targets/").content.decode()
    listed = re.findall(r'href="/educator/targets/([0-9a-f-]{36})/', page)
    assert listed == [str(cast.targets[slug].id) for slug in ("forces-name", "shapes-strong", "shapes-fold")]
    found = osei.get("/educator/targets/?find=tools").content.decode()
    assert str(cast.targets["design-tools"].id) in found
    assert "has these words" in osei.get("/educator/targets/?find=zzz").content.decode()
    assert "Find any target in plain words" in as_person(cast.duarte).get("/educator/targets/").content.decode()


def test_one_class_at_a_time(cast: Cast, as_person: Be) -> None:
    other = Group.objects.create(school=cast.school, kind=GroupKind.CLASS, name="2C")
    Membership.objects.create(person=cast.osei, role=Role.TEACHER, group=other, starts_on=TERM)
    pia = _more(cast, "Pia", other)
    osei = as_person(cast.osei)

    first, second = (_words(_page(osei, cast, after=after).content.decode()) for after in ("", f"?group={other.id}"))
    asked = _words(_page(osei, cast, after=f"?of={pia.id}").content.decode())
    assert (first["not begun"], second["not begun"]) == (["Ada", "Ivo", "Lina", "Maya", "Mina"], ["Pia"])
    assert asked == second
    assert _page(osei, cast, after="?group=nothing").status_code == 404


def _plan(cast: Cast, *learners: Person, on: date = FRIDAY, by: Person | None = None, at: datetime = NOON, group: Group | None = None) -> Lesson:  # fmt: skip
    criterion = cast.targets["shapes-strong"].criteria.first()
    return plan_lesson(
        criterion=criterion, group=group or cast.class_2b, learners=learners, on=on, by=by or cast.osei, at=at
    )


def test_a_lesson_stands_on_the_day_of_who_is_asked_and_says_neither_why_nor_who_else(
    cast: Cast, as_person: Be
) -> None:
    _plan(cast, cast.maya, cast.ada)

    page = on_one_line(as_person(cast.maya).get("/learner/today/").content.decode())
    asked = page.split('id="lessons"')[1].split("</section>")[0]
    assert "Ms Osei" in asked
    assert "a small lesson on “I can make a shape strong and say why”" in asked
    assert "Tomorrow" in asked
    assert ("Ada" in asked, "shapes-strong seen" in page) == (False, False)
    assert 'id="lessons"' not in as_person(cast.mina).get("/learner/today/").content.decode()


def test_a_lesson_is_over_after_its_day_and_is_cleared_away_that_night(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = _plan(cast, cast.maya)
    monday = NOON + timedelta(days=4)
    monkeypatch.setattr(clock, "now", lambda: monday)

    assert 'id="lessons"' not in as_person(cast.maya).get("/learner/today/").content.decode()
    assert f"lessons/{over.id}" not in as_person(cast.osei).get("/educator/class/").content.decode()
    to_come = _plan(cast, cast.ada, on=monday.date(), at=monday)
    assert Lesson.objects.filter(pk=over.id).exists()
    outbox.put_daily(at=monday)
    outbox.run_due(at=monday)
    assert list(Lesson.objects.all()) == [to_come]


def test_a_lesson_is_cleared_by_the_day_of_its_own_school(cast: Cast) -> None:
    lesson = _plan(cast, cast.maya)  # for Friday
    School.objects.update(time_zone="Pacific/Honolulu")  # where it is Friday for ten hours more

    assert clear_lessons_gone_by(at=datetime(2026, 10, 10, 9, 0, tzinfo=UTC)) == 0
    assert Lesson.objects.get() == lesson
    assert clear_lessons_gone_by(at=datetime(2026, 10, 10, 11, 0, tzinfo=UTC)) == 1
    assert not Lesson.objects.exists()


def test_the_same_lesson_for_a_second_class_leaves_the_first_as_it_is(cast: Cast, as_person: Be) -> None:
    other = Group.objects.create(school=cast.school, kind=GroupKind.CLASS, name="2C")
    Membership.objects.create(person=cast.osei, role=Role.TEACHER, group=other, starts_on=TERM)
    pia, target = _more(cast, "Pia", other), cast.targets["shapes-strong"]
    given = {"lesson": target.criteria.first().id, "on": next_school_day(cast.school, clock.now().date()).isoformat()}
    osei = as_person(cast.osei)

    for group, learner in ((cast.class_2b, cast.maya), (other, pia), (other, pia)):
        form = {**given, "group": str(group.id), "learner": [str(learner.id)]}
        assert osei.post(f"/educator/targets/{target.id}/lesson/", form).status_code == 302

    planned = {lesson.group.name: [one.said_as for one in lesson.learners.all()] for lesson in Lesson.objects.all()}
    assert planned == {"2B": ["Maya"], "2C": ["Pia"]}
    foreign = {**given, "group": str(cast.advisory.id), "learner": [str(cast.maya.id)]}
    assert osei.post(f"/educator/targets/{target.id}/lesson/", foreign).status_code == 404
    with pytest.raises(NotAllowed):
        _plan(cast, cast.maya, group=cast.advisory)


def test_planned_twice_it_is_one_lesson_with_those_named_last(cast: Cast) -> None:
    first = _plan(cast, cast.maya, cast.ada)
    again = _plan(cast, cast.ivo)

    assert (first, list(again.learners.all())) == (again, [cast.ivo])


def test_a_lesson_is_taken_back_by_who_planned_it(cast: Cast, as_person: Be) -> None:
    lesson = _plan(cast, cast.maya)
    address = f"/educator/class/lessons/{lesson.id}/"

    with pytest.raises(NotAllowed):
        take_back_lesson(lesson=lesson, by=cast.duarte, at=NOON)
    assert as_person(cast.duarte).post(address).status_code == 404
    assert as_person(cast.osei).get(address).status_code == 405
    assert as_person(cast.osei).post(address).status_code == 302
    assert not Lesson.objects.exists()
    assert 'id="lessons"' not in as_person(cast.maya).get("/learner/today/").content.decode()


def test_who_no_longer_is_taught_is_not_named_on_a_lesson(cast: Cast, as_person: Be) -> None:
    _plan(cast, cast.maya, cast.ada)
    end_membership(membership=cast.ada.memberships.get(), ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON)  # fmt: skip

    page = on_one_line(as_person(cast.osei).get("/educator/class/").content.decode())
    planned = page.split('id="lessons"')[1].split("</section>")[0]
    assert ("Maya" in planned, "Ada" in planned) == (True, False)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (NOON.date() - timedelta(days=1), "gone by"),
        (date(2026, 10, 10), "no school"),  # a Saturday
        (date(2026, 10, 12), "no school"),  # closed
        (NOON.date() + timedelta(days=29), "next four weeks"),
    ],
)
def test_a_lesson_has_a_school_day_to_come(cast: Cast, on: date, sentence: str) -> None:
    Closure.objects.create(school=cast.school, name="Snow", starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 12))

    with pytest.raises(Refused, match=sentence):
        _plan(cast, cast.maya, on=on)
    assert not Lesson.objects.exists()


def test_a_lesson_has_somebody_whom_one_teaches_and_something_that_holds(cast: Cast) -> None:
    with pytest.raises(Refused, match="at least one"):
        _plan(cast)
    for learner, by in ((cast.leo, cast.osei), (cast.maya, cast.keller), (cast.maya, cast.maya)):
        with pytest.raises(NotAllowed):
            _plan(cast, learner, by=by)
    cast.targets["shapes-strong"].criteria.update(retired_at=NOON)
    with pytest.raises(Refused, match="no longer part"):
        _plan(cast, cast.maya)
    assert not Lesson.objects.exists()


def test_bad_input_keeps_what_was_ticked_and_says_what_to_do(
    cast: Cast, as_person: Be, class_of_24: list[Person]
) -> None:
    osei, target = as_person(cast.osei), cast.targets["shapes-strong"]
    second = target.criteria.order_by("order")[1]
    opened = _page(osei, cast, after=f"?lesson={second.id}").content.decode()
    ticked = re.findall(r'name="learner" value="([0-9a-f-]+)" checked', opened)

    def send(**changed: Any) -> Any:
        given = {"lesson": second.id, "on": FRIDAY.isoformat(), "learner": ticked[:2]} | changed
        return osei.post(f"/educator/targets/{target.id}/lesson/", given)

    for changed, sentence in (
        ({"learner": []}, "Choose at least one learner."),
        ({"on": ""}, "Choose the day of the lesson."),
        ({"on": "soon"}, "Write the day as year, month, day"),
        ({"on": "2026-10-10"}, "There is no school on that day."),
    ):
        answer = send(**changed)
        page = answer.content.decode()
        assert (answer.status_code, sentence in page) == (422, True)
        assert re.findall(r'name="learner" value="([0-9a-f-]+)" checked', page) == changed.get("learner", ticked[:2])
    other = cast.targets["forces-name"].criteria.first()
    for changed in ({"learner": [str(cast.leo.id)]}, {"learner": ["x"]}, {"lesson": other.id}, {"lesson": "x"}):
        assert send(**changed).status_code == 404
    assert not Lesson.objects.exists()


def test_a_lesson_after_friday_is_for_monday(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))
    piece(cast.maya, cast.targets["shapes-strong"], at=NOON)
    session = client.session
    session[SESSION_KEY] = {"person": str(cast.osei.id), "by": "test"}
    session.save()
    criterion = cast.targets["shapes-strong"].criteria.first()

    page = _page(client, cast, after=f"?lesson={criterion.id}").content.decode()
    assert "A small lesson for Monday 12 October" in page
    assert 'value="2026-10-12"' in page


def test_the_inbox_leads_to_the_class_at_its_target(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], at=NOON)

    page = as_person(cast.osei).get(f"/educator/inbox/{work.id}/").content.decode()
    assert f"/educator/targets/{cast.targets['shapes-strong'].id}/?of={cast.maya.id}" in page
    assert 'href="/educator/targets/"' in as_person(cast.osei).get("/educator/class/").content.decode()
