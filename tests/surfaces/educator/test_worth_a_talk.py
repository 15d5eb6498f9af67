"""Worth a talk on the pages: Class today (E1), the talk (E3), My talks (L11) and Today say the same sentence; nobody else does."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.evidence.actions import say_ready
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.actions import turn_switch
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_days
from trellis.rooms.people.terms import Switch

type Be = Callable[[Person], Client]
WAITS = "Ada is waiting for your eyes."


def school_days_ago(cast: Cast, count: int) -> datetime:
    now = clock.now()
    past = school_days(cast.school, now.date() - timedelta(days=60), now.date() - timedelta(days=1))
    return now - timedelta(days=(now.date() - past[-count]).days)


@pytest.fixture
def waiting(cast: Cast) -> Evidence:
    """Ada pressed ready to show more than nine school days ago."""
    at, target = school_days_ago(cast, 11), cast.targets["shapes-fold"]
    work = piece(cast.ada, target, title="A paper hall", at=at)
    say_ready(learner=cast.ada, target=target, pieces=[work], by=cast.ada, at=at)
    return work


def page(browser: Client, address: str) -> str:
    return on_one_line(browser.get(address).content.decode())


def test_R127_ada_waits_for_eyes_with_start_and_when_answered_it_is_gone(
    cast: Cast, as_person: Be, waiting: Evidence
) -> None:
    before = page(as_person(cast.osei), "/educator/class/")
    start = f"/educator/inbox/{waiting.id}/?target={cast.targets['shapes-fold'].id}"

    assert before.count(WAITS) == 1
    assert f'<a class="btn" href="{start}">Start' in before
    for address in ("/learner/talks/", "/learner/today/"):
        assert f'<span class="name">Ms Osei</span> reads: “{WAITS}”' in page(as_person(cast.ada), address)
    osei = as_person(cast.osei)
    assert osei.get(start).status_code == 200
    knowing = re.search(r'name="knowing" value="([^"]*)"', page(osei, start))
    said = {
        "target": str(cast.targets["shapes-fold"].id),
        "verdict": "not_yet",
        "text": "Fold it once more.",
        "next_step": "Fold again.",
    }
    answered = osei.post(f"/educator/inbox/{waiting.id}/", {**said, "knowing": knowing[1] if knowing else ""})
    assert answered.status_code == 302
    assert WAITS not in page(osei, "/educator/class/")
    for address in ("/learner/talks/", "/learner/today/"):
        assert WAITS not in page(as_person(cast.ada), address)


def test_R127_start_begins_a_talk_where_a_talk_is_owed(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    assert "Ivo is waiting for a first choice: offer one." in page(osei, "/educator/class/")

    led = osei.post(f"/educator/talks/with/{cast.ivo.id}/")

    talk = urlsplit(led.headers["Location"]).path
    assert "Ivo is waiting for a first choice: offer one." in page(osei, talk)
    his = talk.replace("/educator/", "/learner/")
    assert "Ivo is waiting for a first choice: offer one." in page(as_person(cast.ivo), his)


def test_R127_in_a_talk_the_work_that_waits_is_one_tap_away(cast: Cast, as_person: Be, waiting: Evidence) -> None:
    now = clock.now()
    talk = promise_talk(adult=cast.osei, learner=cast.ada, promised_on=now.date(), by=cast.osei, at=now)

    hers = page(as_person(cast.osei), f"/educator/talks/{talk.id}/")

    assert WAITS in hers
    assert f'href="/educator/inbox/{waiting.id}/?target={cast.targets["shapes-fold"].id}"' in hers
    assert f"/educator/inbox/{waiting.id}/" not in page(as_person(cast.ada), f"/learner/talks/{talk.id}/")


@pytest.mark.parametrize("who", ["keller", "vera", "duarte", "ana", "kim", "ivo", "ruiz"])
def test_AR09_no_leader_family_peer_or_other_teacher_reads_it_anywhere(
    cast: Cast, as_person: Be, waiting: Evidence, who: str
) -> None:
    somebody = as_person(getattr(cast, who))
    for address in (
        "/educator/class/", "/educator/talks/", f"/educator/learners/{cast.ada.id}/", "/educator/coverage/",
        "/office/people/", f"/office/people/{cast.ada.id}/", "/office/rules/", "/rules/", "/leader/decisions/",
        "/family/child/", f"/family/child/{cast.ada.id}/", "/learner/today/", "/learner/talks/", "/account/looked/",
    ):  # fmt: skip
        read = somebody.get(address, follow=True).content.decode()
        assert WAITS not in read, address
        assert "Ada is waiting" not in read, address


def test_R127_no_colour_no_number_and_by_name(cast: Cast, as_person: Be, waiting: Evidence) -> None:
    hers = page(as_person(cast.osei), "/educator/class/")
    section = hers[hers.index('<section aria-labelledby="worth">') :]
    section = section[: section.index("</section>")]

    names = ["Ada", "Ivo", "Lina", "Maya", "Mina"]
    places = [section.index(f"{name} is waiting") for name in names]
    assert places == sorted(places)
    assert not any(word in section for word in ("data-hue", "due", "style=", "warn"))
    words = " ".join(part.split(">")[-1] for part in section.split("<"))
    assert not any(sign.isdigit() for sign in words)


def test_R127_a_rule_that_is_off_is_silent_everywhere(cast: Cast, as_person: Be, waiting: Evidence) -> None:
    turn_switch(school=cast.school, switch=Switch.READY_UNANSWERED, is_on=False, by=cast.keller, at=clock.now())

    assert WAITS not in page(as_person(cast.osei), "/educator/class/")
    assert WAITS not in page(as_person(cast.ada), "/learner/talks/")
    assert "A paper hall" in page(as_person(cast.osei), "/educator/class/")  # the work itself waits as ever


def test_R127_a_class_in_which_somebody_is_worth_a_talk_is_not_told_that_nobody_waits(
    cast: Cast, as_person: Be
) -> None:
    assert "A talk would do good today." in page(as_person(cast.osei), "/educator/class/")
