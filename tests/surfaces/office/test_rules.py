"""The school's switches: rules, the vision line, and of how few no number is told; by those who lead it, undone in one press."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.engine.worth_a_talk import TalkRule
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.rooms.charter.actions import publish_vision
from trellis.rooms.paths.actions import publish_experience
from trellis.rooms.people.actions import turn_switch
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.terms import Switch
from trellis.rooms.profiles.actions import say_about_me
from trellis.ui.words import as_day

type Be = Callable[[Person], Client]


@pytest.fixture
def keller(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.keller)


def read(browser: Client, address: str) -> str:
    return on_one_line(browser.get(address).content.decode())


def kept(cast: Cast) -> School:
    return School.objects.get(pk=cast.school.pk)


def test_R127_each_rule_is_turned_off_and_on_with_who_and_when_and_undone_in_one_press(
    cast: Cast, keller: Client
) -> None:
    page = read(keller, "/office/rules/")
    assert page.count(">Turn off<") == len(Switch)

    told = on_one_line(keller.post("/office/rules/turn/not_yets/", {"act": "off"}, follow=True).content.decode())

    assert kept(cast).switched_off == ["not_yets"]
    assert "Turned off: Several times not yet." in told
    assert f"Ms Keller, {as_day(clock.now().date())}" in told
    assert told.count(">Turn on<") == 1
    undo = re.search(r'<form method="post" action="([^"]+)">.{0,200}?name="act" value="(\w+)">[^<]*<svg.*?Undo', told)
    assert undo is not None
    keller.post(undo[1], {"act": undo[2]})
    assert kept(cast).switched_off == []
    lines = AuditLine.objects.filter(event="SwitchTurned").order_by("at")
    assert [(line.facts["switch"], line.facts["is_on"], line.by_id) for line in lines] == [
        ("not_yets", "False", cast.keller.id), ("not_yets", "True", cast.keller.id),
    ]  # fmt: skip


def test_R127_what_is_off_says_so_on_the_public_page_of_that_school_alone(cast: Cast, keller: Client) -> None:
    for switch in ("not_yets", "next_steps", "ways"):
        keller.post(f"/office/rules/turn/{switch}/", {"act": "off"})

    own, client = read(keller, "/rules/"), Client()
    public = read(client, "/rules/?school=willow")

    assert public.count("Willow Street School has turned this off.") == 3
    assert "turned this off" not in read(client, "/rules/?school=harbour")
    assert "turned this off" not in read(client, "/rules/")  # two schools here, none of them named
    assert client.get("/rules/?school=nowhere").status_code == 404
    assert "Ms Keller" not in public
    assert "/office/rules/" in own
    assert "/office/rules/" not in public


def test_AR09_next_steps_turned_off_by_the_school_are_shown_to_nobody(cast: Cast, as_person: Be) -> None:
    addresses = {
        cast.leo: "/learner/path/", cast.duarte: f"/educator/learners/{cast.leo.id}/",
        cast.ana: f"/family/child/{cast.leo.id}/",
    }  # fmt: skip
    assert "not_me" in read(as_person(cast.leo), "/learner/path/")
    as_person(cast.keller).post("/office/rules/turn/next_steps/", {"act": "off"})

    pages = {who: read(as_person(who), address) for who, address in addresses.items()}

    assert "Your school has turned these off." in pages[cast.leo]
    assert "Turn them on" not in pages[cast.leo]
    assert [who.said_as for who, page in pages.items() if "Nothing else has to come first" in page or "because" in page] == []  # fmt: skip
    everything = read(as_person(cast.leo), f"/learner/choose/all/?target={cast.targets['forces-explain'].id}")
    assert "Your school has turned proposals off." in everything
    assert "Could be next" not in everything


def test_AR09_ways_stand_as_they_are_where_their_order_is_turned_off(cast: Cast, as_person: Be) -> None:
    for name in ("apples", "bridges"):
        publish_experience(title={"en": name}, kind="project", why={"en": "w"}, by=cast.brandt, targets=[], at=clock.now(), details={"slug": name})  # fmt: skip
    say_about_me(learner=cast.leo, kind="interest", text="bridges", by=cast.leo, at=clock.now())
    leo = as_person(cast.leo)
    sorted_by_words = read(leo, "/learner/choose/")
    assert sorted_by_words.index("bridges") < sorted_by_words.index("apples")
    assert "because you wrote" in sorted_by_words

    as_person(cast.keller).post("/office/rules/turn/ways/", {"act": "off"})

    plain = read(as_person(cast.leo), "/learner/choose/")
    assert plain.index("apples") < plain.index("bridges")
    assert "because you wrote" not in plain


def test_the_line_of_the_vision_is_turned_off_at_everybodys_home(cast: Cast, as_person: Be) -> None:
    publish_vision(school=cast.school, sentence={"en": "We grow together"}, parts=[], by=cast.keller, at=clock.now())
    homes = {cast.leo: "/learner/today/", cast.osei: "/educator/class/", cast.ana: "/family/child/", cast.keller: "/leader/walk/"}  # fmt: skip
    assert all("We grow together" in read(as_person(who), home) for who, home in homes.items())

    as_person(cast.keller).post("/office/rules/turn/vision_line/", {"act": "off"})

    assert not any("We grow together" in read(as_person(who), home) for who, home in homes.items())
    assert "We grow together" in read(as_person(cast.keller), "/")


def test_AR19_k_is_set_within_its_bounds_and_what_was_typed_stays(cast: Cast, keller: Client) -> None:
    for wrong in ("4", "61", "", "x", "5.5", "-7", "٧", "9" * 40):
        answer = keller.post("/office/rules/fewest/", {"fewest": wrong})
        page = on_one_line(answer.content.decode())
        assert answer.status_code == 422
        assert "Choose a number from 5 to 60: of fewer, a number names somebody." in page
        assert f'value="{wrong}"' in page
    assert kept(cast).fewest_told == 8

    told = on_one_line(keller.post("/office/rules/fewest/", {"fewest": "12"}, follow=True).content.decode())

    assert kept(cast).fewest_told == 12
    assert "No number is told of fewer than 12 learners." in told
    assert 'action="/office/rules/fewest/?fewest=8"' in told
    keller.post("/office/rules/fewest/?fewest=8", {"act": "back"})
    assert kept(cast).fewest_told == 8


@pytest.mark.parametrize("who", ["vera", "osei", "duarte", "leo", "ana", "falk"])
def test_nobody_but_those_who_lead_the_school_turns_anything(cast: Cast, as_person: Be, who: str) -> None:
    somebody = cast.other_leader if who == "falk" else getattr(cast, who)
    browser = as_person(somebody)
    asked = [
        browser.get("/office/rules/"), browser.post("/office/rules/turn/ways/", {"act": "off"}),
        browser.post("/office/rules/fewest/", {"fewest": "20"}),
    ]  # fmt: skip

    if who == "falk":  # his own school's
        assert [one.status_code for one in asked] == [200, 302, 302]
    else:
        assert [one.status_code for one in asked] == [404, 404, 404]
    assert (kept(cast).switched_off, kept(cast).fewest_told) == ([], 8)


def test_an_act_that_there_is_not_is_not_found_and_twice_is_once(cast: Cast, keller: Client) -> None:
    assert keller.post("/office/rules/turn/marks/", {"act": "off"}).status_code == 404
    assert keller.post("/office/rules/turn/ways/", {"act": "perhaps"}).status_code == 404
    assert keller.get("/office/rules/turn/ways/").status_code == 405
    for _twice in range(2):
        keller.post("/office/rules/turn/ways/", {"act": "off"})
    assert kept(cast).switched_off == ["ways"]
    assert AuditLine.objects.filter(event="SwitchTurned").count() == 1


def test_two_switches_turned_from_two_old_pages_are_both_turned(cast: Cast) -> None:
    """Whoever turns one holds the school as it was when their page was opened."""
    one, other = (School.objects.get(pk=cast.school.pk) for _page in range(2))
    turn_switch(school=one, switch=Switch.WAYS, is_on=False, by=cast.keller, at=clock.now())
    turn_switch(school=other, switch=Switch.NOT_YETS, is_on=False, by=cast.keller, at=clock.now())

    assert kept(cast).switched_off == ["not_yets", "ways"]


def test_every_rule_that_is_worth_a_talk_has_its_switch_and_its_sentence(keller: Client) -> None:
    page = read(keller, "/office/rules/")

    assert all(f"/office/rules/turn/{rule}/" in page for rule in TalkRule)
