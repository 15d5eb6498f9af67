"""Maya as her family sees her: three things now, work with her voice, something shown, a talk, agreements."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.work import agreed, judged, photo, piece, voice
from trellis.foundation import clock
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me

type Be = Callable[[Person], Client]
NOW_ON_THE_PATH = ("shapes-strong", "design-tools", "forces-name")


@pytest.fixture
def maya(cast: Cast) -> Person:
    now, yesterday = clock.now(), clock.now() - timedelta(days=1)
    for slug in NOW_ON_THE_PATH:
        plant_target(learner=cast.maya, target=cast.targets[slug], by=cast.maya, at=now)
    fold = piece(cast.maya, cast.targets["shapes-fold"], title="A folded box", at=now - timedelta(days=3))
    judged(
        cast, fold, cast.targets["shapes-fold"], by=cast.osei, at=now - timedelta(days=2), reason="It stands by itself."
    )
    piece(
        cast.maya, cast.targets["shapes-strong"], title="My bridge", text="", at=yesterday, made_on=yesterday.date(),
        files=[photo("A bridge of triangles with a red car"), voice("It is strong because triangles.", 9)],
    )  # fmt: skip
    say_about_me(learner=cast.maya, kind="line", text="I like how things hold", by=cast.maya, at=now)
    promise_talk(adult=cast.osei, learner=cast.maya, promised_on=now.date(), by=cast.osei, at=now)
    agreed(
        learner=cast.maya,
        owner=cast.osei,
        other=cast.maya,
        text="bring the long ruler",
        due_on=None,
        by=cast.osei,
        at=now,
    )
    return cast.maya  # type: ignore[no-any-return]
