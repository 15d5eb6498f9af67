"""Who knows whom: rounds, what people say in them, whom nobody knows yet, and what adults promise."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from tests.knowing import DAY, a_round, adult_names, everybody_but, learner_names, shut
from trellis.engine.loom import draw_loom
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions.claims import (
    ask_adults,
    close_round,
    name_adults,
    name_learners,
    open_round,
    stop_asking_adults,
)
from trellis.rooms.circles.actions.commitment import answer_commitment, promise_to_know, take_back_promise
from trellis.rooms.circles.models import BuddyCommitment, ConnectionClaim
from trellis.rooms.circles.queries.claims import commitments_due, round_asking
from trellis.rooms.insights.queries.who_knows_whom import nobody_yet, standings_of, who_knows_whom
from trellis.rooms.notices.queries import told_to
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.actions import add_person, end_membership
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

WEEKS = timedelta(weeks=3)


def names(cast: Cast, who: str = "keller", at: Any = NOON) -> list[str]:
    return [one.said_as for one in nobody_yet(cast.viewer(getattr(cast, who), at))]


def leave(cast: Cast, person: Person, at: Any = NOON) -> None:
    end_membership(membership=person.memberships.get(), ends_on=(at - DAY).date(), by=cast.keller, at=at)


def told(cast: Cast, who: str, at: Any = NOON + timedelta(hours=1)) -> list[str]:
    return [one.kind for one in told_to(cast.viewer(getattr(cast, who), at), at=at)]


def test_R010_who_named_nobody_and_was_named_by_nobody_is_on_the_list_by_name(cast: Cast) -> None:
    everybody_but(cast, "ivo", "lina", "max")

    assert names(cast) == ["Ivo", "Lina", "Max"]


def test_R010_an_adult_of_ones_own_is_named_from_both_sides_and_one_side_is_said_in_words(cast: Cast) -> None:
    held = everybody_but(cast, "ivo", "lina")
    learner_names(cast, held, {"lina": ["vera"]})
    adult_names(cast, held, "brandt", ["ivo"])

    viewer = cast.viewer(cast.keller)
    ids = [cast.ivo.id, cast.lina.id, cast.maya.id]
    found = standings_of(ids, who_knows_whom(viewer), viewer=viewer)
    standing = {one.learner.said_as: one for one in found.values()}

    assert names(cast) == ["Ivo", "Lina"]
    assert (standing["Lina"].names_named, standing["Ivo"].names_named_by) == (["Ms Vera"], ["Mr Brandt"])
    assert [one.said_as for one in standing["Maya"].mutual] == ["Ms Osei"]
    adult_names(cast, held, "vera", ["lina"])
    assert names(cast) == ["Ivo"]


def test_what_people_said_before_holds_until_they_answer_again(cast: Cast) -> None:
    shut(cast, everybody_but(cast, "ivo"))
    held = a_round(cast, "November", at=NOON)
    assert names(cast) == ["Ivo"]

    learner_names(cast, held, {"ada": ["vera"], "ivo": []}, at=NOON)

    known = who_knows_whom(cast.viewer(cast.keller))
    assert (known.nobody_yet, known.before) == ([cast.ada.id, cast.ivo.id], 1)
    adult_names(cast, held, "vera", ["ada"], at=NOON)
    adult_names(cast, held, "osei", ["ada", "lina", "mina"], at=NOON)
    assert names(cast) == ["Ivo", "Maya"]


def test_an_answer_takes_the_place_of_the_one_before_in_the_same_round(cast: Cast) -> None:
    held = a_round(cast)
    for adults in (["osei", "vera"], ["nunes"], ["nunes"]):
        learner_names(cast, held, {"ada": adults})
    for learners in (["ada", "ivo"], ["ivo"]):
        adult_names(cast, held, "osei", learners)
    adult_names(cast, held, "osei", ["leo"], group=cast.advisory)

    said = {(one.by.said_as, one.about.said_as) for one in ConnectionClaim.objects.select_related("by", "about")}

    assert said == {("Ada", "Mr Nunes"), ("Ms Osei", "Ivo"), ("Ms Osei", "Leo")}


def test_R010_a_promise_takes_a_name_off_the_list_at_once_and_the_adult_alone_is_asked_after_three_weeks(
    cast: Cast,
) -> None:
    everybody_but(cast, "ivo")

    made = promise_to_know(learner=cast.ivo, by=cast.brandt, at=NOON)

    assert names(cast) == []
    assert (made.review_on, commitments_due(cast.brandt, on=(NOON + 20 * DAY).date())) == ((NOON + WEEKS).date(), [])
    assert commitments_due(cast.brandt, on=(NOON + WEEKS).date()) == [made]
    before, then = told(cast, "brandt"), told(cast, "brandt", NOON + WEEKS)
    assert (NoticeKind.HOW_IS_IT in before, NoticeKind.HOW_IS_IT in then) == (False, True)
    assert [
        who for who in ("ivo", "ada", "osei", "keller", "ruiz") if NoticeKind.HOW_IS_IT in told(cast, who, NOON + WEEKS)
    ] == []


def test_pressed_twice_it_is_promised_once_and_two_adults_may_promise_the_same(cast: Cast) -> None:
    everybody_but(cast, "ivo")

    promises = [promise_to_know(learner=cast.ivo, by=who, at=NOON) for who in (cast.brandt, cast.brandt, cast.vera)]

    assert promises[0] == promises[1] != promises[2]
    assert BuddyCommitment.objects.count() == 2
    known = who_knows_whom(cast.viewer(cast.keller))
    assert (known.promised, len(known.promises[cast.ivo.id])) == ([cast.ivo.id], 2)


def test_how_it_is_known_more_time_or_handed_back(cast: Cast) -> None:
    everybody_but(cast, "ivo", "lina", "mina")
    then = NOON + WEEKS
    known, longer, back = (
        promise_to_know(learner=one, by=cast.brandt, at=NOON) for one in (cast.ivo, cast.lina, cast.mina)
    )

    answer_commitment(commitment=known, answer="known", by=cast.brandt, at=then)
    answer_commitment(commitment=longer, answer="more_time", by=cast.brandt, at=then)
    answer_commitment(commitment=back, answer="handed_back", by=cast.brandt, at=then)

    assert names(cast, at=then) == ["Mina"]
    longer.refresh_from_db()
    assert longer.review_on == (then + WEEKS).date()
    assert NoticeKind.HOW_IS_IT in told(cast, "brandt", then + WEEKS)
    assert NoticeKind.HANDED_BACK in told(cast, "keller", then + timedelta(hours=1))
    viewer = cast.viewer(cast.keller, then)
    mina = standings_of([cast.mina.id], who_knows_whom(viewer), viewer=viewer)[cast.mina.id]
    assert [one.adult.said_as for one in mina.handed_back] == ["Mr Brandt"]


def test_that_they_know_each_other_holds_until_the_learner_was_asked_again(cast: Cast) -> None:
    held = everybody_but(cast, "ivo")
    made = promise_to_know(learner=cast.ivo, by=cast.brandt, at=NOON)
    answer_commitment(commitment=made, answer="known", by=cast.brandt, at=NOON + DAY)
    shut(cast, held, at=NOON + DAY)
    again = a_round(cast, "Winter", at=NOON + 2 * DAY)
    assert names(cast, at=NOON + 3 * DAY) == []

    learner_names(cast, again, {"ivo": []}, at=NOON + 3 * DAY)

    assert names(cast, at=NOON + 3 * DAY) == ["Ivo"]


def test_a_promise_taken_back_leaves_nothing(cast: Cast) -> None:
    everybody_but(cast, "ivo")
    made = promise_to_know(learner=cast.ivo, by=cast.brandt, at=NOON)

    take_back_promise(commitment=made, by=cast.brandt, at=NOON)

    assert (names(cast), BuddyCommitment.objects.count()) == (["Ivo"], 0)
    assert NoticeKind.HOW_IS_IT not in told(cast, "brandt", NOON + WEEKS)


def test_who_leaves_is_nobodys_adult_and_their_promise_goes_back_to_the_list(cast: Cast) -> None:
    everybody_but(cast, "ivo", "lina")
    promise_to_know(learner=cast.ivo, by=cast.nunes, at=NOON)
    assert names(cast) == ["Lina"]

    leave(cast, cast.nunes)
    leave(cast, cast.lina)
    assert names(cast) == ["Ivo"]

    leave(cast, cast.osei)
    assert names(cast) == ["Ada", "Ivo", "Maya", "Mina"]


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda c, r: name_adults(held=r, learner=c.ada, adults=[c.nilsson], by=c.ada, at=NOON), Refused),
        (lambda c, r: name_adults(held=r, learner=c.ada, adults=[c.ivo], by=c.ada, at=NOON), Refused),
        (lambda c, r: name_adults(held=r, learner=c.ada, adults=[c.ada], by=c.ada, at=NOON), Refused),
        (lambda c, r: name_adults(held=r, learner=c.ada, adults=[], by=c.osei, at=NOON), NotAllowed),
        (lambda c, r: name_adults(held=r, learner=c.osei, adults=[], by=c.osei, at=NOON), NotAllowed),
        (lambda c, r: name_learners(held=r, group=c.class_2b, learners=[c.leo], by=c.osei, at=NOON), Refused),
        (lambda c, r: name_learners(held=r, group=c.class_2b, learners=[], by=c.ada, at=NOON), NotAllowed),
        (lambda c, r: name_learners(held=r, group=c.class_2b, learners=[], by=c.ruiz, at=NOON), NotAllowed),
        (lambda c, r: name_learners(held=r, group=c.class_2b, learners=[], by=c.nilsson, at=NOON), NotAllowed),
        (lambda c, r: open_round(name="One more", by=c.keller, at=NOON), Refused),
        (lambda c, r: open_round(name="One", by=c.osei, at=NOON), NotAllowed),
        (lambda c, r: open_round(name=" ", by=c.other_leader, at=NOON), Refused),
        (lambda c, r: open_round(name="x" * 81, by=c.other_leader, at=NOON), Refused),
        (lambda c, r: close_round(held=r, by=c.other_leader, at=NOON), NotAllowed),
        (lambda c, r: close_round(held=r, by=c.duarte, at=NOON), NotAllowed),
        (lambda c, r: ask_adults(held=r, by=c.vera, at=NOON), NotAllowed),
        (lambda c, r: stop_asking_adults(held=r, by=c.vera, at=NOON), NotAllowed),
        (lambda c, r: promise_to_know(learner=c.ivo, by=c.ada, at=NOON), NotAllowed),
        (lambda c, r: promise_to_know(learner=c.ivo, by=c.ruiz, at=NOON), NotAllowed),
        (lambda c, r: promise_to_know(learner=c.ivo, by=c.nilsson, at=NOON), NotAllowed),
        (lambda c, r: promise_to_know(learner=c.vera, by=c.osei, at=NOON), Refused),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_and_changes_nothing(
    cast: Cast, act: Callable[[Cast, Any], object], refusal: type[Exception]
) -> None:
    held = a_round(cast)
    before = ConnectionClaim.objects.count(), BuddyCommitment.objects.count()

    with pytest.raises(refusal):
        act(cast, held)

    held.refresh_from_db()
    assert (ConnectionClaim.objects.count(), BuddyCommitment.objects.count()) == before
    assert (held.closed_at, held.adults_asked_at) == (None, None)


def test_a_round_that_was_closed_meanwhile_takes_no_answer_and_keeps_what_was_said(cast: Cast) -> None:
    held = a_round(cast)
    learner_names(cast, held, {"ada": ["osei"]})
    shut(cast, held)

    for say in (
        lambda: name_adults(held=held, learner=cast.ada, adults=[], by=cast.ada, at=NOON),
        lambda: name_learners(held=held, group=cast.class_2b, learners=[cast.ada], by=cast.osei, at=NOON),
    ):
        with pytest.raises(Refused, match="closed in the meantime"):
            say()

    assert [one.about.said_as for one in ConnectionClaim.objects.all()] == ["Ms Osei"]
    assert round_asking(cast.ivo) is None


def test_the_promise_of_another_is_theirs(cast: Cast) -> None:
    everybody_but(cast, "ivo")
    made = promise_to_know(learner=cast.ivo, by=cast.brandt, at=NOON)

    for by in (cast.vera, cast.keller, cast.ivo):
        with pytest.raises(NotAllowed):
            answer_commitment(commitment=made, answer="known", by=by, at=NOON)
        with pytest.raises(NotAllowed):
            take_back_promise(commitment=made, by=by, at=NOON)
    with pytest.raises(Refused):
        answer_commitment(commitment=made, answer="splendid", by=cast.brandt, at=NOON)


def test_R010_names_are_read_by_adults_only_while_they_are_asked_and_threads_by_none_of_them(cast: Cast) -> None:
    ito = add_person(
        school=cast.school, name="Mx Ito", said_as="Mx Ito", role=Role.COUNSELLOR, group=None, by=cast.keller, at=NOON - DAY,
        starts_on=(NOON - DAY).date(), details={"slug": "ito"},
    )  # fmt: skip
    cast.ito = ito
    held = everybody_but(cast, "ivo")
    everybody = ("keller", "ito", "osei", "vera", "ivo", "ada", "ruiz", "other_leader", "nilsson")

    assert {who for who in everybody if names(cast, who)} == {"keller", "ito"}
    ask_adults(held=held, by=ito, at=NOON)
    assert {who for who in everybody if names(cast, who)} == {"keller", "ito", "osei", "vera"}
    read, known = {}, who_knows_whom(cast.viewer(cast.keller))
    for who in everybody:
        viewer = cast.viewer(getattr(cast, who))
        read[who] = (who_knows_whom(viewer).nobody_yet, standings_of([cast.ivo.id], known, viewer=viewer))
    assert {who for who, (names_read, _threads) in read.items() if names_read} == {"keller", "ito"}
    assert {who for who, (_names, threads) in read.items() if threads} == {"keller", "ito"}
    stop_asking_adults(held=held, by=cast.keller, at=NOON)
    assert {who for who in everybody if names(cast, who)} == {"keller", "ito"}


def test_the_loom_gives_each_name_a_place_in_the_order_given_and_draws_one_sided_threads_below() -> None:
    loom = draw_loom(
        [(1, "Ada", False), (2, "Ivo", True)], [(8, "Ms Osei"), (9, "Ms Vera")], [(1, 8, True), (2, 9, False)]
    )

    assert [(one.name, one.is_loose) for one in loom.left] == [("Ada", False), ("Ivo", True)]
    assert loom.left[0].y < loom.left[1].y < loom.height
    assert [one.is_mutual for one in loom.threads] == [False, True]
    assert loom == draw_loom(
        [(1, "Ada", False), (2, "Ivo", True)], [(8, "Ms Osei"), (9, "Ms Vera")], [(1, 8, True), (2, 9, False)]
    )
