from datetime import datetime

import pytest

from tests.cast import Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.charter.actions import publish_principles, publish_vision
from trellis.rooms.charter.queries import principles_of, vision_of

SENTENCE = {"en": "Everyone is known.", "es": "Conocemos a cada persona."}
PART = ({"en": "Known"}, {"en": "By name."})


def test_vision_is_a_new_version_each_time(cast: Cast, at: datetime) -> None:
    publish_vision(school=cast.school, sentence=SENTENCE, parts=[PART], by=cast.keller, at=at)
    publish_vision(school=cast.school, sentence={"en": "Anew."}, parts=[PART, PART], by=cast.keller, at=at)

    vision = vision_of(cast.school)

    assert vision is not None
    assert (vision.version, vision.sentence["en"], vision.parts.count()) == (2, "Anew.", 2)
    assert AuditLine.objects.filter(event="VisionPublished").count() == 2


def test_principles_give_way_to_new_ones(cast: Cast, at: datetime) -> None:
    publish_principles(school=cast.school, principles=[PART, PART], by=cast.keller, at=at)
    publish_principles(school=cast.school, principles=[PART], by=cast.keller, at=at)

    assert [principle.means for principle in principles_of(cast.school)] == [{"en": "By name."}]


@pytest.mark.parametrize("number", [0, 8])
def test_principles_fit_on_a_wall(cast: Cast, at: datetime, number: int) -> None:
    with pytest.raises(Refused):
        publish_principles(school=cast.school, principles=[PART] * number, by=cast.keller, at=at)

    assert principles_of(cast.school).count() == 0


def test_words_are_needed(cast: Cast, at: datetime) -> None:
    with pytest.raises(Refused):
        publish_vision(school=cast.school, sentence={"en": ""}, parts=[], by=cast.keller, at=at)


@pytest.mark.parametrize("who", ["osei", "vera", "leo", "ana", "other_leader"])
def test_only_leaders_speak_for_their_school(cast: Cast, at: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        publish_vision(school=cast.school, sentence=SENTENCE, parts=[], by=getattr(cast, who), at=at)

    assert vision_of(cast.school) is None
