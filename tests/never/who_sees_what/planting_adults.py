"""What adults planted about their own work: support between two, a note of what was offered, what they keep and what they try."""

from tests.cast import NOON, Cast
from tests.never.who_sees_what.garden import Garden
from tests.teams import team_blue
from trellis.rooms.practice.actions import (
    answer_support,
    ask_for_support,
    close_trial,
    note_check_in,
    plan_trial,
    share_trial,
    write_line,
)


def plant_adults(garden: Garden, cast: Cast) -> None:
    """This function will have Mr Duarte ask Mr Brandt, of his team, and Ms Keller, who answer; and keep a log of his own."""
    garden.keep("team", team_blue(cast, cast.duarte, cast.brandt))
    for who in ("brandt", "keller"):
        parties = ["duarte", who]
        words = garden.mark("staff_support", f"asked of {who}", parties=parties)
        asked = ask_for_support(to=getattr(cast, who), words=words, by=cast.duarte, at=NOON)
        answer = garden.mark("staff_support", f"answer of {who}", parties=parties)
        answer_support(request=asked, words=answer, by=getattr(cast, who), at=NOON)
    offered = garden.mark("staff_support", "what was offered", parties=["duarte", "keller"])
    note_check_in(adult=cast.duarte, offered=offered, by=cast.keller, at=NOON)
    habit = garden.mark("practice_log", "a habit", parties=["duarte"])
    write_line(kind="habit", words=habit, by=cast.duarte, at=NOON)
    for card, parties in (("ask-then-wait", ["duarte"]), ("keep-your-promise", ["duarte", "brandt"])):
        trial = plan_trial(card=card, try_on=NOON.date(), by=cast.duarte, at=NOON)
        line = garden.mark("practice_log", f"tried, for {' and '.join(parties)}", parties=parties)
        close_trial(trial=trial, came_of_it=line, by=cast.duarte, at=NOON)
        share_trial(trial=trial, is_shared=len(parties) > 1, by=cast.duarte, at=NOON)
