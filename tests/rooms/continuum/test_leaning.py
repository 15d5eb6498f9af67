"""What leans on what: never in a circle, whose members are named."""

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.leaning import lean_no_more, lean_on
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.models import Change, LearningTarget, Prerequisite
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Person


def target(slug: str) -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school").get(slug=slug)


def lean(cast: Cast, slug: str, needs: str, by: Person | None = None) -> bool:
    return lean_on(target=target(slug), needs=target(needs), by=by or cast.vera, at=NOON)


def test_a_target_leans_on_another_once(cast: Cast) -> None:
    assert lean(cast, "shapes-strong", "forces-name")
    assert not lean(cast, "shapes-strong", "forces-name")

    assert target("forces-name").id in continuum_of(cast.school).by_id[target("shapes-strong").id].needs
    assert [change.after for change in Change.objects.all()] == ["Can name the forces on a still thing"]


def test_a_circle_is_refused_with_its_ring(cast: Cast) -> None:
    with pytest.raises(Refused) as told:
        lean(cast, "forces-name", "forces-explain")

    sentence = str(told.value.sentence)
    assert "“Can name the forces on a still thing” → “Can explain why things slow down”" in sentence
    assert "→ “Can measure how speed changes” → “Can name the forces on a still thing”" in sentence
    assert not Prerequisite.objects.filter(target=target("forces-name")).exists()


def test_a_circle_through_what_is_retired_is_refused_too(cast: Cast) -> None:
    retire_target(target=target("forces-measure"), by=cast.vera, at=NOON)

    with pytest.raises(Refused, match="in a circle"):
        lean(cast, "forces-name", "forces-explain")


def test_a_target_does_not_lean_on_itself_nor_on_what_is_retired(cast: Cast) -> None:
    with pytest.raises(Refused, match="itself"):
        lean(cast, "forces-name", "forces-name")
    retire_target(target=target("shapes-fold"), by=cast.vera, at=NOON)
    with pytest.raises(Refused, match="no longer part"):
        lean(cast, "forces-name", "shapes-fold")


def test_two_are_taken_apart(cast: Cast) -> None:
    assert lean_no_more(target=target("forces-measure"), needs=target("forces-name"), by=cast.vera, at=NOON)
    assert not lean_no_more(target=target("forces-measure"), needs=target("forces-name"), by=cast.vera, at=NOON)

    assert not continuum_of(cast.school).by_id[target("forces-measure").id].needs
    assert lean(cast, "forces-name", "forces-measure")


def test_only_keepers_say_what_leans_on_what(cast: Cast) -> None:
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        with pytest.raises(NotAllowed):
            lean(cast, "shapes-strong", "forces-name", by=person)
        with pytest.raises(NotAllowed):
            lean_no_more(target=target("forces-measure"), needs=target("forces-name"), by=person, at=NOON)
