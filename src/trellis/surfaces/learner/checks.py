"""A question to one's class: answered with a card, in words or aloud; and an answer kept as a piece of one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.actions import answer_check, keep_answer
from trellis.rooms.evidence.queries import Asked, answer_to, asked_of
from trellis.rooms.evidence.terms import ANSWER_LENGTH
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.checks_form import AnswerCheckForm


@audience("learner")
def check(request: Asking, check_id: UUID) -> HttpResponse:
    asked = _asked(request, check_id)
    if request.method != "POST":
        return _page(request, asked, AnswerCheckForm())
    form = AnswerCheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    given = form.cleaned_data
    try:
        answer_check(
            check=asked.check, card=given["card"], text=given["text"], upload=given["voice"], by=request.viewer.person,
            at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, asked, form, status=422)
    messages.success(request, _("%(name)s sees your answer.") % {"name": asked.check.teacher.said_as})
    return redirect("/learner/today/")


@audience("learner")
@require_POST
def keep(request: Asking, check_id: UUID) -> HttpResponse:
    """One tap keeps my answer as a piece of mine."""
    asked = _asked(request, check_id)
    answer = answer_to(asked.check, request.viewer.person)
    if answer is None:
        raise Http404
    try:
        piece = keep_answer(answer=answer, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("/learner/today/")
    messages.success(request, _("Kept. It is yours alone until you hand it in."))
    return redirect(f"/learner/portfolio/{piece.id}/")


def _asked(request: Asking, check_id: UUID) -> Asked:
    found = asked_of(request.viewer, check_id)
    if found is None:
        raise Http404
    return found


def _page(request: Asking, asked: Asked, form: AnswerCheckForm, *, status: int = 200) -> HttpResponse:
    context = {
        "asked": asked, "check": asked.check, "form": form, "longest": ANSWER_LENGTH,
        "is_open": asked.check.asked_on == request.viewer.on and not (asked.answer and asked.answer.kept_as_id),
    }  # fmt: skip
    return render(request, "learner/check.html", context, status=status)
