"""What can be seen when a target is shown: reworded, added, moved, taken away; what was ticked keeps its words."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from tests.work import judged, piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.criteria import (
    Line,
    move_criterion,
    put_criterion_back,
    take_criterion_away,
    write_criteria,
)
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.actions.wording import Overtaken, Said, TooLong
from trellis.rooms.continuum.models import Change, Criterion, LearningTarget
from trellis.rooms.continuum.queries import continuum_of, criteria_in, criteria_of
from trellis.rooms.people.models import Person

LATER = NOON + timedelta(days=1)


def target(cast: Cast) -> LearningTarget:
    return cast.targets["forces-explain"]


def lines(cast: Cast) -> list[str]:
    return [row.text["en"] for row in criteria_of(target(cast).id)]


def first(cast: Cast) -> Criterion:
    return Criterion.objects.select_related("target__strand__area__school").get(target=target(cast), order=1)


def write(cast: Cast, *given: Line, by: Person | None = None) -> int:
    return write_criteria(target=target(cast), lines=given, by=by or cast.vera, at=LATER)


def reworded(row: Criterion, was: str, now: str) -> Line:
    return Line(str(row.id), row.id, {"en": Said(was, now)})


def new(text: str) -> Line:
    return Line("new", None, {"en": Said("", text)})


def test_a_line_is_reworded_and_one_is_added_at_the_end(cast: Cast) -> None:
    count = write(cast, reworded(first(cast), "forces-explain seen 1", "Every force is named"), new("It is used anew"))

    assert count == 2
    assert lines(cast) == ["Every force is named", "forces-explain seen 2", "forces-explain seen 3", "It is used anew"]
    assert first(cast).text["es"] == "forces-explain visto 1"
    assert {(c.before, c.after) for c in Change.objects.all()} == {
        ("forces-explain seen 1", "Every force is named"),
        ("", "It is used anew"),
    }


def test_what_was_ticked_keeps_its_words(cast: Cast) -> None:
    signed = judged(cast, piece(cast.leo, target(cast)), target(cast))

    write(cast, reworded(first(cast), "forces-explain seen 1", "Every force is named"))
    take_criterion_away(criterion=first(cast), by=cast.vera, at=LATER)

    met = signed.criteria_met.get(criterion=first(cast))
    assert met.words["en"] == "forces-explain seen 1"


def test_a_line_is_taken_away_and_put_back_in_its_place(cast: Cast) -> None:
    take_criterion_away(criterion=first(cast), by=cast.vera, at=LATER)
    take_criterion_away(criterion=first(cast), by=cast.vera, at=LATER)
    assert lines(cast) == ["forces-explain seen 2", "forces-explain seen 3"]

    put_criterion_back(criterion=first(cast), by=cast.vera, at=LATER)

    assert lines(cast)[0] == "forces-explain seen 1"
    assert Change.objects.count() == 2


def test_lines_change_places_and_stop_at_the_ends(cast: Cast) -> None:
    move_criterion(criterion=first(cast), earlier=True, by=cast.vera, at=LATER)
    assert not Change.objects.exists()

    move_criterion(criterion=first(cast), earlier=False, by=cast.vera, at=LATER)

    assert lines(cast) == ["forces-explain seen 2", "forces-explain seen 1", "forces-explain seen 3"]


def test_the_second_of_two_keepers_is_told(cast: Cast) -> None:
    row = first(cast)
    write(cast, reworded(row, "forces-explain seen 1", "First words"))

    with pytest.raises(Overtaken) as told:
        write(cast, reworded(row, "forces-explain seen 1", "Second words"), new("x"), by=cast.nunes)

    assert told.value.stands == {f"{row.id}.en": "First words"}
    assert lines(cast)[0] == "First words"
    assert "x" not in lines(cast)


def test_a_line_taken_away_meanwhile_is_said(cast: Cast) -> None:
    row = first(cast)
    take_criterion_away(criterion=row, by=cast.vera, at=LATER)

    with pytest.raises(Refused, match="taken one of these lines away"):
        write(cast, reworded(row, "forces-explain seen 1", "Words"), by=cast.nunes)


def test_a_line_of_another_target_is_not_written(cast: Cast) -> None:
    others = Criterion.objects.filter(target=cast.targets["forces-name"]).first()
    assert others

    with pytest.raises(Refused):
        write(cast, reworded(others, "forces-name seen 1", "Stolen"))

    others.refresh_from_db()
    assert others.text["en"] == "forces-name seen 1"


def test_an_emptied_line_stays_as_it_was(cast: Cast) -> None:
    row = first(cast)
    empty = Line(
        str(row.id), row.id, {"en": Said("forces-explain seen 1", ""), "es": Said("forces-explain visto 1", " ")}
    )

    assert write(cast, empty) == 0
    assert lines(cast)[0] == "forces-explain seen 1"


def test_a_line_that_is_too_long_is_refused_and_named(cast: Cast) -> None:
    with pytest.raises(TooLong, match="at most 200 characters") as told:
        write(cast, new("x" * 201))

    assert told.value.parts == ["new.en"]


def test_only_keepers_change_lines(cast: Cast) -> None:
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        for act in (
            lambda by: write(cast, new("mine"), by=by),
            lambda by: move_criterion(criterion=first(cast), earlier=False, by=by, at=LATER),
            lambda by: take_criterion_away(criterion=first(cast), by=by, at=LATER),
            lambda by: put_criterion_back(criterion=first(cast), by=by, at=LATER),
        ):
            with pytest.raises(NotAllowed):
                act(person)


def read(cast: Cast) -> list[str]:
    """As the pages read them that people live in: kept with the continuum."""
    return [row.text["en"] for row in criteria_in(continuum_of(cast.school), [target(cast).id])[target(cast).id]]


def test_every_change_of_a_line_is_read_at_once_where_lines_are_kept_with_the_continuum(cast: Cast) -> None:
    for change in (
        lambda: write(cast, reworded(first(cast), "forces-explain seen 1", "Every force is named"), new("And anew")),
        lambda: move_criterion(criterion=first(cast), earlier=False, by=cast.vera, at=LATER),
        lambda: take_criterion_away(criterion=first(cast), by=cast.vera, at=LATER),
        lambda: put_criterion_back(criterion=first(cast), by=cast.vera, at=LATER),
    ):
        before = read(cast)
        change()
        assert read(cast) == lines(cast) != before


def test_what_is_seen_at_a_retired_target_is_still_read(cast: Cast) -> None:
    before = read(cast)

    retire_target(target=first(cast).target, by=cast.vera, at=LATER)

    assert read(cast) == before == lines(cast)
