"""My talks (L11): the next one with what I bring, and those before it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.conferences.actions import Meanwhile, Written, add_to_agenda, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import next_talk_of, talk_for, talk_sheet, talks_held_with
from trellis.rooms.insights.queries import owed_to
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.preparing import prepare_page
from trellis.surfaces.talk_page import talk_page


@audience("learner")
def talks(request: Asking) -> HttpResponse:
    viewer = request.viewer
    context = {
        "next_talk": next_talk_of(viewer.person),
        "held": talks_held_with(viewer.person, viewer=viewer)[:60],
        "worth": owed_to(viewer.person, viewer=viewer),
    }
    return render(request, "learner/talks.html", context)


@audience("learner")
def talk(request: Asking, talk_id: UUID) -> HttpResponse:
    found = _own(request, talk_id)

    def keep(written: Written) -> HttpResponse | Sequence[Meanwhile]:
        meanwhile = write_talk(conference=found, written=written, by=request.viewer.person, at=clock.now())
        if meanwhile or written.is_by_itself:
            return meanwhile
        messages.success(request, _("Kept. %(name)s sees it too.") % {"name": found.adult.said_as})
        return redirect(f"/learner/talks/{found.id}/")

    return talk_page(request, found, "learner/talk.html", keep)


@audience("learner")
def prepare(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet that wrote itself: what the two could bring; each sorts their own half."""
    return prepare_page(request, _own(request, talk_id), side="learner")


@audience("learner")
def paper(request: Asking, talk_id: UUID) -> HttpResponse:
    """The sheet of paper on which the two hold the talk without a screen."""
    sheet = talk_sheet(_own(request, talk_id), viewer=request.viewer)
    return render(request, "learner/talk_paper.html", {"sheet": sheet})


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
