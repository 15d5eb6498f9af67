"""Quick checks for a teacher: asked in one tap, noted under names, kept when a child says so."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.class_photos import work_photo
from tests.crawl import on_one_line
from tests.foundation.specimens import upload
from trellis.foundation import clock
from trellis.rooms.evidence.actions import answer_check, ask_class, note_cards
from trellis.rooms.evidence.models import Evidence, QuickAnswer, QuickCheck
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
HOME = "/educator/checks/"


def said_on(answer: Any) -> str:
    return on_one_line(answer.content.decode())


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def check(cast: Cast) -> QuickCheck:
    target = cast.targets["shapes-strong"]
    return ask_class(
        group=cast.class_2b, question="Is it strong?", cards="pictures", target=target, by=cast.osei, at=NOON
    )


def at(check: QuickCheck, more: str = "") -> str:
    return f"{HOME}{check.id}/{more}"


def cards(**by_name: Any) -> dict[str, str]:
    return {f"card-{learner.id}": value for learner, value in by_name.values()}


def test_R125_from_a_target_one_tap_opens_it_and_one_asks_it(cast: Cast, as_person: Be) -> None:
    target, client = cast.targets["shapes-strong"], as_person(cast.osei)
    seen = client.get(f"/educator/targets/{target.id}/").content.decode()
    way = f"{HOME}?group={cast.class_2b.id}&amp;target={target.id}"
    assert way in seen

    page = said_on(client.get(way.replace("&amp;", "&")))
    criterion = target.criteria.first()
    assert criterion is not None
    question = criterion.text["en"]
    assert f'name="question" value="{question}"' in page
    data = {"group": cast.class_2b.id, "target": target.id, "cards": "pictures", "question": question}
    answer = client.post(HOME, data)

    made = QuickCheck.objects.get()
    assert answer.headers["Location"] == at(made)
    assert (made.question, made.target, made.teacher) == (question, target, cast.osei)
    assert client.post(HOME, data).headers["Location"] == at(made)
    assert QuickCheck.objects.get() == made


def test_R125_a_photo_and_cards_are_noted_and_stand_by_name_for_her_alone(
    cast: Cast, as_person: Be, check: QuickCheck
) -> None:
    client = as_person(cast.osei)
    data = {f"card-{cast.mina.id}": "yes", f"card-{cast.ada.id}": "not_yet", f"card-{cast.ivo.id}": ""}

    answer = client.post(at(check), {**data, "photo": work_photo()}, follow=True)

    page = said_on(answer)
    assert "Noted. Only you see this, and each of them their own." in page
    check.refresh_from_db()
    assert f"/files/{check.photo_id}/" in page
    places = [page.index(f'name="card-{one.id}"') for one in (cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina)]
    assert places == sorted(places)
    assert f'name="card-{cast.ada.id}" value="not_yet" checked' in page
    for who in ("keller", "vera", "ruiz", "ada", "duarte", "nilsson"):
        other = as_person(getattr(cast, who))
        assert other.get(at(check)).status_code == other.get(f"/files/{check.photo_id}/").status_code == 404


def test_R125_a_child_says_keep_it_and_one_tap_keeps_it_and_takes_it_back(
    cast: Cast, as_person: Be, check: QuickCheck
) -> None:
    client, keep = as_person(cast.osei), at(check, f"keep/{cast.ada.id}/")
    note_cards(check=check, cards={cast.ada: "nearly"}, by=cast.osei, at=NOON)

    page = said_on(client.post(keep, {"act": "keep", f"card-{cast.ivo.id}": "yes"}, follow=True))

    assert "Kept, in the portfolio of Ada." in page
    assert f'<form method="post" action="{keep}">' in page  # undo
    assert set(check.answers.values_list("learner__said_as", "card")) == {("Ada", "nearly"), ("Ivo", "yes")}
    piece = Evidence.objects.get()
    assert (piece.learner, piece.title, piece.text) == (cast.ada, "Is it strong?", "Nearly")
    assert "kept by Ms Osei" in said_on(as_person(cast.ada).get("/learner/portfolio/"))

    page = said_on(as_person(cast.osei).post(keep, {"act": "take_back"}, follow=True))
    assert "Taken back. Nothing of it is left with Ada." in page
    assert (Evidence.objects.count(), check.answers.get(learner=cast.ada).card) == (0, "nearly")
    assert as_person(cast.osei).post(keep, {"act": "take_back"}).status_code == 404


def test_a_card_that_is_cleared_cannot_be_kept_and_that_is_said(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    note_cards(check=check, cards={cast.ada: "nearly"}, by=cast.osei, at=NOON)
    keep = at(check, f"keep/{cast.ada.id}/")

    page = said_on(as_person(cast.osei).post(keep, {"act": "keep", f"card-{cast.ada.id}": ""}, follow=True))

    assert "Note the card first, then keep it." in page
    assert (Evidence.objects.count(), QuickAnswer.objects.count()) == (0, 0)


@pytest.mark.parametrize("photo", [None, "notes"])
def test_bad_input_changes_nothing_and_keeps_what_was_tapped(
    cast: Cast, as_person: Be, check: QuickCheck, photo: str | None
) -> None:
    data: dict[str, Any] = {f"card-{cast.ada.id}": "yes" if photo else "purple"}
    if photo:
        data["photo"] = upload(b"words", "notes.txt")

    answer = as_person(cast.osei).post(at(check), data)

    assert (answer.status_code, QuickAnswer.objects.count()) == (422, 0)
    page = said_on(answer)
    assert ("This is not a picture" if photo else "Choose one of the cards that were asked for.") in page
    assert not photo or f'name="card-{cast.ada.id}" value="yes" checked' in page


def test_learners_of_another_class_are_not_there(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    client = as_person(cast.osei)

    assert client.post(at(check), {f"card-{cast.leo.id}": "yes"}).status_code == 404
    assert client.post(at(check, f"keep/{cast.leo.id}/"), {"act": "keep"}).status_code == 404
    assert client.post(at(check, f"keep/{cast.ada.id}/"), {"act": "keep"}).status_code == 404
    assert client.post(HOME, {"group": cast.advisory.id, "question": "x", "cards": "pictures"}).status_code == 404
    other = {"group": cast.class_2b.id, "question": "x", "cards": "pictures", "target": cast.ada.id}
    assert client.post(HOME, other).status_code == 404
    assert (QuickAnswer.objects.count(), QuickCheck.objects.count()) == (0, 1)


@pytest.mark.parametrize(("question", "kind"), [("", "pictures"), ("q" * 201, "letters"), ("What?", "none")])
def test_a_question_that_cannot_be_asked_says_what_to_do_and_stays(
    cast: Cast, as_person: Be, question: str, kind: str
) -> None:
    answer = as_person(cast.osei).post(HOME, {"question": question, "cards": kind})

    assert (answer.status_code, QuickCheck.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()
    assert f'value="{question}"' in answer.content.decode()


def test_what_a_learner_answered_themself_stands_beside_the_cards(cast: Cast, as_person: Be) -> None:
    check = ask_class(group=cast.advisory, question="Which force?", cards="letters", by=cast.duarte, at=NOON)
    answer_check(check=check, card="b", text="the road pushes back", by=cast.leo, at=NOON)

    page = said_on(as_person(cast.duarte).get(at(check)))

    assert "the road pushes back" in page
    assert f'name="card-{cast.leo.id}"' not in page
    assert f'name="card-{cast.kim.id}"' in page


def test_AR01_AR02_answers_are_neither_counted_nor_sorted(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    learners = (cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina)
    orders = []
    for shift in range(3):
        kinds = ("yes", "nearly", "not_yet")
        given = {one: kinds[(n + shift) % 3] for n, one in enumerate(learners)}
        note_cards(check=check, cards=given, by=cast.osei, at=NOON)
        page = said_on(as_person(cast.osei).get(at(check)))
        orders.append(sorted(learners, key=lambda one: page.index(f'name="card-{one.id}"')))

    assert orders == [list(learners)] * 3
    assert not {"2 of", "3 of", "%"} & {word for word in ("2 of", "3 of", "%") if word in page}


def test_one_tap_lets_go_of_all_of_it(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    note_cards(check=check, cards={cast.ada: "yes"}, by=cast.osei, at=NOON)

    page = said_on(as_person(cast.osei).post(at(check, "let-go/"), follow=True))

    assert "Gone, with every answer that nobody kept." in page
    assert (QuickCheck.objects.count(), QuickAnswer.objects.count()) == (0, 0)
    assert as_person(cast.osei).get(at(check)).status_code == 404


def test_it_is_listed_for_two_weeks_with_the_day_on_which_it_goes(
    cast: Cast, as_person: Be, check: QuickCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "gone on 22 October" in said_on(as_person(cast.osei).get(HOME))

    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=14))

    assert "Is it strong?" not in said_on(as_person(cast.osei).get(HOME))
    assert as_person(cast.osei).get(at(check)).status_code == 404


def test_what_a_learner_answered_themself_is_not_kept_by_the_adult(cast: Cast, as_person: Be) -> None:
    check = ask_class(group=cast.class_2b, question="And you?", cards="pictures", by=cast.osei, at=clock.now())
    answer_check(check=check, card="yes", text="canary of Ada", by=cast.ada, at=clock.now())

    refused = as_person(cast.osei).post(at(check, f"keep/{cast.ada.id}/"), {"act": "keep"})

    assert refused.status_code == 404
    assert f"keep/{cast.ada.id}/" not in as_person(cast.osei).get(at(check)).content.decode()
    assert not Evidence.objects.filter(learner=cast.ada).exists()
