"""Sheets to print, for a class without devices: a plan for a day or a week, and cards to hold up."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trellis.foundation.i18n import said
from trellis.rooms.conferences.queries import next_talk_between, talks_promised_by
from trellis.rooms.evidence.terms import CARDS, CardSet
from trellis.rooms.paths.queries import experiences_for, lessons_planned_by
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.queries import groups_taught_by, learner_taught_by, next_school_day, school_days, taught_in
from trellis.rooms.people.queries.day import blocks_for
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.educator.classes import class_asked
from trellis.surfaces.gate import Asking, audience

EMPTY_SLOTS = 4  # where a school has not said how its day is cut
MOST_PICTURES = 8
MOST_TALKS = 12


@dataclass(frozen=True)
class Slot:
    """A stretch of a day to be filled in by hand; what stands in it already is said."""

    starts_at: time | None = None
    name: str = ""
    stands: str = ""


@dataclass(frozen=True)
class Day:
    """One day on a sheet: what has no hour but stands, and its slots in their order."""

    on: date
    stands: tuple[str, ...]
    slots: tuple[Slot, ...]
    own: tuple[Slot, ...]  # of these, what stands for this learner alone


@audience("educator")
@require_safe
def sheets(request: Asking) -> HttpResponse:
    """Which sheets there are, for the class and for each learner by name."""
    viewer = request.viewer
    groups = groups_taught_by(viewer)
    group = class_asked(groups, viewer, request.GET)
    context = {
        "groups": groups, "group": group, "learners": taught_in(viewer, group.id) if group else [],
        "talks": [row.talk for row in talks_promised_by(viewer)[:MOST_TALKS]], "sets": (CardSet.PICTURES, CardSet.LETTERS),
    }  # fmt: skip
    return render(request, "educator/sheets.html", context)


@audience("educator")
@require_safe
def plan(request: Asking, learner_id: UUID | None = None) -> HttpResponse:
    """A plan to fill in by hand, for one learner with what stands already, or for a class to copy."""
    viewer, school = request.viewer, request.viewer.person.school
    learner = learner_taught_by(viewer, learner_id) if learner_id else None
    group = class_asked(groups_taught_by(viewer), viewer, request.GET)
    if (learner_id and learner is None) or group is None:
        raise Http404
    first = learner or next(iter(taught_in(viewer, group.id)), None)
    is_week = request.GET.get("span") == "week"
    on = next_school_day(school, viewer.on)
    monday = on - timedelta(days=on.weekday())
    days = school_days(school, monday, monday + timedelta(days=6)) if is_week else [on]
    blocks = [_slot(one) for one in (blocks_for(first, groups=[group.id], on=on) if first else [])]
    blocks = blocks or [Slot()] * EMPTY_SLOTS
    fixed = _fixed_points(viewer, learner) if learner else {}
    pictures = [one for one in experiences_for(first) if one.picture][:MOST_PICTURES] if first and not is_week else []
    context: dict[str, Any] = {
        "learner": learner, "group": group, "is_week": is_week, "pictures": pictures, "blocks": blocks,
        "days": [_day(one, blocks, fixed.get(one, [])) for one in days],
        "is_young": bool(first and first.reading == "young"),
    }  # fmt: skip
    return render(request, "educator/sheets_plan.html", context)


@audience("educator")
@require_safe
def cards(request: Asking) -> HttpResponse:
    """Cards to hold up: one sheet with pictures, one with letters."""
    asked = request.GET.get("set", CardSet.PICTURES)
    found = CARDS.get(asked)
    if not found:
        raise Http404
    return render(request, "educator/sheets_cards.html", {"cards": found, "has_words": asked == CardSet.PICTURES})


def _slot(block: TimeBlock) -> Slot:
    """A part of the school's day: free to fill in, or what stands there."""
    name = said(block.name)
    return Slot(block.starts_at, name if block.is_free else "", "" if block.is_free else name)


def _fixed_points(viewer: Viewer, learner: Person) -> dict[date, list[Slot]]:
    """What stands in a learner's days as far as this adult may say: their talk, and small lessons they planned."""
    found: dict[date, list[Slot]] = {}
    if talk := next_talk_between(learner, viewer.person):
        words = _("Talk with %(name)s") % {"name": viewer.person.said_as}
        found.setdefault(talk.promised_on, []).append(Slot(talk.promised_time, stands=words))
    lesson = _("Small lesson with %(name)s") % {"name": viewer.person.said_as}
    for one in lessons_planned_by(viewer):
        if learner in one.learners:
            found.setdefault(one.lesson.on, []).append(Slot(stands=lesson))
    return found


def _day(on: date, blocks: list[Slot], fixed: list[Slot]) -> Day:
    timed = [one for one in fixed if one.starts_at]
    slots = sorted([*blocks, *timed], key=lambda slot: slot.starts_at or time.min)
    return Day(on, tuple(one.stands for one in fixed if not one.starts_at), tuple(slots), tuple(timed))
