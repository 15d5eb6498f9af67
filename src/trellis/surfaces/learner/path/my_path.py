"""My Path (L2): the trellis as picture or list, one target's detail below it, and the three next steps beside it.

Who reads pictures first gets three pages of it: the path in pictures, one target alone, and the whole trellis."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.engine.trellis_drawing import View, draw_afar, draw_near, view_of
from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import TargetShape, target_of
from trellis.rooms.evidence.actions import offer_help, take_back_help
from trellis.rooms.evidence.queries import offers_help
from trellis.rooms.paths.actions import (
    ask_why,
    move_step,
    plan_demonstration,
    plant_target,
    put_back,
    say_own_why,
    take_back_demonstration,
    take_off_path,
)
from trellis.rooms.paths.models import PathStep
from trellis.rooms.paths.queries import step_of, step_taken_off
from trellis.rooms.paths.queries.demonstrations import own_demonstration
from trellis.rooms.paths.terms import ShowForm, StepState
from trellis.rooms.suggestions.actions import bring_back, dismiss
from trellis.rooms.suggestions.queries import next_steps_for
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.growth import Grown, Places, growth_of
from trellis.surfaces.learner.path.in_pictures import path_in_pictures, reads_pictures, target_in_pictures
from trellis.surfaces.learner.path.listed import listed
from trellis.surfaces.target_detail import Detail, detail_of
from trellis.ui.told import Undo, tell

PLACES = Places(
    target="/learner/path/{}/#target",
    area="/learner/path/?area={}",
    root="/learner/about/",
    strand="/learner/path/?as=list#strand-{}",
    own="/learner/path/own/{}/",
    all_own="/learner/path/?area=own",
)

OWN = "own"


@audience("learner")
def path(request: Asking, target_id: UUID | None = None) -> HttpResponse:
    return _page(request, target_id)


def _page(request: Asking, target_id: UUID | None, *, status: int = 200, **more: Any) -> HttpResponse:
    viewer = request.viewer
    is_young = reads_pictures(viewer.person)
    # On the tablet of a class nothing leads elsewhere, and who reads pictures first is not led there either.
    places = replace(PLACES, root="") if is_young or request.kiosk else PLACES
    grown = growth_of(viewer.person, viewer=viewer, places=places, current=target_id)
    if is_young and target_id is not None:
        return _young_target(request, _detail(request, grown, target_id), grown)
    if is_young and not request.GET.keys() & {"as", "area"}:
        context = path_in_pictures(
            grown, next_steps_for(viewer.person, viewer=viewer, given=grown.given), viewer.person
        )
        return render(request, "learner/path_young.html", context)
    context = {"as_list": request.GET.get("as") == "list", "area": request.GET.get("area", "")}
    context |= draw(grown, as_list=context["as_list"], area=context["area"])
    if is_young:
        return render(request, "learner/path_young_trellis.html", context)
    context |= {
        "changed": _last_changed(grown),
        "offers": next_steps_for(viewer.person, viewer=viewer, given=grown.given),
        "pieces_at": "" if request.kiosk else "/learner/portfolio/",
        "gone": _no_longer_offered(grown),
    }
    if target_id is not None:
        context |= _one_target(request, _detail(request, grown, target_id), grown)
        context["show_forms"] = ShowForm.choices
    return render(request, "learner/path.html", context | more, status=status)


def _detail(request: Asking, grown: Grown, target_id: UUID) -> Detail:
    detail = detail_of(request.viewer.person, target_id, viewer=request.viewer, grown=grown)
    if detail is None:
        raise Http404
    return detail


def _one_target(request: Asking, detail: Detail, grown: Grown) -> dict[str, Any]:
    step = grown.reading.steps_by_target.get(detail.target.id)
    taken_off = None if step else step_taken_off(request.viewer.person, detail.target.id)
    offers = detail.is_shown and offers_help(request.viewer.person, detail.target.id)
    return {"detail": detail, "step": step, "taken_off": taken_off, "offers_help": offers}


def _young_target(request: Asking, detail: Detail, grown: Grown) -> HttpResponse:
    context = _one_target(request, detail, grown) | target_in_pictures(detail) | {"show_forms": ShowForm.choices}
    return render(request, "learner/path_young_target.html", context)


def draw(grown: Grown, *, as_list: bool, area: str) -> dict[str, Any]:
    """The drawing that fits: a list where one was asked for, an opened area, the whole from near, or from afar."""
    if as_list:
        return listed(grown, area=area)
    if area == OWN and grown.growth.own:
        return {"drawing": draw_near(grown.growth.within_own(), columns=0), "opened": OWN}
    opened = next((one for one in grown.continuum.areas if str(one.id) == area), None)
    if opened is not None:
        return {"drawing": draw_near(grown.growth.within(opened.id), columns=7), "opened": opened}
    if view_of(grown.growth) is View.AFAR:
        return {"afar": draw_afar(grown.growth)}
    return {"drawing": draw_near(grown.growth)}


def _no_longer_offered(grown: Grown) -> list[tuple[TargetShape, TargetShape | None]]:
    """Steps of the path that the school has retired since, each with what takes its place, where something does."""
    ours = grown.continuum
    gone = [one for one in ours.retired if one.id in grown.reading.steps_by_target]
    return [(one, ours.by_id.get(one.replaced_by) if one.replaced_by else None) for one in gone]


def _last_changed(grown: Grown) -> PathStep | None:
    mine = [step for step in grown.reading.steps if step.planted_by_id == step.learner_id]
    return max(mine, key=lambda step: step.planted_at, default=None)


@audience("learner")
@require_POST
def act(request: Asking, target_id: UUID) -> HttpResponse:
    """Plant a target, keep it for later, take it off, move it, ask why, put a proposal aside: one press each."""
    target = _target(request, target_id)
    me, at, doing = request.viewer.person, clock.now(), request.POST.get("act", "")
    step = step_of(me, target.id)
    if doing in {"plant", "next"}:
        state = StepState.NOW if doing == "plant" else StepState.NEXT
        try:
            plant_target(learner=me, target=target, state=state, by=me, at=at)
        except Refused as refusal:  # it was retired since the page was opened
            messages.error(request, refusal.sentence)
    elif doing in {"not_me", "bring_back"}:
        (dismiss if doing == "not_me" else bring_back)(learner=me, target=target, by=me, at=at)
        return redirect("/learner/path/#next")
    elif doing == "why":
        ask_why(learner=me, target=target, by=me, at=at)
    elif doing in {"help", "no_help"}:
        _help(request, target, offers=doing == "help")
    elif doing == "put_back" and (taken_off := step_taken_off(me, target.id)):
        put_back(step=taken_off, by=me, at=at)
    elif step and doing == "take_off":
        take_off_path(step=step, by=me, at=at)
    elif step and doing in {"up", "down"}:
        move_step(step=step, order=step.order + (1 if doing == "down" else -1), by=me, at=at)
    return redirect(f"/learner/path/{target.id}/#target")


def _help(request: Asking, target: LearningTarget, *, offers: bool) -> None:
    me, at = request.viewer.person, clock.now()
    undo = Undo(request.path, "no_help" if offers else "help")
    try:
        if offers:
            offer_help(learner=me, target=target, by=me, at=at)
            tell(request, _("Those who teach you this read that you offered."), undo=undo)
        else:
            take_back_help(learner=me, target=target, by=me, at=at)
            tell(request, _("Taken back. Nobody reads it any more."), undo=undo)
    except Refused as refusal:
        messages.error(request, refusal.sentence)


@audience("learner")
@require_POST
def own_why(request: Asking, target_id: UUID) -> HttpResponse:
    target, me = _target(request, target_id), request.viewer.person
    try:
        say_own_why(learner=me, target=target, words=request.POST.get("words", ""), by=me, at=clock.now())
    except Refused as refusal:
        return render(request, "learner/own_why.html", {"refused": refusal.sentence, "target": target,
                      "typed": request.POST.get("words", ""), "title": _("My own why")}, status=422)  # fmt: skip
    return redirect(f"/learner/path/{target.id}/#target")


@audience("learner")
@require_POST
def show(request: Asking, target_id: UUID) -> HttpResponse:
    """How I show a target; and take it back."""
    target, me, at = _target(request, target_id), request.viewer.person, clock.now()
    if request.POST.get("act") == "take_back":
        if mine := own_demonstration(me, target.id):
            take_back_demonstration(demonstration=mine, by=me, at=at)
        return redirect(f"/learner/path/{target.id}/#show")
    typed = {name: request.POST.get(name, "") for name in ("shown_by", "shown_words")}
    form = typed["shown_by"] or (ShowForm.OWN if typed["shown_words"].strip() else "")
    try:
        noted = plan_demonstration(
            learner=me, target=target, form=form, words=typed["shown_words"], by=me, at=at
        )  # fmt: skip
    except Refused as refusal:
        return _page(request, target.id, status=422, show_refused=refusal.sentence, show_typed=typed)
    told = _("Noted: you show it by %(how)s.") % {"how": noted.in_words}
    tell(request, told, undo=Undo(request.path, "take_back"))
    return redirect(f"/learner/path/{target.id}/#show")


def _target(request: Asking, target_id: UUID) -> LearningTarget:
    target = target_of(request.viewer.person.school, target_id)
    if target is None:
        raise Http404
    return target
