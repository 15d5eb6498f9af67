"""What adults can do about their own work."""

from trellis.rooms.practice.actions.own_page import share_line, take_line_away, write_line
from trellis.rooms.practice.actions.support import (
    answer_support,
    ask_for_support,
    note_check_in,
    take_back_check_in,
    take_back_support,
)
from trellis.rooms.practice.actions.trying import close_trial, plan_trial, share_trial, take_trial_away

__all__ = [
    "answer_support",
    "ask_for_support",
    "close_trial",
    "note_check_in",
    "plan_trial",
    "share_line",
    "share_trial",
    "take_back_check_in",
    "take_back_support",
    "take_line_away",
    "take_trial_away",
    "write_line",
]
