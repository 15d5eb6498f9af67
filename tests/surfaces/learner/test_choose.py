"""Choose (L3): ways with reasons, read back before they are kept; and what a learner can do about what they chose."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.actions import answer_idea, choose_way, propose_idea, publish_experience
from trellis.rooms.paths.models import ActivityPlan, Experience, OwnIdea
from trellis.rooms.paths.queries import ways_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.suggestions.models import Dismissal
from trellis.rooms.suggestions.queries import ways_for

type Be = Callable[[Person], Client]
TITLES = ("Air track", "Boats", "Cart and weight", "Film a skateboard")


@pytest.fixture
def target(cast: Cast) -> LearningTarget:
    return cast.targets["forces-explain"]


@pytest.fixture
def ways(cast: Cast, target: LearningTarget) -> list[Experience]:
    made = [
        publish_experience(
            title={"en": title}, kind="project", targets=[target], why={"en": "It moves"}, by=cast.brandt,
            at=clock.now(), details={"place": {"en": "the yard"}},
        )
        for title in TITLES
    ]  # fmt: skip
    say_about_me(learner=cast.leo, kind="interest", text="skateboards", by=cast.leo, at=clock.now())
    return made


@pytest.fixture
def leo(cast: Cast, as_person: Be, ways: list[Experience]) -> Client:
    return as_person(cast.leo)


def page_of(leo: Client, address: str) -> str:
    return on_one_line(leo.get(address).content.decode())


def cards(page: str) -> list[str]:
    return [part.split("</h3>")[0] for part in page.split("<h3>")[1:]]


def test_R054_the_way_that_meets_the_learners_words_stands_first_and_says_why(
    leo: Client, target: LearningTarget
) -> None:
    address = f"/learner/choose/?target={target.id}"
    page, whole = page_of(leo, address), page_of(leo, f"{address}&all=1")

    assert cards(page)[:3] == ["Film a skateboard", "Air track", "Boats"]
    assert '<p class="because">because you wrote “skateboards”</p>' in page
    assert f'href="?target={target.id}&amp;all=1#all">Show all ways' in page
    assert "Cart and weight" not in page
    assert whole.index("All other ways") < whole.index("Cart and weight")
    assert "Show all ways" not in whole


def test_R054_a_way_without_a_picture_has_a_drawn_card(leo: Client, target: LearningTarget) -> None:
    assert page_of(leo, f"/learner/choose/?target={target.id}&all=1").count('<div class="undrawn">') == len(TITLES)


def test_R121_not_me_puts_a_way_aside_and_it_can_be_brought_back(
    cast: Cast, leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    address, given = f"/learner/choose/way/{ways[3].id}/", {"target": str(target.id)}

    leo.post(address, {**given, "act": "not_me"})
    aside = page_of(leo, f"/learner/choose/?target={target.id}")
    dismissed = list(Dismissal.objects.filter(learner=cast.leo, undone_at=None))
    leo.post(address, {**given, "act": "bring_back"})
    back = page_of(leo, f"/learner/choose/?target={target.id}")

    assert cards(aside)[:3] == ["Air track", "Boats", "Cart and weight"]
    assert "You put “Film a skateboard” aside. The next best took its place." in aside
    assert "You said “not me” to “Film a skateboard”." in aside
    assert [one.experience for one in dismissed] == [ways[3]]
    assert cards(back)[0] == "Film a skateboard"
    assert "You turned these off" not in page_of(leo, "/learner/path/")


def test_R054_a_plan_is_read_back_in_the_learners_voice_before_it_is_kept(
    leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    first = page_of(leo, f"/learner/choose/?target={target.id}&way={ways[1].id}")
    details = {"target": str(target.id), "place": "the pond", "with_whom": "Kim", "shown_by": "a film", "act": "read"}
    read = on_one_line(leo.post(f"/learner/choose/way/{ways[1].id}/", details).content.decode())

    assert "“I choose: Boats, the yard.”" in first
    assert "“I choose: Boats, the pond, with Kim. I show it by a film.”" in read
    assert not ActivityPlan.objects.exists()

    leo.post(f"/learner/choose/way/{ways[1].id}/", {**details, "act": "keep"})
    kept = ActivityPlan.objects.get()
    assert (kept.place, kept.with_whom, kept.shown_by) == ("the pond", "Kim", "a film")


def test_R054_the_same_way_stands_once_and_says_what_was_said_last(
    leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    for friend in ("Kim", "Zoe"):
        leo.post(f"/learner/choose/way/{ways[0].id}/", {"target": str(target.id), "with_whom": friend})

    assert [plan.with_whom for plan in ActivityPlan.objects.all()] == ["Zoe"]


@pytest.mark.parametrize("first", [True, False])
def test_R054_a_way_stands_once_whether_its_target_was_named_or_not(
    leo: Client, target: LearningTarget, ways: list[Experience], first: bool
) -> None:
    for is_named in (first, not first):
        leo.post(f"/learner/choose/way/{ways[0].id}/", {"target": str(target.id)} if is_named else {})

    assert ActivityPlan.objects.get().target == target


def test_R054_another_way_stands_beside_the_first_until_the_learner_switches(
    leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    given = {"target": str(target.id)}
    leo.post(f"/learner/choose/way/{ways[0].id}/", given)
    leo.post(f"/learner/choose/way/{ways[1].id}/", given)
    first, second = ActivityPlan.objects.order_by("started_at")
    both = (first.state, second.state)
    offered = page_of(leo, f"/learner/choose/?target={target.id}&way={ways[2].id}")

    leo.post(f"/learner/choose/way/{ways[2].id}/", {**given, "instead": str(first.id)})

    first.refresh_from_db()
    assert both == ("now", "now")
    assert "Try it instead of “Air track”" in offered
    assert first.state == "left"
    assert set(ActivityPlan.objects.filter(state="now").values_list("experience", flat=True)) == {
        ways[1].id,
        ways[2].id,
    }


@pytest.mark.parametrize(("act", "state"), [("done", "done"), ("put_away", "left")])
def test_R054_a_way_can_be_ended_and_taken_up_again(
    cast: Cast, leo: Client, target: LearningTarget, ways: list[Experience], act: str, state: str
) -> None:
    plan = choose_way(learner=cast.leo, experience=ways[0], target=target, by=cast.leo, at=clock.now())

    leo.post(f"/learner/choose/plan/{plan.id}/", {"act": act})
    plan.refresh_from_db()
    ended, page = plan.state, page_of(leo, "/learner/choose/")
    leo.post(f"/learner/choose/plan/{plan.id}/", {"act": "take_up"})
    plan.refresh_from_db()

    assert ended == state
    assert "hat you made stays" in page
    assert "Take it up again" in page
    assert (plan.state, plan.left_at) == ("now", None)


def test_R054_a_way_one_is_on_is_not_taken_up_twice(
    cast: Cast, leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    plan = choose_way(learner=cast.leo, experience=ways[0], target=target, by=cast.leo, at=clock.now())
    leo.post(f"/learner/choose/plan/{plan.id}/", {"act": "put_away"})
    choose_way(learner=cast.leo, experience=ways[0], target=target, by=cast.leo, at=clock.now())

    page = leo.post(f"/learner/choose/plan/{plan.id}/", {"act": "take_up"}, follow=True).content.decode()

    assert "You are on this way already." in page
    assert ActivityPlan.objects.filter(state="now").count() == 1


def test_plans_on_today_have_the_same_acts(
    cast: Cast, leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    plan = choose_way(learner=cast.leo, experience=ways[0], target=target, by=cast.leo, at=clock.now())

    page = page_of(leo, "/learner/today/")

    assert f'action="/learner/choose/plan/{plan.id}/"' in page
    assert f'href="/learner/choose/?target={target.id}"' in page


def test_nobody_acts_on_plans_and_ideas_of_others(
    cast: Cast, as_person: Be, target: LearningTarget, ways: list[Experience]
) -> None:
    plan = choose_way(learner=cast.leo, experience=ways[0], target=target, by=cast.leo, at=clock.now())
    idea = propose_idea(learner=cast.leo, text="Bees", by=cast.leo, at=clock.now())

    kim = as_person(cast.kim)
    assert kim.post(f"/learner/choose/plan/{plan.id}/", {"act": "done"}).status_code == 404
    assert kim.post(f"/learner/choose/idea/{idea.id}/").status_code == 404
    answer = kim.post(f"/learner/choose/way/{ways[1].id}/", {"target": str(target.id), "instead": str(plan.id)})
    assert answer.status_code == 404
    assert ActivityPlan.objects.get().state == "now"


def test_R035_an_idea_nobody_answered_can_be_taken_back(cast: Cast, leo: Client) -> None:
    idea = propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=clock.now())
    answered = propose_idea(learner=cast.leo, text="Bees", by=cast.leo, at=clock.now())
    answer_idea(idea=answered, yes=True, answer="", by=cast.duarte, at=clock.now())

    for one in (idea, answered):
        leo.post(f"/learner/choose/idea/{one.id}/")

    assert list(OwnIdea.objects.order_by("asked_at").values_list("state", flat=True)) == ["taken_back", "yes"]
    assert "I film my skateboard" not in leo.get("/learner/choose/").content.decode()


def test_words_are_not_said_twice(cast: Cast, leo: Client) -> None:
    idea = propose_idea(learner=cast.leo, text="I test brakes in the hall.", by=cast.leo, at=clock.now())
    answer_idea(idea=idea, yes=True, answer="Yes. Put a box at the door.", by=cast.duarte, at=clock.now())

    page = page_of(leo, "/learner/choose/")

    assert "hall.." not in page
    assert "Mr Duarte agreed: “Yes. Put a box at the door.”" in page


@pytest.fixture
def tagged(cast: Cast, target: LearningTarget) -> Experience:
    return publish_experience(
        title={"en": "Wheels, slowly"}, kind="project", targets=[target], why={"en": "It moves"}, by=cast.brandt,
        at=clock.now(), details={"tags": ["skateboard", "monopatín"], "slug": "zz-wheels"},
    )  # fmt: skip


def test_R002_because_you_wrote_it_goes_away_by_not_me_and_comes_back_by_undo(
    cast: Cast, leo: Client, tagged: Experience
) -> None:
    before = list(ProfileEntry.objects.values())

    offered = page_of(leo, "/learner/choose/")
    told = on_one_line(leo.post(f"/learner/choose/way/{tagged.id}/", {"act": "not_me"}, follow=True).content.decode())
    without = page_of(leo, "/learner/choose/")
    leo.post(f"/learner/choose/way/{tagged.id}/", {"act": "bring_back"})

    assert cards(offered)[0] == "Wheels, slowly"
    card = offered.split("<h3>Wheels, slowly</h3>")[1].split("</article>")[0]
    assert '<p class="because">because you wrote “skateboards”</p>' in card
    assert ">Undo" in told
    assert "Wheels, slowly" not in cards(without)
    assert list(ProfileEntry.objects.values()) == before
    assert cards(page_of(leo, "/learner/choose/"))[0] == "Wheels, slowly"


def test_R002_undo_leads_back_to_the_target_where_it_was_said(
    cast: Cast, leo: Client, tagged: Experience, target: LearningTarget
) -> None:
    address = f"/learner/choose/way/{tagged.id}/"
    told = leo.post(address, {"act": "not_me", "target": str(target.id)}, follow=True).content.decode()

    back = leo.post(f"{address}?target={target.id}", {"act": "bring_back"})

    assert f'action="{address}?target={target.id}"' in told
    assert back.headers["Location"] == f"/learner/choose/?target={target.id}#ways"


@pytest.mark.parametrize(
    "changed", [{"said_as": "Aisha"}, {"locale": "es"}, {"grade": "2"}, {"born_in": None}, {"reading": "young"}]
)
def test_R002_who_somebody_is_changes_no_way_and_no_reason(
    cast: Cast, leo: Client, tagged: Experience, target: LearningTarget, changed: dict[str, str]
) -> None:
    def offered() -> list[tuple[str, bool]]:
        found = ways_for(cast.leo, list(ways_to(target.id, school=cast.school)))
        return [(str(one.experience.id), bool(one.because)) for one in found.offered]

    before = offered()
    for name, value in changed.items():
        setattr(cast.leo, name, value)
    cast.leo.save()

    assert offered() == before


def test_R002_the_rule_stands_among_the_rules(client: Client, db: None) -> None:
    page = on_one_line(client.get("/rules/").content.decode())

    assert "A tag that the learner wrote among their interests" in page


def test_R037_a_day_and_a_form_are_read_back_and_kept(
    cast: Cast, leo: Client, target: LearningTarget, ways: list[Experience]
) -> None:
    day = next_school_day(cast.school, clock.now().date() + timedelta(days=1))
    given = {
        "target": str(target.id), "day": f"{day:%Y-%m-%d}", "shown_by": "film", "shown_words": "puppet talk",
        "other_place": "the pond", "act": "read",
    }  # fmt: skip
    read = on_one_line(leo.post(f"/learner/choose/way/{ways[1].id}/", given).content.decode())

    leo.post(f"/learner/choose/way/{ways[1].id}/", {**given, "act": "keep"})

    kept = ActivityPlan.objects.get()
    assert "the pond. I show it by a film, puppet talk.”" in read
    assert (kept.day, kept.place, kept.shown_by) == (day, "the pond", "a film, puppet talk")
    again = page_of(leo, f"/learner/choose/?target={target.id}&way={ways[1].id}")
    assert 'name="shown_by" value="film" checked' in again
    assert f'value="{day:%Y-%m-%d}" checked' in again


@pytest.mark.parametrize(("day", "says"), [("2020-01-06", "gone by"), ("2031-01-04", "no school")])
def test_R054_a_day_on_which_nobody_can_begin_is_refused(
    leo: Client, target: LearningTarget, ways: list[Experience], day: str, says: str
) -> None:
    given = {"target": str(target.id), "day": day, "other_place": "the pond"}

    answer = leo.post(f"/learner/choose/way/{ways[1].id}/", given)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "the pond" in answer.content.decode()
    assert not ActivityPlan.objects.exists()


def test_R054_what_whoever_offers_it_decides_is_closed_with_their_name(
    cast: Cast, leo: Client, target: LearningTarget
) -> None:
    way = publish_experience(
        title={"en": "The saw"}, kind="making", targets=[target], why={"en": "It bites"}, by=cast.brandt, at=clock.now(),
        details={"place": {"en": "the maker space"}, "decided_by": {"when": "teacher", "where": "teacher"}},
    )  # fmt: skip

    page = page_of(leo, f"/learner/choose/?way={way.id}")
    leo.post(f"/learner/choose/way/{way.id}/", {"day": "2031-01-06", "other_place": "the pond"})

    assert "Mr Brandt says when" in page
    assert "the maker space, as Mr Brandt planned it." in page
    assert 'name="day"' not in page and 'name="place"' not in page
    assert (ActivityPlan.objects.get().day, ActivityPlan.objects.get().place) == (None, "the maker space")
