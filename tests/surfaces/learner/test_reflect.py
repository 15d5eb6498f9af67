"""R63: one fitting question, answered or left, and theirs alone until shared. R64: a plan says after what it was changed."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.work import piece
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import change_plan_after, promise_talk, reflect, share_reflection
from trellis.rooms.conferences.models import Reflection
from trellis.rooms.conferences.prompts import AT_ONCE, DAYS, bank, whose_turn
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.paths.actions import choose_way, publish_experience
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.people.models import Person
from trellis.ui.words import as_short_day

type Be = Callable[[Person], Client]


def text_of(response: Any) -> str:
    return on_one_line(response.content.decode())


def question_on(page: str) -> str:
    return page.split('id="question">')[1].split("</h1>")[0]


def test_R063_one_fitting_question_comes_round_and_is_answered_by_voice_text_or_drawing_or_left(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a year Leo opens Reflect each time a new question has come round: never the same twice in a row, about three a
    month; leaving one writes nothing, and each of three ways keeps what he thought."""
    leo, first, asked = as_person(cast.leo), clock.now(), []
    for turn in range(36):
        monkeypatch.setattr(clock, "now", lambda turn=turn: first + timedelta(days=turn * DAYS))
        asked.append(question_on(text_of(leo.get("/learner/reflect/"))))
        asked.append(question_on(text_of(leo.get("/learner/reflect/?another=1"))))
    assert [one for one, after in pairwise(asked) if one == after] == []
    assert len(set(asked)) > 20
    monkeypatch.setattr(clock, "now", lambda: first)
    assert question_on(text_of(leo.get("/learner/reflect/"))) == question_on(text_of(leo.get("/learner/reflect/")))
    assert not Reflection.objects.exists() and not AuditLine.objects.filter(event="Reflected").exists()

    page = text_of(leo.get("/learner/reflect/"))
    assert "<hold-to-speak" in page and "<draw-on" in page and 'name="text"' in page and "Not now" in page
    ways: list[dict[str, Any]] = [
        {"text": "At the window."},
        {"voice": upload(wav(2.0), "me.wav")},
        {"drawing": upload(picture_bytes("PNG"), "me.png")},
    ]
    for way, prompt in zip(ways, ("where-best", "stuck", "noise"), strict=True):
        assert leo.post("/learner/reflect/", {"prompt": prompt, **way}).status_code == 302
    kept = list(Reflection.objects.all())
    assert [(one.visibility, bool(one.text or one.file_id)) for one in kept] == [((), True)] * 3
    assert Reflection.objects.get(prompt="where-best").asked == "Where did you work best lately, and what made it so?"


def test_a_young_learner_is_asked_in_the_words_of_the_young(cast: Cast, as_person: Be) -> None:
    young = {prompt.words_young["en"] for prompt in bank()}

    assert question_on(text_of(as_person(cast.maya).get("/learner/reflect/"))) in young


