"""Projects (L3): what I do together with others, each target of it by itself; being asked along, and proposing one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import target_of
from trellis.rooms.evidence.queries import own_pieces_in, own_targets_in, picks_meant_by, picks_of, who_reads
from trellis.rooms.paths.actions import (
    answer_asking,
    ask_along,
    join_project,
    propose_project,
)
from trellis.rooms.paths.models import Project
from trellis.rooms.paths.queries.projects import (
    invitation_to,
    invitations_to,
    peers_of,
    project_of,
    projects_of,
)
from trellis.rooms.people.models import Person
from trellis.surfaces.asking_along import take_back
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell


@audience("learner")
def projects(request: Asking) -> HttpResponse:
    """My projects, into which I am asked, and one of my own to propose."""
    if request.method != "POST":
        return _list(request)
    if request.POST.get("act") == "find":
        return _list(request, finds=True)
    try:
        made = _propose(request)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _list(request, refused=str(refusal.sentence))
    asked = made.idea.asked_of if made.idea else None
    if asked:
        tell(request, _("%(name)s has your project and will answer.") % {"name": asked.said_as})
    return redirect(f"/learner/projects/{made.id}/")


def _propose(request: Asking) -> Project:
    me, typed = request.viewer.person, request.POST
    targets = [target_of(me.school, target_id) for target_id in sorted(read_ids(typed.getlist("to")))]
    return propose_project(
        learner=me, title=typed.get("title", ""), what=typed.get("what", ""), ask=_ticked(request),
        targets=[target for target in targets if target], by=me, at=clock.now(),
    )  # fmt: skip


def _list(request: Asking, *, refused: str = "", finds: bool = False) -> HttpResponse:
    me, viewer, typed = request.viewer.person, request.viewer, request.POST
    chosen = read_ids(typed.getlist("to"))
    picks = picks_of(me, viewer=viewer, first=sorted(chosen))
    words = " ".join(typed.get(name, "") for name in ("which", "title", "what"))
    found = picks_meant_by(words, me, viewer=viewer, but=[row.id for row in picks]) if finds else []
    context: dict[str, Any] = {
        "asked_into": invitations_to(me), "projects": projects_of(viewer), "peers": peers_of(viewer), "picks": picks,
        "found": found, "asked": finds, "chosen": chosen, "typed": typed, "refused": refused,
        "along": read_ids(typed.getlist("along")), "reads": who_reads(me, on=viewer.on), "form": {"data": {"which": typed.get("which", "")}},
    }  # fmt: skip
    return render(request, "learner/projects.html", context, status=422 if refused else 200)


@audience("learner")
def project(request: Asking, project_id: UUID) -> HttpResponse:
    """One project: join it or not now; afterwards what it reaches, what I made for it, who is in it."""
    viewer, me = request.viewer, request.viewer.person
    sheet = project_of(viewer, project_id)
    if request.method == "POST":
        return _act(request, project_id)
    if sheet is None:
        raise Http404
    asking = invitation_to(me, project_id) if sheet.plan is None else None
    known = {one.id for one in sheet.people} | {one.learner_id for one in sheet.asked}
    context = {
        "sheet": sheet, "others": sheet.others(viewer), "asking": asking, "targets": own_targets_in(sheet, viewer=viewer),
        "pieces": own_pieces_in(sheet, viewer=viewer), "plan": sheet.plan,
        "peers": [one for one in peers_of(viewer) if one.id not in known] if sheet.plan else [],
    }  # fmt: skip
    return render(request, "learner/project.html", context)


def _act(request: Asking, project_id: UUID) -> HttpResponse:
    me, at, act = request.viewer.person, clock.now(), request.POST.get("act", "")
    sheet, asking = project_of(request.viewer, project_id), invitation_to(me, project_id)
    if act in {"not_now", "ask_again"} and asking is not None:
        answer_asking(invitation=asking, is_not_now=act == "not_now", by=me, at=at)
        if act == "ask_again":
            return redirect(request.path)
        tell(request, _("Not now. Nobody is told."), undo=Undo(request.path, "ask_again"))
        return redirect("/learner/projects/")
    found = sheet.project if sheet else asking.project if asking else None
    if act == "join" and found is not None:
        join_project(project=found, learner=me, by=me, at=at)
        title = said(found.experience.title, me.locale)
        tell(request, _("You are in it. “%(title)s” is in your plan.") % {"title": title})
        return redirect(request.path)
    if act == "ask" and sheet is not None:
        if people := _ticked(request):
            ask_along(project=sheet.project, learners=people, by=me, at=at)
        return redirect(f"{request.path}#people")
    raise Http404


@audience("learner")
@require_POST
def asking(request: Asking, project_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Take back that I asked somebody along who has not answered."""
    take_back(request, project_id, invitation_id)
    return redirect(f"/learner/projects/{project_id}/#people")


def _ticked(request: Asking) -> list[Person]:
    """Those who are ticked; whoever is in no class with me is not there."""
    typed = request.POST.getlist("along")
    ids = read_ids(typed)
    found = [one for one in peers_of(request.viewer) if one.id in ids]
    if len(found) != len(set(typed)):
        raise Http404
    return found
