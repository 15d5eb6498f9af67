"""What can be done about talks."""

from trellis.rooms.conferences.actions.family import end_with_family, write_back, write_with_family
from trellis.rooms.conferences.actions.handing_over import hand_over_promises
from trellis.rooms.conferences.actions.kinds import attach_sheet, choose_kind, start_debrief
from trellis.rooms.conferences.actions.leading import (
    ask_no_more,
    ask_to_lead,
    choose_goal,
    choose_work,
    forget_work,
    plan_with_family,
    say_shown,
    show_earlier,
    take_out,
)
from trellis.rooms.conferences.actions.paper import TalkOnPaper, bring_in_talks, write_lines
from trellis.rooms.conferences.actions.places import call_places_anew, choose_place
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
    "ask_no_more",
    "ask_to_lead",
    "attach_sheet",
    "bring_in_talks",
    "call_places_anew",
    "change_plan_after",
    "choose_goal",
    "choose_kind",
    "choose_place",
    "choose_work",
    "end_talk",
    "end_with_family",
    "forget_work",
    "give_talk_time",
    "hand_over_promises",
    "hold_talk",
    "move_talk",
    "plan_with_family",
    "prepare_talk",
    "promise_rhythm",
    "promise_rhythm_to_group",
    "promise_talk",
    "put_views_on_agenda",
    "reflect",
    "say_shown",
    "share_reflection",
    "show_earlier",
    "spread_talks",
    "start_debrief",
    "start_talk",
    "take_back_talk_time",
    "take_out",
    "take_reflection_away",
    "talk_now",
    "write_agreement",
    "write_back",
    "write_line",
    "write_lines",
    "write_talk",
    "write_with_family",
]