def test_no_two_in_a_row_are_the_same_whatever_is_skipped_and_whatever_is_so(cast: Cast) -> None:
    for person in (cast.leo, cast.kim, cast.maya, cast.ada):
        last = ""
        for day in range(0, 800, DAYS):
            for turn in range(1 + day // DAYS % AT_ONCE):
                facts = {"work", "goal"} if (day + turn) % 3 else {"choice", "talk"}
                prompt = whose_turn(person, facts, day=day, turn=turn)
                assert prompt.key != last
                last = prompt.key


def test_the_question_answered_last_is_passed_over(cast: Cast) -> None:
    prompt = whose_turn(cast.leo, (), day=700)

    assert whose_turn(cast.leo, (), day=700, but=prompt.key) != prompt


def test_the_bank_has_enough_questions_in_both_languages_and_touches_none_of_the_eight_areas() -> None:
    never = [
        "politic",
        "party",
        "vote",
        "mental",
        "sad",
        "depress",
        "sex",
        "illegal",
        "steal",
        "drug",
        "weapon",
        "mother",
        "father",
        "parent",
        "sister",
        "brother",
        "home",
        "lawyer",
        "doctor",
        "priest",
        "religion",
        "church",
        "pray",
        "god",
        "money",
        "income",
        "rich",
        "poor",
        "polític",
        "voto",
        "triste",
        "robar",
        "droga",
        "arma",
        "madre",
        "padre",
        "hermano",
        "casa",
        "abogad",
        "médic",
        "cura",
        "religi",
        "iglesia",
        "rezar",
        "dios",
        "dinero",
        "ingreso",
        "ric[oa] ",
        "pobre",
    ]
    words = [text for one in bank() for said in (one.words, one.words_young) for text in said.values()]

    assert 40 <= len(bank()) <= 60 and len({one.key for one in bank()}) == len(bank())
    assert all(words) and max(len(text) for text in words) <= 200
    assert {(bad, text) for text in words for bad in never if f" {bad}" in f" {text.lower()}"} == set()


def test_what_is_not_shared_is_found_by_nobody_and_what_is_shared_comes_along_to_the_talk(
    cast: Cast, as_person: Be
) -> None:
    now = clock.now()
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    mine = reflect(author=cast.leo, prompt="noise", text="canary: too noisy at the benches", by=cast.leo, at=now)
    places = [
        f"/educator/learners/{cast.leo.id}/",
        f"/educator/talks/{talk.id}/prepare/",
        f"/educator/talks/{talk.id}/",
    ]

    for place in places:
        assert "canary" not in text_of(as_person(cast.duarte).get(place))
    share = as_person(cast.leo).post(f"/learner/reflect/{mine.id}/", {"act": "share", "share": ["teachers"]})

    assert share.status_code == 302
    for place in places:
        assert "canary: too noisy at the benches" in text_of(as_person(cast.duarte).get(place))
    assert "canary" not in text_of(as_person(cast.ana).get(f"/family/child/{cast.leo.id}/about/"))
    assert "canary" not in text_of(as_person(cast.kim).get("/learner/reflect/"))
    as_person(cast.leo).post(f"/learner/reflect/{mine.id}/", {"act": "share", "share": ["class", "family"]})
    assert "canary" in text_of(as_person(cast.kim).get("/learner/reflect/"))
    assert "canary" in text_of(as_person(cast.ana).get(f"/family/child/{cast.leo.id}/about/"))
    assert "canary" not in text_of(as_person(cast.maya).get("/learner/reflect/"))
    assert "canary" not in text_of(as_person(cast.duarte).get(places[0]))


def test_taken_away_nothing_of_it_is_left(cast: Cast, as_person: Be) -> None:
    voice = upload(wav(1.0), "me.wav")
    as_person(cast.leo).post("/learner/reflect/", {"prompt": "noise", "voice": voice, "share": ["teachers"]})
    mine = Reflection.objects.get()
    assert as_person(cast.duarte).get(f"/files/{mine.file_id}/").status_code == 200
    assert as_person(cast.keller).get(f"/files/{mine.file_id}/").status_code == 404

    assert as_person(cast.duarte).post(f"/learner/reflect/{mine.id}/", {"act": "away"}).status_code == 404
    assert as_person(cast.kim).post(f"/learner/reflect/{mine.id}/", {"act": "away"}).status_code == 404
    assert as_person(cast.leo).post(f"/learner/reflect/{mine.id}/", {"act": "away"}).status_code == 302

    assert not Reflection.objects.exists()
    assert as_person(cast.leo).get(f"/files/{mine.file_id}/").status_code == 404


def test_no_adult_is_told_how_often_somebody_reflects(cast: Cast, as_person: Be) -> None:
    """Seven reflections, all shared: an adult reads the newest three, and no count; an unshared one changes no adult's page."""
    now = clock.now()
    for n in range(7):
        at = now - timedelta(days=n)
        reflect(author=cast.leo, prompt="noise", text=f"shared {n}", visibility=["teachers"], by=cast.leo, at=at)
    page = f"/educator/learners/{cast.leo.id}/"
    before = as_person(cast.duarte).get(page).content.decode().split('id="thought"')[1].split("</section>")[0]
    reflect(author=cast.leo, prompt="stuck", text="mine alone", by=cast.leo, at=now)

    after = as_person(cast.duarte).get(page).content.decode().split('id="thought"')[1].split("</section>")[0]

    assert after == before
    assert [f"shared {n}" in after for n in range(7)] == [True, True, True, False, False, False, False]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"prompt": "noise"}, "There is nothing here yet."),
    ({"prompt": "noise", "text": "x" * 2001}, "2000"),
    ({"prompt": "no-such", "text": "A word"}, "This question is no longer asked. Choose another one."),
    ({"prompt": "noise", "text": "A word", "share": ["public"]}, "Choose from the list with whom you share it."),
]


@pytest.mark.parametrize(("typed", "says"), BAD)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(cast: Cast, as_person: Be, typed: Any, says: str) -> None:
    response = as_person(cast.leo).post("/learner/reflect/", typed)

    assert response.status_code == 422
    assert says in text_of(response) and typed.get("text", "")[:60] in text_of(response)
    assert not Reflection.objects.exists()


@pytest.mark.parametrize("another", ["-1", "9999999", "x", "²", ""])
def test_an_odd_turn_is_passed_over(cast: Cast, as_person: Be, another: str) -> None:
    assert as_person(cast.leo).get(f"/learner/reflect/?another={another}").status_code == 200


