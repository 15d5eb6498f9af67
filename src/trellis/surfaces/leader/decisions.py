"""Decisions (P4): what was decided and when it is looked at again; writing one, writing it anew, answering what people say."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.community.actions import answer_comment, decide, settle_comment, supersede
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import comment_for, comments_waiting, decisions_of
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import Person
from trellis.rooms.privacy.queries import learner_for
from trellis.surfaces.decisions import about_learners, decision_context, found_decision
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.leader.decision_form import DecisionForm, as_written

BASE = "/leader/decisions/"
ACTS = {"stands": CommentState.STANDS, "aside": CommentState.SET_ASIDE}


@audience("leader")
@require_safe
def decisions(request: Asking) -> HttpResponse:
    found = list(decisions_of(request.viewer.person.school))
    context = {
        "past": [one for one in found if one.review_on < request.viewer.on],
        "coming": [one for one in found if one.review_on >= request.viewer.on],
        "about": about_learners(request.viewer),
        "waiting": comments_waiting(request.viewer),
        "base": BASE,
    }
    return render(request, "leader/decisions.html", context)


@audience("leader")
@require_safe
def decision(request: Asking, slug: str) -> HttpResponse:
    found = found_decision(request, request.viewer.person.school, slug)
    return render(request, "leader/decision.html", decision_context(request, found, base=BASE))


@audience("leader")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asking) -> HttpResponse:
    """Write a decision down: of the school, or about the learner whose page led here."""
    learner = _learner_asked(request)
    form = _form(request)
    if form.is_valid() and (made := _decided(form, learner, None, by=request.viewer.person)):
        return redirect(f"{BASE}{made.slug}/")
    return _writing(request, form, {"learner": learner})


@audience("leader")
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: Asking, slug: str) -> HttpResponse:
    """Write a decision anew: the version before stays as it was."""
    before = found_decision(request, request.viewer.person.school, slug)
    form = _form(request, initial=as_written(before))
    if form.is_valid() and (made := _decided(form, None, before, by=request.viewer.person)):
        return redirect(f"{BASE}{made.slug}/")
    return _writing(request, form, {"learner": before.learner, "before": before})


@audience("leader")
@require_POST
def settle(request: Asking, comment_id: UUID) -> HttpResponse:
    """Answer a comment, and say whether the people of the school read it."""
    found = comment_for(request.viewer, comment_id)
    state = ACTS.get(request.POST.get("act", ""))
    if found is None or state is None:
        raise Http404
    by, at, answer = request.viewer.person, clock.now(), request.POST.get("answer", "")
    try:
        if answer.strip():
            answer_comment(comment=found, answer=answer, by=by, at=at)
        settle_comment(comment=found, state=state, by=by, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _not_settled(request, found, str(refusal.sentence), answer)
    messages.success(request, _settled_in_words(state))
    return redirect(f"{BASE}{found.decision.slug}/#said")


def _not_settled(request: Asking, comment: DecisionComment, wrong: str, answer: str) -> HttpResponse:
    """The page of the decision with what was typed beside the comment, and why it did not go."""
    decision = found_decision(request, request.viewer.person.school, comment.decision.slug)
    context = decision_context(request, decision, base=BASE)
    unsent = {"comment": comment.id, "wrong": wrong, "answer": answer}
    return render(request, "leader/decision.html", {**context, "unsent": unsent}, status=422)


def _settled_in_words(state: CommentState) -> str:
    if state == CommentState.STANDS:
        return _("It stands now: the people of the school read it.")
    return _("It is set aside: whoever wrote it still sees it, and your answer.")


def _form(request: Asking, initial: dict[str, Any] | None = None) -> DecisionForm:
    parts = vision_parts_of(request.viewer.person.school)
    return DecisionForm(request.POST or None, writer=request.viewer.person, parts=parts, initial=initial)


def _learner_asked(request: Asking) -> Person | None:
    asked = request.GET.get("about", "")
    if not asked:
        return None
    found = next((learner_for(request.viewer, one) for one in read_ids([asked])), None)
    if found is None:
        raise Http404
    return found


def _decided(form: DecisionForm, learner: Person | None, before: Decision | None, *, by: Person) -> Decision | None:
    words, part, day, at = form.words(), form.part(), form.review_day(), clock.now()
    try:
        if before is not None:
            return supersede(decision=before, words=words, review_on=day, vision_part=part, by=by, at=at)
        return decide(
            school=by.school, words=words, review_on=day, vision_part=part, learner=learner, by=by, at=at
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None


def _writing(request: Asking, form: DecisionForm, context: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "base": BASE, **context}
    return render(request, "leader/decision_write.html", context, status=422 if form.errors else 200)
