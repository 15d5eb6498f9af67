"""Capture (L4): keep something made or seen, anywhere and at any time; link it now or later.

Who reads pictures first makes it, says something and taps a picture: nothing has to be typed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.files import CheckedFile
from trellis.foundation.files.refusals import too_large
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import Sent, reach_out, take_back_outreach
from trellis.rooms.community.queries.outreach import last_high_five_with, within_reach
from trellis.rooms.community.terms import OutreachKind
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import target_of
from trellis.rooms.evidence.actions import capture as capture_work
from trellis.rooms.evidence.actions import show_instead
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import kept_before, picks_meant_by, picks_of, piece_of, who_reads
from trellis.rooms.evidence.queries.on_pages import is_linked
from trellis.rooms.paths.models import ActivityPlan, OwnArea
from trellis.rooms.paths.queries import own_areas_of, plans_of
from trellis.rooms.paths.queries.projects import ProjectSheet, live_targets_of, projects_of
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.kiosk_session import kept_on_it, remember_kept
from trellis.surfaces.learner.capture_form import CaptureForm
from trellis.surfaces.learner.capture_in_pictures import capture_in_pictures, done_in_pictures
from trellis.surfaces.learner.path.in_pictures import reads_pictures
from trellis.ui.told import Undo, tell

WAYS = ("camera", "voice", "write", "draw", "link")


@audience("learner")
def capture(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return _page(request, CaptureForm())
    form = CaptureForm(request.POST, request.FILES)
    is_whole = form.is_valid()
    if request.POST.get("act") == "find":
        return _page(request, form, finds=True)
    if not is_whole:
        return _page(request, form, status=422)
    if twin := _kept_already(request, form):
        if request.kiosk:
            remember_kept(request, twin.id)  # they have the same photo in their hands
        return _page(request, form, twin=twin, status=409)
    try:
        piece = _kept(request, form)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=422)
    if request.kiosk:
        remember_kept(request, piece.id)
    if reads_pictures(piece.learner) or request.kiosk:  # the tablet of a class opens no portfolio
        return _go_on(request, f"/learner/capture/{piece.id}/")
    messages.success(request, _said_after(piece, _act(request)))
    return _go_on(request, f"/learner/portfolio/{piece.id}/")


@audience("learner")
def done(request: Asking, piece_id: UUID) -> HttpResponse:
    """What was kept just now: who will look, and which picture it is, to be chosen anew by one tap."""
    me, viewer, piece = request.viewer.person, request.viewer, _kept_just_now(request, piece_id)
    if request.method != "POST":
        return render(request, "learner/capture_done.html", done_in_pictures(piece, viewer))
    target = next((target_of(me.school, one) for one in read_ids([request.POST.get("to", "")])), None)
    if target is None:
        raise Http404
    try:
        show_instead(evidence=piece, target=target, by=me, at=clock.now())
    except Refused as refusal:  # it was retired since the page was opened
        messages.error(request, str(refusal.sentence))
    return redirect(f"/learner/capture/{piece.id}/")


def _kept_just_now(request: Asking, piece_id: UUID) -> Evidence:
    piece = piece_of(piece_id, viewer=request.viewer)
    if piece is None or piece.learner_id != request.viewer.id or piece.erased_at is not None:
        raise Http404
    if request.kiosk and piece.id not in kept_on_it(request) and not is_linked(piece):
        raise Http404  # what was kept elsewhere and linked to nothing is on no tablet, nor are its pictures
    return piece


@audience("learner")
@require_POST
def high_five(request: Asking, piece_id: UUID) -> HttpResponse:
    """One touch of a face: what I have just kept goes to that adult with a high five; one more takes it back."""
    me, piece = request.viewer.person, _kept_just_now(request, piece_id)
    here = f"/learner/capture/{piece.id}/"
    try:
        if request.POST.get("act") == "back":
            _take_back_high_five(request, piece)
            return redirect(here)
        to = next((one for one in within_reach(request.viewer) if str(one.id) == request.POST.get("to")), None)
        if to is None:
            raise Http404
        kind = OutreachKind.HIGH_FIVE
        reach_out(learner=me, to=to, kind=kind, sent=Sent(piece=piece), by=me, at=clock.now())
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect(here)
    sentence = _("%(name)s gets your high five.") % {"name": to.said_as}
    tell(request, sentence, undo=Undo(f"{here}high-five/", "back"))
    return redirect(here)


def _take_back_high_five(request: Asking, piece: Evidence) -> None:
    sent = last_high_five_with(piece)
    if sent is None:
        raise Http404
    take_back_outreach(request=sent, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. Nothing of it is kept."))


@audience("learner")
def which(request: Asking) -> HttpResponse:
    """The targets that one's own words meet, as a piece of the page."""
    me, viewer = request.viewer.person, request.viewer
    words = " ".join(request.GET.get(name, "") for name in ("which", "title", "text", "because", "heard", "seen"))
    but = [row.id for row in picks_of(me, viewer=viewer)]
    found = picks_meant_by(words, me, viewer=viewer, but=but)
    return render(request, "learner/capture_found.html", {"found": found, "asked": True})


