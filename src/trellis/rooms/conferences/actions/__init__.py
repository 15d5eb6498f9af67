"""What can be done about talks."""

from trellis.rooms.conferences.actions.paper import TalkOnPaper, bring_in_talks, write_lines
from trellis.rooms.conferences.actions.preparing import add_to_agenda, prepare_talk, put_views_on_agenda
from trellis.rooms.conferences.actions.reflecting import (
    change_plan_after,
    reflect,
    share_reflection,
    take_reflection_away,
)
from trellis.rooms.conferences.actions.rhythm import (
    give_talk_time,
    promise_rhythm,
    promise_rhythm_to_group,
    spread_talks,
    take_back_talk_time,
)
from trellis.rooms.conferences.actions.talks import (
    end_talk,
    hold_talk,
    move_talk,
    promise_talk,
    start_talk,
    talk_now,
)
from trellis.rooms.conferences.actions.writing import (
    Meanwhile,
    Written,
    WrittenMeanwhile,
    write_agreement,
    write_line,
    write_talk,
)

__all__ = [
    "Meanwhile",
    "TalkOnPaper",
    "Written",
    "WrittenMeanwhile",
    "add_to_agenda",
    "bring_in_talks",
    "change_plan_after",
    "end_talk",
    "give_talk_time",
    "hold_talk",
    "move_talk",
    "prepare_talk",
    "promise_rhythm",
    "promise_rhythm_to_group",
    "promise_talk",
    "put_views_on_agenda",
    "reflect",
    "share_reflection",
    "spread_talks",
    "start_talk",
    "take_back_talk_time",
    "take_reflection_away",
    "talk_now",
    "write_agreement",
    "write_line",
    "write_lines",
    "write_talk",
]
