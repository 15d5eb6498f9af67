"""Retiring: nothing is offered, nothing is gone, what waits is answered, and whom it touches is said without a learner."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from tests.work import judged, piece
from trellis.foundation.intents import Refused
from trellis.rooms.continuum.actions.retiring import offer_again, retire_target
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.continuum.models import Change, LearningTarget
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.actions import say_ready
from trellis.rooms.evidence.queries import states_of
from trellis.rooms.evidence.queries.at_target import at_target
from trellis.rooms.evidence.queries.inbox import waiting_for
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.models import Membership
from trellis.rooms.suggestions.queries import next_steps_for

LATER = NOON + timedelta(hours=1)


def target(slug: str = "forces-explain") -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school").get(slug=slug)


def retire(cast: Cast, slug: str = "forces-explain", instead: str = "") -> None:
    retire_target(target=target(slug), replaced_by=target(instead) if instead else None, by=cast.vera, at=LATER)


def test_what_was_signed_stays_shown(cast: Cast) -> None:
    signed = judged(cast, piece(cast.leo, target()), target())

    retire(cast)

    assert states_of(cast.leo, viewer=cast.viewer(cast.leo))[signed.target_id] == "shown"


def test_what_waits_is_still_asked_for_and_answered(cast: Cast) -> None:
    work = piece(cast.leo, target())
    say_ready(learner=cast.leo, target=target(), pieces=[work], because="I can", by=cast.leo, at=NOON)

    retire(cast)

    assert [one.id for one in waiting_for(cast.viewer(cast.duarte))] == [work.id]
    judged(cast, work, target(), at=LATER)
    assert waiting_for(cast.viewer(cast.duarte)) == []


def test_what_is_retired_is_no_next_step_and_cannot_be_planted(cast: Cast) -> None:
    for slug in list(cast.targets):
        if slug not in ("forces-name",):
            retire(cast, slug)

    steps = next_steps_for(cast.leo, viewer=cast.viewer(cast.leo)).steps

    assert {step.target.slug for step in steps} <= {"forces-name"}
    with pytest.raises(Refused, match="no longer part"):
        plant_target(learner=cast.leo, target=target(), by=cast.leo, at=LATER)


def test_a_successor_is_named_and_forgotten_when_it_is_offered_again(cast: Cast) -> None:
    retire(cast, instead="forces-predict")

    shape = continuum_of(cast.school).known[target().id]
    assert (shape.is_retired, shape.replaced_by) == (True, target("forces-predict").id)
    change = Change.objects.get()
    assert (change.before, change.after) == ("Can explain why things slow down", "Can predict a stopping distance")

    offer_again(target=target(), by=cast.vera, at=LATER)

    assert continuum_of(cast.school).by_id[target().id].replaced_by is None


def test_only_what_stands_takes_its_place(cast: Cast) -> None:
    retire(cast, "forces-predict")
    for instead in ("forces-predict", "forces-explain"):
        with pytest.raises(Refused, match="cannot take its place"):
            retire(cast, instead=instead)
    assert target().retired_at is None


def test_retiring_twice_and_offering_twice_is_said_once(cast: Cast) -> None:
    for _ in range(2):
        retire(cast)
    for _ in range(2):
        offer_again(target=target(), by=cast.vera, at=LATER)

    assert [change.kind for change in Change.objects.order_by("id")] == ["retired", "offered"]


def test_whom_it_touches_names_adults_who_owe_an_answer_and_no_learner(cast: Cast) -> None:
    piece(cast.leo, target())
    judged(cast, piece(cast.kim, target()), target())

    touched = at_target(target(), on=NOON.date())

    assert (touched.is_on_paths, touched.is_signed) == (True, True)
    assert [one.said_as for one in touched.awaited] == ["Mr Brandt", "Mr Duarte"]
    assert [one.said_as for one in touched.taught_by] == ["Mr Brandt", "Mr Duarte", "Ms Osei"]


def test_whoever_teaches_other_areas_is_not_named(cast: Cast) -> None:
    for person in (cast.brandt, cast.osei):
        membership = Membership.objects.get(person=person)
        give_teaching_areas(membership=membership, areas=[cast.areas["making"]], by=cast.vera, at=NOON)
    piece(cast.leo, target())

    touched = at_target(target(), on=NOON.date())

    assert [one.said_as for one in touched.awaited] == ["Mr Duarte"]
    assert [one.said_as for one in touched.taught_by] == ["Mr Duarte"]


def test_a_draft_touches_nobody(cast: Cast) -> None:
    piece(cast.leo, target(), hands_in=False)

    assert at_target(target(), on=NOON.date()).touches_nobody
