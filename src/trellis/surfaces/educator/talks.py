"""Talks (E3): the page that a teacher or advisor and a learner fill in together."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import (
    Meanwhile,
    Written,
    choose_kind,
    choose_place,
    end_talk,
    move_talk,
    plan_with_family,
    start_debrief,
    start_talk,
    talk_now,
    write_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import (
    asked_to_lead,
    debriefs_due,
    guardians_asked,
    led_talk,
    talk_for,
    talk_sheet,
    talk_with_family,
    talks_promised_by,
)
from trellis.rooms.conferences.queries.places import places_of
from trellis.rooms.conferences.terms import WITH_FAMILY, ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import guardians_to_ask, is_school_day, learner_taught_by
from trellis.rooms.places.queries import places_for_two
from trellis.surfaces.family_talk import family_page, show_led
from trellis.surfaces.forms import read_date, read_ids, read_time
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.led_talk import prepare_led
from trellis.surfaces.preparing import prepare_page
from trellis.surfaces.talk_form import agreed_in
from trellis.surfaces.talk_page import keep_sheet, talk_page
from trellis.ui.told import tell
from trellis.ui.words import as_day


@audience("educator")
def talks(request: Asking) -> HttpResponse:
    """Every talk this adult has promised, oldest promise first."""
    context = {
        "promised": talks_promised_by(request.viewer),
        "asked": asked_to_lead(request.viewer.id),
        "debriefs": debriefs_due(request.viewer),
    }
    return render(request, "educator/talks.html", context)


@audience("educator")
def talk(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _talk(request, talk_id)
    if found.is_with_family:
        return family_page(request, found, side="educator", ends=lambda: _ended(request, found))

    def keep(written: Written) -> HttpResponse | Sequence[Meanwhile]:
        at, by = clock.now(), request.viewer.person
        if request.POST.get("act") == "end":
            following = end_talk(conference=found, written=written, by=by, at=at)
            messages.success(request, agreed_in(found, following))
            return redirect("/educator/class/")
        meanwhile = write_talk(conference=found, written=written, by=by, at=at)
        if meanwhile or written.is_by_itself:
            return meanwhile
        messages.success(request, _("Kept."))
        return redirect(f"/educator/talks/{found.id}/")

    return talk_page(request, found, "educator/talk.html", keep)


@audience("educator")
def prepare(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet that wrote itself: what the two could bring; each sorts their own half."""
    found = _talk(request, talk_id)
    if found.is_led:
        return prepare_led(request, found, side="educator")
    return prepare_page(request, found, side="educator")


@audience("educator")
def show(request: Asking, talk_id: UUID) -> HttpResponse:
    """What a learner shows, on the screen of the adult beside them, up to what everybody promises."""
    found = _talk(request, talk_id)
    return show_led(request, found, side="educator", ends=lambda: _ended(request, found))


def _ended(request: Asking, talk: Conference) -> HttpResponse:
    tell(request, _("You agreed. The family of %(name)s reads it from now on.") % {"name": talk.learner.said_as})
    return redirect(f"/educator/talks/{talk.id}/")


