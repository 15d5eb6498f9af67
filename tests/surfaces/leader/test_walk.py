"""The school walk (P1): a few people with a line of their own, "spoke" in one tap, a moment in three; and who reads what."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import upload, wav
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import take_back_interaction
from trellis.rooms.circles.actions.moments import hide_moment, note_moment, share_moment, take_back_moment
from trellis.rooms.circles.actions.walk import note_spoken, share_line
from trellis.rooms.circles.models import Interaction, Moment, ShareCard
from trellis.rooms.insights.queries.walk import walk_of
from trellis.rooms.people.actions import set_time_block, turn_switch
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
WALK, TODAY, DAY = "/leader/walk/", "/learner/today/", timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    hands = {"at": NOON}
    monkeypatch.setattr(clock, "now", lambda: hands["at"])
    return hands


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


def names(cast: Cast) -> list[str]:
    return [stop.person.said_as for stop in walk_of(cast.viewer(cast.keller), at=clock.now()).learners]


def test_R018_mina_is_listed_with_her_place_and_line_and_reads_that_they_talked(cast: Cast, as_person: Be) -> None:
    set_time_block(
        school=cast.school, group=cast.class_2b, name={"en": "Free hour"}, starts_at=time(11), ends_at=time(13), is_free=True,
        by=cast.keller, at=START,
    )  # fmt: skip
    as_person(cast.mina).post(f"{TODAY}line/", {"act": "share", "text": "Ask me about my robot"})

    page = read(as_person(cast.keller), WALK)
    assert "Mina" in page and "2B, Free hour until 13:00" in page and "Ask me about my robot" in page
    assert as_person(cast.keller).post(f"{WALK}{cast.mina.id}/spoke/", {"act": "spoke"})["Location"] == WALK

    met = Interaction.objects.get()
    assert (met.learner, met.other, met.kind) == (cast.mina, cast.keller, "spoke")
    assert "You talked with Ms Keller." in read(as_person(cast.mina), TODAY)
    assert "you spoke at 12:00" in read(as_person(cast.keller), WALK)
    for who, address in ((cast.ada, TODAY), (cast.osei, "/educator/class/"), (cast.ruiz, "/family/child/")):
        assert "You talked with" not in read(as_person(who), address) and "robot" not in read(as_person(who), address)


def test_spoke_is_noted_once_and_undone_in_one_press(cast: Cast, as_person: Be) -> None:
    keller, address = as_person(cast.keller), f"{WALK}{cast.mina.id}/spoke/"

    for act, count in (("spoke", 1), ("spoke", 1), ("back", 0), ("back", 0), ("spoke", 1)):
        assert keller.post(address, {"act": act})["Location"] == WALK
        assert Interaction.objects.count() == count
    assert keller.post(address, {"act": "dance"}).status_code == 404
    assert keller.post(f"{WALK}{cast.nilsson.id}/spoke/").status_code == 404
    assert keller.post(f"{WALK}{cast.brandt.id}/spoke/").status_code == 302


def test_R018_the_list_is_five_and_two_the_same_all_day_and_everybody_is_met_in_turn(
    cast: Cast, at_noon: dict[str, object]
) -> None:
    first = names(cast)
    assert sorted(first) == ["Ada", "Ivo", "Kim", "Leo", "Lina"]
    assert [stop.person.said_as for stop in walk_of(cast.viewer(cast.keller), at=NOON).adults] == [
        "Mr Brandt",
        "Mr Duarte",
    ]

    for name in first:
        note_spoken(person=getattr(cast, name.lower()), by=cast.keller, at=NOON)
    assert names(cast) == first
    at_noon["at"] = NOON + DAY
    later = walk_of(cast.viewer(cast.keller, NOON + DAY), at=NOON + DAY)
    assert sorted(stop.person.said_as for stop in later.learners)[-4:] == sorted(["Max", "Maya", "Mina", "Zoe"])


def test_the_walk_is_the_leaders_and_can_be_turned_off(cast: Cast, as_person: Be) -> None:
    share_line(text="Ask me", by=cast.leo, at=NOON)
    for who in (cast.osei, cast.vera, cast.leo, cast.ana):
        assert as_person(who).get(WALK).status_code == 404
        assert as_person(who).post(f"{WALK}{cast.mina.id}/spoke/").status_code == 404
    assert "Ask me" not in read(as_person(cast.other_leader), WALK)
    assert "Up to three learners who left a line" in read(as_person(cast.keller), "/rules/")

    turn_switch(school=cast.school, switch="walk", is_on=False, by=cast.keller, at=NOON)

    assert "Ask me" not in read(as_person(cast.keller), WALK)


def test_a_line_is_replaced_taken_back_and_refused_when_empty_or_too_long(cast: Cast, as_person: Be) -> None:
    leo, line = as_person(cast.leo), f"{TODAY}line/"
    for text in (" ", "x" * 141):
        leo.post(line, {"act": "share", "text": text})
        assert "up to 140 characters" in read(leo, TODAY)
    for text in ("My film", "My film", "My bike"):
        leo.post(line, {"act": "share", "text": text})
    assert [one.text for one in ShareCard.objects.filter(taken_back_at=None)] == ["My bike"]
    assert "My bike" in read(as_person(cast.keller), WALK)
    as_person(cast.leo).post(line, {"act": "back"})
    assert "My bike" not in read(as_person(cast.keller), WALK)
    as_person(cast.brandt).post("/educator/people/line/", {"act": "share", "text": "Come and see the lathe"})
    assert "Come and see the lathe" in read(as_person(cast.keller), WALK)
    as_person(cast.brandt).post("/educator/people/line/", {"act": "share", "text": ""})
    as_person(cast.brandt).post("/educator/people/line/", {"act": "back"})
    assert "lathe" not in read(as_person(cast.keller), WALK)
    with pytest.raises(NotAllowed):
        share_line(text="Me too", by=cast.ana, at=NOON)
    with pytest.raises(NotAllowed):
        take_back_interaction(met=note_spoken(person=cast.leo, by=cast.keller, at=NOON), by=cast.brandt, at=NOON)


def test_R019_a_moment_stands_on_the_learners_page_who_hides_it_and_the_family_reads_it_only_once_shared(
    cast: Cast, as_person: Be
) -> None:
    sound = upload(wav(5.0), "moment.wav")
    assert as_person(cast.keller).post(f"{WALK}moments/", {"about": cast.maya.id, "voice": sound})["Location"] == WALK
    as_person(cast.keller).post(f"{WALK}moments/", {"about": cast.maya.id, "text": "She held the bridge up for Ivo"})
    written, spoken = Moment.objects.order_by("-text")
    heard = f"/files/{spoken.file_id}/"

    page = read(as_person(cast.maya), TODAY)
    assert "Ms Keller noticed, Thursday 8 October" in page and heard in page and "held the bridge up" in page
    assert "held the bridge up" in read(as_person(cast.osei), f"/educator/learners/{cast.maya.id}/")
    family = f"/family/child/{cast.maya.id}/"
    assert "held the bridge up" not in read(as_person(cast.ruiz), family)
    audible = {
        who: as_person(getattr(cast, who)).get(heard).status_code
        for who in ("maya", "keller", "osei", "ruiz", "ivo", "brandt")
    }
    assert audible == {"maya": 200, "keller": 200, "osei": 200, "ruiz": 404, "ivo": 404, "brandt": 404}

    for one in (written, spoken):
        as_person(cast.maya).post(f"{TODAY}moments/{one.id}/", {"act": "share"})
    page = read(as_person(cast.ruiz), family)
    assert "held the bridge up" in page and heard in page and as_person(cast.ruiz).get(heard).status_code == 200
    as_person(cast.maya).post(f"{TODAY}moments/{written.id}/", {"act": "hide"})
    for who, address in ((cast.maya, TODAY), (cast.ruiz, family), (cast.osei, f"/educator/learners/{cast.maya.id}/")):
        assert "held the bridge up" not in read(as_person(who), address).replace("Hidden.", "")
    assert "held the bridge up" in read(as_person(cast.keller), WALK)
    as_person(cast.maya).post(f"{TODAY}moments/{written.id}/", {"act": "show"})
    assert "held the bridge up" in read(as_person(cast.maya), TODAY)
    as_person(cast.maya).post(f"{TODAY}moments/{written.id}/", {"act": "keep"})
    assert "held the bridge up" not in read(as_person(cast.ruiz), family)
    as_person(cast.maya).post(f"{TODAY}moments/{spoken.id}/", {"act": "hide"})
    hidden = {who: as_person(getattr(cast, who)).get(heard).status_code for who in ("maya", "keller", "osei", "ruiz")}
    assert hidden == {"maya": 200, "keller": 200, "osei": 404, "ruiz": 404}
    as_person(cast.keller).post(f"{WALK}moments/", {"act": "back", "moment": written.id})
    assert Moment.objects.get() == spoken


def test_a_teacher_notes_a_moment_on_the_learners_page_and_shares_it_or_takes_it_back(
    cast: Cast, as_person: Be
) -> None:
    osei, address = as_person(cast.osei), f"/educator/learners/{cast.maya.id}/moments/"
    assert osei.post(address, {"text": "She asked first"}).status_code == 302
    made = Moment.objects.get()

    for act, opened in (("share", ("family",)), ("keep", ())):
        osei.post(address, {"act": act, "moment": made.id})
        made.refresh_from_db()
        assert made.visibility == opened
    assert as_person(cast.keller).post(address, {"act": "share", "moment": made.id}).status_code == 404
    assert as_person(cast.maya).post(f"{TODAY}moments/{made.id}/", {"act": "dance"}).status_code == 404
    assert as_person(cast.ada).post(f"{TODAY}moments/{made.id}/", {"act": "hide"}).status_code == 404
    as_person(cast.osei).post(address, {"act": "back", "moment": made.id})
    assert Moment.objects.count() == 0


@pytest.mark.parametrize("given", [{}, {"text": "x" * 301}])
def test_a_moment_without_words_or_with_too_many_is_refused_and_what_was_typed_stays(
    cast: Cast, as_person: Be, given: dict[str, str]
) -> None:
    for address in (f"{WALK}moments/", f"/educator/learners/{cast.maya.id}/moments/"):
        answer = as_person(cast.keller).post(address, {"about": cast.maya.id, **given})
        assert answer.status_code == 422
        assert "Say what you noticed" in answer.content.decode() and given.get("text", "") in answer.content.decode()
    nobody = as_person(cast.keller).post(f"{WALK}moments/", {"text": "Lovely", "about": cast.osei.id})
    assert (nobody.status_code, "Choose whose moment it was." in nobody.content.decode()) == (422, True)
    assert as_person(cast.keller).post(f"{WALK}moments/", {"act": "back", "moment": "x"}).status_code == 404
    assert Moment.objects.count() == 0


def test_moments_are_noted_hidden_shared_and_taken_back_by_their_people_alone(cast: Cast) -> None:
    made = note_moment(learner=cast.maya, text="She asked first", by=cast.vera, at=NOON)

    for act in (
        lambda: note_moment(learner=cast.maya, text="Hi", by=cast.ada, at=NOON),
        lambda: note_moment(learner=cast.maya, text="Hi", by=cast.nilsson, at=NOON),
        lambda: hide_moment(moment=made, by=cast.vera, at=NOON),
        lambda: share_moment(moment=made, with_family=True, by=cast.osei, at=NOON),
        lambda: take_back_moment(moment=made, by=cast.maya, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(Refused):
        note_moment(learner=cast.maya, text=" ", by=cast.vera, at=NOON)
