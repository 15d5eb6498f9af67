"""What two agreed stands on each owner's Today until it is kept (R012): by whom it is owed, to whom, and by when."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.circles.actions import keep_agreement, reword_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.actions import Written, end_talk, promise_talk, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.models import Person
from trellis.ui.words import as_day

type Be = Callable[[Person], Client]


def both_will(cast: Cast, learner: Person, adult: Person, **facts: Any) -> Written:
    due = (clock.now() + timedelta(days=3)).date()
    return Written(promises={learner.id: ("try two ways", due), adult.id: ("find a book", due)}, **facts)


def promised(learner: Person, adult: Person) -> Conference:
    now = clock.now()
    return promise_talk(adult=adult, learner=learner, promised_on=now.date(), by=adult, at=now)


def page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


@pytest.mark.parametrize(("learner", "adult"), [("leo", "duarte"), ("maya", "osei")])
def test_R012_what_was_agreed_stands_on_the_today_of_whoever_owes_it(
    cast: Cast, as_person: Be, learner: str, adult: str
) -> None:
    child, teacher = getattr(cast, learner), getattr(cast, adult)
    end_talk(conference=promised(child, teacher), written=both_will(cast, child, teacher), by=teacher, at=clock.now())
    theirs, mine = (Agreement.objects.get(owner=one) for one in (child, teacher))

    today, class_today = page(as_person(child), "/learner/today/"), page(as_person(teacher), "/educator/class/")

    assert f'action="/account/agreements/{theirs.id}/"' in today
    assert f'action="/account/agreements/{mine.id}/"' not in today
    assert "find a book" in today
    assert as_day(mine.due_on) in today  # by when the adult owes it
    assert f'action="/account/agreements/{mine.id}/"' in class_today
    assert f'action="/account/agreements/{theirs.id}/"' not in class_today
    assert f"Promised for {as_day(mine.due_on)}" in class_today
    keep_agreement(agreement=theirs, by=child, at=clock.now())
    keep_agreement(agreement=mine, by=teacher, at=clock.now())
    for browser, address in ((as_person(child), "/learner/today/"), (as_person(teacher), "/educator/class/")):
        assert 'name="act" value="keep"' not in page(browser, address)


def test_what_two_are_still_writing_is_on_nobodys_today_and_before_no_family(cast: Cast, as_person: Be) -> None:
    talk = promised(cast.leo, cast.duarte)
    write_talk(
        conference=talk, written=both_will(cast, cast.leo, cast.duarte, is_by_itself=True), by=cast.leo, at=clock.now()
    )

    for person, address in (
        (cast.leo, "/learner/today/"), (cast.duarte, "/educator/class/"), (cast.ana, "/family/child/"),
        (cast.ana, f"/family/child/{cast.leo.id}/"), (cast.brandt, f"/educator/learners/{cast.leo.id}/"),
    ):  # fmt: skip
        assert "find a book" not in page(as_person(person), address), address
    end_talk(conference=talk, written=Written(), by=cast.duarte, at=clock.now())
    for person, address in ((cast.leo, "/learner/today/"), (cast.ana, f"/family/child/{cast.leo.id}/")):
        assert "find a book" in page(as_person(person), address), address


def test_a_promise_that_was_moved_stays_on_its_owners_today(cast: Cast, as_person: Be) -> None:
    talk = promised(cast.leo, cast.duarte)
    end_talk(conference=talk, written=both_will(cast, cast.leo, cast.duarte), by=cast.duarte, at=clock.now())
    later = (clock.now() + timedelta(days=9)).date()

    reword_agreement(
        agreement=Agreement.objects.get(owner=cast.leo), text="try two ways", due_on=later, by=cast.leo, at=clock.now()
    )

    assert as_day(later) in page(as_person(cast.leo), "/learner/today/")


def test_the_tablet_of_a_class_shows_no_promise(cast: Cast, as_person: Be) -> None:
    """Whoever stands beside it reads along."""
    end_talk(
        conference=promised(cast.maya, cast.osei), written=both_will(cast, cast.maya, cast.osei), by=cast.osei,
        at=clock.now(),
    )  # fmt: skip
    tablet = as_person(cast.osei)
    tablet.post(f"/kiosk/open/{cast.class_2b.id}/")
    tablet.post(f"/kiosk/face/{cast.maya.id}/")

    shown = page(tablet, "/learner/today/")

    assert "Show my work" in shown
    assert "find a book" not in shown
    assert "try two ways" not in shown
