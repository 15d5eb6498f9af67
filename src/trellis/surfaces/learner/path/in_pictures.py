"""My Path for who reads pictures first: what is growing, what could be next, what is shown; each a picture with few words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from trellis.engine.states import TargetState
from trellis.rooms.continuum.queries import Continuum, TargetShape
from trellis.rooms.evidence.models import EvidenceFile
from trellis.rooms.evidence.queries import Reading as LearnerReading
from trellis.rooms.evidence.queries import files_of
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Reading
from trellis.rooms.suggestions.queries import Offers
from trellis.surfaces.growth import Grown
from trellis.surfaces.target_detail import Detail
from trellis.surfaces.target_pictures import picture_for

MOST_SHOWN = 8  # the newest; the whole trellis holds them all
MOST_PIECES = 3
GROWING = {TargetState.EXPLORING, TargetState.PRACTISING, TargetState.READY_TO_SHOW}
SEEN = {PieceKind.PHOTO, PieceKind.DRAWING, PieceKind.FILM}


@dataclass(frozen=True)
class Card:
    """A target as a picture with its words."""

    id: UUID
    words: str
    language: str  # of the words, where it is not the page's
    picture: str
    state: str
    reasons: tuple[str, ...] = ()
    is_retired: bool = False


def reads_pictures(person: Person) -> bool:
    """This function will tell whether pages show somebody pictures first."""
    return person.reading == Reading.YOUNG


def card_of(target: TargetShape, reader: Person, state: str, reasons: tuple[str, ...] = ()) -> Card:
    """This function will make the picture card of a target in its reader's words."""
    language = target.spoken_as(reader.reading, reader.locale)[1]
    return Card(
        id=target.id, words=target.said(reader.reading, reader.locale), picture=picture_for(target), state=state,
        language="" if language == reader.locale else language, reasons=reasons, is_retired=target.is_retired,
    )  # fmt: skip


def growing_now(continuum: Continuum, reading: LearnerReading, reader: Person) -> list[Card]:
    """This function will list what a learner is at: what stands on their path in its order, then what their work touches. What
    the school has retired stays, and says so."""
    steps, standings = reading.steps_by_target, reading.standings
    planted = [one for one, step in steps.items() if step.state == StepState.NOW]
    touched = [one for one in standings if one not in steps]
    states = {one: standings[one].state if one in standings else TargetState.EXPLORING for one in (*planted, *touched)}
    return _cards({one: state for one, state in states.items() if state in GROWING}, continuum.known, reader)


def path_in_pictures(grown: Grown, offers: Offers, reader: Person) -> dict[str, Any]:
    """This function will give what the page of a young learner's path holds."""
    now = growing_now(grown.continuum, grown.reading, reader)
    known = {card.id for card in now}
    next_up = {one: "next" for one, step in grown.reading.steps_by_target.items() if step.state == StepState.NEXT}
    return {
        "now": now,
        "later": _cards(
            {one: state for one, state in next_up.items() if one not in known}, grown.continuum.known, reader
        ),
        "three": [card_of(offer.target, reader, "next", offer.reasons) for offer in offers.steps],
        "aside": offers.last_aside,
        "can": _cards(dict(_shown(grown)[:MOST_SHOWN]), grown.continuum.known, reader),
        "own": grown.growth.own,
    }


def target_in_pictures(detail: Detail) -> dict[str, Any]:
    """This function will give what one target's own page adds to its detail: its picture, and pieces that one can see."""
    newest_first = list(dict.fromkeys(piece.piece_id for piece in detail.pieces))
    files = files_of(newest_first)
    seen = (_first_seen(files.get(piece_id, [])) for piece_id in newest_first)
    return {"picture": picture_for(detail.target), "seen": [file for file in seen if file][:MOST_PIECES]}


def _first_seen(files: Iterable[EvidenceFile]) -> EvidenceFile | None:
    return next((file for file in files if file.kind in SEEN), None)


def _shown(grown: Grown) -> list[tuple[UUID, str]]:
    """What is shown, the newest first."""
    shown = {one: standing for one, standing in grown.reading.standings.items() if standing.state.is_shown}
    last = {row.target_id: row.signed_at for row in grown.reading.judgements}
    order = sorted((one for one in shown if one in last), key=lambda one: last[one], reverse=True)
    return [(one, shown[one].state) for one in order]


def cards_of(states: Mapping[UUID, str], continuum: Continuum, reader: Person) -> list[Card]:
    """This function will make the picture cards of targets with the states they are in; retired ones are left out."""
    return _cards(states, continuum.by_id, reader)


def _cards(states: Mapping[UUID, str], targets: Mapping[UUID, TargetShape], reader: Person) -> list[Card]:
    return [card_of(targets[one], reader, str(state)) for one, state in states.items() if one in targets]
