"""Words home: one line a week to each family, with a piece of work; kept while one writes, and released by whoever wrote it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import read_answer, release_words, take_back_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.community.queries import BatchRow, answer_for, answers_to_read, batch_of, own_word, week_of
from trellis.rooms.community.terms import MOST_WORD
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries import groups_taught_by, taught_in
from trellis.surfaces.educator.classes import class_asked
from trellis.surfaces.educator.words_form import Kept, keep_rows
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell
from trellis.ui.words import in_words


@audience("educator")
def words(request: Asking) -> HttpResponse:
    viewer, asked = request.viewer, request.POST if request.method == "POST" else request.GET
    groups = groups_taught_by(viewer)
    group = class_asked(groups, viewer, asked)
    rows = batch_of(viewer, taught_in(viewer, group.id)) if group else []
    if request.method == "POST":
        return _answer(request, groups, group, rows)
    return _page(request, groups, group, rows)


@audience("educator")
@require_POST
def word(request: Asking, word_id: UUID) -> HttpResponse:
    """One press takes a released word back, until it has gone home by e-mail."""
    found = own_word(request.viewer, word_id)
    if found is None:
        raise Http404
    try:
        take_back_word(word=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Taken back. Only you read what you wrote for %(name)s.") % {"name": found.learner.said_as})
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(f"/educator/words/?of={found.learner_id}#row-{found.learner_id}")


@audience("educator")
@require_POST
def answer(request: Asking, answer_id: UUID) -> HttpResponse:
    """One press: I have read what the family answered."""
    found = answer_for(request.viewer, answer_id)
    if found is None:
        raise Http404
    read_answer(answer=found, by=request.viewer.person, at=clock.now())
    tell(
        request,
        _("Read. It still stands on the agenda of your next talk with %(name)s.")
        % {"name": found.word.learner.said_as},
    )
    return redirect(f"/educator/words/?of={found.word.learner_id}")


def _answer(request: Asking, groups: list[Group], group: Group | None, rows: list[BatchRow]) -> HttpResponse:
    act, _colon, ref = request.POST.get("act", "keep").partition(":")
    if group is None or act not in {"itself", "keep", "release"}:
        raise Http404
    kept = keep_rows(rows, request.POST, request.FILES, viewer=request.viewer, at=clock.now())
    if act == "itself":
        return HttpResponse(
            "\n".join(kept.refused.values()), status=422 if kept.refused else 200, content_type="text/plain"
        )
    if act == "release":
        _release(request, kept, ref)
    elif not kept.refused:
        messages.success(request, _("Kept. Nothing has gone home yet."))
    if kept.refused:
        rows = batch_of(request.viewer, [row.learner for row in rows])
        return _page(request, groups, group, rows, kept=kept)
    return redirect(f"/educator/words/?group={group.id}")


def _release(request: Asking, kept: Kept, ref: str) -> None:
    """Release one, or everything that is written; what was refused stays."""
    chosen = [one for one in kept.words.values() if ref == "all" or str(one.learner_id) == ref]
    if not chosen:
        refused = next((refused for learner, refused in kept.refused.items() if str(learner) == ref), "")
        if not refused and not kept.refused:
            messages.error(request, _("Nothing is written there yet. Write a line or say it; then release it."))
        return
    try:
        gone = release_words(words=chosen, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    if gone == 1:
        undo = Undo(f"/educator/words/{chosen[0].id}/", "take_back")
        tell(request, _("Released for the family of %(name)s.") % {"name": chosen[0].learner.said_as}, undo=undo)
    elif gone:
        tell(
            request,
            ngettext(
                "%(number)s word is released.", "%(number)s words are released. Each can be taken back here.", gone
            )
            % {"number": in_words(gone, "f").capitalize()},
        )


def _page(
    request: Asking, groups: list[Group], group: Group | None, rows: list[BatchRow], *, kept: Kept | None = None
) -> HttpResponse:
    refused = kept.refused if kept else {}
    owed = [row for row in rows if not row.is_released]
    context: dict[str, Any] = {
        "groups": groups, "group": group, "released": [row for row in rows if row.is_released], "longest": MOST_WORD,
        "owed": [(row, refused.get(row.learner.id, ""), _typed(request, row, refused)) for row in owed],
        "to_write": sum(row.word is None for row in owed), "written": sum(row.word is not None for row in owed),
        "waiting": len(owed), "week": week_of(request.viewer.on), "answers": answers_to_read(request.viewer),
    }  # fmt: skip
    return render(request, "educator/words.html", context, status=422 if refused else 200)


def _typed(request: Asking, row: BatchRow, refused: dict[UUID, str]) -> str:
    """What was refused stays typed."""
    word: FamilyWord | None = row.word
    if row.learner.id in refused:
        return request.POST.get(f"text-{row.learner.id}", "")
    return word.text if word else ""
