"""The nouns of this room."""

from trellis.rooms.circles.models.between import Agreement, HandRaised, Interaction, Relationship
from trellis.rooms.circles.models.claims import ClaimRound, ConnectionClaim, NameAsked, RoundAnswer
from trellis.rooms.circles.models.commitment import BuddyCommitment
from trellis.rooms.circles.models.walk import Moment, ShareCard

__all__ = [
    "Agreement",
    "BuddyCommitment",
    "ClaimRound",
    "ConnectionClaim",
    "HandRaised",
    "Interaction",
    "Moment",
    "NameAsked",
    "Relationship",
    "RoundAnswer",
    "ShareCard",
]