def test_pressed_twice_it_is_kept_once(cast: Cast) -> None:
    for _ in range(2):
        reflect(author=cast.leo, prompt="noise", text="Loud", by=cast.leo, at=clock.now())

    assert Reflection.objects.count() == 1


def test_the_whole_bank_is_read_by_families_in_their_language(cast: Cast, as_person: Be) -> None:
    page = text_of(as_person(cast.ruiz).get("/questions/"))

    assert all(one.words["es"] in page and one.words_young["es"] in page for one in bank())
    assert Client().get("/questions/").status_code == 200


@pytest.fixture
def plan(cast: Cast) -> ActivityPlan:
    way = publish_experience(
        title={"en": "Brakes"}, kind="project", targets=[cast.targets["forces-explain"]], why={"en": "It moves"},
        by=cast.brandt, at=clock.now(),
    )  # fmt: skip
    return choose_way(learner=cast.leo, experience=way, place="The benches", by=cast.leo, at=clock.now())


def test_R064_a_plan_that_changes_place_says_after_which_reflection(
    cast: Cast, as_person: Be, plan: ActivityPlan
) -> None:
    """Leo thought that it was too noisy and moves his plan: its line says after which day's reflection, to him and to those
    who read his plan; what he thought stays his."""
    then = clock.now() - timedelta(days=3)
    noisy = reflect(author=cast.leo, prompt="noise", text="canary: too noisy", by=cast.leo, at=then)

    changed = as_person(cast.leo).post(
        f"/learner/reflect/{noisy.id}/change/", {"plan": str(plan.id), "place": "The library"}
    )

    day = as_short_day(then)
    own = text_of(as_person(cast.leo).get("/learner/choose/"))
    his = text_of(as_person(cast.duarte).get(f"/educator/learners/{cast.leo.id}/path/"))
    assert changed.status_code == 302
    assert f"Changed after your reflection of {day}" in own and "The library" in own
    assert f"Changed after Leo’s reflection of {day}" in his and "canary" not in his


def test_R064_a_word_on_the_work_changes_a_plan_as_well(cast: Cast, as_person: Be, plan: ActivityPlan) -> None:
    work = piece(cast.leo, cast.targets["forces-explain"], at=clock.now(), title="Brake test")
    here = f"/learner/portfolio/{work.id}/change/"
    assert as_person(cast.leo).post(here, {"plan": str(plan.id), "place": "The hall"}).status_code == 404  # no word yet
    give_feedback(evidence=work, kind="word", text="Try it where it is flat.", by=cast.brandt, at=clock.now())

    empty = as_person(cast.leo).post(here, {"plan": str(plan.id), "place": ""})
    changed = as_person(cast.leo).post(here, {"plan": str(plan.id), "place": "The hall"})

    assert (empty.status_code, changed.status_code) == (422, 302)
    assert "Say where it is to be from now on." in text_of(empty)
    said = f"Changed after what was said about the work on {as_short_day(clock.now())}"
    assert said in text_of(as_person(cast.leo).get("/learner/choose/"))
    assert as_person(cast.kim).post(here, {"plan": str(plan.id), "place": "Away"}).status_code == 404


def test_a_change_that_is_none_gets_a_sentence(cast: Cast, as_person: Be, plan: ActivityPlan) -> None:
    noisy = reflect(author=cast.leo, prompt="noise", text="Loud", by=cast.leo, at=clock.now())
    here = f"/learner/reflect/{noisy.id}/change/"
    tries = [
        ({"plan": str(plan.id), "place": " "}, "Say where it is to be from now on."),
        ({"plan": str(plan.id), "place": "The benches"}, "Say where it is to be from now on."),
        ({"plan": str(plan.id), "place": "x" * 81}, "Say it in fewer words"),
        ({"plan": "", "place": "The library"}, "Choose which of your plans changes."),
    ]
    for typed, says in tries:
        response = as_person(cast.leo).post(here, typed)
        assert (response.status_code, says in text_of(response)) == (422, True)
    plan.refresh_from_db()
    assert (plan.place, plan.cause) == ("The benches", "")


def test_nobody_changes_a_plan_after_somebody_elses_reflection(cast: Cast, as_person: Be, plan: ActivityPlan) -> None:
    kims = reflect(author=cast.kim, prompt="noise", text="Loud", by=cast.kim, at=clock.now())

    assert as_person(cast.leo).post(f"/learner/reflect/{kims.id}/change/", {"plan": str(plan.id)}).status_code == 404
    for by in (cast.leo, cast.kim, cast.duarte):
        with pytest.raises(NotAllowed):
            change_plan_after(reflection=kims, plan=plan, place="The library", by=by, at=clock.now())
    with pytest.raises(NotAllowed):
        share_reflection(reflection=kims, visibility=["class"], by=cast.duarte, at=clock.now())
