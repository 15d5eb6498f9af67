"""What can be done about decisions, and when a learner turns to an adult: write, supersede, speak, send, answer."""

from trellis.rooms.community.actions.commenting import (
    answer_comment,
    comment,
    settle_comment,
    take_back_comment,
    word_comment,
)
from trellis.rooms.community.actions.deciding import DecisionWords, OptionWords, VoiceWords, decide, supersede
from trellis.rooms.community.actions.mentoring import close_offer, make_offer, say_among_three
from trellis.rooms.community.actions.reaching import Sent, answer_outreach, reach_out, take_back_outreach

__all__ = [
    "DecisionWords",
    "OptionWords",
    "Sent",
    "VoiceWords",
    "answer_comment",
    "answer_outreach",
    "close_offer",
    "comment",
    "decide",
    "make_offer",
    "reach_out",
    "say_among_three",
    "settle_comment",
    "supersede",
    "take_back_comment",
    "take_back_outreach",
    "word_comment",
]
