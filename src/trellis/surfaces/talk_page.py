"""The page of a talk, on which a learner and an adult write at the same time, each on their own screen or before one."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.files import FileRefused
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.conferences.actions import Meanwhile, Written, WrittenMeanwhile, attach_sheet
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.openings import opening_of
from trellis.rooms.conferences.queries import TalkSheet, sheets_of, talk_sheet
from trellis.rooms.conferences.queries.places import where_of
from trellis.rooms.conferences.terms import OF_TWO
from trellis.rooms.profiles.queries import supports_of
from trellis.surfaces.gate import Asking
from trellis.surfaces.preparing import preparing
from trellis.surfaces.talk_form import SpokenForm, in_words, left_standing, shown, standing_ticks, written_in
from trellis.ui.captures import CaptureField

# Keeps what was written by the one action of the surface: an answer that goes on, or which words were not kept.
type Keep = Callable[[Written], HttpResponse | Sequence[Meanwhile]]


def talk_page(request: Asking, talk: Conference, template: str, keep: Keep) -> HttpResponse:
    """This function will show a talk to one of its two, or keep what they wrote there.

    Nothing that was typed is lost: what cannot be kept (422), and what somebody wrote over meanwhile (409), stands in its
    field again with a sentence.
    """
    sheet = talk_sheet(talk, viewer=request.viewer)
    if request.method != "POST":
        return render(request, template, _context(request, talk, sheet))
    spoken = SpokenForm(request.POST, request.FILES)
    try:
        kept = keep(written_in(request.POST, sheet, spoken))
    except WrittenMeanwhile as refusal:
        kept = refusal.meanwhile
    except Refused as refusal:
        left = left_standing(sheet, request.POST, spoken)
        context = _context(request, talk, sheet)
        return render(request, template, {**context, "refused": refusal.sentence, **left}, status=422)
    if isinstance(kept, HttpResponse):
        return kept
    context = _context(request, talk, talk_sheet(talk, viewer=request.viewer))
    if kept:
        left = left_standing(context["sheet"], request.POST, spoken, is_told=True)
        context |= {"meanwhile": in_words(kept, sheet), **left}
    return render(request, template, context, status=409 if kept else 200)


def _context(request: Asking, talk: Conference, sheet: TalkSheet) -> dict[str, Any]:
    context: dict[str, Any] = {"sheet": sheet, "promises": shown(sheet.promises), "ticked": standing_ticks(sheet)}
    context |= {
        "opening": opening_of(talk.kind),
        "kinds": OF_TWO if talk.kind in OF_TWO else (),
        "photos": sheets_of(talk),
    }
    context["supports"] = supports_of(talk.learner, viewer=request.viewer)
    context["line_was"] = sheet.own_line.text if sheet.own_line else ""
    if talk.held_at is None:
        if talk.adult_id == request.viewer.id:
            context["where"] = where_of(talk, at=clock.now())
        context["brings"] = preparing(talk, viewer=request.viewer, at=clock.now())
    return context


class SheetForm(forms.Form):
    """A photo of the paper sheet."""

    photo = CaptureField(label=gettext_lazy("Photo of the sheet"), kinds=[FileKind.PICTURE])


def keep_sheet(request: Asking, talk: Conference, *, back: str) -> HttpResponse:
    """This function will keep a photo of the filled paper sheet with its talk, or say why it was not taken."""
    form = SheetForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(error) for error in form.errors["photo"]))
        attach_sheet(conference=talk, upload=form.cleaned_data["photo"], by=request.viewer.person, at=clock.now())
        messages.success(request, _("Kept. You both see the sheet here."))
    except (Refused, FileRefused) as refusal:
        messages.error(request, getattr(refusal, "sentence", str(refusal)))
    return redirect(f"{back}#paper-sheet")
