"""Preparing a talk: the sheet writes itself for both halves, each sorts their own, and nobody reads what was put away."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from tests.work import piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import add_to_agenda, hold_talk, prepare_talk, promise_talk, put_views_on_agenda
from trellis.rooms.conferences.models import AgendaItem, Conference, Preparation
from trellis.rooms.conferences.queries import Half, Preparing, preparation_of
from trellis.rooms.conferences.terms import PreparedAs
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import erase, give_feedback
from trellis.rooms.paths.actions import choose_way, propose_idea, reach_goal, set_goal
from trellis.rooms.paths.models import Experience
from trellis.rooms.paths.terms import ExperienceKind
from trellis.rooms.people.models import Membership, Person

DAY = timedelta(days=1)


@pytest.fixture
def talk(cast: Cast) -> Conference:
    """The talk to come of Leo and Mr Duarte, who talked ten days ago."""
    before = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON - 10 * DAY
    )
    hold_talk(conference=before, by=cast.duarte, at=NOON - 10 * DAY)
    return promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON)


def sheet(cast: Cast, talk: Conference, who: Person) -> Preparing:
    return preparation_of(talk, viewer=cast.viewer(who), at=NOON)


def says(half: Half) -> list[str]:
    return [one.says for one in half.brings]


def put(talk: Conference, half: Half, which: int, prepared_as: str) -> None:
    prepare_talk(conference=talk, what=half.brings[which].what, prepared_as=prepared_as, by=half.who, at=NOON)


def test_the_learners_half_writes_itself_from_what_is_new_since_the_last_talk(cast: Cast, talk: Conference) -> None:
    forces = cast.targets["forces-name"]
    piece(cast.leo, forces, at=NOON - 12 * DAY, title="Before")
    work = piece(cast.leo, forces, at=NOON - 3 * DAY, title="Brake test")
    give_feedback(evidence=work, kind="word", text="Look again", by=cast.duarte, at=NOON - 2 * DAY)
    reached = set_goal(owner=cast.leo, horizon="week", text="A second way", by=cast.leo, at=NOON - 20 * DAY)
    reach_goal(goal=reached, by=cast.leo, at=NOON - DAY)
    set_goal(owner=cast.leo, horizon="year", text="Repair my bike", by=cast.leo, at=NOON - 20 * DAY)
    set_goal(owner=cast.leo, horizon="week", text="Set yesterday", by=cast.leo, at=NOON - DAY)
    propose_idea(learner=cast.leo, text="The bike shop on Thursdays", by=cast.leo, at=NOON - DAY)
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="Friction", by=cast.leo, at=NOON - DAY)

    both = [sheet(cast, talk, who).learner for who in (cast.leo, cast.duarte)]

    expected = [
        "Friction", "The bike shop on Thursdays", "Brake test", "What Mr Duarte said about “Brake test”",
        "A second way", "Repair my bike",
    ]  # fmt: skip
    assert [says(half) for half in both] == [expected, expected]
    assert [one.is_quoted for one in both[0].brings] == [True, True, False, False, True, True]


def test_words_that_the_learner_has_spoken_to_are_not_brought_again(cast: Cast, talk: Conference) -> None:
    work = piece(cast.leo, cast.targets["forces-name"], at=NOON - 3 * DAY, title="Brake test")
    give_feedback(evidence=work, kind="word", text="Look again", by=cast.duarte, at=NOON - 2 * DAY)
    give_feedback(evidence=work, kind="reply", text="I did", by=cast.leo, at=NOON - DAY)

    assert says(sheet(cast, talk, cast.leo).learner) == ["Brake test"]


def test_R065_a_visit_that_was_is_looked_back_on_in_the_adults_half(cast: Cast, talk: Conference) -> None:
    for slug, kind, ago in (
        ("workshop", ExperienceKind.VISIT, 2),
        ("tomorrow", ExperienceKind.VISIT, -1),
        ("read", ExperienceKind.READING, 2),
    ):
        way = Experience.objects.create(
            school=cast.school, slug=slug, author=cast.duarte, kind=kind, title={"en": slug}, why={"en": "why"},
            published_at=NOON - 20 * DAY, is_outside=kind == ExperienceKind.VISIT,
        )  # fmt: skip
        plan = choose_way(learner=cast.leo, experience=way, by=cast.leo, at=NOON - 5 * DAY)
        plan.day = NOON.date() - ago * DAY
        plan.save()

    assert says(sheet(cast, talk, cast.duarte).adult) == ["workshop"]


def test_what_others_put_on_the_list_stands_in_the_adults_half(cast: Cast, talk: Conference) -> None:
    put_views_on_agenda(learner=cast.leo, adult=cast.duarte, text="Two views", target_id=None, by=cast.brandt, at=NOON)
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="Springs", by=cast.duarte, at=NOON + DAY)

    found = sheet(cast, talk, cast.leo)

    assert (says(found.learner), says(found.adult)) == ([], ["Two views", "Springs"])


def test_AR32_nothing_is_brought_that_the_adult_may_not_read(cast: Cast) -> None:
    membership = Membership.objects.get(person=cast.brandt)
    TeachingArea.objects.create(membership=membership, area=cast.targets["forces-name"].strand.area)
    talk = promise_talk(adult=cast.brandt, learner=cast.leo, promised_on=NOON.date(), by=cast.brandt, at=NOON)
    piece(cast.leo, cast.targets["forces-name"], at=NOON - DAY, title="In his area")
    other = next(
        one for slug, one in cast.targets.items() if one.strand.area_id != cast.targets["forces-name"].strand.area_id
    )
    piece(cast.leo, other, at=NOON - DAY, title="canary of another area")
    piece(cast.leo, cast.targets["forces-name"], at=NOON - DAY, title="canary draft", hands_in=False)
    erased = piece(cast.leo, cast.targets["forces-name"], at=NOON - DAY, title="canary erased")
    erase(evidence=erased, by=cast.leo, at=NOON)

    both = [says(sheet(cast, talk, who).learner) for who in (cast.leo, cast.brandt)]

    assert both == [["In his area"], ["In his area"]]


def test_what_one_puts_first_stands_first_for_both(cast: Cast, talk: Conference) -> None:
    for text in ("one", "two"):
        add_to_agenda(learner=cast.leo, adult=cast.duarte, text=text, by=cast.leo, at=NOON)

    put(talk, sheet(cast, talk, cast.leo).learner, 1, PreparedAs.FIRST)

    for who in (cast.leo, cast.duarte):
        half = sheet(cast, talk, who).learner
        assert [(one.says, one.is_first) for one in half.brings] == [("two", True), ("one", False)]


def test_what_one_puts_away_is_read_by_nobody_else_and_comes_back_for_the_next_talk(
    cast: Cast, talk: Conference
) -> None:
    for text in ("one", "canary"):
        add_to_agenda(learner=cast.leo, adult=cast.duarte, text=text, by=cast.leo, at=NOON)

    put(talk, sheet(cast, talk, cast.leo).learner, 1, PreparedAs.AWAY)
    his, theirs = sheet(cast, talk, cast.leo).learner, sheet(cast, talk, cast.duarte).learner
    hold_talk(conference=talk, by=cast.duarte, at=NOON)
    following = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON)

    assert (says(his), [one.says for one in his.put_away]) == (["one"], ["canary"])
    assert (says(theirs), theirs.put_away) == (["one"], ())
    assert says(sheet(cast, following, cast.duarte).learner) == ["canary"]
    assert AgendaItem.objects.filter(talked_at=None).get().text == "canary"
    assert not Preparation.objects.exists()


def test_what_was_put_away_is_brought_again(cast: Cast, talk: Conference) -> None:
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="one", by=cast.leo, at=NOON)
    half = sheet(cast, talk, cast.leo).learner

    put(talk, half, 0, PreparedAs.AWAY)
    put(talk, half, 0, "")

    assert says(sheet(cast, talk, cast.duarte).learner) == ["one"]


def test_nobody_sorts_the_half_of_the_other(cast: Cast, talk: Conference) -> None:
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="one", by=cast.leo, at=NOON)
    what = sheet(cast, talk, cast.leo).learner.brings[0].what

    prepare_talk(conference=talk, what=what, prepared_as=PreparedAs.AWAY, by=cast.duarte, at=NOON)

    assert says(sheet(cast, talk, cast.duarte).learner) == ["one"]
    hold_talk(conference=talk, by=cast.duarte, at=NOON)
    assert not AgendaItem.objects.filter(talked_at=None).exists()


def test_a_stranger_prepares_nothing_nor_does_anybody_once_it_was_held(cast: Cast, talk: Conference) -> None:
    with pytest.raises(NotAllowed):
        prepare_talk(conference=talk, what="goal:1", prepared_as=PreparedAs.FIRST, by=cast.kim, at=NOON)
    with pytest.raises(Refused):
        prepare_talk(conference=talk, what="goal:1", prepared_as="second", by=cast.leo, at=NOON)
    hold_talk(conference=talk, by=cast.duarte, at=NOON)
    with pytest.raises(Refused):
        prepare_talk(conference=talk, what="goal:1", prepared_as=PreparedAs.FIRST, by=cast.leo, at=NOON)


def test_the_audit_line_names_nothing_that_was_put_away(cast: Cast, talk: Conference) -> None:
    prepare_talk(conference=talk, what="goal:canary", prepared_as=PreparedAs.AWAY, by=cast.leo, at=NOON)

    line = AuditLine.objects.get(event="TalkPrepared")
    assert line.facts == {"conference_id": str(talk.id)}
