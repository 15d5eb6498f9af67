"""What can be done between a learner and their people; who knows whom has files of its own."""

from trellis.rooms.circles.actions.between import (
    AgreementOnPaper,
    agree,
    answer_hand,
    bring_in_agreements,
    hand_over_agreement,
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    put_up_again,
    raise_hand,
    reword_agreement,
    take_down_hand,
    untick_agreement,
)
from trellis.rooms.circles.actions.together import note_interaction, note_interactions, take_back_interaction

__all__ = [
    "AgreementOnPaper",
    "agree",
    "answer_hand",
    "bring_in_agreements",
    "hand_over_agreement",
    "keep_agreement",
    "let_go_of_agreement",
    "make_agreement",
    "note_interaction",
    "note_interactions",
    "put_up_again",
    "raise_hand",
    "reword_agreement",
    "take_back_interaction",
    "take_down_hand",
    "untick_agreement",
]
