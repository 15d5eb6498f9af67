"""Choose or propose (L3): ways to a target, things to do, an idea of one's own; and what becomes of the next steps."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import continuum_of, target_of
from trellis.rooms.paths.actions import (
    choose_way,
    do_together,
    finish_way,
    name_own_area,
    plant_target,
    propose_idea,
    put_away,
    switch_way,
    take_back_idea,
    take_up,
)
from trellis.rooms.paths.models import ActivityPlan, Experience
from trellis.rooms.paths.queries import (
    experiences_for,
    ideas_of,
    own_idea,
    own_plan,
    plans_before,
    plans_of,
    ways_to,
)
from trellis.rooms.paths.queries.projects import peers_of
from trellis.rooms.paths.queries.week import experience_for, planned_for
from trellis.rooms.paths.terms import ShowForm
from trellis.rooms.people.models import Person
from trellis.rooms.suggestions.actions import bring_back, bring_back_way, dismiss, dismiss_way, switch_off, switch_on
from trellis.rooms.suggestions.queries import everything_next, next_steps_for, ways_for, why_not
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.choose_form import words_for
from trellis.surfaces.learner.path.in_pictures import reads_pictures
from trellis.ui.told import Undo, tell

WAYS_SHOWN = 3
PICTURES_SHOWN = 5
BEFORE_SHOWN = 12


@audience("learner")
def choose(request: Asking) -> HttpResponse:
    chosen = None
    if given := request.GET.get("way"):
        chosen = _way(request, given)
    is_in_pictures = chosen is None and reads_pictures(request.viewer.person)
    page = "learner/choose_young.html" if is_in_pictures else "learner/choose.html"
    return render(request, page, _context(request, chosen=chosen))


def _context(request: Asking, *, chosen: Experience | None = None, **more: Any) -> dict[str, Any]:
    me = request.viewer.person
    target = _asked_target(request)
    shape = continuum_of(me.school).by_id.get(target.id) if target else None
    found = ways_for(me, list(ways_to(target.id, school=me.school) if target else experiences_for(me)))
    plans = _plans(request, target)
    shown = PICTURES_SHOWN if reads_pictures(me) and chosen is None else WAYS_SHOWN
    # What is new stands before what they are on.
    offered = sorted(found.offered, key=lambda way: way.experience.id in plans["on"])
    planned = planned_for(request.viewer, target_id=target.id if target else None)
    if shown == PICTURES_SHOWN:  # each picture once
        offered = [way for way in offered if way.experience.id not in {one.experience.id for one in planned}]
    context = {
        "target": target,
        "shape": shape,
        "target_words": shape.said(me.reading, me.locale) if shape else "",
        "ways": offered[:shown],
        "more_ways": offered[shown:],
        "shows_all": "all" in request.GET,  # hundreds of ways, where a school has them, when they are asked for
        "put_aside": found.put_aside,
        "planned": planned,
        **plans,
        **more,
    }
    return context | (_yours(request, chosen, context["plans"]) if chosen else {})


def _plans(request: Asking, target: LearningTarget | None) -> dict[str, Any]:
    """What is in the plan and what was proposed: all of it, or what leads to one target."""
    me, viewer = request.viewer.person, request.viewer
    on = plans_of(me, viewer=viewer)
    if target:
        on = [one for one in on if one.target_id == target.id]
    asked: dict[str, Any] = {"viewer": viewer, "at_most": BEFORE_SHOWN, "target_id": target.id if target else None}
    return {
        "plans": on,
        "on": {plan.experience_id for plan in on},
        "before": plans_before(me, **asked),
        "ideas": ideas_of(me, **asked),
    }


def _yours(request: Asking, chosen: Experience, plans: list[ActivityPlan]) -> dict[str, Any]:
    """The way that is being chosen, with what is said about it so far: now, in the plan, or by who offers it."""
    others = [plan for plan in plans if plan.experience_id != chosen.id] if _asked_target(request) else []
    typed = request.POST if request.method == "POST" else None
    words = words_for(chosen, viewer=request.viewer, typed=typed, plans=plans, peers=peers_of(request.viewer))
    return {"chosen": chosen, "plan_words": words, "show_forms": ShowForm.choices, "others": others}


@audience("learner")
@require_POST
def way(request: Asking, experience_id: UUID) -> HttpResponse:
    """A way: read it back, put it in the plan, try it instead of another; or not me, and bring it back."""
    experience, act = _way(request, experience_id), request.POST.get("act", "")
    if act == "read":
        return render(request, "learner/choose.html", _context(request, chosen=experience))
    if act in {"not_me", "bring_back"}:
        me, at = request.viewer.person, clock.now()
        (dismiss_way if act == "not_me" else bring_back_way)(learner=me, experience=experience, by=me, at=at)
        if act == "not_me":
            words = _("You put “%(way)s” aside. The next best took its place.")
            back = Undo(f"{request.path}{_of_target(request)}", "bring_back")
            tell(request, words % {"way": said(experience.title, me.locale)}, undo=back)
        return redirect(_back(request, "#ways"))
    return _keep(request, experience)


def _keep(request: Asking, experience: Experience) -> HttpResponse:
    me, at, viewer, target = request.viewer.person, clock.now(), request.viewer, _asked_target(request)
    words = words_for(experience, viewer=viewer, typed=request.POST, plans=(), peers=peers_of(viewer))
    details: dict[str, Any] = {
        "place": words.where, "with_whom": words.with_whom, "along": words.asked(), "day": words.day, "shown_by": words.form,
        "shown_words": words.words, "experience": experience, "by": me, "at": at,
        "offered": [said(one.title, me.locale) for one in ways_to(target.id, school=me.school)] if target else [],
    }  # fmt: skip
    try:
        if instead := request.POST.get("instead"):
            kept = switch_way(plan=_plan(request, instead), **details)
            told = _("You switched. What you made so far stays.")
        else:
            kept = choose_way(learner=me, target=target, **details)
            told = _("It is in your plan. You can change it whenever you like.")
        if asked := words.asked():
            do_together(plan=kept, ask=asked, by=me, at=at)
            told = f"{told} {_asked_along(asked)}"
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return render(request, "learner/choose.html", _context(request, chosen=experience), status=422)
    tell(request, told)
    return redirect(_back(request, "#plan"))


def _asked_along(people: list[Person]) -> str:
    names = get_text_list([one.said_as for one in people], _("and"))
    sentence = ngettext("%(names)s is asked along.", "%(names)s are asked along.", len(people))
    return sentence % {"names": names}


@audience("learner")
@require_POST
def plan(request: Asking, plan_id: UUID) -> HttpResponse:
    """A way I am on: done, or put away; and take it up again."""
    me, at, mine = request.viewer.person, clock.now(), _plan(request, plan_id)
    act = request.POST.get("act", "")
    try:
        if act == "done":
            finish_way(plan=mine, by=me, at=at)
            messages.success(request, _("Done. It stands under your plan, and what you made stays."))
        elif act == "put_away":
            put_away(plan=mine, by=me, at=at)
            messages.success(request, _("Put away. What you made stays, and you can take it up again."))
        elif act == "take_up":
            take_up(plan=mine, by=me, at=at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("/learner/choose/#plan")


@audience("learner")
@require_POST
def idea(request: Asking) -> HttpResponse:
    """My own idea: one line is enough; the advisor is asked."""
    me, target = request.viewer.person, _asked_target(request)
    try:
        asked = propose_idea(learner=me, text=request.POST.get("text", ""), target=target, by=me, at=clock.now())
    except Refused as refusal:
        context = _context(request, refused=refusal.sentence, typed=request.POST.get("text", ""))
        return render(request, "learner/choose.html", context, status=422)
    if asked.asked_of:
        messages.success(request, _("%(name)s has your idea and will answer.") % {"name": asked.asked_of.said_as})
    return redirect("/learner/choose/#ideas")


@audience("learner")
@require_POST
def idea_back(request: Asking, idea_id: UUID) -> HttpResponse:
    """Take back an idea of mine that nobody has answered yet."""
    me = request.viewer.person
    mine = own_idea(me, idea_id)
    if mine is None:
        raise Http404
    try:
        take_back_idea(idea=mine, by=me, at=clock.now())
        messages.success(request, _("You took your idea back. Nobody is asked any more."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("/learner/choose/")


@audience("learner")
@require_POST
def own_area(request: Asking) -> HttpResponse:
    """An area of my own, such as Bees: it needs no subject."""
    me = request.viewer.person
    try:
        area = name_own_area(learner=me, name=request.POST.get("name", ""), by=me, at=clock.now())
    except Refused as refusal:
        context = _context(request, area_refused=refusal.sentence, typed_area=request.POST.get("name", ""))
        return render(request, "learner/choose.html", context, status=422)
    return redirect(f"/learner/path/own/{area.id}/")


@audience("learner")
@require_POST
def step(request: Asking, target_id: UUID) -> HttpResponse:
    """One of the three: plant it, or not me; and bring back what was put aside."""
    me, at = request.viewer.person, clock.now()
    target = target_of(me.school, target_id)
    if target is None:
        raise Http404
    act = request.POST.get("act", "")
    if act == "plant":
        return _planted(request, target)
    if act == "not_me":
        dismiss(learner=me, target=target, by=me, at=at)
    elif act == "bring_back":
        bring_back(learner=me, target=target, by=me, at=at)
    return redirect("/learner/today/#next" if request.POST.get("back") == "today" else "/learner/path/#next")


def _planted(request: Asking, target: LearningTarget) -> HttpResponse:
    try:
        plant_target(learner=request.viewer.person, target=target, by=request.viewer.person, at=clock.now())
    except Refused as refusal:  # it was retired since the page was opened
        messages.error(request, refusal.sentence)
        return redirect("/learner/path/")
    return redirect(f"/learner/path/{target.id}/#target")


@audience("learner")
@require_POST
def steps(request: Asking) -> HttpResponse:
    """Turn the three next steps off or on."""
    me, at = request.viewer.person, clock.now()
    (switch_on if request.POST.get("act") == "on" else switch_off)(learner=me, by=me, at=at)
    return redirect("/learner/path/#next")


@audience("learner")
def everything(request: Asking) -> HttpResponse:
    """Show all, and why not: every target that could be next, and the reason for any other."""
    me, viewer = request.viewer.person, request.viewer
    asked = _asked_target(request)
    context = {
        "all": everything_next(me, viewer=viewer, most=60),
        "offers": next_steps_for(me, viewer=viewer),
        "continuum": continuum_of(me.school),
        "why_not": why_not(me, asked.id, viewer=viewer) if asked else None,
    }
    return render(request, "learner/choose_all.html", context)


def _way(request: Asking, given: UUID | str) -> Experience:
    try:
        found = experience_for(request.viewer, UUID(str(given)))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _plan(request: Asking, given: UUID | str) -> ActivityPlan:
    try:
        found = own_plan(request.viewer.person, UUID(str(given)))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _back(request: Asking, place: str) -> str:
    return f"/learner/choose/{_of_target(request)}{place}"


def _of_target(request: Asking) -> str:
    target = _asked_target(request)
    return f"?target={target.id}" if target else ""


def _asked_target(request: Asking) -> LearningTarget | None:
    given = request.POST.get("target") or request.GET.get("target")
    if not given:
        return None
    try:
        target = target_of(request.viewer.person.school, UUID(given))
    except ValueError:
        target = None
    if target is None:
        raise Http404
    return target
