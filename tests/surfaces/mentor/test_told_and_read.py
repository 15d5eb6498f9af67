"""R119 over HTTP: who is told of what among three, who leads the school and reads it, a mentor's word by what is seen, and a
consent that does not stand any more."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload, wav
from tests.rooms.people.test_mentoring import consented, matched, rosa_of
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.community.actions import say_among_three
from trellis.rooms.evidence.actions import erase
from trellis.rooms.evidence.actions.opening import open_to_circle
from trellis.rooms.evidence.models import Evidence, Feedback
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.queries import told_to
from trellis.rooms.paths.actions import let_go_of_goal, open_goal, set_goal
from trellis.rooms.paths.actions.goals import open_goal_to_circle
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.actions import answer_mentorship, end_mentorship, name_guardian
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.terms import Rights
from trellis.rooms.privacy.models import AccessEvent

pytestmark = pytest.mark.django_db
Be = Callable[[Person], Client]
FRIDAY_NIGHT = NOON + timedelta(days=1, hours=9)


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda at: monkeypatch.setattr(clock, "now", lambda: at)


@pytest.fixture(autouse=True)
def _noon(it_is: Callable[[datetime], None]) -> None:
    it_is(NOON)


@pytest.fixture
def row(cast: Cast) -> Mentorship:
    return consented(cast, rosa_of(cast))


def told(cast: Cast, person: Person, at: datetime = NOON) -> list[tuple[str, str, str]]:
    found = told_to(cast.viewer(person, at), at=at)
    return [(one.who, str(one.get_kind_display()), one.url) for one in found]


def shown(cast: Cast, *targets: str, is_open: bool = True) -> Evidence:
    made = piece(cast.leo, *(cast.targets[one] for one in targets), at=NOON, title="The brake")
    if is_open:
        open_to_circle(piece=made, is_open=True, by=cast.leo, at=NOON)
    return made


def shown_goal(cast: Cast, text: str) -> Goal:
    goal = set_goal(owner=cast.leo, horizon="week", text=text, by=cast.leo, at=NOON)
    open_goal_to_circle(goal=goal, is_open=True, by=cast.leo, at=NOON)
    return goal


def read(be: Be, who: Person, address: str) -> str:
    answer = be(who).get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_R119_what_a_learner_says_is_told_to_the_two_others_without_a_word_of_it(cast: Cast, row: Mentorship) -> None:
    for text in ("canary one", "canary two"):
        say_among_three(mentorship=row, text=text, by=cast.leo, at=NOON)

    said = "said something among the three"
    assert told(cast, row.mentor) == [("Leo", said, f"/mentor/learners/{row.id}/")]
    assert told(cast, cast.duarte) == [("Leo", said, f"/educator/mentors/{row.id}/")]
    assert told(cast, cast.leo) == []  # one is not told of one's own words
    assert not Notice.objects.filter(facts__icontains="canary").exists()
    for other in (cast.brandt, cast.ana, cast.keller, cast.kim):
        assert told(cast, other) == []


def test_R119_a_learner_of_thirteen_is_told_of_a_mentors_words_and_a_younger_one_is_not(
    cast: Cast, row: Mentorship
) -> None:
    say_among_three(mentorship=row, text="Hello", by=row.mentor, at=NOON)
    assert told(cast, cast.leo) == [("Rosa", "said something among the three", f"/learner/mentors/{row.id}/")]

    Notice.objects.all().delete()
    cast.leo.born_in = None
    cast.leo.save()
    say_among_three(mentorship=row, text="Hello again", by=row.mentor, at=NOON)
    assert not Notice.objects.filter(to=cast.leo).exists()


def test_R119_in_quiet_hours_nobody_is_told(cast: Cast, row: Mentorship) -> None:
    say_among_three(mentorship=row, text="Late", by=cast.leo, at=FRIDAY_NIGHT)

    assert told(cast, row.mentor, FRIDAY_NIGHT) == []
    assert told(cast, row.mentor, FRIDAY_NIGHT + timedelta(days=1)) == []  # Saturday
    assert len(told(cast, row.mentor, FRIDAY_NIGHT + timedelta(days=3))) == 1


def test_R119_what_a_learner_shows_is_told_and_taken_back_when_nothing_is_shown_any_more(
    cast: Cast, row: Mentorship
) -> None:
    brake = shown(cast)
    shows = "shows something to a mentor"
    assert told(cast, row.mentor) == [("Leo", shows, f"/mentor/learners/{row.id}/")]
    assert ("Leo", shows, f"/educator/mentors/{row.id}/") in told(cast, cast.duarte)

    open_to_circle(piece=brake, is_open=False, by=cast.leo, at=NOON)
    assert told(cast, row.mentor) == []

    goal = set_goal(owner=cast.leo, horizon="week", text="canary goal", by=cast.leo, at=NOON)
    assert told(cast, row.mentor) == []
    open_goal(goal=goal, visibility=["family"], by=cast.leo, at=NOON)
    assert told(cast, row.mentor) == []
    open_goal(goal=goal, visibility=["my_circle"], by=cast.leo, at=NOON)
    assert told(cast, row.mentor) == [("Leo", shows, f"/mentor/learners/{row.id}/")]


def test_R119_another_piece_that_is_still_shown_keeps_what_was_told(cast: Cast, row: Mentorship) -> None:
    first, _second = shown(cast), shown(cast)
    open_to_circle(piece=first, is_open=False, by=cast.leo, at=NOON)

    assert len(told(cast, row.mentor)) == 1


@pytest.mark.parametrize("closes", ["closed", "let go"])
def test_R119_a_goal_that_is_shown_no_more_is_told_no_more(cast: Cast, row: Mentorship, closes: str) -> None:
    first, second = (shown_goal(cast, text) for text in ("canary one", "canary two"))
    for goal, is_told in ((first, True), (second, False)):
        if closes == "closed":
            open_goal_to_circle(goal=goal, is_open=False, by=cast.leo, at=NOON)
        else:
            let_go_of_goal(goal=goal, by=cast.leo, at=NOON)
        assert bool(told(cast, row.mentor)) is is_told


def test_R119_what_is_shown_still_keeps_what_was_told_be_it_work_or_a_goal(cast: Cast, row: Mentorship) -> None:
    brake, goal = shown(cast), shown_goal(cast, "canary goal")

    open_to_circle(piece=brake, is_open=False, by=cast.leo, at=NOON)
    assert len(told(cast, row.mentor)) == 1
    open_to_circle(piece=brake, is_open=True, by=cast.leo, at=NOON)
    open_goal_to_circle(goal=goal, is_open=False, by=cast.leo, at=NOON)
    assert len(told(cast, row.mentor)) == 1
    erase(evidence=brake, by=cast.leo, at=NOON)
    assert told(cast, row.mentor) == []


@pytest.mark.parametrize("how", ["ended", "paused", "left"])
def test_R119_after_it_has_ended_nothing_that_was_told_names_the_learner(
    cast: Cast, as_person: Be, row: Mentorship, how: str
) -> None:
    say_among_three(mentorship=row, text="Hello", by=cast.leo, at=NOON)
    assert "Leo" in read(as_person, row.mentor, "/account/told/")

    if how == "ended":
        end_mentorship(mentorship=row, by=cast.ana, at=NOON)
    elif how == "paused":
        name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)
    else:
        row.mentor.memberships.update(ends_on=NOON.date() - timedelta(days=1))

    assert "Leo" not in read(as_person, row.mentor, "/account/told/")


def test_R119_nobody_is_told_before_the_family_has_said_yes(cast: Cast) -> None:
    rosa = rosa_of(cast)
    matched(cast, rosa)
    shown(cast)

    assert told(cast, rosa) == []


def test_R119_who_leads_the_school_reads_it_with_a_line_in_the_log_and_learner_and_family_see_that(
    cast: Cast, as_person: Be, row: Mentorship
) -> None:
    said = say_among_three(
        mentorship=row, text="The pad comes fifth", voice=upload(wav(1.0), "a.wav"), by=cast.leo, at=NOON
    )
    here, looked = f"/leader/mentors/{row.id}/", "Ms Keller, who leads the school, read this on"
    sound = f"/files/{said.voice_id}/"
    assert as_person(cast.keller).get(sound).status_code == 404
    assert read(as_person, cast.keller, f"/educator/mentors/{row.id}/") == "404"
    assert f'href="{here}"' in read(as_person, cast.keller, f"/educator/learners/{cast.leo.id}/people/")
    assert looked not in read(as_person, cast.leo, f"/learner/mentors/{row.id}/")
    assert not AccessEvent.objects.filter(kind="mentor_thread").exists()

    for _look in range(2):
        page = read(as_person, cast.keller, here)

    assert "The pad comes fifth" in page
    assert 'name="act"' not in page
    assert as_person(cast.keller).get(sound).status_code == 200
    assert AccessEvent.objects.get(kind="mentor_thread").row == row.id
    for who, address, sees in (
        (cast.leo, f"/learner/mentors/{row.id}/", True), (cast.ana, f"/family/mentors/{row.id}/", True),
        (row.mentor, f"/mentor/learners/{row.id}/", False), (cast.duarte, f"/educator/mentors/{row.id}/", False),
    ):  # fmt: skip
        assert (looked in read(as_person, who, address)) is sees
    assert "what was said with a mentor" in read(as_person, cast.leo, "/account/looked/")


def test_R119_a_look_at_one_thread_opens_no_other_and_is_told_in_no_other(
    cast: Cast, as_person: Be, row: Mentorship
) -> None:
    second = consented(cast, rosa_of(cast))
    heard = say_among_three(mentorship=second, voice=upload(wav(1.0), "a.wav"), by=cast.leo, at=NOON)
    read(as_person, cast.keller, f"/leader/mentors/{row.id}/")

    assert as_person(cast.keller).get(f"/files/{heard.voice_id}/").status_code == 404
    assert "read this on" not in read(as_person, second.mentor, f"/mentor/learners/{second.id}/")
    read(as_person, cast.keller, f"/leader/mentors/{second.id}/")
    assert AccessEvent.objects.filter(kind="mentor_thread").count() == 2


@pytest.mark.parametrize("who", ["duarte", "brandt", "osei", "vera", "ana", "leo", "kim", "nilsson", "other_leader"])
def test_R119_nobody_else_opens_the_page_of_who_leads(cast: Cast, as_person: Be, row: Mentorship, who: str) -> None:
    assert as_person(getattr(cast, who)).get(f"/leader/mentors/{row.id}/").status_code == 404
    assert not AccessEvent.objects.exists()


def test_R119_what_the_family_never_agreed_to_is_no_thread_to_look_at(cast: Cast, as_person: Be) -> None:
    asked = matched(cast, rosa_of(cast))

    assert read(as_person, cast.keller, f"/leader/mentors/{asked.id}/") == "404"


def test_R119_who_is_beside_the_two_and_teaches_nobody_reads_and_writes_there(cast: Cast, as_person: Be) -> None:
    found = matched(cast, rosa_of(cast), staff=cast.vera)
    answer_mentorship(mentorship=found, consents=True, by=cast.ana, at=NOON)
    here = f"/educator/mentors/{found.id}/"

    assert as_person(cast.vera).post(here, {"act": "say", "text": "I am here"}).status_code == 302
    assert "I am here" in read(as_person, cast.vera, here)
    assert read(as_person, cast.nunes, here) == "404"


def test_R119_a_mentor_answers_by_what_is_seen_when_the_target_is_shown(
    cast: Cast, as_person: Be, row: Mentorship
) -> None:
    brake = shown(cast, "forces-name")
    criteria = list(cast.targets["forces-name"].criteria.filter(retired_at=None))
    here = f"/mentor/feedback/{brake.id}/"
    page = read(as_person, row.mentor, here)
    assert criteria
    for one in criteria:
        assert one.text["en"].rstrip(".") in page
    assert "What works here?" not in page

    field = f"criterion-{criteria[0].id}"
    empty = as_person(row.mentor).post(here, {field: " "})
    assert empty.status_code == 422
    long = as_person(row.mentor).post(here, {field: "x" * 601})
    assert (long.status_code, "x" * 601 in long.content.decode()) == (422, True)
    sent = as_person(row.mentor).post(here, {field: "You name the pad", "works": "not asked"})
    assert sent.status_code == 302
    assert Feedback.objects.get().text == f"{criteria[0].text['en'].rstrip('.')}: You name the pad"


def test_R119_a_piece_that_claims_nothing_is_asked_about_by_two_questions(
    cast: Cast, as_person: Be, row: Mentorship
) -> None:
    brake = shown(cast)
    page = read(as_person, row.mentor, f"/mentor/feedback/{brake.id}/")

    assert "What works here?" in page
    assert "What would you try next?" in page
    assert 'name="criterion-' not in page


def test_R119_a_pause_is_said_plainly_and_another_guardian_is_asked(cast: Cast, as_person: Be, row: Mentorship) -> None:
    other = cast.void
    name_guardian(guardian=other, learner=cast.leo, by=cast.keller, at=NOON)
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)
    paused = "Paused: the yes with which this began does not stand any more."

    page = read(as_person, cast.duarte, f"/educator/mentors/{row.id}/")
    assert paused in page
    assert "Ana" not in page  # whose rights have changed is not said
    assert "Paused until somebody of the family" in read(as_person, cast.duarte, "/educator/mentors/")
    assert read(as_person, row.mentor, f"/mentor/learners/{row.id}/") == "404"
    assert read(as_person, cast.ana, f"/family/mentors/{row.id}/") == "404"
    family = f"/family/mentors/{row.id}/"
    assert 'value="yes"' in read(as_person, other, family)

    assert as_person(other).post(family, {"act": "yes"}).status_code == 302
    assert paused not in read(as_person, cast.duarte, f"/educator/mentors/{row.id}/")
    assert read(as_person, row.mentor, f"/mentor/learners/{row.id}/") != "404"
