"""Talks (E3): the page that a teacher or advisor and a learner fill in together."""

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
from trellis.rooms.conferences.actions import Meanwhile, Written, end_talk, move_talk, start_talk, talk_now, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talk_for, talk_sheet, talks_promised_by
from trellis.rooms.people.queries import learner_taught_by
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.preparing import prepare_page
from trellis.surfaces.talk_form import agreed_in
from trellis.surfaces.talk_page import talk_page
from trellis.ui.told import tell
from trellis.ui.words import as_day


@audience("educator")
def talks(request: Asking) -> HttpResponse:
    """Every talk this adult has promised, oldest promise first."""
    return render(request, "educator/talks.html", {"promised": talks_promised_by(request.viewer)})


@audience("educator")
def talk(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _talk(request, talk_id)

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
    return prepare_page(request, _talk(request, talk_id), side="educator")


@audience("educator")
def paper(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet of paper on which the two hold the talk without a screen."""
    sheet = talk_sheet(_talk(request, talk_id), viewer=request.viewer)
    return render(request, "educator/talk_paper.html", {"sheet": sheet})


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
def move(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _talk(request, talk_id)
    context: dict[str, Any] = {"talk": found, "typed": request.POST}
    if request.method != "POST":
        return render(request, "educator/talk_move.html", context)
    try:
        to = read_date(request.POST.get("to", ""))
        if to is None:
            raise Refused(_("Choose the day to which you move the talk."))
        because = request.POST.get("because", "")
        move_talk(conference=found, to=to, because=because, by=request.viewer.person, at=clock.now())
        tell(
            request, _("Moved: you talk with %(name)s on %(day)s.") % {"name": found.learner.said_as, "day": as_day(to)}
        )
    except Refused as refusal:
        return render(request, "educator/talk_move.html", {**context, "refused": refusal.sentence}, status=422)
    return redirect("/educator/class/")


def _talk(request: Asking, talk_id: UUID) -> Conference:
    found = talk_for(request.viewer, talk_id)
    if found is None or found.adult_id != request.viewer.id:
        raise Http404
    return found
