"""Which targets a learner may choose for a piece: those on their path, and those that their own words meet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.engine.states import Standing, TargetState
from trellis.foundation.i18n import said
from trellis.rooms.continuum.queries import TargetShape, continuum_of, targets_meant_by
from trellis.rooms.evidence.queries.reading import read_learner
from trellis.rooms.paths.queries.demonstrations import demonstrations_of
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.ui.words import quoted, state_word


@dataclass(frozen=True)
class PickRow:
    """A target that can be chosen, as its reader reads it."""

    id: UUID
    text: str
    language: str
    state: str
    small: str
    shown_by: str = ""  # how the learner means to show it


def picks_of(learner: Person, *, viewer: Viewer, first: Collection[UUID] = ()) -> list[PickRow]:
    """This function will list the targets that a learner may say a piece shows: those asked for first, then those on the
    path in its order, what is shown already last; each with how the learner means to show it. Eight queries, however long the path is."""
    continuum, read = continuum_of(learner.school), read_learner(learner, viewer=viewer)
    steps, standings = read.steps_by_target, read.standings
    shown = demonstrations_of(learner, viewer=viewer)
    ids = [*first, *(target_id for target_id in steps if target_id not in first)]
    rows = [
        replace(
            _row(continuum.by_id[target_id], viewer, standings.get(target_id), next_up=_is_next(steps.get(target_id))),
            shown_by=shown[target_id].in_words if target_id in shown else "",
        )
        for target_id in ids
        if target_id in continuum.by_id
    ]
    asked_for = set(first)
    return sorted(rows, key=lambda row: (row.id not in asked_for, row.state in {"shown", "going_deeper"}))


def picks_meant_by(text: str, learner: Person, *, viewer: Viewer, but: Iterable[UUID] = ()) -> list[PickRow]:
    """This function will offer targets that share words with what somebody wrote, with those words; best first (R112)."""
    continuum, left_out = continuum_of(learner.school), set(but)
    standings = read_learner(learner, viewer=viewer).standings
    return [
        _meant(continuum.by_id[match.target], match.own_words, viewer, standings.get(match.target))
        for match in targets_meant_by(text, continuum, at_most=6 + len(left_out))
        if match.target not in left_out
    ][:6]


def _is_next(step: object) -> bool:
    return getattr(step, "state", None) == StepState.NEXT


def _row(target: TargetShape, viewer: Viewer, standing: Standing | None, *, next_up: bool) -> PickRow:
    word = standing.state if standing else TargetState.NONE
    if next_up and word in {TargetState.NONE, TargetState.EXPLORING}:
        return _pick(target, viewer, "next", _("next, if you want it"))
    where = said(target.strand.name, viewer.person.locale)
    return _pick(target, viewer, str(word), f"{state_word(word)} · {where}")


def _meant(target: TargetShape, words: tuple[str, ...], viewer: Viewer, standing: Standing | None) -> PickRow:
    own = ", ".join(quoted(word) for word in words)
    return _pick(
        target,
        viewer,
        str(standing.state if standing else "next"),
        _("because you wrote %(words)s") % {"words": own},
    )


def _pick(target: TargetShape, viewer: Viewer, state: str, small: str) -> PickRow:
    reading, language = viewer.person.reading, viewer.person.locale
    return PickRow(
        id=target.id, text=target.said(reading, language), language=target.spoken_as(reading, language)[1], state=state,
        small=small,
    )  # fmt: skip