def _kept(request: Asking, form: CaptureForm) -> Evidence:
    me, act = request.viewer.person, _act(request)
    project = _for_project(request.viewer, request.POST.get("project", ""))
    return capture_work(
        learner=me,
        shows=dict.fromkeys(_chosen(request, form, project), form.cleaned_data["because"]),
        own_area=_one_of(own_areas_of(me, viewer=request.viewer), request.POST.get("own_area", "")),
        plan=project.plan if project else _plan_of(request, request.POST.get("plan", "")),
        hands_in=act == "hand_in",
        says_ready=act == "ready",
        by=me,
        at=clock.now(),
        **form.facts(),
    )


def _chosen(request: Asking, form: CaptureForm, project: ProjectSheet | None) -> list[LearningTarget]:
    """What is ticked, and everything that the project reaches for which it is kept."""
    ticked = [target_of(request.viewer.person.school, target_id) for target_id in sorted(form.chosen())]
    reached = live_targets_of(project.experience.id) if project else []
    return list({target.id: target for target in (*reached, *ticked) if target}.values())


def _running(viewer: Viewer) -> list[ProjectSheet]:
    """The projects that somebody is in now."""
    return [one for one in projects_of(viewer) if one.plan and one.plan.state == StepState.NOW]


def _for_project(viewer: Viewer, asked: str) -> ProjectSheet | None:
    return next((one for one in _running(viewer) if str(one.project.id) == asked), None) if asked else None


def _act(request: Asking) -> str:
    """What was pressed; with "again", what was pressed before it was asked whether one is enough."""
    return request.POST.get("again") or request.POST.get("act", "")


def _kept_already(request: Asking, form: CaptureForm) -> Evidence | None:
    """The piece in which all of this lies already, unless it is wanted twice or somebody wrote something to it."""
    given = form.cleaned_data
    if "again" in request.POST or given["text"] or given["link"]:
        return None
    files = [one.upload for one in form.given_files() if isinstance(one.upload, CheckedFile)]
    return kept_before(request.viewer.person, files, viewer=request.viewer)


def _go_on(request: Asking, url: str) -> HttpResponse:
    """A script that sends is told where to go on, so that the person reads what is said there, and not the script."""
    if "X-Sends" in request.headers:
        return HttpResponse(status=204, headers={"X-Go-On": url})
    return redirect(url)


def _page(
    request: Asking, form: CaptureForm, *, finds: bool = False, twin: Evidence | None = None, status: int = 200
) -> HttpResponse:
    me, viewer = request.viewer.person, request.viewer
    chosen = form.chosen()
    limits: dict[str, Any] = {
        "picture_limit": settings.PICTURE_LIMIT_BYTES, "film_limit": settings.FILM_LIMIT_BYTES,
        "too_large": {kind: too_large(kind) for kind in (FileKind.PICTURE, FileKind.FILM)},
        "form": form, "twin": twin, "act": _act(request), "reads": who_reads(me, on=viewer.on),
    }  # fmt: skip
    if reads_pictures(me):
        first = chosen | read_ids([request.GET.get("to", "")])
        context = limits | capture_in_pictures(viewer, first=first) | {"chosen": chosen}
        return render(request, "learner/capture_young.html", context, status=status)
    picks = picks_of(me, viewer=viewer, first=sorted(chosen | read_ids([request.GET.get("to", "")])))
    found = picks_meant_by(form.asked_words(), me, viewer=viewer, but=[row.id for row in picks]) if finds else []
    way = request.GET.get("how", "camera")
    context = limits | {
        "picks": picks, "found": found, "asked": finds, "chosen": chosen, "way": way if way in WAYS else WAYS[0],
        "own_areas": own_areas_of(me, viewer=viewer), "own_area": request.POST.get("own_area", ""),
        "plan": request.POST.get("plan", request.GET.get("plan", "")),
        "projects": _running(viewer), "project": request.POST.get("project", request.GET.get("project", "")),
    }  # fmt: skip
    return render(request, "learner/capture.html", context, status=status)


def _plan_of(request: Asking, asked: str) -> ActivityPlan | None:
    plans = plans_of(request.viewer.person, viewer=request.viewer)
    return next((one for one in plans if str(one.id) == asked), None)


def _one_of(rows: Iterable[OwnArea], asked: str) -> OwnArea | None:
    return next((one for one in rows if str(one.id) == asked), None)


def _said_after(piece: Evidence, act: str) -> str:
    if act == "ready":
        return _("You said that you are ready. It waits for eyes now.")
    if piece.handed_in_at:
        return _("Handed in.")
    return _("Kept. It is yours alone until you hand it in.")
