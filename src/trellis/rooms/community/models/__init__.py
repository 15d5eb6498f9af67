"""The nouns of this room."""

from trellis.rooms.community.models.deciding import (
    Decision,
    DecisionComment,
    DecisionOption,
    DecisionVoice,
    Proposal,
    ProposalVoice,
)
from trellis.rooms.community.models.mentoring import MentorMessage, Offer
from trellis.rooms.community.models.reaching import OutreachRequest, Reply
from trellis.rooms.community.models.words import FamilyWord, WordAnswer

__all__ = [
    "Decision",
    "DecisionComment",
    "DecisionOption",
    "DecisionVoice",
    "FamilyWord",
    "MentorMessage",
    "Offer",
    "OutreachRequest",
    "Proposal",
    "ProposalVoice",
    "Reply",
    "WordAnswer",
]
