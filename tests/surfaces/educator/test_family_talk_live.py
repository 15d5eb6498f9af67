"""A talk with the family on which several write at once: over HTTP, without the script (E3, L11)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import Written, end_with_family, plan_with_family
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
BOTH = "Written at the same time. Your words are still here."
NEXT_WEEK = NOON.date() + timedelta(days=7)


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def planned(cast: Cast, kind: str) -> Conference:
    return plan_with_family(
        adult=cast.osei, learner=cast.maya, kind=kind, guardians=[cast.ruiz], promised_on=NOON.date(), by=cast.osei,
        at=NOON,
    )  # fmt: skip


@pytest.fixture
def talk(cast: Cast) -> Conference:
    return planned(cast, ConferenceKind.FAMILY)


def will(owner: Person, text: str, was: str = "", by: str = "", **given: Any) -> dict[str, Any]:
    """What a page sends of somebody's promise."""
    key = owner.id
    return {f"will-{key}": text, f"by-{key}": by, f"was-will-{key}": was, f"was-by-{key}": "", **given}


def says(who: Person, text: str, was: str = "") -> dict[str, Any]:
    return {f"says-{who.id}": text, f"was-says-{who.id}": was}


def test_R120_the_promise_of_the_family_has_a_day_and_both_sides_read_it(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    given = will(cast.ruiz, "Leemos juntas", by=NEXT_WEEK.isoformat())
    as_person(cast.osei).post(f"/educator/talks/{talk.id}/", {**given, "act": "end"})

    agreement = talk.agreements.get()
    assert (agreement.owner, agreement.due_on) == (cast.ruiz, NEXT_WEEK)
    for who, address in (
        (cast.osei, f"/educator/talks/{talk.id}/"),
        (cast.maya, f"/learner/talks/{talk.id}/"),
    ):
        assert "15 Oct" in as_person(who).get(address).content.decode()
    assert "para el 15" in as_person(cast.ruiz).get(f"/family/talks/{talk.id}/").content.decode()
    assert "para el 15" in as_person(cast.ruiz).get(f"/family/child/{cast.maya.id}/").content.decode()


@pytest.mark.parametrize(
    ("by", "sentence"),
    [("next week", "Write the day as year, month, day"), ("2026-10-01", "Choose a day from today on")],
)
def test_a_day_that_nobody_can_promise_is_said_in_a_sentence_and_stays_typed(
    cast: Cast, as_person: Be, talk: Conference, by: str, sentence: str
) -> None:
    given = {**will(cast.ruiz, "Leemos", by=by), **says(cast.ruiz, "Cuenta todo")}
    refused = as_person(cast.osei).post(f"/educator/talks/{talk.id}/", {**given, "act": "end"})
    page = refused.content.decode()

    talk.refresh_from_db()
    assert (refused.status_code, talk.held_at) == (422, None)
    assert sentence in page
    for typed in (f'value="{by}"', ">Leemos</textarea>", ">Cuenta todo</textarea>"):
        assert typed in page
    assert not talk.lines.exists()


@pytest.mark.parametrize("place", ["", "show/"])
def test_R012_two_write_one_promise_at_once_and_neither_loses_a_word(cast: Cast, as_person: Be, place: str) -> None:
    talk = planned(cast, ConferenceKind.STUDENT_LED)
    as_person(cast.maya).post(f"/learner/talks/{talk.id}/show/", will(cast.maya, "two ways"))
    osei, here = as_person(cast.osei), f"/educator/talks/{talk.id}/{place}"

    answer = osei.post(here, {**will(cast.maya, "three ways"), **will(cast.ruiz, "Contamos"), "act": "end"})
    page = answer.content.decode()
    talk.refresh_from_db()
    sealed = talk.held_at
    again = osei.post(here, will(cast.maya, "two or three ways", was="two ways"))

    assert (answer.status_code, sealed) == (409, None)
    assert BOTH in page
    assert "Maya’s promise was changed while you wrote: “two ways”. Make one of both, then keep it." in page
    assert ">three ways</textarea>" in page
    assert f'name="was-will-{cast.maya.id}" value="two ways"' in page
    assert again.status_code == 302
    assert "two or three ways" in {one.text for one in talk.agreements.all()}


def test_what_a_guardian_says_is_written_down_on_two_screens_without_losing_a_word(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    osei, here = as_person(cast.osei), f"/educator/talks/{talk.id}/"
    osei.post(here, {**says(cast.ruiz, "Cuenta todo"), **says(cast.osei, "I see her build"), "act": "itself"})

    answer = osei.post(here, {**says(cast.ruiz, "Lee al gato"), **says(cast.osei, "She builds"), "act": "itself"})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "What Sra. Ruiz says was written on another screen, too: “Cuenta todo”." in page
    assert "What you say was written on another screen, too: “I see her build”." in page
    assert {line.text for line in talk.lines.all()} == {"Cuenta todo", "I see her build"}
    assert osei.post(here, says(cast.ruiz, "Cuenta todo, lee al gato", was="Cuenta todo")).status_code == 302
    assert "Cuenta todo, lee al gato" in {line.text for line in talk.lines.all()}


def test_what_is_kept_by_itself_is_answered_by_the_page_and_leaves_one_line_of_the_audit(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    osei, here, before = as_person(cast.osei), f"/educator/talks/{talk.id}/", AuditLine.objects.count()
    was = ""
    for words in ("Cuenta", "Cuenta todo", "Cuenta todo en casa"):
        answer = osei.post(here, {**says(cast.ruiz, words, was), "act": "itself"})
        was = words

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="was-says-{cast.ruiz.id}" hidden>Cuenta todo en casa</textarea>' in page
    assert "Kept.</p>" not in page
    assert AuditLine.objects.count() - before == 1
    assert [line.text for line in talk.lines.all()] == ["Cuenta todo en casa"]


def test_emptied_while_somebody_types_it_stands_and_a_press_takes_it_out(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    osei, here = as_person(cast.osei), f"/educator/talks/{talk.id}/"
    osei.post(here, {**says(cast.ruiz, "Cuenta"), **will(cast.ruiz, "Leemos")})
    empty = {**says(cast.ruiz, "", "Cuenta"), **will(cast.ruiz, "", "Leemos")}

    osei.post(here, {**empty, "act": "itself"})
    stands = talk.lines.count(), talk.agreements.filter(let_go_at=None).count()
    osei.post(here, empty)

    assert stands == (1, 1)
    assert (talk.lines.count(), talk.agreements.filter(let_go_at=None).count()) == (0, 0)


def test_words_that_come_after_all_agreed_are_told_and_change_nothing(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    written = Written(promises={cast.maya.id: ("two ways", None)})
    end_with_family(conference=talk, written=written, by=cast.osei, at=NOON)
    given = {**will(cast.maya, "no ways", was="two ways"), **says(cast.maya, "One more thing"), "act": "itself"}

    answer = as_person(cast.maya).post(f"/learner/talks/{talk.id}/", given)

    assert answer.status_code == 409
    assert "You have all agreed meanwhile, and “no ways” was not kept" in answer.content.decode()
    assert [one.text for one in talk.agreements.all()] == ["two ways"]
    assert [line.text for line in talk.lines.all()] == ["One more thing"]
    osei = as_person(cast.osei)
    late = osei.post(f"/educator/talks/{talk.id}/", {**says(cast.ruiz, "Adiós"), "act": "itself"})
    assert "“Adiós” was not kept" in late.content.decode()
    assert talk.lines.count() == 1


@pytest.mark.parametrize("who", ["duarte", "ada", "ruiz", "keller"])
def test_nobody_else_writes_by_itself(cast: Cast, as_person: Be, talk: Conference, who: str) -> None:
    for place in ("learner", "educator"):
        given = {**says(cast.ruiz, "canary"), "act": "itself"}
        assert as_person(getattr(cast, who)).post(f"/{place}/talks/{talk.id}/", given).status_code == 404
    assert not talk.lines.exists()


def test_the_learner_writes_down_nobody_elses_words(cast: Cast, as_person: Be, talk: Conference) -> None:
    as_person(cast.maya).post(f"/learner/talks/{talk.id}/", {**says(cast.ruiz, "canary"), **says(cast.maya, "Mine")})

    assert [(line.author, line.text) for line in talk.lines.all()] == [(cast.maya, "Mine")]


@pytest.mark.parametrize("kind", [ConferenceKind.STUDENT_LED, ConferenceKind.FAMILY])
def test_a_photo_of_the_filled_sheet_stands_with_a_talk_of_the_family_and_for_the_two_alone(
    cast: Cast, as_person: Be, kind: str
) -> None:
    talk = planned(cast, kind)
    osei, here = as_person(cast.osei), f"/educator/talks/{talk.id}/"
    assert f'action="{here}sheet/"' in osei.get(here).content.decode()
    given = {"photo": upload(picture_bytes("PNG"), "sheet.png")}
    assert "Kept. You both see the sheet here." in osei.post(f"{here}sheet/", given, follow=True).content.decode()
    written = Written(promises={cast.maya.id: ("try", date(2026, 10, 15))})
    end_with_family(conference=talk, written=written, by=cast.osei, at=NOON)

    file = f"/files/{talk.sheets.get().file_id}/"
    for who, address in ((cast.osei, here), (cast.maya, f"/learner/talks/{talk.id}/")):
        assert file in as_person(who).get(address).content.decode()
    assert file not in as_person(cast.ruiz).get(f"/family/talks/{talk.id}/").content.decode()
    assert as_person(cast.ruiz).get(file).status_code == 404


def test_the_sheet_on_paper_leaves_room_for_the_day(cast: Cast, as_person: Be, talk: Conference) -> None:
    page = as_person(cast.osei).get(f"/educator/talks/{talk.id}/paper/").content.decode()
    assert page.count("<p>by <span") == 3
