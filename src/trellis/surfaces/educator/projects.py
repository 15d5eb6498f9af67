"""Projects of those one teaches (E5): what they do together across areas, each target by itself; and beginning one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.queries import targets_in
from trellis.rooms.paths.actions import ask_along, begin_project
from trellis.rooms.paths.queries.projects import project_of, projects_of, ways_across_areas
from trellis.rooms.people.queries import taught_by
from trellis.surfaces.asking_along import take_back
from trellis.surfaces.educator.classes import learners_ticked
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("educator")
def projects(request: Asking) -> HttpResponse:
    """What runs, and beginning one: a way that reaches several areas, and faces."""
    if request.method != "POST":
        return _list(request)
    ways = {str(one.id): one for one in ways_across_areas(request.viewer)}
    try:
        way = ways.get(request.POST.get("way", ""))
        if way is None:
            raise Refused(_("Choose what is done."))
        begun = begin_project(
            experience=way,
            ask=learners_ticked(request.viewer, request.POST.getlist("along")),
            by=request.viewer.person,
            at=clock.now(),
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        return _list(request, refused=str(refusal.sentence))
    tell(request, _("Begun. They are asked, and join with one tap."))
    return redirect(f"/educator/projects/{begun.id}/")


def _list(request: Asking, *, refused: str = "") -> HttpResponse:
    viewer = request.viewer
    context: dict[str, Any] = {
        "projects": projects_of(viewer), "ways": ways_across_areas(viewer), "learners": taught_by(viewer),
        "refused": refused, "way": request.POST.get("way", request.GET.get("way", "")),
        "along": read_ids(request.POST.getlist("along")),
    }  # fmt: skip
    return render(request, "educator/projects.html", context, status=422 if refused else 200)


@audience("educator")
def project(request: Asking, project_id: UUID) -> HttpResponse:
    """One project: who is in it, and how each stands at each target that I judge; and asking more along."""
    viewer = request.viewer
    sheet = project_of(viewer, project_id)
    if sheet is None:
        raise Http404
    if request.method == "POST":
        if people := learners_ticked(request.viewer, request.POST.getlist("along")):
            ask_along(project=sheet.project, learners=people, by=viewer.person, at=clock.now())
        return redirect(f"{request.path}#people")
    known = {one.id for one in sheet.people} | {one.learner_id for one in sheet.asked}
    context = {
        "sheet": sheet, "lines": targets_in(sheet, viewer=viewer),
        "learners": [one for one in taught_by(viewer) if one.id not in known],
    }  # fmt: skip
    return render(request, "educator/project.html", context)


@audience("educator")
@require_POST
def asking(request: Asking, project_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Take back that I asked somebody who has not answered."""
    take_back(request, project_id, invitation_id)
    left = project_of(request.viewer, project_id)
    return redirect(f"/educator/projects/{project_id}/#people" if left else "/educator/projects/")
