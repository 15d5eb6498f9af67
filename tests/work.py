"""Work for tests: pieces, claims and judgements of the cast, made the way people make them."""

from datetime import datetime
from typing import Any

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from trellis.rooms.circles.actions import agree, make_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence.actions import GivenFile, capture, judge_target
from trellis.rooms.evidence.models import Evidence, Judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.people.models import Person


def photo(words: str = "") -> GivenFile:
    return GivenFile(upload=upload(picture_bytes("PNG"), "bridge.png"), words=words)


def voice(words: str = "", seconds: float = 2.0) -> GivenFile:
    return GivenFile(upload=upload(wav(seconds), "said.wav"), words=words)


def piece(
    learner: Person, *shows: LearningTarget, at: datetime = NOON, hands_in: bool = True, **facts: Any
) -> Evidence:
    """A text of the learner's own, handed in, said to show these targets."""
    given: dict[str, Any] = {"text": f"What {learner.said_as} made", "shows": dict.fromkeys(shows, "you can see it")}
    return capture(learner=learner, hands_in=hands_in, by=learner, at=at, **{**given, **facts})


def judged(
    cast: Cast, work: Evidence, target: LearningTarget, says: str = Says.SHOWN, *, by: Person | None = None,
    at: datetime = NOON, **facts: Any,
) -> Judgement:  # fmt: skip
    given: dict[str, Any] = {"reason": "I saw it at the bench.", "pieces": [work]}
    return judge_target(
        learner=work.learner, target=target, says=says, by=by or cast.duarte, at=at, **{**given, **facts}
    )


def agreed(**facts: Any) -> Agreement:
    """What two promised each other and sealed."""
    made = make_agreement(**facts)
    agree(agreement=made, by=facts["by"], at=facts["at"])
    return made
