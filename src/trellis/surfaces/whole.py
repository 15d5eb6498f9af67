"""The learner in words: every area a section of its own, what is open now, with work behind it; none is a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from trellis.engine.states import TargetState
from trellis.foundation.i18n import foreign, said
from trellis.rooms.continuum.queries import Continuum, TargetShape
from trellis.rooms.evidence.queries import Claimed, Reading
from trellis.rooms.people.models import Person

AT_MOST = 4
OPEN = frozenset({TargetState.EXPLORING, TargetState.PRACTISING, TargetState.READY_TO_SHOW})


@dataclass(frozen=True)
class Line:
    """One target in a state, in the reader's words, with a piece of work behind it where there is one."""

    target: TargetShape
    words: str
    state: TargetState
    piece: Claimed | None
    language: str = ""  # of the words, where it is not the reader's


@dataclass(frozen=True)
class AreaInWords:
    name: str
    lines: tuple[Line, ...]
    language: str = ""


def areas_in_words(*, reader: Person, continuum: Continuum, reading: Reading) -> list[AreaInWords]:
    """This function will tell each area of the continuum in which the learner is, newest first, at most four lines each."""
    areas = []
    for area in continuum.areas:
        targets = [target for strand in continuum.by_area[area.id] for target in continuum.by_strand[strand.id]]
        if lines := lines_of(targets, reader=reader, reading=reading):
            name, other = said(area.name, reader.locale), foreign(area.name, reader.locale)
            areas.append(AreaInWords(name, tuple(lines[-AT_MOST:]), other))
    return areas


def open_in_words(*, reader: Person, continuum: Continuum, reading: Reading) -> list[Line]:
    """This function will tell the targets that a learner is on now, in the order of the continuum."""
    targets = [target for strand in continuum.strands for target in continuum.by_strand[strand.id]]
    return [line for line in lines_of(targets, reader=reader, reading=reading) if line.state in OPEN]


def lines_of(targets: Iterable[TargetShape], *, reader: Person, reading: Reading) -> list[Line]:
    """This function will word those of the targets at which something can be said of the learner, in the order given."""
    lines = []
    for target in targets:
        standing = reading.standings.get(target.id)
        if standing and standing.state is not TargetState.NONE:
            language = target.spoken_as(reader.reading, reader.locale)[1]
            words = target.said(reader.reading, reader.locale)
            other = "" if language == reader.locale else language
            lines.append(Line(target, words, standing.state, reading.newest_pieces.get(target.id), other))
    return lines
