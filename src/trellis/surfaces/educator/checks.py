"""Quick checks: one question to a class, the cards it holds up noted under its names, and what somebody keeps of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import continuum_of, criteria_of, said_to, target_of
from trellis.rooms.evidence.actions import ask_class, keep_answer, let_go_of_check, note_cards, take_back
from trellis.rooms.evidence.models import QuickCheck
from trellis.rooms.evidence.queries import (
    answer_to,
    answers_to,
    check_of,
    checks_asked_by,
    gone_on,
    kept_for_another,
)
from trellis.rooms.evidence.terms import CARDS, QUESTION_LENGTH, CardSet
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import groups_taught_by, learner_taught_by, taught_in
from trellis.surfaces.educator.checks_form import CardsForm
from trellis.surfaces.educator.classes import class_asked
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell


@audience("educator")
def checks(request: Asking) -> HttpResponse:
    """Ask a class something, and what was asked in the last two weeks; `?target=` suggests questions from a target."""
    viewer, asked = request.viewer, request.POST if request.method == "POST" else request.GET
    groups = groups_taught_by(viewer)
    group = class_asked(groups, viewer, asked)
    if request.method == "POST":
        if group is None:
            raise Http404
        try:
            return redirect(f"/educator/checks/{_ask(request, group).id}/")
        except NotAllowed:
            raise
        except Refused as refusal:
            return _ask_page(request, groups, group, refused=str(refusal.sentence))
    return _ask_page(request, groups, group)


def _ask(request: Asking, group: Group) -> QuickCheck:
    typed, me = request.POST, request.viewer.person
    ids = read_ids([typed.get("target", "")])
    target = next((target_of(me.school, one) for one in ids), None)
    if ids and target is None:
        raise Http404
    return ask_class(
        group=group, question=typed.get("question", ""), cards=typed.get("cards", ""), target=target, by=me, at=clock.now()
    )  # fmt: skip


def _ask_page(request: Asking, groups: list[Group], group: Group | None, *, refused: str = "") -> HttpResponse:
    viewer, typed = request.viewer, request.POST if request.method == "POST" else request.GET
    context: dict[str, Any] = {
        "groups": groups, "group": group, "refused": refused, "typed": typed, "longest": QUESTION_LENGTH,
        "card_sets": CardSet.choices, "cards": typed.get("cards", CardSet.PICTURES),
        "asked": [(one, gone_on(one)) for one in checks_asked_by(viewer)], **_suggested(request, typed, group),
    }  # fmt: skip
    return render(request, "educator/checks.html", context, status=422 if refused else 200)


def _suggested(request: Asking, typed: Any, group: Group | None) -> dict[str, Any]:
    """Questions that a target suggests: the target in the words of those who are asked, and what can be seen in it."""
    ids = read_ids([typed.get("target", "")])
    shape = next((continuum_of(request.viewer.person.school).by_id.get(one) for one in ids), None)
    if shape is None or group is None:
        return {"target": None}
    first: Person | None = next(iter(taught_in(request.viewer, group.id)), None)
    words = [said_to(first or request.viewer.person, shape), *(said(one.text) for one in criteria_of(shape.id))]
    return {"target": shape, "suggested": list(dict.fromkeys(one[:QUESTION_LENGTH] for one in words if one))}


@audience("educator")
def check(request: Asking, check_id: UUID) -> HttpResponse:
    """What a class answers, side by side by name; the cards held up are noted here."""
    found = _check(request, check_id)
    if request.method != "POST":
        return _page(request, found, CardsForm())
    form = CardsForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            return _page(request, found, form, status=422)
        _note(request, found, form)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, found, form, status=422)
    messages.success(request, _("Noted. Only you see this, and each of them their own."))
    return redirect(f"/educator/checks/{found.id}/")


@audience("educator")
@require_POST
def keep(request: Asking, check_id: UUID, learner_id: UUID) -> HttpResponse:
    """A learner says "keep it": one tap makes it a piece of theirs, and one takes that back. What was typed is noted too."""
    found, me, at = _check(request, check_id), request.viewer.person, clock.now()
    learner = learner_taught_by(request.viewer, learner_id)
    answer = answer_to(found, learner) if learner else None
    if learner is None or answer is None:
        raise Http404
    if request.POST.get("act") == "take_back":
        piece = kept_for_another(request.viewer, answer.kept_as_id) if answer.kept_as_id else None
        if piece is None:
            raise Http404
        try:
            take_back(evidence=piece, by=me, at=at)
            messages.success(request, _("Taken back. Nothing of it is left with %(name)s.") % {"name": learner.said_as})
        except Refused as refusal:
            messages.error(request, str(refusal.sentence))
        return redirect(f"/educator/checks/{found.id}/")
    if request.POST.get("act") != "keep":
        raise Http404
    form = CardsForm(request.POST, request.FILES)
    if form.is_valid():  # what was tapped above it is noted with it; a photo that is refused waits for the next time
        try:
            _note(request, found, form)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
            return _page(request, found, form, status=422)
        answer = answer_to(found, learner)
    if answer is None:
        messages.error(request, _("Note the card first, then keep it."))
        return redirect(f"/educator/checks/{found.id}/")
    try:
        keep_answer(answer=answer, by=me, at=at)
        words = _("Kept, in the portfolio of %(name)s.") % {"name": learner.said_as}
        tell(request, words, undo=Undo(request.path, "take_back"))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(f"/educator/checks/{found.id}/")


@audience("educator")
@require_POST
def let_go(request: Asking, check_id: UUID) -> HttpResponse:
    """One tap lets go of a question and of every answer that nobody kept."""
    let_go_of_check(check=_check(request, check_id), by=request.viewer.person, at=clock.now())
    tell(request, _("Gone, with every answer that nobody kept."))
    return redirect("/educator/checks/")


def _check(request: Asking, check_id: UUID) -> QuickCheck:
    found = check_of(request.viewer, check_id)
    if found is None:
        raise Http404
    return found


def _note(request: Asking, found: QuickCheck, form: CardsForm) -> None:
    class_by_id = {learner.id: learner for learner in taught_in(request.viewer, found.group_id)}
    cards = form.cards()
    if not cards.keys() <= class_by_id.keys():
        raise Http404
    note_cards(
        check=found, cards={class_by_id[one]: card for one, card in cards.items()}, photo=form.cleaned_data["photo"],
        by=request.viewer.person, at=clock.now(),
    )  # fmt: skip


def _page(request: Asking, found: QuickCheck, form: CardsForm, *, status: int = 200) -> HttpResponse:
    shape = continuum_of(request.viewer.person.school).by_id.get(found.target_id) if found.target_id else None
    typed = form.cards()
    rows = [
        (row, typed.get(row.learner.id, row.answer.card if row.answer else ""))
        for row in answers_to(found, viewer=request.viewer)
    ]
    context = {
        "check": found, "form": form, "rows": rows, "cards": CARDS[found.cards], "gone_on": gone_on(found), "target": shape,
    }  # fmt: skip
    return render(request, "educator/check.html", context, status=status)
