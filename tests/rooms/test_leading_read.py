"""Of which talks that were held a family reads: the list says the same as the rule of one talk."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from tests.rooms.test_leading import LATER, held, planned
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talk_for_family, talks_shared_with_family
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.models import Person


def read_by(cast: Cast, who: Person) -> list[Conference]:
    return talks_shared_with_family(cast.maya, viewer=cast.viewer(who, LATER))


def test_R120_a_family_talk_is_listed_to_whoever_was_asked_to_it_and_a_led_one_to_all_of_the_family(cast: Cast) -> None:
    led = held(cast, planned(cast, cast.ruiz))
    when: dict[str, Any] = {"promised_on": LATER.date() + timedelta(days=1)}
    of_one = held(cast, planned(cast, cast.ruiz, kind=ConferenceKind.FAMILY, **when))

    assert set(read_by(cast, cast.ruiz)) == {led, of_one}
    assert read_by(cast, cast.ruiz_limited) == [led]
    for nobody in (cast.ana, cast.void, cast.ada):
        assert read_by(cast, nobody) == []
    for who in (cast.ruiz, cast.ruiz_limited, cast.ana):
        alone = {one for one in (led, of_one) if talk_for_family(cast.viewer(who, LATER), one.id)}
        assert alone == set(read_by(cast, who))
