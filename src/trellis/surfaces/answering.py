"""Where an adult answers the learners who turned to them: the same page for those who teach and those who lead."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import Promised, answer_outreach
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.community.queries.outreach import outreach_answered_by, outreach_for, outreach_waiting_for
from trellis.rooms.community.terms import MOST_OUTREACH
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.places.queries import places_for_two
from trellis.surfaces.gate import Asking
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell

HOMES = (
    "/educator/class/",
    "/educator/people/",
    "/leader/walk/",
)  # where whoever answers from their own list goes back to
ANSWERED_LATELY = timedelta(days=14)


class AnswerOutreachForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("In your words"), required=False)
    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)
    day = forms.DateField(label=gettext_lazy("A talk, on"), required=False)
    time = forms.TimeField(label=gettext_lazy("At what time"), required=False)
    place = forms.CharField(label=gettext_lazy("Where"), max_length=80, required=False)


def asked_page(request: Asking, *, base: str, status: int = 200, **more: Any) -> HttpResponse:
    """This function will show what learners sent to the viewer and nobody answered, the longest waiting first."""
    viewer = request.viewer
    context = {
        "waiting": outreach_waiting_for(viewer), "answered": outreach_answered_by(viewer, since=clock.now() - ANSWERED_LATELY),
        "teaches": set(taught_ids(viewer)), "base": base, "longest": MOST_OUTREACH, "places": places_for_two(viewer), **more,
    }  # fmt: skip
    return render(request, "surfaces/asked.html", context, status=status)


def answer_page(request: Asking, request_id: UUID, *, base: str) -> HttpResponse:
    """This function will answer a learner, and say what came of it; refused, what was typed stays."""
    found = outreach_for(request.viewer, request_id)
    if found is None:
        raise Http404
    form = AnswerOutreachForm(request.POST, request.FILES)
    if form.is_valid() and _answered(request, found, form):
        tell(request, _("Answered. %(name)s finds it on Today.") % {"name": found.learner.said_as})
        return redirect(back if (back := request.POST.get("back", "")) in HOMES else base)
    return asked_page(request, base=base, status=422, form=form, unsent=found.id)


def _answered(request: Asking, found: OutreachRequest, form: AnswerOutreachForm) -> bool:
    given, act, me = form.cleaned_data, request.POST.get("act"), request.viewer.person
    promised = Promised(given["day"], given["time"], given["place"].strip())
    try:
        if act == "spoke":
            answer_outreach(request=found, has_spoken=True, by=me, at=clock.now())
        elif act == "yes":
            answer_outreach(request=found, promised=_as_asked(found), by=me, at=clock.now())
        else:
            answer_outreach(
                request=found, text=given["text"], voice=given["voice"], promised=promised, by=me, at=clock.now()
            )
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return False
    return True


def _as_asked(found: OutreachRequest) -> Promised:
    """Yes, here and then. Raises Http404 where no place and no moment were asked for."""
    if found.space is None or found.wished_at is None:
        raise Http404
    here = found.wished_at.astimezone(found.learner.school.zone)
    return Promised(here.date(), here.time(), found.space.name)
