"""The learner in words: every area a section of its own, what is open now, with work behind it; none is a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from trellis.engine.states import TargetState
from trellis.foundation.i18n import foreign, said
from trellis.rooms.continuum.queries import Continuum, TargetShape
from trellis.rooms.evidence.queries import Claimed, Reading
from trellis.rooms.paths.queries import OwnGrowth
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.terms import EntryKind
from trellis.surfaces.about_me import AboutMe
from trellis.ui.words import as_short_day

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


@dataclass(frozen=True)
class BesideAreas:
    """What belongs to the whole of somebody and to no area of the continuum, each with a sentence of its own kind."""

    title: str
    lines: tuple[tuple[str, str], ...]  # what is said or done, and by whom or since when
    language: str = ""


def beside_areas(
    learner: Person, *, about: AboutMe, own: Iterable[OwnGrowth], circle: Iterable[Person], reader: Person
) -> list[BesideAreas]:
    """This function will tell what a learner likes, what they say of themself, what they grow of their own and who belongs to
    them: as many sections, as large as any area of the continuum; one of which nothing is known is left out."""
    name, language = {"name": learner.said_as}, "" if learner.locale == reader.locale else learner.locale
    likes = _said_under(about, EntryKind.INTEREST)
    hopes = _said_under(about, EntryKind.STRENGTH, EntryKind.HOPE)
    grows = tuple((area.name, _last_step(area)) for area in own)
    people = tuple((person.said_as, _("teaches or advises")) for person in circle)
    found = (
        BesideAreas(_("What %(name)s likes") % name, likes, language),
        BesideAreas(_("What %(name)s says of themself") % name, hopes, language),
        BesideAreas(_("What %(name)s grows of their own") % name, grows, language),
        BesideAreas(_("People around %(name)s") % name, people),
    )
    return [BesideAreas(one.title, one.lines[:AT_MOST], one.language) for one in found if one.lines]


def _said_under(about: AboutMe, *kinds: str) -> tuple[tuple[str, str], ...]:
    entries = [said.entry for row in about.headings if row.kind in kinds for said in row.said]
    return tuple((one.text, as_short_day(one.said_at)) for one in entries if one.text)


def _last_step(area: OwnGrowth) -> str:
    done = [step.text for step in area.steps if step.is_done] or [step.text for step in area.steps if not step.is_next]
    return done[-1] if done else ""


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
