"""What can be done between a learner and their people; who knows whom has files of its own."""

from trellis.rooms.circles.actions.between import (
    AgreementOnPaper,
    agree,
    answer_hand,
    bring_in_agreements,
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    note_interaction,
    note_interactions,
    put_up_again,
    raise_hand,
    reword_agreement,
    take_down_hand,
    untick_agreement,
)

__all__ = [
    "AgreementOnPaper",
    "agree",
    "answer_hand",
    "bring_in_agreements",
    "keep_agreement",
    "let_go_of_agreement",
    "make_agreement",
    "note_interaction",
    "note_interactions",
    "put_up_again",
    "raise_hand",
    "reword_agreement",
    "take_down_hand",
    "untick_agreement",
]
