"""A talk with the family, on the pages of the two whose talk it is: shown picture by picture, ended with promises. What is
typed there is kept by itself, as on the page of every talk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import (
    Meanwhile,
    Written,
    WrittenMeanwhile,
    end_with_family,
    write_with_family,
)
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.conferences.queries import Led, led_talk, sheets_of
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import Asking
from trellis.surfaces.led_talk import is_of_age
from trellis.surfaces.talk_form import is_by_itself, promises_in, shown
from trellis.ui.told import tell


@dataclass(frozen=True)
class Voice:
    """One at the table with what is written of what they say; `text` and `was` where somebody writes it on this page: what
    stands in the field, and what stood there when they began."""

    who: Person
    lines: Sequence[ConferenceLine]
    is_written_here: bool
    text: str
    was: str


def show_led(request: Asking, talk: Conference, *, side: str, ends: Callable[[], HttpResponse]) -> HttpResponse:
    """This function will answer with the show: one picture after another, moved on by taps and keys alone, and at the end
    what everybody promises. Nothing is noted of who looked how long: a rehearsal is the same page."""
    if not talk.is_led:
        raise Http404
    return _at_table(request, talk, f"{side}/talk_show.html", side=side, ends=ends)


def family_page(request: Asking, talk: Conference, *, side: str, ends: Callable[[], HttpResponse]) -> HttpResponse:
    """This function will answer with a talk with the family on the page of one of the two: what everybody says and promises,
    and once it was held, what the family wrote back."""
    return _at_table(request, talk, f"{side}/talk_family.html", side=side, ends=ends)


def _at_table(
    request: Asking, talk: Conference, template: str, *, side: str, ends: Callable[[], HttpResponse]
) -> HttpResponse:
    """Nothing that was typed is lost: what cannot be kept (422), and what somebody wrote over meanwhile (409), stands in its
    field again with a sentence."""
    if request.method != "POST":
        return render(request, template, _context(request, talk, side))
    try:
        kept = _keep(request, talk, ends)
    except NotAllowed:
        raise
    except WrittenMeanwhile as refusal:
        kept = refusal.meanwhile
    except Refused as refusal:
        context = _context(request, talk, side, typed=request.POST)
        return render(request, template, {**context, "refused": refusal.sentence}, status=422)
    if isinstance(kept, HttpResponse):
        return kept
    context = _context(request, talk, side, typed=request.POST if kept else None, is_told=True)
    if kept:
        context["meanwhile"] = [_in_words(one, context["led"]) for one in kept]
    return render(request, template, context, status=409 if kept else 200)


def _keep(request: Asking, talk: Conference, ends: Callable[[], HttpResponse]) -> HttpResponse | Sequence[Meanwhile]:
    written = _written(request, led_talk(talk, viewer=request.viewer))
    me, at = request.viewer.person, clock.now()
    if request.POST.get("act") == "end":
        end_with_family(conference=talk, written=written, by=me, at=at)
        return ends()
    meanwhile = write_with_family(conference=talk, written=written, by=me, at=at)
    if meanwhile or written.is_by_itself:
        return meanwhile
    tell(request, _("Kept."))
    return redirect(request.path)


def _written(request: Asking, led: Led) -> Written:
    """One's own words, what everybody promises, and, on the adult's screen, what the guardians beside them say."""
    form, me = request.POST, request.viewer.id
    asked = [one.id for one in led.guardians] if me == led.talk.adult_id else []
    return Written(
        line=form.get(f"says-{me}", ""), line_was=form.get(f"was-says-{me}"),
        promises=promises_in(form, led.promises), promises_were=promises_in(form, led.promises, before="was-"),
        says={one: form[f"says-{one}"] for one in asked if f"says-{one}" in form},
        says_were={one: form[f"was-says-{one}"] for one in asked if f"was-says-{one}" in form},
        is_by_itself=is_by_itself(form),
    )  # fmt: skip


def _context(
    request: Asking, talk: Conference, side: str, *, typed: QueryDict | None = None, is_told: bool = False
) -> dict[str, Any]:
    led = led_talk(talk, viewer=request.viewer)
    return {
        "side": side, "here": f"/{side}/talks/{talk.id}/", "talk": talk, "led": led, "photos": sheets_of(talk),
        "promises": shown(led.promises, typed, is_told=is_told),
        "voices": _voices(led, request.viewer.id, typed or QueryDict(), is_told=is_told),
        "other": talk.learner if request.viewer.id == talk.adult_id else talk.adult,
        "is_of_age": is_of_age(talk.learner, on=request.viewer.on),
    }  # fmt: skip


def _voices(led: Led, me: UUID, typed: QueryDict, *, is_told: bool) -> list[Voice]:
    """Who says something in a family talk, with what is written so far; what a guardian wrote themself is theirs alone."""
    people = [led.talk.learner, *led.guardians, led.talk.adult]
    return [_voice(one, led, me, typed, is_told=is_told) for one in people]


def _voice(who: Person, led: Led, me: UUID, typed: QueryDict, *, is_told: bool) -> Voice:
    lines = [line for line in led.lines if line.author_id == who.id]
    is_beside = me == led.talk.adult_id and who.id not in {me, led.talk.learner_id}
    own = next((line for line in reversed(lines) if who.id == me or line.written_by_id), None)
    stands = own.text if own else ""
    return Voice(
        who, lines, led.talk.held_at is None and (who.id == me or is_beside), typed.get(f"says-{who.id}", stands),
        stands if is_told else typed.get(f"was-says-{who.id}", stands),
    )  # fmt: skip


def _in_words(one: Meanwhile, led: Led) -> str:
    """Which words were not kept, and what stands there instead."""
    names = {promise.owner.id: promise.owner.said_as for promise in led.promises}
    words = {"name": names.get(one.owner_id, "") if one.owner_id else "", "stands": one.stands or _("nothing")}
    if one.sealed_over is not None:
        return _(
            "You have all agreed meanwhile, and “%(typed)s” was not kept: copy it, if you want to bring it next time. What "
            "stands there is “%(stands)s”."
        ) % {**words, "typed": one.sealed_over}
    if one.owner_id is None:
        return (
            _("What you say was written on another screen, too: “%(stands)s”. Make one of both, then keep it.") % words
        )
    if one.is_said:
        return (
            _("What %(name)s says was written on another screen, too: “%(stands)s”. Make one of both, then keep it.")
            % words
        )
    return _("%(name)s’s promise was changed while you wrote: “%(stands)s”. Make one of both, then keep it.") % words
