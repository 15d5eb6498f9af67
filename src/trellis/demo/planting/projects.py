"""Planting what a few do together: a project proposed and agreed, how they show it, one piece for all that it reaches."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trellis.demo.planting.plot import Plot
from trellis.rooms.evidence.actions import PieceToKeep, SignToSet, capture_many, judge_many
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import (
    agree_demonstration,
    answer_idea,
    ask_about_demonstration,
    join_project,
    plan_demonstration,
    propose_project,
)
from trellis.rooms.paths.models import ActivityPlan, DemonstrationPlan, Project
from trellis.rooms.paths.queries.demonstrations import demonstrations_waiting_for
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of

FILE = Path(__file__).parent.parent / "projects.toml"
PROPOSED_AT, ANSWERED_AT, JOINED_AT, SHOWN_AT, AGREED_AT = "12:30", "14:10", "08:55", "12:40", "14:25"
KEPT_AT, SIGNED_AT = "10:50", "14:30"
# Somebody says how they would like to show something, and nobody has answered yet.
WAITS = ("kim", "test-until-it-breaks", "film", "with the sound off", 1)


def plant_projects(plot: Plot) -> None:
    """This function will plant two projects, and one learner who waits for a word on how they would like to show something."""
    for told in tomllib.loads(FILE.read_text(encoding="utf-8"))["projects"]:
        project = _begun(plot, told)
        _how_to_show(plot, told)
        plans = {plan.learner.slug: plan for plan in _plans_of(project)}
        for piece in told.get("pieces", ()):
            _piece(plot, told, piece, plans[piece["by"]])
    slug, target, form, words, back = WAITS
    learner = plot.people[slug]
    plan_demonstration(
        learner=learner, target=plot.targets[target], form=form, words=words, by=learner, at=plot.moment(back, SHOWN_AT)
    )  # fmt: skip


def _begun(plot: Plot, told: Mapping[str, Any]) -> Project:
    learner, back = plot.people[told["by"]], told["d"]
    project = propose_project(
        learner=learner, title=told["title"], what=told["what"], targets=[plot.targets[one] for one in told["reaches"]],
        ask=[plot.people[one] for one in told["along"]], by=learner, at=plot.moment(back, PROPOSED_AT),
    )  # fmt: skip
    adult = plot.people[told["answered_by"]]
    if project.idea is not None:
        answer_idea(idea=project.idea, yes=True, answer=told["yes"], by=adult, at=plot.moment(back - 1, ANSWERED_AT))
    for slug in told["joined"]:
        friend = plot.people[slug]
        join_project(project=project, learner=friend, by=friend, at=plot.moment(back - 2, JOINED_AT))
    return project


def _how_to_show(plot: Plot, told: Mapping[str, Any]) -> None:
    learner, back = plot.people[told["by"]], told["d"] - 2
    _say(plot, learner, told, told.get("shown_words", ""), back)
    if asks := told.get("asks"):
        adult = plot.people[asks["by"]]
        for one in _waiting_for(plot, adult, learner, asks["d"]):
            at = plot.moment(asks["d"], AGREED_AT)
            ask_about_demonstration(demonstration=one, question=asks["question"], by=adult, at=at)
        back = asks["d"] - 1
        _say(plot, learner, told, told["then_words"], back)
    for slug in told["agreed"]:
        adult = plot.people[slug]
        for one in _waiting_for(plot, adult, learner, back):
            agree_demonstration(demonstration=one, by=adult, at=plot.moment(back - 1, AGREED_AT))


def _say(plot: Plot, learner: Person, told: Mapping[str, Any], words: str, back: int) -> None:
    for slug in told["reaches"]:
        plan_demonstration(
            learner=learner, target=plot.targets[slug], form=told["shown_by"], words=words, by=learner,
            at=plot.moment(back, SHOWN_AT),
        )  # fmt: skip


def _waiting_for(plot: Plot, adult: Person, learner: Person, back: int) -> list[DemonstrationPlan]:
    found = demonstrations_waiting_for(viewer_of(adult, at=plot.moment(back, AGREED_AT)))
    return [row for one in found if one.learner.id == learner.id for row in one.rows]


def _piece(plot: Plot, told: Mapping[str, Any], piece: Mapping[str, Any], plan: ActivityPlan) -> None:
    learner, kept_at = plot.people[piece["by"]], plot.moment(piece["d"], KEPT_AT)
    shows = {plot.targets[slug]: piece["because"] for slug in told["reaches"]}
    kept = PieceToKeep(kept_at=kept_at, title=piece["title"], text=piece["text"], plan=plan, shows=shows)
    (row,) = capture_many(learner=learner, pieces=[kept], by=learner, at=kept_at)
    for signed in piece["signed"]:
        at = plot.moment(signed["d"], SIGNED_AT)
        sign = SignToSet(
            piece=row, target=plot.targets[signed["t"]], signed_at=at, reason=signed.get("shown") or signed["notyet"],
            says=Says.SHOWN if "shown" in signed else Says.NOT_YET, next_step=signed.get("helps", ""),
        )  # fmt: skip
        judge_many(learner=learner, signs=[sign], by=plot.people[signed["by"]], at=at)


def _plans_of(project: Project) -> list[ActivityPlan]:
    return list(project.plans.select_related("learner"))
