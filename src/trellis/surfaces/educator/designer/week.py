"""The week of a class: what stands in it, where to start when nothing does; putting in, moving, taking out."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.evidence.queries import targets_worked_on
from trellis.rooms.paths.actions import plan_experience, take_out_of_week, undo_use
from trellis.rooms.paths.models import PlannedExperience
from trellis.rooms.paths.queries.shelf import experience_read_by
from trellis.rooms.paths.queries.week import planned_in, standing_in, weeks_of
from trellis.rooms.people.queries import taught_in
from trellis.surfaces.educator.designer.place import BASE, Place, place_asked
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell
from trellis.ui.words import as_day

MOST_STARTS = 8


@audience("educator")
@require_safe
def week(request: Asking) -> HttpResponse:
    """This week and the next of one class; `?on=` or `?week=` says for when something is looked for."""
    place = place_asked(request.viewer, request.GET)
    weeks = weeks_of(place.group, viewer=request.viewer) if place.group else []
    context = {
        "place": place,
        "weeks": weeks,
        "planned": sum(len(one.planned) for one in weeks),
        "targets": _targets_now(request, place)[:MOST_STARTS],
    }
    return render(request, "educator/designer_week.html", context)


def _targets_now(request: Asking, place: Place) -> list[TargetShape]:
    """What the class is on now, one target of each strand in the order of the continuum: the nearest beginnings."""
    if place.group is None:
        return []
    viewer, continuum = request.viewer, continuum_of(request.viewer.person.school)
    ids = targets_worked_on(taught_in(viewer, place.group.id), continuum, viewer=viewer, at=clock.now())
    first: dict[UUID, TargetShape] = {}
    for target in continuum.targets:
        if target.id in ids:
            first.setdefault(target.strand.id, target)
    return list(first.values())


@audience("educator")
@require_POST
def use(request: Asking, experience_id: UUID) -> HttpResponse:
    """One tap puts an experience into the week of a class."""
    asked = request.POST.copy()
    for name in ("group", "on", "week"):  # an address that takes something back carries its place with it
        if name in request.GET and name not in asked:
            asked[name] = request.GET[name]
    place, found = place_asked(request.viewer, asked), experience_read_by(request.viewer, experience_id)
    if found is None or place.group is None:
        raise Http404
    me, at = request.viewer.person, clock.now()
    week = place.on or place.week or weeks_of(place.group, viewer=request.viewer)[0].monday
    before = standing_in(place.group, found, week=week)
    try:
        planned = plan_experience(experience=found, group=place.group, week=week, on=place.on, by=me, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect(place.home)
    words = {"way": said(found.title, me.locale), "group": place.group.name, "day": _when(planned.on)}
    sentence = _("“%(way)s” stands in the week of %(group)s: %(day)s.") % words
    tell(request, sentence, undo=_taken_back(before, planned))
    return redirect(place.home)


def _taken_back(before: PlannedExperience | None, planned: PlannedExperience) -> Undo | None:
    """The way back from a press: what it made goes, what it moved stands where it stood; where it changed nothing, there
    is none."""
    if before is None:
        on = f"?on={planned.on}" if planned.on else ""
        return Undo(f"{BASE}planned/{planned.id}/{on}", "undo")
    return _again(before) if before.on != planned.on else None


@audience("educator")
@require_POST
def planned(request: Asking, planned_id: UUID) -> HttpResponse:
    """What stands in the week: taken out, or moved to another day of it."""
    found, act = planned_in(request.viewer, planned_id), request.POST.get("act", "")
    if found is None:
        raise Http404
    place = place_asked(request.viewer, _asked_for(request, found))
    if act == "take_out":
        undo = _again(found)
        take_out_of_week(planned=found, by=request.viewer.person, at=clock.now())
        words = {"way": said(found.experience.title, request.viewer.person.locale)}
        tell(request, _("“%(way)s” is out of the week. Who chose it stays on it.") % words, undo=undo)
    elif act == "undo":
        _undo(request, found)
    elif act == "move":
        _move(request, found, place)
    else:
        raise Http404
    return redirect(place.home)


def _undo(request: Asking, found: PlannedExperience) -> None:
    on = place_asked(request.viewer, request.GET).on
    try:
        undo_use(planned=found, on=on, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return
    tell(request, _("It is as it was before."))


def _move(request: Asking, found: PlannedExperience, place: Place) -> None:
    undo = _again(found)
    try:
        moved = plan_experience(
            experience=found.experience, group=found.group, week=found.week, on=place.on, by=request.viewer.person,
            at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return
    words = {"way": said(found.experience.title, request.viewer.person.locale), "day": _when(moved.on)}
    tell(request, _("“%(way)s” has moved: %(day)s.") % words, undo=undo)


def _asked_for(request: Asking, found: PlannedExperience) -> Any:
    asked = request.POST.copy()
    asked["group"] = str(found.group_id)
    return asked


def _again(found: PlannedExperience) -> Undo:
    """The way back to where it stood: the class, and the day or the week."""
    when = {"on": found.on.isoformat()} if found.on else {"week": found.week.isoformat()}
    return Undo(f"{BASE}use/{found.experience_id}/?{urlencode({'group': str(found.group_id), **when})}", "use")


def _when(on: date | None) -> str:
    return as_day(on) if on else _("any day")
