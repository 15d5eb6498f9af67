"""R03: what helps a learner stands with its how-to wherever those who teach them plan or confer, and nowhere else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import piece
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.people.models import Person
from trellis.rooms.privacy.models import AccessEvent
from trellis.rooms.profiles.actions import end_support, say_about_support, write_support
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.queries import supports_among, supports_of

type Be = Callable[[Person], Client]
WHAT, HOW = "canarywhat: hears instructions", "canaryhow: read each task to him once, then he begins"


@pytest.fixture
def support(cast: Cast) -> Support:
    at = clock.now()
    made = write_support(learner=cast.leo, what=WHAT, how_to=HOW, basis="iep", by=cast.duarte, at=at)
    say_about_support(support=made, words="canarymine: then I can think", by=cast.leo, at=at)
    return made


def text_of(response: Any) -> str:
    return on_one_line(response.content.decode())


@pytest.fixture
def places(cast: Cast, support: Support) -> list[str]:
    """Where somebody who teaches Leo plans or confers."""
    now, target = clock.now(), cast.targets["forces-name"]
    work = piece(cast.leo, target, at=now, title="A ramp")
    talk = promise_talk(adult=cast.brandt, learner=cast.leo, promised_on=now.date(), by=cast.brandt, at=now)
    return [
        f"/educator/learners/{cast.leo.id}/",
        f"/educator/inbox/{work.id}/",
        f"/educator/talks/{talk.id}/",
        f"/educator/talks/{talk.id}/prepare/",
        f"/educator/targets/{target.id}/?lesson={target.criteria.first().id}",
    ]


def test_R003_who_teaches_him_reads_how_it_is_done_and_for_others_no_trace_exists(
    cast: Cast, as_person: Be, places: list[str]
) -> None:
    """Mr Brandt teaches Leo science: the support stands with its how-to wherever he plans and confers. For whoever does not
    teach Leo it is in no page source: not in these, not in rosters and not in what one finds."""
    brandt = as_person(cast.brandt)
    for place in places:
        page = text_of(brandt.get(place))
        assert (place, WHAT in page, HOW in page, "canarymine" in page) == (place, True, True, True)
        assert "IEP" not in page and "education programme" not in page

    rosters = ["/educator/class/", "/educator/targets/", "/educator/find/?q=Leo", "/educator/talks/", "/educator/rhythm/",
               "/office/people/", f"/office/people/{cast.leo.id}/", "/leader/decisions/", "/educator/coverage/",
               f"/educator/learners/{cast.leo.id}/supports/", f"/family/child/{cast.leo.id}/about/",
               f"/family/child/{cast.leo.id}/supports/", "/learner/today/", "/learner/about/", "/learner/projects/"]  # fmt: skip
    for stranger in (cast.osei, cast.vera, cast.nunes, cast.kim, cast.ruiz, cast.void, cast.nilsson, cast.other_leader):
        client = as_person(stranger)
        traces = [one for one in (*places, *rosters) if "canary" in client.get(one, follow=True).content.decode()]
        assert (stranger.slug, traces) == (stranger.slug, [])


def test_on_which_paper_it_rests_only_those_read_who_write_it(
    cast: Cast, as_person: Be, places: list[str], support: Support
) -> None:
    others = [(cast.brandt, place) for place in places] + [(cast.keller, places[0]), (cast.leo, "/learner/about/")]
    for who, place in others:
        page = text_of(as_person(who).get(place))
        assert (who.slug, place, WHAT in page, support.get_basis_display() in page) == (who.slug, place, True, False)
    for who, side in ((cast.duarte, "educator/learners"), (cast.ana, "family/child")):
        assert support.get_basis_display() in text_of(as_person(who).get(f"/{side}/{cast.leo.id}/supports/"))


def test_a_leader_reads_it_with_a_line_in_the_log_and_others_leave_none(
    cast: Cast, as_person: Be, places: list[str]
) -> None:
    for who in (cast.brandt, cast.duarte):
        as_person(who).get(places[0])
    assert not AccessEvent.objects.filter(kind="supports").exists()

    assert WHAT in text_of(as_person(cast.keller).get(places[0]))

    assert [event.who_id for event in AccessEvent.objects.filter(kind="supports")] == [cast.keller.id]


def test_where_nothing_helps_in_writing_no_look_is_noted(cast: Cast, as_person: Be) -> None:
    as_person(cast.keller).get(f"/educator/learners/{cast.leo.id}/")

    assert not AccessEvent.objects.filter(kind="supports").exists()


def test_it_ends_at_the_end_of_its_last_day(
    cast: Cast, as_person: Be, places: list[str], support: Support, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    end_support(support=support, ends_on=now.date(), by=cast.duarte, at=now)
    assert HOW in text_of(as_person(cast.brandt).get(places[0]))

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))

    assert "canary" not in text_of(as_person(cast.brandt).get(places[0]))
    kept = text_of(as_person(cast.duarte).get(f"/educator/learners/{cast.leo.id}/supports/"))
    assert WHAT in kept.split("What helped before")[1]


def test_the_advisor_and_home_write_and_who_only_teaches_reads(cast: Cast, as_person: Be) -> None:
    given = {"what": "A quiet place", "how_to": "The window seat, whenever he asks."}
    by_advisor, by_home = f"/educator/learners/{cast.leo.id}/supports/", f"/family/child/{cast.leo.id}/supports/"

    assert as_person(cast.duarte).post(by_advisor, given).status_code == 302
    assert as_person(cast.ana).post(by_home, given | {"what": "More time"}).status_code == 302

    assert [one.what for one in Support.objects.order_by("what")] == ["A quiet place", "More time"]
    assert as_person(cast.brandt).get(by_advisor).status_code == 404
    assert as_person(cast.brandt).post(by_advisor, given).status_code == 404
    assert "More time" in text_of(as_person(cast.ana).get(f"/family/child/{cast.leo.id}/about/"))
    for stranger in (cast.brandt, cast.keller, cast.osei, cast.leo, cast.kim, cast.void, cast.ruiz):
        with pytest.raises(NotAllowed):
            write_support(learner=cast.leo, what="x", how_to="y", by=stranger, at=clock.now())


def test_the_learner_reads_it_and_says_it_in_their_own_words(cast: Cast, as_person: Be, support: Support) -> None:
    leo = as_person(cast.leo)
    assert HOW in text_of(leo.get("/learner/about/"))

    kept = leo.post(f"/learner/about/supports/{support.id}/", {"words": "I listen better than I read"})
    long = leo.post(f"/learner/about/supports/{support.id}/", {"words": "x" * 301})

    assert (kept.status_code, long.status_code) == (302, 422)
    assert "Say it in up to 300 characters." in text_of(long) and "x" * 301 in text_of(long)
    support.refresh_from_db()
    assert support.learner_words == "I listen better than I read"
    assert as_person(cast.kim).post(f"/learner/about/supports/{support.id}/", {"words": "no"}).status_code == 404


BAD: list[tuple[dict[str, str], str]] = [
    ({"what": "", "how_to": "Read it out."}, "Write what helps, in a few words"),
    ({"what": "Read aloud", "how_to": " "}, "Write how it is done, so that everybody who teaches can do it."),
    ({"what": "x" * 121, "how_to": "y"}, "Say what helps in up to 120 characters"),
    ({"what": "Read aloud", "how_to": "y" * 601}, "Say how in up to 600 characters."),
    (
        {"what": "Read aloud", "how_to": "Out loud.", "from": "2026-11-05", "until": "2026-11-04"},
        "It would end before it begins.",
    ),
    ({"what": "Read aloud", "how_to": "Out loud.", "until": "soon"}, "Write the day as year, month, day"),
    ({"what": "Read aloud", "how_to": "Out loud.", "basis": "rumour"}, "Choose one from the list."),
]


@pytest.mark.parametrize(("typed", "says"), BAD)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(cast: Cast, as_person: Be, typed: Any, says: str) -> None:
    response = as_person(cast.duarte).post(f"/educator/learners/{cast.leo.id}/supports/", typed)

    assert response.status_code == 422
    assert says in text_of(response)
    assert typed["what"] in text_of(response)
    assert not Support.objects.exists()


def test_what_changed_in_another_tab_is_shown_first(cast: Cast, as_person: Be, support: Support) -> None:
    here, knowing = f"/educator/learners/{cast.leo.id}/supports/{support.id}/", support.written_at.isoformat()
    home = f"/family/child/{cast.leo.id}/supports/{support.id}/"
    first = as_person(cast.ana).post(home, {"what": "From home", "how_to": "Slowly.", "knowing": knowing})

    second = as_person(cast.duarte).post(here, {"what": "From school", "how_to": "Twice.", "knowing": knowing})

    assert (first.status_code, second.status_code) == (302, 409)
    page = text_of(second)
    assert "Somebody changed this meanwhile." in page and "From home" in page and 'value="From school"' in page
    support.refresh_from_db()
    assert support.what == "From home"
    again = {"what": "From school", "how_to": "Twice.", "knowing": support.written_at.isoformat()}
    assert as_person(cast.duarte).post(here, again).status_code == 302


def test_pressed_twice_it_stands_once(cast: Cast, as_person: Be) -> None:
    for _ in range(2):
        as_person(cast.duarte).post(
            f"/educator/learners/{cast.leo.id}/supports/", {"what": "Read aloud", "how_to": "Out loud."}
        )

    assert Support.objects.count() == 1


def test_a_day_that_has_gone_by_ends_nothing(cast: Cast, as_person: Be, support: Support) -> None:
    here = f"/educator/learners/{cast.leo.id}/supports/{support.id}/"
    yesterday = (clock.now() - timedelta(days=1)).date().isoformat()

    gone = as_person(cast.duarte).post(here, {"act": "end", "last": yesterday})

    assert gone.status_code == 422 and "That day has gone by." in text_of(gone)
    assert as_person(cast.duarte).post(here, {"act": "end", "last": ""}).status_code == 302
    support.refresh_from_db()
    assert support.ends_on == cast.viewer(cast.duarte, clock.now()).on


def test_the_database_keeps_no_support_that_ends_before_it_begins(cast: Cast, support: Support) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.filter(pk=support.pk).update(ends_on=date(2020, 1, 1))


def test_the_rule_itself_gives_nothing_to_those_who_do_not_teach_him(cast: Cast, support: Support) -> None:
    """Beneath the pages too: whoever asks, by whatever page to come."""
    for stranger in (cast.osei, cast.vera, cast.kim, cast.ruiz, cast.void, cast.nilsson, cast.other_leader):
        viewer = cast.viewer(stranger, clock.now())
        asked = (supports_of(cast.leo, viewer=viewer), supports_among([cast.leo, cast.kim], viewer=viewer))
        assert (stranger.slug, *asked) == (stranger.slug, [], {})
    for reader in (cast.brandt, cast.duarte, cast.ana, cast.leo):
        assert supports_of(cast.leo, viewer=cast.viewer(reader, clock.now())) == [support]
