"""Decisions for tests: written the way those who lead the school write them."""

from datetime import date, datetime
from typing import Any

from tests.cast import NOON, Cast
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.actions import DecisionWords, OptionWords, VoiceWords, decide
from trellis.rooms.community.models import Decision
from trellis.rooms.people.models import Group, Person

REVIEW = date(2031, 5, 14)


def words_of(
    question: str = "Why are there no letter marks?", answer: str = "A letter does not say what helps.", rows: int = 1,
    **said: str,
) -> DecisionWords:  # fmt: skip
    """What a decision says: a question and an answer, with so many options and voices."""
    given: dict[str, Any] = {"why_no_part": {"en": "It is a rule of the house."}}
    given |= {name: {"en": text} for name, text in said.items()}
    return DecisionWords(
        question={"en": question}, answer={"en": answer},
        options=[OptionWords(text={"en": f"Words {n}"}, reason={"en": "They say more."}, is_taken=not n) for n in range(rows)],
        voices=[VoiceWords(group={"en": f"{46 + n} families"}, words={"en": "Is she well?"}) for n in range(rows)],
        **given,
    )  # fmt: skip


def decided(
    cast: Cast, *, slug: str = "", learner: Person | None = None, part: VisionPart | None = None, review_on: date = REVIEW,
    at: datetime = NOON, group: Group | None = None, by: Person | None = None, **said: str,
) -> Decision:  # fmt: skip
    """A decision of Ms Keller's, if nobody else is named."""
    return decide(
        school=cast.school, words=words_of(**said), review_on=review_on, vision_part=part, learner=learner, group=group,
        slug=slug, by=by or cast.keller, at=at,
    )  # fmt: skip
