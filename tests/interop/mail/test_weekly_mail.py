"""The e-mail of a week: only what an adult released, to whoever asked for it, once, in school hours, through a real server."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.cast import NOON, START, Cast
from tests.interop.mail.servers import free_port, serving, use
from tests.work import agreed, piece
from trellis.config import mailing
from trellis.config.doctor import mail as doctor_on_mail
from trellis.foundation import clock, outbox
from trellis.foundation.models import OutboxEntry
from trellis.interop.mail import outbound, sending
from trellis.interop.mail.tasks import send_weekly_mail
from trellis.rooms.community.actions import answer_word, release_words, take_back_word, write_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.notices.actions import confirm_mail, stop_mail, wish_for_mail
from trellis.rooms.notices.models import MailWish, WeeklyMail
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Guardianship, Person
from trellis.rooms.people.terms import Rights

FRIDAY = datetime(2026, 10, 9, 7, 0, tzinfo=UTC)  # the day after the day of the cast, when adults may be told
LINE = "She tried three folds and kept the one that held."


def wanted(person: Person, weekday: int = 4, *, at: datetime = START) -> MailWish:
    wish = wish_for_mail(person=person, address=f"{person.slug}@home.example", weekday=weekday, by=person, at=at)
    confirm_mail(wish=wish, by=person, at=at)
    wish.refresh_from_db()
    return wish


def released(
    cast: Cast, text: str = LINE, learner: Person | None = None, at: datetime = NOON, **more: Any
) -> FamilyWord:
    who = cast.duarte if learner == cast.leo else cast.osei
    word = write_word(learner=learner or cast.maya, text=text, piece=more.get("piece"), by=who, at=at)
    assert word is not None
    release_words(words=[word], by=who, at=at)
    return word


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Plan, and do what is due at a moment, as the job runner would."""

    def run_at(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at)
        outbox.put_daily(at=at)
        outbox.run_due(at=at)

    return run_at


def words_of(message: Any) -> str:
    return message.get_body(("plain",)).get_content()


def test_one_mail_a_week_holds_what_was_released_in_the_familys_language(cast: Cast, settings: Any, run: Any) -> None:
    wanted(cast.ruiz)
    made = piece(cast.maya, title="The bridge")
    released(cast, piece=made)
    promise_talk(adult=cast.osei, learner=cast.maya, promised_on=date(2026, 10, 14), by=cast.osei, at=NOON)
    agreed(learner=cast.maya, owner=cast.ruiz, other=cast.maya, text="Contamos los escalones", by=cast.ruiz, at=NOON)

    with serving(settings) as box:
        run(FRIDAY)
        run(FRIDAY + timedelta(hours=1))

    [message] = box.came
    plain, html = words_of(message), message.get_body(("html",)).get_content()
    assert message.sent_to == ["ruiz@home.example"] and message["From"] == "school@willow.example"
    assert message["Subject"] == "Palabras de la escuela sobre Maya"
    for words in (LINE, "Ms Osei", "The bridge", "14 de octubre", "Contamos los escalones"):
        assert words in plain and words in html
    assert "https://trellis.willow.example/family/child/" in plain
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/account/mail/stop/" in message["List-Unsubscribe"]
    assert "<img" not in html and "src=" not in html and "style=" not in html


def test_AR07_a_digest_carries_only_words_that_an_adult_released(cast: Cast, settings: Any, run: Any) -> None:
    wanted(cast.ruiz)
    write_word(learner=cast.maya, text="not yet released", piece=None, by=cast.osei, at=NOON)
    back = released(cast, "taken back", at=NOON - timedelta(days=7))
    take_back_word(word=back, by=cast.osei, at=NOON)
    promise_talk(adult=cast.osei, learner=cast.maya, promised_on=date(2026, 10, 1), by=cast.osei, at=START)

    with serving(settings) as box:
        for day in range(60):
            run(FRIDAY + timedelta(days=day))
        assert box.came == []

        later = FRIDAY + timedelta(days=60)
        released(cast, "Now it is right.", at=later)
        for day in range(8):
            run(later + timedelta(days=day))

    [message] = box.came
    plain = words_of(message)
    assert "Now it is right." in plain
    for never in ("not yet released", "taken back", "1 de octubre"):
        assert never not in plain


