"""What can be done on a path."""

from trellis.rooms.paths.actions.day import plan_block, put_back_in_day, take_out_of_day, undo_plan
from trellis.rooms.paths.actions.demonstrations import (
    agree_demonstration,
    ask_about_demonstration,
    plan_demonstration,
    reopen_demonstration,
    take_back_demonstration,
)
from trellis.rooms.paths.actions.designing import (
    ExperienceWords,
    bring_back_experience,
    change_experience,
    draft_experience,
    remix_experience,
    retire_experience,
    share_experience,
    unpublish_experience,
)
from trellis.rooms.paths.actions.goals import let_go_of_goal, reach_goal, set_goal
from trellis.rooms.paths.actions.ideas import (
    answer_idea,
    answer_why,
    ask_why,
    pass_on_idea,
    propose_idea,
    say_own_why,
    take_back_idea,
)
from trellis.rooms.paths.actions.lessons import clear_lessons_gone_by, plan_lesson, take_back_lesson
from trellis.rooms.paths.actions.own import (
    add_own_step,
    name_own_area,
    rename_own_area,
    say_how_far,
    take_away_own_area,
    take_away_own_step,
)
from trellis.rooms.paths.actions.projects import (
    answer_asking,
    ask_along,
    begin_project,
    do_together,
    join_project,
    propose_project,
    take_back_asking,
)
from trellis.rooms.paths.actions.steps import move_step, plant_target, publish_experience, put_back, take_off_path
from trellis.rooms.paths.actions.ways import choose_way, finish_way, put_away, switch_way, take_up
from trellis.rooms.paths.actions.week import plan_experience, take_out_of_week

__all__ = [
    "ExperienceWords",
    "add_own_step",
    "agree_demonstration",
    "answer_asking",
    "answer_idea",
    "answer_why",
    "ask_about_demonstration",
    "ask_along",
    "ask_why",
    "begin_project",
    "bring_back_experience",
    "change_experience",
    "choose_way",
    "clear_lessons_gone_by",
    "do_together",
    "draft_experience",
    "finish_way",
    "join_project",
    "let_go_of_goal",
    "move_step",
    "name_own_area",
    "pass_on_idea",
    "plan_block",
    "plan_demonstration",
    "plan_experience",
    "plan_lesson",
    "plant_target",
    "propose_idea",
    "propose_project",
    "publish_experience",
    "put_away",
    "put_back",
    "put_back_in_day",
    "reach_goal",
    "remix_experience",
    "rename_own_area",
    "reopen_demonstration",
    "retire_experience",
    "say_how_far",
    "say_own_why",
    "set_goal",
    "share_experience",
    "switch_way",
    "take_away_own_area",
    "take_away_own_step",
    "take_back_asking",
    "take_back_demonstration",
    "take_back_idea",
    "take_back_lesson",
    "take_off_path",
    "take_out_of_day",
    "take_out_of_week",
    "take_up",
    "undo_plan",
    "unpublish_experience",
]
