"""A visitor's page: one piece, two questions, in words or aloud, by an address that opens once and for seven days.

It names no learner, asks for nothing but a name to sign with, and is listed nowhere (AR-26).
"""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.foundation.files.serving import file_answer
from trellis.foundation.intents import Refused
from trellis.rooms.evidence.actions.visiting import say_as_visitor
from trellis.rooms.evidence.models import VisitorInvitation
from trellis.rooms.evidence.queries.visiting import file_for_visitor, files_for_visitor, invitation_at
from trellis.surfaces.gate import audience
from trellis.surfaces.two_questions import TwoQuestionsForm


class VisitForm(TwoQuestionsForm):
    name = forms.CharField(
        label=gettext_lazy("Your name, as the learner may read it"), max_length=60,
        error_messages={"required": gettext_lazy("Write your name, as the learner may read it.")},
    )  # fmt: skip


@audience("everybody")
@never_cache
def visit(request: HttpRequest, address: str) -> HttpResponse:
    found = invitation_at(address, at=clock.now())
    if found is None:
        return render(request, "open/visit_over.html", status=404)
    school = found.learner.school
    with translation.override(school.locale), timezone.override(school.zone):
        return _page(request, found, address)


def _page(request: HttpRequest, found: VisitorInvitation, address: str) -> HttpResponse:
    form = VisitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            say_as_visitor(
                invitation=found, name=given["name"], text=form.in_words(), upload=given["voice"], by=found.invited_by,
                at=clock.now(),
            )  # fmt: skip
            return render(request, "open/visit_thanks.html", {"found": found})
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    context = {"found": found, "piece": found.evidence, "files": files_for_visitor(found), "form": form, "at": address}
    return render(request, "open/visit.html", context, status=422 if form.errors else 200)


@audience("everybody")
@require_safe
def file(request: HttpRequest, address: str, file_id: UUID) -> HttpResponseBase:
    """A file of that piece, as long as the address opens."""
    found = invitation_at(address, at=clock.now())
    stored = file_for_visitor(found, file_id) if found else None
    if stored is None:
        raise Http404
    return file_answer(request, stored, side=None)
