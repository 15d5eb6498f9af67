"""Who knows whom in the cast, for tests: rounds, and what people say in them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from tests.cast import NOON, Cast
from trellis.rooms.circles.actions.claims import close_round, name_adults, name_learners, open_round
from trellis.rooms.circles.models import ClaimRound
from trellis.rooms.people.models import Group

DAY = timedelta(days=1)


def a_round(cast: Cast, name: str = "October", *, at: datetime = NOON - 3 * DAY) -> ClaimRound:
    return open_round(name=name, by=cast.keller, at=at)


def learner_names(
    cast: Cast, held: ClaimRound, said: Mapping[str, Iterable[str]], *, at: datetime = NOON - 2 * DAY
) -> None:
    """Each learner names these adults."""
    for learner, adults in said.items():
        me = getattr(cast, learner)
        name_adults(held=held, learner=me, adults=[getattr(cast, one) for one in adults], by=me, at=at)


def adult_names(
    cast: Cast, held: ClaimRound, adult: str, learners: Iterable[str], *, group: Group | None = None,
    at: datetime = NOON - 2 * DAY,
) -> None:  # fmt: skip
    """An adult says whom of a class they know well."""
    found = [getattr(cast, one) for one in learners]
    name_learners(held=held, group=group or cast.class_2b, learners=found, by=getattr(cast, adult), at=at)


def everybody_but(cast: Cast, *alone: str) -> ClaimRound:
    """A round in which each learner of the cast and an adult named each other, but for these."""
    held = a_round(cast)
    for group, adult, learners in (
        (cast.class_2b, "osei", ("ada", "ivo", "lina", "maya", "mina")),
        (cast.advisory, "duarte", ("leo", "kim", "zoe", "max")),
    ):
        known = [one for one in learners if one not in alone]
        learner_names(cast, held, {one: [adult] if one in known else [] for one in learners})
        adult_names(cast, held, adult, known, group=group)
    return held


def shut(cast: Cast, held: ClaimRound, *, at: datetime = NOON - DAY) -> None:
    close_round(held=held, by=cast.keller, at=at)
