"""Writing decisions, for those who lead the school and for those who teach a class: the form, and answering what people say."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.community.actions import decide, settle_comment, supersede
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import comment_for
from trellis.rooms.community.rules import may_keep_decision
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import Group, Person
from trellis.surfaces.decision_form import DecisionForm, as_written
from trellis.surfaces.decisions import decision_context, found_decision
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking

ACTS = {"stands": CommentState.STANDS, "aside": CommentState.SET_ASIDE}


def kept_decision(request: Asking, slug: str) -> Decision:
    """This function will find a decision that the viewer may write anew and answer for; Http404 for any other."""
    found = found_decision(request, request.viewer.person.school, slug)
    if not may_keep_decision(request.viewer, found):
        raise Http404
    return found


def kept_page(request: Asking, decision: Decision, *, base: str, status: int = 200, **more: Any) -> HttpResponse:
    """This function will show a decision to somebody who answers for it."""
    context = decision_context(request, decision, base=base) | more
    return render(request, "surfaces/decision_kept.html", context, status=status)


def write_new(
    request: Asking, *, base: str, groups: Sequence[Group], learner: Person | None = None, for_school: bool = True
) -> HttpResponse:
    """This function will let somebody write a decision down: of the school, of one of these classes, or about a learner."""
    offered = () if learner else groups
    form = _form(request, groups=offered, for_school=for_school, initial={"group": _asked_class(request, offered)})
    if form.is_valid() and (made := _decided(form, learner, None, by=request.viewer.person)):
        return redirect(f"{base}{made.slug}/")
    return _writing(request, form, {"learner": learner, "base": base, "for_school": for_school})


def write_anew(request: Asking, slug: str, *, base: str) -> HttpResponse:
    """This function will let somebody write a decision anew: the version before stays as it was."""
    before = kept_decision(request, slug)
    form = _form(request, initial=as_written(before))
    if form.is_valid() and (made := _decided(form, None, before, by=request.viewer.person)):
        return redirect(f"{base}{made.slug}/")
    return _writing(request, form, {"learner": before.learner, "group": before.group, "before": before, "base": base})


def settle_said(request: Asking, comment_id: UUID, *, base: str) -> HttpResponse:
    """This function will let somebody answer a comment, write down what it says aloud, and say who else reads it."""
    found = comment_for(request.viewer, comment_id)
    state = ACTS.get(request.POST.get("act", ""))
    if found is None or state is None:
        raise Http404
    by, at = request.viewer.person, clock.now()
    answer, words = request.POST.get("answer", ""), request.POST.get("words", "")
    try:
        settle_comment(comment=found, state=state, answer=answer, words=words, by=by, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _not_settled(request, found, str(refusal.sentence), base)
    messages.success(request, _settled_in_words(found, state))
    return redirect(f"{base}{found.decision.slug}/#said")


def _not_settled(request: Asking, comment: DecisionComment, wrong: str, base: str) -> HttpResponse:
    """The page of the decision with what was typed beside the comment, and why it did not go."""
    decision = kept_decision(request, comment.decision.slug)
    typed = {name: request.POST.get(name, "") for name in ("answer", "words")}
    return kept_page(request, decision, base=base, status=422, unsent={"comment": comment.id, "wrong": wrong, **typed})


def _settled_in_words(comment: DecisionComment, state: CommentState) -> str:
    if state != CommentState.STANDS:
        return _("It is set aside: whoever wrote it still sees it, and your answer.")
    if comment.decision.group_id:
        return _("It stands now: the people of the class read it.")
    return _("It stands now: the people of the school read it.")


def _form(request: Asking, **more: Any) -> DecisionForm:
    parts = vision_parts_of(request.viewer.person.school)
    return DecisionForm(request.POST or None, writer=request.viewer.person, parts=parts, **more)


def _asked_class(request: Asking, groups: Sequence[Group]) -> str:
    asked = request.GET.get("class", "")
    if not asked:
        return ""
    found = {group.id for group in groups} & read_ids([asked])
    if not found:
        raise Http404
    return str(found.pop())


def _decided(form: DecisionForm, learner: Person | None, before: Decision | None, *, by: Person) -> Decision | None:
    words, part, day, at = form.words(), form.part(), form.review_day(), clock.now()
    try:
        if before is not None:
            return supersede(decision=before, words=words, review_on=day, vision_part=part, by=by, at=at)
        return decide(
            school=by.school, words=words, review_on=day, vision_part=part, learner=learner, group=form.group(), by=by,
            at=at,
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None


def _writing(request: Asking, form: DecisionForm, context: dict[str, Any]) -> HttpResponse:
    return render(
        request, "surfaces/decision_write.html", {"form": form, **context}, status=422 if form.errors else 200
    )
