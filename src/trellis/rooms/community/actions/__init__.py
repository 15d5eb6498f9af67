"""What can be done about decisions, when a learner turns to an adult, and about the words that go home."""

from trellis.rooms.community.actions.commenting import (
    answer_comment,
    comment,
    settle_comment,
    take_back_comment,
    word_comment,
)
from trellis.rooms.community.actions.deciding import DecisionWords, OptionWords, VoiceWords, decide, supersede
from trellis.rooms.community.actions.mentoring import close_offer, make_offer, say_among_three
from trellis.rooms.community.actions.reaching import Promised, Sent, answer_outreach, reach_out, take_back_outreach
from trellis.rooms.community.actions.teams import (
    ProposalWords,
    close_proposal,
    propose,
    say_to_team,
    take_back_proposal,
)
from trellis.rooms.community.actions.writing_home import (
    answer_word,
    note_carried,
    read_answer,
    release_words,
    take_back_word,
    write_word,
)

__all__ = [
    "DecisionWords",
    "OptionWords",
    "Promised",
    "ProposalWords",
    "Sent",
    "VoiceWords",
    "answer_comment",
    "answer_outreach",
    "answer_word",
    "close_offer",
    "close_proposal",
    "comment",
    "decide",
    "make_offer",
    "note_carried",
    "propose",
    "reach_out",
    "read_answer",
    "release_words",
    "say_among_three",
    "say_to_team",
    "settle_comment",
    "supersede",
    "take_back_comment",
    "take_back_outreach",
    "take_back_proposal",
    "take_back_word",
    "word_comment",
    "write_word",
]
