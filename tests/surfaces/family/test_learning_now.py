"""What a family reads as "learning now": open things, also those begun without being planted; never what is shown."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.evidence.actions import capture, claim, hand_in, judge_target
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.models import Person
from trellis.surfaces.family.seen import seen_of

type Be = Callable[[Person], Client]


def test_R092_now_is_what_is_open_and_not_what_is_shown(cast: Cast) -> None:
    at = clock.now() - timedelta(days=3)
    for slug in ("forces-name", "design-plan"):
        plant_target(learner=cast.leo, target=cast.targets[slug], by=cast.leo, at=at)
    for slug in ("forces-name", "forces-explain"):
        piece = capture(
            learner=cast.leo, kind="text", title=slug, text="…", made_on=date(2026, 10, 1), by=cast.leo, at=at
        )
        claim(evidence=piece, target=cast.targets[slug], because="it does", by=cast.leo, at=at)
        hand_in(evidence=piece, by=cast.leo, at=at)
        if slug == "forces-name":
            judge_target(
                learner=cast.leo, target=cast.targets[slug], says="shown", pieces=[piece], criteria=[], reason="I saw it",
                by=cast.duarte, at=at,
            )  # fmt: skip

    seen = seen_of(cast.leo, viewer=cast.viewer(cast.ana, clock.now()))

    words = [str(one) for one in seen.now]
    assert len(seen.now) == 2
    assert any("draw a plan" in one for one in words)
    assert any("explain why things slow down" in one for one in words)
