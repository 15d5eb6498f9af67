"""What can be done in this room."""

from trellis.rooms.evidence.actions.answering import change_plan_after_word, give_feedback
from trellis.rooms.evidence.actions.handing import hand_in
from trellis.rooms.evidence.actions.helping import (
    answer_ask,
    ask_to_help,
    clear_help_asks,
    offer_help,
    take_back_ask,
    take_back_help,
)
from trellis.rooms.evidence.actions.judging import contest_judgement, judge_target
from trellis.rooms.evidence.actions.keeping import GivenFile
from trellis.rooms.evidence.actions.linking import claim, link_piece, show_instead, withdraw_claim
from trellis.rooms.evidence.actions.pieces import add_words, capture, erase
from trellis.rooms.evidence.actions.quick_checks import (
    answer_check,
    ask_class,
    keep_answer,
    let_go_of_check,
    note_cards,
)
from trellis.rooms.evidence.actions.showcasing import arrange_showcase
from trellis.rooms.evidence.actions.signalling import assess_self, say_ready, withdraw_ready
from trellis.rooms.evidence.actions.together import (
    PieceToKeep,
    SignToSet,
    WordToSay,
    capture_many,
    judge_many,
    say_many,
)
from trellis.rooms.evidence.actions.whole_class import MOST_PHOTOS, ClassKept, ClassWork, capture_for_class, take_back

__all__ = [
    "MOST_PHOTOS",
    "ClassKept",
    "ClassWork",
    "GivenFile",
    "PieceToKeep",
    "SignToSet",
    "WordToSay",
    "add_words",
    "answer_ask",
    "answer_check",
    "arrange_showcase",
    "ask_class",
    "ask_to_help",
    "assess_self",
    "capture",
    "capture_for_class",
    "capture_many",
    "change_plan_after_word",
    "claim",
    "clear_help_asks",
    "contest_judgement",
    "erase",
    "give_feedback",
    "hand_in",
    "judge_many",
    "judge_target",
    "keep_answer",
    "let_go_of_check",
    "link_piece",
    "note_cards",
    "offer_help",
    "say_many",
    "say_ready",
    "show_instead",
    "take_back",
    "take_back_ask",
    "take_back_help",
    "withdraw_claim",
    "withdraw_ready",
]
