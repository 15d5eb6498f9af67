"""My talks (L11): the next one with what I bring, and those before it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.community.queries import words_home
from trellis.rooms.conferences.actions import Meanwhile, Written, add_to_agenda, ask_to_lead, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import (
    debriefs_of,
    leading_of,
    led_talk,
    talk_for,
    talk_sheet,
    talks_held_with,
    talks_promised_to,
)
from trellis.rooms.insights.queries import owed_to
from trellis.rooms.people.queries import advisor_of
from trellis.surfaces.family_talk import family_page, show_led
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.led_talk import prepare_led
from trellis.surfaces.preparing import prepare_page
from trellis.surfaces.talk_page import keep_sheet, talk_page
from trellis.ui.told import tell


@audience("learner")
def talks(request: Asking) -> HttpResponse:
    viewer, leading = request.viewer, leading_of(request.viewer.person)
    promised = talks_promised_to(viewer.person)
    context = {
        "next_talk": promised[0] if promised else None,
        "further": [one for one in promised[1:] if leading is None or one.id != leading.id],
        "held": talks_held_with(viewer.person, viewer=viewer)[:60],
        "worth": owed_to(viewer.person, viewer=viewer),
        "leading": leading,
        "words": words_home(viewer.person, viewer=viewer),
        "debriefs": debriefs_of(viewer, adult=advisor_of(viewer.person, on=viewer.on)),
    }
    return render(request, "learner/talks.html", context)


@audience("learner")
def talk(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _own(request, talk_id)
    if found.is_led and found.held_at is None:
        return redirect(f"/learner/talks/{found.id}/prepare/")
    if found.is_with_family:
        return family_page(request, found, side="learner", ends=_nothing_to_end)

    def keep(written: Written) -> HttpResponse | Sequence[Meanwhile]:
        meanwhile = write_talk(conference=found, written=written, by=request.viewer.person, at=clock.now())
        if meanwhile or written.is_by_itself:
            return meanwhile
        messages.success(request, _("Kept. %(name)s sees it too.") % {"name": found.adult.said_as})
        return redirect(f"/learner/talks/{found.id}/")

    return talk_page(request, found, "learner/talk.html", keep)


@audience("learner")
def prepare(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet that wrote itself: what the two could bring; each sorts their own half. Who leads a talk prepares their show."""
    found = _own(request, talk_id)
    if found.is_led:
        return prepare_led(request, found, side="learner")
    return prepare_page(request, found, side="learner")


@audience("learner")
def show(request: Asking, talk_id: UUID) -> HttpResponse:
    """What I show, picture by picture, over the whole screen: to rehearse it, and to present it."""
    return show_led(request, _own(request, talk_id), side="learner", ends=_nothing_to_end)


@audience("learner")
@require_POST
def lead(request: Asking) -> HttpResponse:
    """One tap: I want to show my family what I do."""
    try:
        asked = ask_to_lead(learner=request.viewer.person, by=request.viewer.person, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("/learner/talks/")
    if asked.is_asked:
        tell(request, _("%(name)s reads that you want this, and finds a day.") % {"name": asked.adult.said_as})
    return redirect(f"/learner/talks/{asked.id}/prepare/")


@audience("learner")
@require_POST
def sheet(request: Asking, talk_id: UUID) -> HttpResponse:
    """A photo of the paper sheet that we filled in."""
    return keep_sheet(request, _own(request, talk_id), back=f"/learner/talks/{talk_id}/")


def _nothing_to_end() -> HttpResponse:
    raise Http404


@audience("learner")
def paper(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet of paper on which the two hold the talk without a screen."""
    found = _own(request, talk_id)
    context: dict[str, Any] = {"sheet": talk_sheet(found, viewer=request.viewer)}
    if found.is_with_family:
        context["led"] = led_talk(found, viewer=request.viewer)
    return render(request, "learner/talk_paper.html", context)


@audience("learner")
@require_POST
def bring(request: Asking, talk_id: UUID) -> HttpResponse:
    """Put something on the agenda of the next talk."""
    found = _own(request, talk_id)
    try:
        me, words = request.viewer.person, request.POST.get("text", "")
        add_to_agenda(learner=me, adult=found.adult, text=words, by=me, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"/learner/talks/{found.id}/")


def _own(request: Asking, talk_id: UUID) -> Conference:
    found = talk_for(request.viewer, talk_id)
    if found is None or found.learner_id != request.viewer.id:
        raise Http404
    return found
