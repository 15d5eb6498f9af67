"""What adults ask of each other, write on their own pages, try, and have before their team: each with a mark, and who reads it.

Mr Duarte does it all; Ms Osei is in his team and Mr Brandt is not; Ms Keller leads.
"""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.cast import NOON, Cast
from tests.teams import before_team, team_blue
from trellis.foundation import clock
from trellis.rooms.community.actions import close_proposal, say_to_team
from trellis.rooms.conferences.actions.wishes import wish_time
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.practice.actions import (
    answer_support,
    ask_for_support,
    close_trial,
    note_check_in,
    plan_trial,
    share_trial,
    write_line,
)

if TYPE_CHECKING:
    from tests.never.canaries import Cage

HIS, TEAM = frozenset({"duarte"}), frozenset({"duarte", "osei"})
WITH_KELLER = frozenset({"duarte", "keller"})
HIS_CLASS = HIS | {"leo", "kim"}
STAFF = TEAM | {"keller", "brandt", "vera"}


def _wished(cage: "Cage", cast: Cast) -> None:
    """With whom he wishes more time: a wish has no words, so its mark is its own id where it stands on a page."""
    wish = wish_time(learner=cast.leo, by=cast.duarte, at=clock.now())
    cage.words("time wish", HIS)
    cage.canaries[-1] = replace(cage.canaries[-1], mark=f"wish-{wish.id}")


def of_adults(cage: "Cage", cast: Cast) -> None:
    """This function will have Mr Duarte ask, write, try and decide, some of it shared."""
    duarte, team = cast.duarte, team_blue(cast, cast.osei, cast.duarte)
    for to, readers in ((cast.keller, WITH_KELLER), (cast.osei, TEAM)):
        asked = ask_for_support(to=to, words=cage.words(f"support of {to.slug}", readers), by=duarte, at=NOON)
        answer_support(request=asked, words=cage.words(f"answer of {to.slug}", readers), by=to, at=NOON)
    _wished(cage, cast)
    note_check_in(adult=duarte, offered=cage.words("check-in", WITH_KELLER), by=cast.keller, at=NOON)
    for shared, readers in ((False, HIS), (True, HIS_CLASS)):
        opened = ["class"] if shared else []
        goal = cage.words(f"goal of an adult {shared}", readers)
        set_goal(owner=duarte, horizon="year", text=goal, visibility=opened, by=duarte, at=NOON)
        words, learnt = cage.words(f"mistake {shared}", readers), cage.words(f"learnt {shared}", readers)
        write_line(kind="mistake", words=words, learnt=learnt, is_shared=shared, by=duarte, at=NOON)
    for card, shared, readers in (("ask-then-wait", False, HIS), ("keep-your-promise", True, TEAM)):
        trial = plan_trial(card=card, try_on=NOON.date(), by=duarte, at=NOON)
        close_trial(trial=trial, came_of_it=cage.words(f"trial {shared}", readers), by=duarte, at=NOON)
        share_trial(trial=trial, is_shared=shared, by=duarte, at=NOON)
    later = NOON.date() + timedelta(days=400)
    put = before_team(team, duarte, question=cage.words("team question", TEAM), review_on=later, at=NOON)
    say_to_team(proposal=put, agrees=False, words=cage.words("concern", TEAM), by=cast.osei, at=NOON)
    for reach, readers in (("team", TEAM), ("staff", STAFF)):
        words = cage.words(f"team decision for {reach}", readers)
        close_proposal(
            proposal=before_team(team, duarte, question=words, reach=reach, review_on=later, at=NOON),
            by=duarte,
            at=NOON,
        )
