"""What can be done about people."""

from trellis.rooms.people.actions.adding import (
    add_person,
    choose_language,
    end_membership,
    found_school,
    join,
    name_guardian,
)
from trellis.rooms.people.actions.away import note_days_away, take_back_days_away
from trellis.rooms.people.actions.blocks import drop_time_block, set_time_block
from trellis.rooms.people.actions.contact import set_contact
from trellis.rooms.people.actions.family import (
    keep_family_key,
    make_family_key,
    try_family_key,
    withdraw_family_key,
)
from trellis.rooms.people.actions.groups import (
    bring_into_group,
    end_group,
    form_group,
    leave_group,
    rename_group,
)
from trellis.rooms.people.actions.kiosk import close_kiosk, open_kiosk
from trellis.rooms.people.actions.mentoring import (
    answer_mentorship,
    end_mentorship,
    hand_over_mentorship,
    propose_mentorship,
    set_next_visit,
    vet_mentor,
    withdraw_vetting,
)
from trellis.rooms.people.actions.passwords import change_password, give_password
from trellis.rooms.people.actions.school import close_school, describe_school, take_back_closure
from trellis.rooms.people.actions.several import add_people
from trellis.rooms.people.actions.switches import set_fewest_told, turn_switch
from trellis.rooms.people.actions.teams import add_to_team, form_team

__all__ = [
    "add_people",
    "add_person",
    "add_to_team",
    "answer_mentorship",
    "bring_into_group",
    "change_password",
    "choose_language",
    "close_kiosk",
    "close_school",
    "describe_school",
    "drop_time_block",
    "end_group",
    "end_membership",
    "end_mentorship",
    "form_group",
    "form_team",
    "found_school",
    "give_password",
    "hand_over_mentorship",
    "join",
    "keep_family_key",
    "leave_group",
    "make_family_key",
    "name_guardian",
    "note_days_away",
    "open_kiosk",
    "propose_mentorship",
    "rename_group",
    "set_contact",
    "set_fewest_told",
    "set_next_visit",
    "set_time_block",
    "take_back_closure",
    "take_back_days_away",
    "try_family_key",
    "turn_switch",
    "vet_mentor",
    "withdraw_family_key",
    "withdraw_vetting",
]
