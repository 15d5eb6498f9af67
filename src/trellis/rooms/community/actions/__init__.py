"""What can be done about decisions, and when a learner turns to an adult: write, supersede, speak, send, answer."""

from trellis.rooms.community.actions.commenting import (
    answer_comment,
    comment,
    settle_comment,
    take_back_comment,
    word_comment,
)
from trellis.rooms.community.actions.deciding import DecisionWords, OptionWords, VoiceWords, decide, supersede
from trellis.rooms.community.actions.reaching import Sent, answer_outreach, reach_out, take_back_outreach
from trellis.rooms.community.actions.teams import (
    ProposalWords,
    close_proposal,
    propose,
    say_to_team,
    take_back_proposal,
)

__all__ = [
    "DecisionWords",
    "OptionWords",
    "ProposalWords",
    "Sent",
    "VoiceWords",
    "answer_comment",
    "answer_outreach",
    "close_proposal",
    "comment",
    "decide",
    "propose",
    "reach_out",
    "say_to_team",
    "settle_comment",
    "supersede",
    "take_back_comment",
    "take_back_outreach",
    "take_back_proposal",
    "word_comment",
]
