"""Capture for who reads pictures first: which three pictures stand to choose from, and who will look."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from trellis.rooms.circles.queries.around import circle_around
from trellis.rooms.community.queries.outreach import high_fives_with, within_reach
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import claims_on, read_learner, who_looks
from trellis.rooms.evidence.rules import areas_of_piece
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.circle import readers_of
from trellis.surfaces.learner.path.in_pictures import Card, cards_of, growing_now

MOST_AT_ONCE = 3


def capture_in_pictures(viewer: Viewer, *, first: Collection[UUID] = ()) -> dict[str, Any]:
    """This function will give the pictures to choose from: those asked for first, then what the learner is at; three of
    them at once, the others behind one tap."""
    cards = cards_to_choose(viewer, first)
    return {"cards": cards[:MOST_AT_ONCE], "more": cards[MOST_AT_ONCE:]}


def cards_to_choose(viewer: Viewer, first: Collection[UUID] = ()) -> list[Card]:
    me = viewer.person
    continuum, reading = continuum_of(me.school), read_learner(me, viewer=viewer)
    states = {one: str(reading.standings[one].state) if one in reading.standings else "none" for one in sorted(first)}
    asked = cards_of(states, continuum, me)
    return [*asked, *(one for one in growing_now(continuum, reading, me) if one.id not in first and not one.is_retired)]


def done_in_pictures(piece: Evidence, viewer: Viewer) -> dict[str, Any]:
    """This function will give what stands there once something is kept: the piece, what it shows, who will look, and the
    other pictures it may have been."""
    shows = [claim.target_id for claim in claims_on(piece)]
    cards = cards_to_choose(viewer, shows)
    others = [card for card in cards if card.id not in shows]
    ties = circle_around(viewer.person, viewer=viewer).ties
    sent = {one.to_id for one in high_fives_with(piece)}
    reach = within_reach(viewer, ties=ties)
    return {
        "reach": [one for one in reach if one.id not in sent], "has_it": [one for one in reach if one.id in sent],
        "readers": readers_of(viewer.person, ties, viewer=viewer),
        "piece": piece, "shows": [card for card in cards if card.id in shows], "others": others[:MOST_AT_ONCE],
        "looks": who_looks(piece.learner, areas=areas_of_piece(piece), on=viewer.on),
    }  # fmt: skip