@audience("educator")
def paper(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet of paper on which the two hold the talk without a screen."""
    found = _talk(request, talk_id)
    context: dict[str, Any] = {"sheet": talk_sheet(found, viewer=request.viewer)}
    if found.is_with_family:
        context["led"] = led_talk(found, viewer=request.viewer)
    return render(request, "educator/talk_paper.html", context)


@audience("educator")
@require_POST
def start(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _talk(request, talk_id)
    start_talk(conference=found, by=request.viewer.person, at=clock.now())
    return redirect(f"/educator/talks/{found.id}/")


@audience("educator")
@require_POST
def start_with(request: Asking, learner_id: UUID) -> HttpResponse:
    """One tap on a learner's name: the talk that is promised, or a new one, begins."""
    learner = learner_taught_by(request.viewer, learner_id)
    if learner is None:
        raise Http404
    found = talk_now(adult=request.viewer.person, learner=learner, by=request.viewer.person, at=clock.now())
    return redirect(f"/educator/talks/{found.id}/")


@audience("educator")
@require_POST
def debrief(request: Asking, plan_id: UUID) -> HttpResponse:
    """One tap: the talk about what somebody did outside begins."""
    due = next((one for one in debriefs_due(request.viewer) if one.plan.id == plan_id), None)
    if due is None:
        raise Http404
    me = request.viewer.person
    try:
        found = start_debrief(plan=due.plan, adult=me, by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("/educator/class/")
    return redirect(f"/educator/talks/{found.id}/")


@audience("educator")
@require_POST
def kind(request: Asking, talk_id: UUID) -> HttpResponse:
    """One tap: what kind of talk it is."""
    found = _talk(request, talk_id)
    try:
        choose_kind(conference=found, kind=request.POST.get("kind", ""), by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"/educator/talks/{found.id}/")


@audience("educator")
@require_POST
def sheet(request: Asking, talk_id: UUID) -> HttpResponse:
    """A photo of the paper sheet that the two filled in."""
    return keep_sheet(request, _talk(request, talk_id), back=f"/educator/talks/{talk_id}/")


@audience("educator")
def plan(request: Asking, learner_id: UUID) -> HttpResponse:
    """A talk with the family: who leads it, when, where, and who is asked to come."""
    learner = learner_taught_by(request.viewer, learner_id)
    if learner is None:
        raise Http404
    guardians = guardians_to_ask(learner)
    at_first = {one.guardian_id for one in guardians if not one.asks_first}
    asked_kind = request.POST.get("kind") or request.GET.get("kind", ConferenceKind.STUDENT_LED)
    kind_now = asked_kind if asked_kind in WITH_FAMILY else ConferenceKind.STUDENT_LED
    standing = talk_with_family(learner, request.viewer.person, kind=kind_now)
    context: dict[str, Any] = {
        "learner": learner, "guardians": guardians, "kind": kind_now, "standing": standing,
        "places": places_for_two(request.viewer),
        "chosen": {one.id for one in (guardians_asked(standing) if standing else [])} or at_first,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "educator/talk_plan.html", context)
    try:
        found = _planned(request, learner, [one.guardian for one in guardians], kind_now)
    except NotAllowed:
        raise
    except Refused as refusal:
        chosen = read_ids(request.POST.getlist("guardian"))
        context |= {"refused": refusal.sentence, "typed": request.POST, "chosen": chosen}
        return render(request, "educator/talk_plan.html", context, status=422)
    day = as_day(found.promised_on)
    said = _("Planned for %(day)s. %(name)s prepares it now.") % {"name": learner.said_as, "day": day}
    tell(request, f"{said}{_when_closed(learner, found.promised_on)}")
    return redirect(f"/educator/talks/{found.id}/")


def _planned(request: Asking, learner: Person, guardians: list[Person], kind: str) -> Conference:
    form, me = request.POST, request.viewer.person
    day = read_date(form.get("on", ""))
    if day is None:
        raise Refused(_("Choose the day of the talk."))
    asked = read_ids(form.getlist("guardian"))
    if asked - {one.id for one in guardians}:
        raise Refused(_("One of those you chose is not asked to talks here. Choose from the names here."))
    return plan_with_family(
        adult=me, learner=learner, kind=kind, promised_on=day, promised_time=read_time(form.get("time", "")),
        place=form.get("place", ""), guardians=[one for one in guardians if one.id in asked], by=me, at=clock.now(),
    )  # fmt: skip


@audience("educator")
@require_POST
def place(request: Asking, talk_id: UUID) -> HttpResponse:
    """One tap: where we talk, or that it is left open."""
    found, asked = _talk(request, talk_id), read_ids([request.POST.get("space", "")])
    try:
        space = next((one for one in places_of(found, at=clock.now()) if one.id in asked), None)
        if asked and space is None:
            raise Refused(_("This place is no longer offered. Choose another place."))
        choose_place(conference=found, space=space, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    back = "prepare/" if request.POST.get("back") == "prepare" else ""
    return redirect(f"/educator/talks/{found.id}/{back}")


@audience("educator")
def move(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _talk(request, talk_id)
    context: dict[str, Any] = {"talk": found, "typed": request.POST, "places": places_of(found, at=clock.now())}
    if request.method != "POST":
        return render(request, "educator/talk_move.html", context)
    try:
        to, when = read_date(request.POST.get("to", "")), read_time(request.POST.get("time", ""))
        if to is None:
            raise Refused(_("Choose the day to which you move the talk."))
        move_talk(
            conference=found, to=to, promised_time=when, place=request.POST.get("place"),
            because=request.POST.get("because", ""), by=request.viewer.person, at=clock.now(),
        )  # fmt: skip
        said = _("Moved: you talk with %(name)s on %(day)s.") % {"name": found.learner.said_as, "day": as_day(to)}
        tell(request, f"{said}{_when_closed(found.learner, to)}")
    except Refused as refusal:
        return render(request, "educator/talk_move.html", {**context, "refused": refusal.sentence}, status=422)
    return redirect("/educator/class/")


def _when_closed(learner: Person, on: date) -> str:
    """A family may like a Saturday: a day without school is planned, and said."""
    return "" if is_school_day(learner.school, on) else f" {_('There is no school on that day.')}"


def _talk(request: Asking, talk_id: UUID) -> Conference:
    found = talk_for(request.viewer, talk_id)
    if found is None or found.adult_id != request.viewer.id:
        raise Http404
    return found
