"""Evidence inbox (E4): the pile of work that waits for an adult's eyes, and one piece of it with what to say."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.continuum.queries import target_of
from trellis.rooms.evidence.actions import add_words, give_feedback, judge_target
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import (
    PieceSheet,
    TargetSheet,
    Waiting,
    answered_elsewhere,
    open_threads_of,
    piece_of,
    pieces_to_judge,
    sheet_of,
    waiting_for,
    who_reads,
)  # fmt: skip
from trellis.rooms.evidence.rules import may_give_feedback
from trellis.rooms.evidence.terms import FeedbackKind, Says
from trellis.rooms.profiles.queries import supports_of
from trellis.surfaces.educator.inbox_form import DrawingForm, WordForm
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience

ACTS = frozenset({"word", "ask", *Says.values})


@dataclass(frozen=True)
class Desk:
    """The pile, and where in it the piece on the desk lies."""

    pile: list[Waiting]

    @property
    def count(self) -> int:
        return len(self.pile)

    def after(self, piece: Evidence | None) -> Waiting | None:
        """This function will find the piece that comes next: below this one, else the top of the pile."""
        ids = [one.id for one in self.pile]
        place = ids.index(piece.id) + 1 if piece and piece.id in ids else 0
        rest = [one for one in (*self.pile[place:], *self.pile[:place]) if piece is None or one.id != piece.id]
        return rest[0] if rest else None


@audience("educator")
def inbox(request: Asking) -> HttpResponse:
    """The pile with its oldest piece on the desk."""
    desk = _desk(request)
    top = desk.after(None)
    found = piece_of(top.id, viewer=request.viewer) if top else None
    return _page(request, found, desk)


@audience("educator")
def piece(request: Asking, piece_id: UUID) -> HttpResponse:
    found = _open(request, piece_id)
    if request.method != "POST":
        return _page(request, found, _desk(request))
    form = WordForm(request.POST, request.FILES)
    target = _chosen(sheet_of(found, viewer=request.viewer), request.POST.get("target", ""))
    try:
        if not form.is_valid():
            return _page(request, found, _desk(request), form=form, status=422)
        said = _say(request, found, target, form)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, found, _desk(request), form=form, status=422)
    messages.success(request, said)
    return redirect(_where_next(request, found, is_verdict=request.POST.get("verdict") in Says.values))


@audience("educator")
@require_POST
def draw(request: Asking, piece_id: UUID) -> HttpResponse:
    """A drawing on the picture goes to the learner; the piece stays on the desk."""
    found, form = _open(request, piece_id), DrawingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, _desk(request), drawing=form, status=422)
    given, me = form.cleaned_data, request.viewer.person
    give_feedback(
        evidence=found, kind=FeedbackKind.DRAWING, text=given["text"], upload=given["drawing"], by=me, at=clock.now()
    )
    messages.success(request, _("%(name)s will see your drawing.") % {"name": found.learner.said_as})
    return redirect(f"/educator/inbox/{found.id}/")


@audience("educator")
@require_POST
def words(request: Asking, piece_id: UUID, file_id: UUID) -> HttpResponse:
    """Write down what a child said who does not write yet."""
    found = _open(request, piece_id)
    file = next((one for one in found.files.all() if one.id == file_id), None)
    if file is None:
        raise Http404
    me, said = request.viewer.person, request.POST.get("words", "")
    try:
        add_words(evidence_file=file, words=said, language=me.locale, by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(f"/educator/inbox/{found.id}/")


def _say(request: Asking, found: Evidence, target: TargetSheet | None, form: WordForm) -> str:
    """Do what the button says, and tell what was done."""
    act, me, name = request.POST.get("verdict", "word"), request.viewer.person, found.learner.said_as
    if act not in ACTS:
        raise Http404
    if act in Says.values and target is not None:
        _judge(request, found, target, form, says=act)
        return _("Signed: %(says)s. %(name)s sees it with your word.") % {"says": Says(act).label, "name": name}
    kind = FeedbackKind.QUESTION if act == "ask" else FeedbackKind.WORD
    give_feedback(evidence=found, kind=kind, by=me, at=clock.now(), **form.word())
    if kind == FeedbackKind.QUESTION:
        return _("Asked. It comes back to you when %(name)s has answered.") % {"name": name}
    return _("Said. %(name)s can answer and has the last word.") % {"name": name}


def _where_next(request: Asking, found: Evidence, *, is_verdict: bool) -> str:
    """The same piece while it is said to show something else that waits for a verdict; then the next one in the pile."""
    other = _chosen(sheet_of(found, viewer=request.viewer), "") if is_verdict else None
    if other and other.waits_on(found):
        return f"/educator/inbox/{found.id}/?target={other.id}"
    following = _desk(request).after(found)
    return f"/educator/inbox/{following.id}/" if following else "/educator/inbox/"


def _judge(request: Asking, found: Evidence, target: TargetSheet, form: WordForm, *, says: str) -> None:
    typed = request.POST
    if says == Says.NOT_YET and not form.cleaned_data["next_step"] and not form.cleaned_data["voice"]:
        raise Refused(_("One thing more: what helps next? One small step, in writing or aloud."))
    aim = target_of(found.school, target.id)
    if aim is None:
        raise Http404
    ticked: list[Criterion] = [one for one in target.criteria if str(one.id) in typed.getlist("seen")]
    judge_target(
        learner=found.learner, target=aim, says=says, pieces=pieces_to_judge(found, target), criteria=ticked,
        is_deeper="deeper" in typed, supersedes=target.last if "takes_back" in typed else None,
        knowing=read_ids(typed.get("knowing", "").split()), by=request.viewer.person, at=clock.now(), **form.reason(),
    )  # fmt: skip


def _desk(request: Asking) -> Desk:
    return Desk(waiting_for(request.viewer))


def _open(request: Asking, piece_id: UUID) -> Evidence:
    found = piece_of(piece_id, viewer=request.viewer)
    if found is None or not may_give_feedback(request.viewer, found):
        raise Http404
    return found


def _chosen(sheet: PieceSheet, asked: str) -> TargetSheet | None:
    """The target asked for, else the first that still waits for a judgement, else the first that may be judged."""
    open_to_me = [one for one in sheet.targets if one.may_be_judged]
    asked_for = next((one for one in open_to_me if str(one.id) == asked), None)
    return (
        asked_for
        or next((one for one in open_to_me if one.waits_on(sheet.piece)), None)
        or next(iter(open_to_me), None)
    )


def _page(
    request: Asking, found: Evidence | None, desk: Desk, *, form: WordForm | None = None,
    drawing: DrawingForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    at, viewer = clock.now(), request.viewer
    context: dict[str, Any] = {
        "desk": desk, "piece": found, "form": form or WordForm(), "drawing": drawing or DrawingForm(),
        "threads": open_threads_of(viewer, at=at), "typed": request.POST, "next_piece": desk.after(found),
    }  # fmt: skip
    if found is not None:
        sheet = sheet_of(found, viewer=viewer)
        asked = request.POST.get("target", "") or request.GET.get("target", "")
        context |= {
            "supports": supports_of(found.learner, viewer=viewer), "sheet": sheet, "target": _chosen(sheet, asked), "open": sheet.thread.is_open(at),
            "elsewhere": answered_elsewhere(sheet, viewer=viewer), "seen": request.POST.getlist("seen"),
            "reads": who_reads(found.learner, on=viewer.on), "words_at": f"/educator/inbox/{found.id}/words/",
        }  # fmt: skip
    return render(request, "educator/inbox.html", context, status=status)