@pytest.mark.parametrize(
    "why", ["limited", "none", "court", "no contact", "not asked", "not confirmed", "stopped", "left"]
)
def test_who_may_not_or_does_not_want_to_be_written_to_is_not(cast: Cast, settings: Any, run: Any, why: str) -> None:
    row = Guardianship.objects.get(guardian=cast.ruiz, learner=cast.maya)
    row.rights = {"limited": Rights.LIMITED, "none": Rights.NONE}.get(why, Rights.FULL)
    row.has_court_note, row.may_be_contacted = why == "court", why != "no contact"
    row.save()
    if why == "not confirmed":
        wish_for_mail(person=cast.ruiz, address="r@home.example", weekday=4, by=cast.ruiz, at=START)
    elif why != "not asked":
        wish = wanted(cast.ruiz)
        if why == "stopped":
            stop_mail(wish=wish, by=cast.ruiz, at=NOON)
    released(cast)
    if why == "left":
        Guardianship.objects.all().delete()

    with serving(settings) as box:
        run(FRIDAY)

    assert box.came == []


def test_AR15_no_mail_says_anything_of_another_guardian(cast: Cast, settings: Any, run: Any) -> None:
    name_guardian(guardian=cast.ana, learner=cast.maya, by=cast.keller, at=START)
    wanted(cast.ruiz)
    wanted(cast.ana)
    word = released(cast)
    answer_word(word=word, text="Ana answered this", by=cast.ana, at=NOON)

    with serving(settings) as box:
        run(FRIDAY)

    by_reader = {message.sent_to[0]: message.as_string() for message in box.came}
    assert set(by_reader) == {"ruiz@home.example", "ana@home.example"}
    assert "ana" not in by_reader["ruiz@home.example"].lower().replace("semana", "")
    assert "Ruiz" not in by_reader["ana@home.example"]
    assert not any("answered this" in text for text in by_reader.values())


def test_refused_and_hanging_it_is_tried_again_and_comes_once(cast: Cast, settings: Any, run: Any) -> None:
    wanted(cast.ruiz)
    released(cast)

    with serving(settings, "451 later", "hang", timeout=1) as box:
        for minute in (0, 1, 5, 30, 60):
            run(FRIDAY + timedelta(minutes=minute))

    assert len(box.came) == 1 and box.tried == 3
    assert WeeklyMail.objects.get().sent_at is not None


def test_a_server_that_is_away_is_given_up_in_the_end_and_the_doctor_says_so(
    cast: Cast, settings: Any, run: Any
) -> None:
    wanted(cast.ruiz)
    released(cast)
    use(settings, free_port())

    for attempt in range(30):
        run(FRIDAY + timedelta(minutes=18 * attempt))

    assert outbox.standing(at=FRIDAY + timedelta(days=1)).given_up == 1
    assert "does not let us in" in doctor_on_mail().found and "TRELLIS_SMTP_URL" in doctor_on_mail().mend


def test_what_dies_after_the_server_took_it_sends_it_no_second_time(
    cast: Cast, settings: Any, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted(cast.ruiz)
    released(cast)

    with serving(settings) as box:
        monkeypatch.setattr(sending, "note_mail_sent", lambda **given: 1 / 0)
        run(FRIDAY)
        monkeypatch.undo()
        run(FRIDAY + timedelta(minutes=5))
        monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(minutes=6))
        wish = MailWish.objects.get()
        send_weekly_mail(wish_id=str(wish.id), week="2026-10-05", weekday=4)

    assert len(box.came) == 1


