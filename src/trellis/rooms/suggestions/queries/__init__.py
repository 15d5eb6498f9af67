"""Questions about what could be next."""

from trellis.rooms.suggestions.queries.day import cards_for
from trellis.rooms.suggestions.queries.field import Given
from trellis.rooms.suggestions.queries.offers import (
    Found,
    Offer,
    Offers,
    WhyNot,
    everything_next,
    next_steps_for,
    targets_in_words,
    why_not,
)
from trellis.rooms.suggestions.queries.rules_page import step_rules_in_words, way_rules_in_words
from trellis.rooms.suggestions.queries.ways import Way, Ways, ways_for

__all__ = [
    "Found",
    "Given",
    "Offer",
    "Offers",
    "Way",
    "Ways",
    "WhyNot",
    "cards_for",
    "everything_next",
    "next_steps_for",
    "step_rules_in_words",
    "targets_in_words",
    "way_rules_in_words",
    "ways_for",
    "why_not",
]
