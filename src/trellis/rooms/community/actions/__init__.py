"""What can be done about decisions: write one, supersede it, speak to it, answer."""

from trellis.rooms.community.actions.commenting import (
    answer_comment,
    comment,
    settle_comment,
    take_back_comment,
    word_comment,
)
from trellis.rooms.community.actions.deciding import DecisionWords, OptionWords, VoiceWords, decide, supersede

__all__ = [
    "DecisionWords",
    "OptionWords",
    "VoiceWords",
    "answer_comment",
    "comment",
    "decide",
    "settle_comment",
    "supersede",
    "take_back_comment",
    "word_comment",
]