def test_what_dies_before_the_server_has_it_sends_it_afterwards(
    cast: Cast, settings: Any, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted(cast.ruiz)
    released(cast)

    with serving(settings) as box:
        whole = sending.begin_mail
        monkeypatch.setattr(sending, "begin_mail", lambda **given: 1 / 0)
        run(FRIDAY)
        monkeypatch.setattr(sending, "begin_mail", whole)
        run(FRIDAY + timedelta(minutes=5))

    assert len(box.came) == 1


@pytest.mark.parametrize(
    ("zone", "after", "first"),
    [
        ("America/New_York", datetime(2026, 10, 26, 5, 0, tzinfo=UTC), datetime(2026, 10, 30, 11, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 2, 5, 0, tzinfo=UTC), datetime(2026, 11, 6, 12, 0, tzinfo=UTC)),
        ("Europe/Madrid", datetime(2026, 10, 19, 5, 0, tzinfo=UTC), datetime(2026, 10, 23, 5, 0, tzinfo=UTC)),
        ("Europe/Madrid", datetime(2026, 10, 26, 5, 0, tzinfo=UTC), datetime(2026, 10, 30, 6, 0, tzinfo=UTC)),
    ],
)
def test_it_goes_at_seven_by_the_clock_on_the_wall_in_summer_and_in_winter(
    cast: Cast, settings: Any, run: Any, zone: str, after: datetime, first: datetime
) -> None:
    cast.school.time_zone = zone
    cast.school.save()
    wanted(cast.ruiz)
    released(cast, at=after)

    with serving(settings) as box:
        run(after)
        run(first - timedelta(minutes=1))
        assert box.came == []
        run(first)

    assert len(box.came) == 1


def test_in_quiet_hours_it_waits_for_the_next_school_morning(cast: Cast, settings: Any, run: Any) -> None:
    """The job runner was away on Friday and comes back in the evening."""
    wanted(cast.ruiz)
    released(cast)

    with serving(settings) as box:
        run(datetime.combine(FRIDAY.date(), time(20, 0), tzinfo=UTC))
        run(datetime.combine(FRIDAY.date() + timedelta(days=1), time(10, 0), tzinfo=UTC))
        assert box.came == []
        run(datetime.combine(FRIDAY.date() + timedelta(days=3), time(7, 0), tzinfo=UTC))

    assert len(box.came) == 1


def test_words_go_once_and_those_of_the_next_week_go_then(cast: Cast, settings: Any, run: Any) -> None:
    wanted(cast.ruiz)
    released(cast)

    with serving(settings) as box:
        run(FRIDAY)
        released(cast, "A new line.", at=NOON + timedelta(days=7))
        run(FRIDAY + timedelta(days=7))

    first, second = (words_of(message) for message in box.came)
    assert LINE in first and LINE not in second and "A new line." in second


def test_without_a_server_nothing_is_planned(cast: Cast, run: Any) -> None:
    wanted(cast.ruiz)
    released(cast)

    run(FRIDAY)

    assert not OutboxEntry.objects.filter(job__contains="send_weekly_mail").exists()
    assert doctor_on_mail().mend == ""


def test_the_address_is_asked_first_and_the_question_names_no_child(cast: Cast, settings: Any, run: Any) -> None:
    with serving(settings) as box:
        wish = wish_for_mail(person=cast.ruiz, address="ruiz@home.example", weekday=4, by=cast.ruiz, at=NOON)
        run(NOON)

    [message] = box.came
    assert outbound.confirm_address(wish) in words_of(message) and "Maya" not in message.as_string()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://u:p%40x@mail.example?from=s@mail.example", (465, True, False, "s@mail.example")),
        ("smtp://s%40mail.example:p@mail.example", (587, False, True, "s@mail.example")),
        ("smtp://127.0.0.1:8025?from=s@mail.example", (8025, False, False, "s@mail.example")),
    ],
)
def test_one_url_names_the_server(url: str, expected: tuple[Any, ...]) -> None:
    options, sender = mailing.from_url(url, public_url="https://t.example")

    assert (options["port"], options["use_ssl"], options["use_tls"], sender) == expected


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://mail.example", "smtp://:587?from=a@b", "smtp://h:x?from=a@b"]
)
def test_a_wrong_url_stops_with_a_sentence_that_says_how_it_is_written(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="TRELLIS_SMTP_URL is smtps://"):
        mailing.from_url(url, public_url="https://t.example")


def test_without_the_schools_own_address_no_mail_is_set_up() -> None:
    with pytest.raises(ImproperlyConfigured, match="needs TRELLIS_URL"):
        mailing.from_url("smtps://u:p@mail.example?from=s@mail.example", public_url="")
