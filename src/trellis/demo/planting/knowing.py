"""Planting who knows whom: a round when term began, one that is open now, and what adults promised in between."""

import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from trellis.demo.planting.plot import Plot
from trellis.rooms.circles.actions.claims import ask_adults, close_round, name_adults, name_learners, open_round
from trellis.rooms.circles.actions.commitment import answer_commitment, promise_to_know
from trellis.rooms.circles.actions.moments import note_moment, share_moment
from trellis.rooms.circles.actions.walk import note_spoken, share_line
from trellis.rooms.circles.models import ClaimRound

HERE = Path(__file__).parent.parent
OPENED_AT, WALKED_AT, ANSWERED_AT, CLOSED_AT = "08:20", "09:15", "10:45", "15:20"


@cache
def told() -> dict[str, Any]:
    """This function will read who named whom."""
    return tomllib.loads((HERE / "knowing.toml").read_text(encoding="utf-8"))


def plant_knowing(plot: Plot) -> None:
    """This function will have everybody asked twice, and some promise to get to know somebody."""
    before, now, keller = told()["before"], told()["now"], plot.people["keller"]
    held = open_round(name=before["name"], by=keller, at=plot.moment(before["opened"], OPENED_AT))
    _everybody_says(plot, held, before["opened"] - 1, learners_later=told()["since"]["learners"])
    close_round(held=held, by=keller, at=plot.moment(before["closed"], CLOSED_AT))
    for one in told()["promises"]:
        _promised(plot, one)
    held = open_round(name=now["name"], by=keller, at=plot.moment(now["opened"], OPENED_AT))
    _everybody_says(plot, held, now["opened"] - 1, silent=now["still_to_come"])
    ask_adults(held=held, by=keller, at=plot.moment(now["adults_asked"], CLOSED_AT))


def _everybody_says(
    plot: Plot, held: ClaimRound, back: int, *, learners_later: Collection[str] = (), silent: Collection[str] = ()
) -> None:
    """What each says. Some named nobody the first time, and some have not answered so far."""
    at = plot.moment(back, ANSWERED_AT)
    for slug, named in told()["names"].items():
        if slug not in silent:
            me = plot.people[slug]
            adults = [] if slug in learners_later else [plot.people[one] for one in named]
            name_adults(held=held, learner=me, adults=adults, by=me, at=at)
    for group, said in told()["back"].items():
        for slug, named in said.items():
            if slug not in silent:
                known = [plot.people[one] for one in named if one not in learners_later]
                name_learners(held=held, group=plot.groups[group], learners=known, by=plot.people[slug], at=at)


def _promised(plot: Plot, one: dict[str, Any]) -> None:
    by = plot.people[one["by"]]
    made = promise_to_know(learner=plot.people[one["whom"]], by=by, at=plot.moment(one["since"], ANSWERED_AT))
    if "came" in one:
        answer_commitment(commitment=made, answer=one["came"], by=by, at=plot.moment(one["said"], ANSWERED_AT))


def plant_walks(plot: Plot) -> None:
    """This function will leave lines for whoever leads, walk through the school for some weeks, and notice moments."""
    keller = plot.people["keller"]
    for walk in told()["walks"]:
        for slug in walk["met"]:
            note_spoken(person=plot.people[slug], by=keller, at=plot.moment(walk["back"], WALKED_AT))
    for slug, one in told()["lines"].items():
        share_line(text=one["text"], by=plot.people[slug], at=plot.moment(one["back"], OPENED_AT))
    for one in told()["moments"]:
        by, at = plot.people[one["by"]], plot.moment(one["back"], WALKED_AT)
        made = note_moment(learner=plot.people[one["whom"]], text=one["text"], by=by, at=at)
        if one.get("family"):
            share_moment(moment=made, with_family=True, by=made.learner, at=plot.moment(one["back"], CLOSED_AT))
