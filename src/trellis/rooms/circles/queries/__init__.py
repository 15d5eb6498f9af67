"""Questions about agreements, hands and meetings; who knows whom has a file of its own."""

from trellis.rooms.circles.queries.between import (
    AGREED,
    GOING_FOR,
    OPEN,
    agreement_for,
    agreements_about,
    agreements_kept_on,
    hand_of_today,
    hands_for,
    hands_to_go_to,
    last_met,
    open_agreements_between,
    open_agreements_of,
    open_agreements_with,
    open_hand_of,
    open_hands_for,
)

__all__ = [
    "AGREED",
    "GOING_FOR",
    "OPEN",
    "agreement_for",
    "agreements_about",
    "agreements_kept_on",
    "hand_of_today",
    "hands_for",
    "hands_to_go_to",
    "last_met",
    "open_agreements_between",
    "open_agreements_of",
    "open_agreements_with",
    "open_hand_of",
    "open_hands_for",
]
