"""An adult's own page: support between two, goals and lines shown to a class, and trials of the guide; nobody else reads it."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.teams import team_blue
from trellis.foundation import clock
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.practice.actions import answer_support, ask_for_support, plan_trial
from trellis.rooms.practice.guide import guide
from trellis.rooms.practice.models import OwnLine, PracticeTrial, StaffCheckIn, SupportRequest

type Be = Callable[[Person], Client]
HERE, ASK = "/educator/practice/", "/educator/practice/support/"
WORDS = "cover for conferences Tue"
CHAPTER, CARD = "rhythm-of-talks", "rhythm-of-conferencing"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


def test_R020_a_teacher_asks_a_leader_who_answers_and_nobody_else_reads_it(cast: Cast, as_person: Be) -> None:
    team_blue(cast)
    assert as_person(cast.osei).post(ASK, {"words": WORDS, "to": str(cast.keller.id)}).status_code == 302
    asked = SupportRequest.objects.get()
    keller = as_person(cast.keller)
    assert "One colleague asks you for support." in read(keller, "/leader/walk/")
    assert WORDS in read(keller, "/leader/support/")
    keller.post(f"/leader/support/{asked.id}/", {"words": "Mr Nunes takes your door from ten."})

    assert "Mr Nunes takes your door from ten." in read(as_person(cast.osei), HERE)
    for other in (cast.duarte, cast.brandt, cast.vera):  # two of them in her team
        page = read(as_person(other), HERE)
        assert WORDS not in page and "takes your door" not in page
        for act in ("answer", "back"):
            assert as_person(other).post(f"{ASK}{asked.id}/", {"act": act, "words": "me"}).status_code == 404
    for other in (cast.leo, cast.ana):
        assert as_person(other).get(HERE).status_code == 404


def test_R020_a_colleague_of_the_team_is_asked_and_answers_on_their_own_page(cast: Cast, as_person: Be) -> None:
    team_blue(cast)
    as_person(cast.osei).post(ASK, {"words": WORDS, "to": str(cast.duarte.id)})
    asked = SupportRequest.objects.get()
    as_person(cast.duarte).post(f"{ASK}{asked.id}/", {"act": "answer", "words": "I come at ten."})

    assert "I come at ten." in read(as_person(cast.osei), HERE)
    assert WORDS not in read(as_person(cast.keller), "/leader/support/")
    back = as_person(cast.osei).post(f"{ASK}{asked.id}/", {"act": "back"}, follow=True)
    assert "It is answered already" in back.content.decode() and SupportRequest.objects.exists()


def test_R020_what_a_leader_offered_is_read_by_the_two_alone(cast: Cast, as_person: Be) -> None:
    given = {"adult": str(cast.osei.id), "offered": "An hour on Thursday to plan."}
    for _press in range(2):
        assert as_person(cast.keller).post("/leader/support/check-ins/", given).status_code == 302
    noted = StaffCheckIn.objects.get()

    assert given["offered"] in read(as_person(cast.osei), HERE)
    assert given["offered"] in read(as_person(cast.keller), "/leader/support/")
    assert given["offered"] not in read(as_person(cast.duarte), HERE)
    assert as_person(cast.duarte).post("/leader/support/check-ins/", given).status_code == 404
    as_person(cast.keller).post(f"/leader/support/check-ins/{noted.id}/")
    assert not StaffCheckIn.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"words": " "}, "Write what would help you"),
        ({"to": ""}, "Choose somebody who leads the school, or somebody of your team."),
        ({"words": "a" * 1001}, "Say it in at most 1000 signs."),
    ],
)
def test_R020_what_cannot_be_asked_says_so_and_keeps_the_words(
    cast: Cast, as_person: Be, changed: dict[str, str], says: str
) -> None:
    given = {"words": WORDS, "to": str(cast.keller.id), **changed}
    answer = as_person(cast.osei).post(ASK, given)

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422 and says in page and given["words"].strip() in page
    assert not SupportRequest.objects.exists()
    assert (
        as_person(cast.osei).post(ASK, {"words": WORDS, "to": str(cast.vera.id)}).status_code == 422
    )  # no team, no leader


def test_R020_two_presses_ask_once_and_the_composer_says_to_name_no_learner(cast: Cast, as_person: Be) -> None:
    given = {"words": "Cover while I talk with Maya", "to": str(cast.keller.id)}
    for _press in range(2):
        as_person(cast.osei).post(ASK, given)

    assert SupportRequest.objects.count() == 1
    assert "leave names of learners out" in read(as_person(cast.osei), HERE)
    as_person(cast.osei).post(f"{ASK}{SupportRequest.objects.get().id}/", {"act": "back"})
    assert not SupportRequest.objects.exists()
    answer = as_person(cast.keller).post("/leader/support/check-ins/", {"adult": str(cast.osei.id), "offered": ""})
    assert answer.status_code == 422 and "Write what you offered." in answer.content.decode()


def test_R025_a_goal_of_an_adult_stands_in_our_room_before_what_classmates_shared(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    osei.post(f"{HERE}lines/", {"kind": "goal", "words": "I am practising listening", "share": "class"})
    osei.post(
        f"{HERE}lines/",
        {"kind": "mistake", "words": "I spoke over Ivo", "learnt": "Count to ten first", "share": "class"},
    )
    osei.post(f"{HERE}lines/", {"kind": "habit", "words": "Not for you yet"})
    maya = as_person(cast.maya)
    maya.post("/learner/reflect/", {"prompt": "what-surprised-me", "text": "bees", "share": "class"})

    page = read(as_person(cast.ada), "/learner/reflect/")

    for words in ("Our room", "Ms Osei", "I am practising listening", "I spoke over Ivo", "Count to ten first"):
        assert words in page
    assert "Not for you yet" not in page
    assert "practising listening" not in read(as_person(cast.leo), "/learner/reflect/")  # of another class
    assert "practising listening" not in read(as_person(cast.duarte), HERE)


def test_R025_it_is_ones_own_until_shared_and_again_when_taken_back(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    osei.post(f"{HERE}lines/", {"kind": "goal", "words": "I am practising listening"})
    osei.post(f"{HERE}lines/", {"kind": "answer", "words": "A door that sticks", "asked": "What surprised you?"})
    goal, line = Goal.objects.get(owner=cast.osei), OwnLine.objects.get()
    assert "Our room" not in read(as_person(cast.ada), "/learner/reflect/")

    for address in (f"{HERE}lines/goals/{goal.id}/", f"{HERE}lines/{line.id}/"):
        as_person(cast.osei).post(address, {"act": "share"})
        assert as_person(cast.duarte).post(address, {"act": "keep"}).status_code == 404
    page = read(as_person(cast.ada), "/learner/reflect/")
    assert "I am practising listening" in page and "What surprised you?" in page and "A door that sticks" in page

    for address in (f"{HERE}lines/goals/{goal.id}/", f"{HERE}lines/{line.id}/"):
        as_person(cast.osei).post(address, {"act": "keep"})
    assert "Our room" not in read(as_person(cast.ada), "/learner/reflect/")
    as_person(cast.osei).post(f"{HERE}lines/{line.id}/", {"act": "away"})
    assert not OwnLine.objects.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"kind": "habit", "words": ""}, "Write a sentence first."),
        ({"kind": "mistake", "words": "I spoke over him"}, "Write what you learnt as well"),
        ({"kind": "rank", "words": "I spoke over him"}, "Choose what it is"),
        ({"kind": "goal", "words": ""}, "Write your goal"),
    ],
)
def test_R025_what_cannot_be_kept_says_so_and_keeps_the_words(
    cast: Cast, as_person: Be, given: dict[str, str], says: str
) -> None:
    answer = as_person(cast.osei).post(f"{HERE}lines/", given)

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422 and says in page and given["words"] in page
    assert not OwnLine.objects.exists() and not Goal.objects.filter(owner=cast.osei).exists()


def test_R026_a_card_is_planned_for_thursday_stands_there_and_one_line_closes_it(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    thursday = now + timedelta(days=7 + (3 - now.weekday()) % 7)
    osei, chapter = as_person(cast.osei), f"{HERE}guide/{CHAPTER}/"
    for _press in range(2):
        assert osei.post(chapter, {"card": CARD, "on": thursday.date().isoformat()}).status_code == 302
    trial = PracticeTrial.objects.get()
    assert "planned for" in read(osei, chapter) and "You try" not in read(osei, "/educator/class/")
    early = osei.post(f"{HERE}trials/{trial.id}/", {"act": "close", "came_of_it": "Two talks"})
    assert early.status_code == 422 and "Its day is still to come" in early.content.decode()

    monkeypatch.setattr(clock, "now", lambda: thursday)
    page = read(osei, "/educator/class/")
    assert "You try" in page and "A rhythm of conferencing" in page
    osei.post(f"{HERE}trials/{trial.id}/", {"act": "close", "came_of_it": "Two talks, and Ivo spoke first."})

    assert "You try" not in read(osei, "/educator/class/")
    assert "Two talks, and Ivo spoke first." in read(osei, HERE)
    for other in (cast.duarte, cast.keller):
        assert "Ivo spoke first" not in read(as_person(other), HERE)
        assert as_person(other).post(f"{HERE}trials/{trial.id}/", {"act": "share"}).status_code == 404


def test_R026_a_team_reads_what_was_shared_with_it_and_no_longer_when_kept(cast: Cast, as_person: Be) -> None:
    team, now = team_blue(cast), clock.now()
    day = next_school_day(cast.school, now.date())
    trial = plan_trial(card=CARD, try_on=day, by=cast.osei, at=now)
    PracticeTrial.objects.filter(pk=trial.pk).update(came_of_it="Ivo spoke first.", closed_at=now)
    page = f"/educator/team/{team.id}/"
    assert "Ivo spoke first." not in read(as_person(cast.duarte), page)

    as_person(cast.osei).post(f"{HERE}trials/{trial.id}/", {"act": "share"})
    assert "Ivo spoke first." in read(as_person(cast.duarte), page)
    as_person(cast.osei).post(f"{HERE}trials/{trial.id}/", {"act": "keep"})
    assert "Ivo spoke first." not in read(as_person(cast.duarte), page)
    as_person(cast.osei).post(f"{HERE}trials/{trial.id}/", {"act": "away"})
    assert not PracticeTrial.objects.exists()


@pytest.mark.parametrize("on", ["2020-01-02", "", "soon", "2099-01-01"])
def test_R026_a_day_that_cannot_be_says_so(cast: Cast, as_person: Be, on: str) -> None:
    answer = as_person(cast.osei).post(f"{HERE}guide/{CHAPTER}/", {"card": CARD, "on": on})

    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert not PracticeTrial.objects.exists()


def test_R026_eight_chapters_lead_on_and_back_in_both_languages(cast: Cast, as_person: Be) -> None:
    chapters = guide()
    assert len(chapters) == 8 and all(len(one.cards) == 3 for one in chapters)
    texts = [words for one in chapters for words in (one.title, one.why)]
    texts += [words for one in chapters for card in one.cards for words in (card.tactic, card.how, card.try_today)]
    assert all(words["en"] and words["es"] and words["en"] != words["es"] for words in texts)
    slugs = [card.slug for one in chapters for card in one.cards]
    assert len(slugs) == len(set(slugs)) == 24
    osei = as_person(cast.osei)
    for one, after in pairwise(chapters):
        assert f'rel="next" href="{HERE}guide/{after.slug}/"' in read(osei, f"{HERE}guide/{one.slug}/")
        assert f'rel="prev" href="{HERE}guide/{one.slug}/"' in read(osei, f"{HERE}guide/{after.slug}/")
    assert chapters[-1].title["en"] in read(osei, f"{HERE}guide/")
    assert osei.get(f"{HERE}guide/nothing/").status_code == 404


def test_R020_whoever_was_asked_and_has_left_the_office_is_not_asked_again(cast: Cast, as_person: Be) -> None:
    asked = ask_for_support(to=cast.keller, words=WORDS, by=cast.osei, at=clock.now())
    cast.keller.memberships.update(
        starts_on=clock.now().date() - timedelta(days=9), ends_on=clock.now().date() - timedelta(days=1)
    )

    assert as_person(cast.keller).get("/leader/support/").status_code == 404
    assert as_person(cast.osei).post(ASK, {"words": "Again", "to": str(cast.keller.id)}).status_code == 422
    as_person(cast.osei).post(f"{ASK}{asked.id}/", {"act": "back"})
    assert not SupportRequest.objects.exists()


def test_R020_a_leader_s_list_asks_the_database_as_often_for_one_as_for_three(cast: Cast, as_person: Be) -> None:
    counts = []
    for number in range(3):
        for words in (f"Waits {number}", f"Answered {number}"):
            asked = ask_for_support(to=cast.keller, words=words, by=cast.osei, at=clock.now())
            if words.startswith("Answered"):
                answer_support(request=asked, words="Yes", by=cast.keller, at=clock.now())
        keller = as_person(cast.keller)
        with CaptureQueriesContext(connection) as captured:
            assert keller.get("/leader/support/").status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
