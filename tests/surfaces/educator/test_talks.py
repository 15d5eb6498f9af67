import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from trellis.foundation import clock
from trellis.rooms.circles.actions import agree, make_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.actions import promise_rhythm, promise_talk, start_talk, write_line
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.people.models import Person
from trellis.ui.words import as_day

type Be = Callable[[Person], Client]


@pytest.fixture
def talk(cast: Cast) -> Conference:
    now = clock.now()
    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=14, by=cast.duarte, at=now - timedelta(days=16))
    return Conference.objects.get(learner=cast.leo)


def form(cast: Cast, **given: Any) -> dict[str, Any]:
    return {f"will-{cast.leo.id}": "feel the pad", f"will-{cast.duarte.id}": "bring the book", **given}


def test_R011_start_then_done_promises_the_next_talk(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser = as_person(cast.duarte)

    started = browser.post(f"/educator/talks/{talk.id}/start/")
    done = browser.post(f"/educator/talks/{talk.id}/", form(cast, act="end"))

    talk.refresh_from_db()
    following = Conference.objects.get(held_at=None)
    assert (started.status_code, done.status_code) == (302, 302)
    assert talk.held_at is not None
    assert (following.promised_on - talk.held_at.date()).days in {14, 15, 16}  # a school day


def test_R012_both_see_both_promises_and_the_next_talk_opens_with_them(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", form(cast, act="end"))
    following = Conference.objects.get(held_at=None)

    as_person(cast.duarte).post(f"/educator/talks/{following.id}/start/")
    for person, place, boxes in ((cast.duarte, "educator", 2), (cast.leo, "learner", 1)):
        page = as_person(person).get(f"/{place}/talks/{following.id}/").content.decode()
        assert page.count('name="kept"') == boxes
        assert "feel the pad" in page
        assert "bring the book" in page


@pytest.fixture
def promised(cast: Cast) -> tuple[Agreement, Agreement]:
    """One promise of each, sealed: Leo's, then Mr Duarte's."""
    at = clock.now() - timedelta(days=2)
    pair = (cast.leo, cast.duarte)
    made = [
        make_agreement(learner=cast.leo, owner=one, other=other, text=f"{one.slug} will", by=one, at=at)
        for one, other in (pair, pair[::-1])
    ]
    for agreement in made:
        agree(agreement=agreement, by=agreement.owner, at=at)
    return made[0], made[1]


def press(browser: Client, agreement: Agreement, act: str, **given: str) -> None:
    browser.post(f"/account/agreements/{agreement.id}/", {"act": act, **given})
    agreement.refresh_from_db()


@pytest.mark.parametrize(("who", "other"), [("leo", 1), ("duarte", 0)])
def test_nobody_says_alone_what_became_of_the_promise_of_another(
    cast: Cast, as_person: Be, talk: Conference, promised: tuple[Agreement, Agreement], who: str, other: int
) -> None:
    browser, theirs = as_person(getattr(cast, who)), promised[other]
    place = "learner" if who == "leo" else "educator"

    press(browser, theirs, "keep")
    press(browser, theirs, "let_go", because="no time")
    press(browser, theirs, "move", to=(clock.now() + timedelta(days=3)).date().isoformat())
    browser.post(f"/{place}/talks/{talk.id}/", {"kept": str(theirs.id)})

    theirs.refresh_from_db()
    assert (theirs.kept_at, theirs.let_go_at) == (None, None)
    assert not Agreement.objects.filter(supersedes=theirs).exists()
    press(browser, promised[1 - other], "keep")
    assert promised[1 - other].kept_at is not None


def test_in_a_talk_that_is_being_held_the_adult_ticks_for_both_and_takes_a_tick_back(
    cast: Cast, as_person: Be, talk: Conference, promised: tuple[Agreement, Agreement]
) -> None:
    browser, leos = as_person(cast.duarte), promised[0]
    browser.post(f"/educator/talks/{talk.id}/start/")

    browser.post(f"/educator/talks/{talk.id}/", {"kept": [str(one.id) for one in promised]})
    kept = Agreement.objects.exclude(kept_at=None).count()
    page = browser.get(f"/educator/talks/{talk.id}/").content.decode()
    given = {"kept": str(promised[1].id), "was_kept": [str(one.id) for one in promised]}
    browser.post(f"/educator/talks/{talk.id}/", given)

    leos.refresh_from_db()
    assert kept == 2
    assert f'value="{leos.id}" id="kept-{leos.id}" checked' in page
    assert leos.kept_at is None
    assert Agreement.objects.exclude(kept_at=None).get() == promised[1]


def test_a_talk_started_on_another_day_is_held_no_more(
    cast: Cast, as_person: Be, talk: Conference, promised: tuple[Agreement, Agreement]
) -> None:
    start_talk(conference=talk, by=cast.duarte, at=clock.now() - timedelta(days=1))

    press(as_person(cast.duarte), promised[0], "keep")
    still_open = promised[0].kept_at
    as_person(cast.duarte).post(f"/educator/talks/{talk.id}/start/")
    press(as_person(cast.duarte), promised[0], "keep")

    assert still_open is None
    assert promised[0].kept_at is not None


def test_a_learner_takes_a_tick_back_on_today(cast: Cast, as_person: Be, promised: tuple[Agreement, Agreement]) -> None:
    browser = as_person(cast.leo)
    press(browser, promised[0], "keep")

    page = browser.get("/learner/today/").content.decode()
    press(browser, promised[0], "untick")

    assert 'value="untick"' in page
    assert "leo will" in page
    assert promised[0].kept_at is None
    assert 'value="untick"' not in browser.get("/learner/today/").content.decode()


def test_R012_a_learner_writes_their_half_and_their_own_promise(cast: Cast, as_person: Be, talk: Conference) -> None:
    as_person(cast.leo).post(
        f"/learner/talks/{talk.id}/", {"line": "Friction is the why", f"will-{cast.leo.id}": "two ways"}
    )

    page = as_person(cast.duarte).get(f"/educator/talks/{talk.id}/").content.decode()

    assert "Friction is the why" in page
    assert "two ways" in page


def test_a_promise_written_twice_stands_once_and_an_emptied_one_goes(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    browser = as_person(cast.duarte)
    for text in ("one", "two"):
        browser.post(f"/educator/talks/{talk.id}/", {f"will-{cast.duarte.id}": text})
    after_two = [a.text for a in talk.agreements.all()]

    browser.post(f"/educator/talks/{talk.id}/", {f"will-{cast.duarte.id}": ""})

    assert after_two == ["two"]
    assert not talk.agreements.exists()


def test_enter_in_a_field_keeps_and_seals_nothing(cast: Cast, as_person: Be, talk: Conference) -> None:
    page = as_person(cast.duarte).get(f"/educator/talks/{talk.id}/").content.decode()

    form_of_talk = page.split('enctype="multipart/form-data"')[1].split("</form>")[0]
    assert re.findall(r'<button(?![^>]*type="button")[^>]*>', form_of_talk)[0].endswith('name="act" value="keep">')


def test_a_talk_without_a_promise_is_not_sealed_and_keeps_what_was_written(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    mine = make_agreement(
        learner=cast.leo, owner=cast.duarte, other=cast.leo, text="ask Rosa", by=cast.duarte, at=clock.now()
    )
    given = form(cast, act="end", line="My words", kept=str(mine.id))
    given |= {f"will-{cast.leo.id}": "", f"will-{cast.duarte.id}": " "}

    response = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", given)

    page = response.content.decode()
    talk.refresh_from_db()
    assert (response.status_code, talk.held_at) == (422, None)
    assert "Write one thing first that one of you will do until next time; then press We agree." in page
    assert "My words" in page
    assert f'value="{mine.id}" id="kept-{mine.id}" checked' in page
    assert not ConferenceLine.objects.exists()


def test_we_agree_says_what_was_agreed_and_when_the_next_talk_is(cast: Cast, as_person: Be, talk: Conference) -> None:
    given = form(cast, act="end") | {f"will-{cast.leo.id}": ""}

    page = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", given, follow=True).content.decode()

    following = Conference.objects.get(held_at=None)
    day = as_day(following.promised_on)
    assert f"You agreed. Mr Duarte will: bring the book. Your next talk is on {day}." in page


def test_a_day_that_is_none_is_refused_and_keeps_what_was_typed(cast: Cast, as_person: Be, talk: Conference) -> None:
    given = form(cast, line="My words", act="end", **{f"by-{cast.leo.id}": "next week"})

    response = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", given)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Write the day as year, month, day" in page
    assert "My words" in page
    assert "feel the pad" in page
    assert not Agreement.objects.exists()
    assert not ConferenceLine.objects.exists()


@pytest.mark.parametrize("who", ["leo", "kim", "osei", "brandt", "ana", "keller", "nilsson", "vera"])
def test_nobody_else_opens_an_educators_talk(cast: Cast, as_person: Be, talk: Conference, who: str) -> None:
    write_line(conference=talk, text="canary", by=cast.leo, at=clock.now())

    response = as_person(getattr(cast, who)).get(f"/educator/talks/{talk.id}/")

    assert response.status_code == 404


def test_a_talk_moved_to_a_day_without_school_is_moved_and_it_is_said(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    browser, today = as_person(cast.duarte), clock.now().date()
    sunday = today + timedelta(days=13 - today.weekday())

    for on, is_closed in ((sunday, True), (sunday + timedelta(days=1), False)):
        page = browser.post(f"/educator/talks/{talk.id}/move/", {"to": on.isoformat()}, follow=True).content.decode()
        talk.refresh_from_db()
        assert talk.promised_on == on
        assert ("There is no school on that day." in page) is is_closed


def test_a_talk_that_was_held_is_no_talk_of_today(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser, address = as_person(cast.duarte), f"/educator/talks/{talk.id}/"
    before = browser.get(address).content.decode()
    browser.post(address, form(cast, act="end"))

    after = browser.get(address).content.decode()

    assert "each writes in their own half" in before
    assert "each writes in their own half" not in after
    assert "What each of you said" in after


def test_moving_a_talk_keeps_a_refused_reason(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser = as_person(cast.duarte)

    refused = browser.post(f"/educator/talks/{talk.id}/move/", {"to": "2020-01-01", "because": "a fire drill"})
    to = (clock.now() + timedelta(days=3)).date().isoformat()
    moved = browser.post(f"/educator/talks/{talk.id}/move/", {"to": to})

    talk.refresh_from_db()
    assert refused.status_code == 422
    assert "a fire drill" in refused.content.decode()
    assert moved.status_code == 302
    assert talk.promised_on.isoformat() == to


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_talks_asks_as_often_for_one_as_for_three(
    cast: Cast, as_person: Be, django_assert_num_queries: Any, count: int
) -> None:
    now = clock.now()
    for learner in (cast.leo, cast.kim, cast.zoe)[:count]:
        promise_talk(adult=cast.duarte, learner=learner, promised_on=now.date(), by=cast.duarte, at=now)
    browser = as_person(cast.duarte)

    with django_assert_num_queries(9):
        browser.get("/educator/talks/")


def test_both_play_a_spoken_line_and_its_words_are_written_beside_it(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    address = f"/learner/talks/{talk.id}/"
    as_person(cast.leo).post(address, {"line": "Friction", "voice": upload(wav(2.0), "first.wav")})
    as_person(cast.leo).post(address, {"line": "Friction is the why"})
    as_person(cast.leo).post(address, {"line": "Friction is the why", "voice": upload(wav(1.0), "second.wav")})

    first, second = talk.lines.order_by("at")
    assert first.file and second.file
    assert (first.text, second.text) == ("Friction is the why", "")
    assert [version["text"] for version in first.earlier] == ["Friction"]
    for person, place in ((cast.leo, "learner"), (cast.duarte, "educator")):
        page = as_person(person).get(f"/{place}/talks/{talk.id}/").content.decode()
        for line in (first, second):
            assert f'src="/files/{line.file_id}/"' in page
            assert as_person(person).get(f"/files/{line.file_id}/").status_code == 200
    for stranger in (cast.kim, cast.brandt, cast.osei, cast.ana, cast.keller, cast.nilsson):
        assert as_person(stranger).get(f"/files/{first.file_id}/").status_code == 404


def test_a_voice_alone_is_a_line_and_what_is_no_sound_is_refused(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser, address = as_person(cast.duarte), f"/educator/talks/{talk.id}/"

    refused = browser.post(address, {"line": "My words", "voice": upload(picture_bytes("PNG"), "cat.png")})
    browser.post(address, {"line": "", "voice": upload(wav(1.0), "said.wav")})

    assert refused.status_code == 422
    assert "This is not a sound" in refused.content.decode()
    assert "My words" in refused.content.decode()
    line = talk.lines.get()
    assert (line.author, line.text, line.file is not None) == (cast.duarte, "", True)


def test_a_voice_waits_in_the_form_while_something_else_is_mended(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser, address = as_person(cast.duarte), f"/educator/talks/{talk.id}/"

    refused = browser.post(address, {"act": "end", "voice": upload(wav(1.0), "said.wav")})
    kept = re.findall(r'name="voice_kept" value="([^"]*)"', refused.content.decode())
    browser.post(address, form(cast, act="end", voice_kept=kept))

    assert refused.status_code == 422
    assert talk.lines.get().file is not None


def test_every_form_of_a_talk_can_be_sent(
    cast: Cast, as_person: Be, talk: Conference, promised: tuple[Agreement, Agreement]
) -> None:
    pages = [(cast.duarte, "/educator/talks/"), (cast.duarte, f"/educator/talks/{talk.id}/")]
    for person, address in [*pages, (cast.leo, f"/learner/talks/{talk.id}/")]:
        page = as_person(person).get(address).content.decode()
        forms = [part.split("</form>")[0] for part in page.split('<form method="post"')[1:]]
        assert len(forms) >= 1
        assert [form for form in forms if "csrfmiddlewaretoken" not in form] == []
