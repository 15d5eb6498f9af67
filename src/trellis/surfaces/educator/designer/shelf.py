"""The shelf: what leads to a target, what is found in words, and what one made oneself."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.rooms.continuum.queries import TargetShape, continuum_of, targets_meant_by
from trellis.rooms.evidence.queries import targets_worked_on
from trellis.rooms.paths.queries.shelf import drafts_of, starters_for, starters_met_by
from trellis.rooms.paths.queries.week import weeks_of
from trellis.rooms.people.queries import taught_in
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.educator.designer.place import Place, place_asked
from trellis.surfaces.gate import Asking, audience

A_PAGE = 60
MOST_FOUND = 6


@audience("educator")
@require_safe
def target(request: Asking, target_id: UUID) -> HttpResponse:
    """The starters that lead to a target, each with its reasons; Use puts one into the week."""
    viewer, place = request.viewer, place_asked(request.viewer, request.GET)
    continuum = continuum_of(viewer.person.school)
    found = continuum.by_id.get(target_id)
    if found is None:
        raise Http404
    learners = taught_in(viewer, place.group.id) if place.group else []
    on_now = targets_worked_on(learners, continuum, viewer=viewer, at=clock.now())
    starters = starters_for(found, learners=learners, on_now=on_now, continuum=continuum, viewer=viewer)
    context = {"target": found, "page": Paginator(starters, A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "educator/designer_target.html", context | _shared(viewer, place))


@audience("educator")
@require_safe
def find(request: Asking) -> HttpResponse:
    """Targets and things to do that share words with what was typed."""
    viewer, place, text = request.viewer, place_asked(request.viewer, request.GET), request.GET.get("find", "")
    text = text.strip()[:80]
    if not text:
        return redirect(place.home)
    continuum = continuum_of(viewer.person.school)
    starters = starters_met_by(text, continuum=continuum, viewer=viewer)
    context = {
        "find": text,
        "found_query": "&".join(part for part in (urlencode({"find": text}), place.query) if part),
        "targets": targets_in_words(text, viewer),
        "page": Paginator(starters, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "educator/designer_find.html", context | _shared(viewer, place))


@audience("educator")
@require_safe
def own(request: Asking) -> HttpResponse:
    """What one made: drafts, copies, and what one shared."""
    viewer, place = request.viewer, place_asked(request.viewer, request.GET)
    drafts = drafts_of(viewer, continuum=continuum_of(viewer.person.school))
    context = {"page": Paginator(drafts, A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "educator/designer_own.html", context | _shared(viewer, place))


def targets_in_words(text: str, viewer: Viewer) -> list[TargetShape]:
    """This function will find the targets that share words with a text, best first."""
    continuum = continuum_of(viewer.person.school)
    met = targets_meant_by(text, continuum, at_most=MOST_FOUND)
    return [continuum.by_id[one.target] for one in met]


def _shared(viewer: Viewer, place: Place) -> dict[str, Any]:
    """Where it goes, and what stands there already: in the week that is looked at, else in this one."""
    weeks = weeks_of(place.group, viewer=viewer) if place.group else []
    asked = place.on or place.week
    week = next((one for one in reversed(weeks) if asked and one.monday <= asked), next(iter(weeks), None))
    there = {one.experience_id for one in week.planned} if week else set()
    return {"place": place, "there": there}
