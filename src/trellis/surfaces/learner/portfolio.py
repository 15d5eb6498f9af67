"""Portfolio (L5): what a learner made; and the page of one piece, with what is said about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import continuum_of, said_to, target_of
from trellis.rooms.evidence.actions import (
    add_words,
    assess_self,
    change_plan_after_word,
    contest_judgement,
    erase,
    give_feedback,
    hand_in,
    link_piece,
    say_ready,
    withdraw_claim,
    withdraw_ready,
)  # fmt: skip
from trellis.rooms.evidence.actions.opening import open_to_circle
from trellis.rooms.evidence.models import Evidence, Judgement
from trellis.rooms.evidence.queries import (
    answers_to_keep,
    claims_on,
    judgements_of,
    picks_meant_by,
    picks_of,
    piece_of,
    pieces_to_show,
    ready_signals_of,
    sheet_of,
    who_reads,
    without_words,
)  # fmt: skip
from trellis.rooms.evidence.queries.shelf import hung_up, shelf_of
from trellis.rooms.evidence.queries.visiting import asked_of_learner
from trellis.rooms.evidence.terms import FeedbackKind, OwnView
from trellis.rooms.paths.queries import own_plan, plans_of
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.portfolio_form import AnswerForm

PAGE = 60


@audience("learner")
def portfolio(request: Asking) -> HttpResponse:
    viewer, shelf = request.viewer, shelf_of(request.viewer)
    page: Any = Paginator(shelf.pieces, PAGE).get_page(request.GET.get("page"))
    unsorted = shelf.unsorted[:PAGE]
    found = hung_up({*shelf.showcase, *page.object_list, *unsorted})
    page.object_list = [found[one] for one in page.object_list]
    context = {
        "showcase": [found[one] for one in shelf.showcase], "pieces": page, "unsorted": [found[one] for one in unsorted],
        "answers": answers_to_keep(viewer), "wordless": without_words(viewer),
    }  # fmt: skip
    return render(request, "learner/portfolio.html", context)


@audience("learner")
def piece(request: Asking, piece_id: UUID) -> HttpResponse:
    return _page(request, _own(request, piece_id))


@audience("learner")
@require_POST
def hand_in_piece(request: Asking, piece_id: UUID) -> HttpResponse:
    found = _own(request, piece_id)
    return _done(request, found, lambda at: hand_in(evidence=found, by=found.learner, at=at), _("Handed in."))


@audience("learner")
@require_POST
def circle(request: Asking, piece_id: UUID) -> HttpResponse:
    """Open the piece to my circle, in which my mentors are, or close it again."""
    found, is_open = _own(request, piece_id), request.POST.get("act") == "open"
    said = _("Your circle sees it now.") if is_open else _("Closed to your circle.")
    return _done(request, found, lambda at: open_to_circle(piece=found, is_open=is_open, by=found.learner, at=at), said)


@audience("learner")
@require_POST
def link(request: Asking, piece_id: UUID) -> HttpResponse:
    """Say what the piece shows: of the targets ticked, each with the same because."""
    found = _own(request, piece_id)
    if request.POST.get("act") == "find":
        return _page(request, found, part="link", asked=True)
    targets = [one for one in (target_of(found.school, i) for i in sorted(read_ids(request.POST.getlist("to")))) if one]
    because = request.POST.get("because", "")

    def do(at: Any) -> None:
        link_piece(evidence=found, targets=targets, because=because, by=found.learner, at=at)

    return _done(request, found, do, _("Linked."), part="link")


@audience("learner")
@require_POST
def unlink(request: Asking, piece_id: UUID, target_id: UUID) -> HttpResponse:
    found = _own(request, piece_id)
    made = next((claim for claim in claims_on(found) if claim.target_id == target_id), None)
    if made is None:
        raise Http404
    return _done(request, found, lambda at: withdraw_claim(claim=made, by=found.learner, at=at), _("Taken back."))


@audience("learner")
@require_POST
def see(request: Asking, piece_id: UUID, target_id: UUID) -> HttpResponse:
    """How I see myself at one of the targets."""
    found, target = _own(request, piece_id), _target(request, target_id)
    view, words = request.POST.get("view", ""), request.POST.get("words", "")

    def do(at: Any) -> None:
        assess_self(learner=found.learner, target=target, view=view, words=words, by=found.learner, at=at)

    return _done(request, found, do, _("Kept. It stands beside what others say."), part=f"see-{target_id.hex}")


@audience("learner")
def ready(request: Asking, target_id: UUID) -> HttpResponse:
    """ "I am ready to show": with which pieces, why, on which day, to whom."""
    me, target, typed = request.viewer.person, _target(request, target_id), request.POST
    pieces = pieces_to_show(me, target_id, viewer=request.viewer)
    # The piece one came from is ticked at first; what is sent is what stayed ticked.
    chosen = read_ids(typed.getlist("with") if request.method == "POST" else [request.GET.get("piece", "")])
    shape = continuum_of(me.school).by_id.get(target_id)
    context = {
        "target": target,
        "words": said_to(me, shape) if shape else "",
        "pieces": pieces,
        "chosen": chosen,
        "typed": typed,
        "reads": who_reads(me, on=request.viewer.on),
    }
    if request.method != "POST":
        return render(request, "learner/portfolio_ready.html", context)
    try:
        say_ready(
            learner=me, target=target, pieces=[one for one in pieces if one.id in chosen], because=typed.get("because", ""),
            show_on=read_date(typed.get("show_on", "")), audience=typed.get("audience", ""), by=me, at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        return render(request, "learner/portfolio_ready.html", {**context, "refused": refusal.sentence}, status=422)
    messages.success(request, _("You said that you are ready. It waits for eyes now."))
    return redirect(f"/learner/path/{target_id}/")


@audience("learner")
@require_POST
def not_ready(request: Asking, target_id: UUID) -> HttpResponse:
    me = request.viewer.person
    signal = ready_signals_of(me, viewer=request.viewer).filter(target_id=target_id).first()
    if signal is None:
        raise Http404
    withdraw_ready(signal=signal, by=me, at=clock.now())
    messages.success(request, _("Taken back."))
    return redirect(f"/learner/path/{target_id}/")


@audience("learner")
@require_POST
def contest(request: Asking, piece_id: UUID, judgement_id: UUID) -> HttpResponse:
    found = _own(request, piece_id)
    judgement: Judgement | None = judgements_of(found.learner, viewer=request.viewer).filter(pk=judgement_id).first()
    if judgement is None:
        raise Http404
    words = request.POST.get("words", "")

    def do(at: Any) -> None:
        contest_judgement(judgement=judgement, words=words, by=found.learner, at=at)

    said = _("Kept. Both views stand side by side, and you talk about it.")
    return _done(request, found, do, said, part=f"contest-{judgement_id.hex}")


@audience("learner")
@require_POST
def answer(request: Asking, piece_id: UUID) -> HttpResponse:
    found, form = _own(request, piece_id), AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    kind = FeedbackKind.QUESTION if request.POST.get("act") == "ask" else FeedbackKind.REPLY
    given = form.cleaned_data

    def do(at: Any) -> None:
        give_feedback(evidence=found, kind=kind, text=given["text"], upload=given["voice"], by=found.learner, at=at)

    return _done(request, found, do, _("Sent."), part="answer", form=form)


@audience("learner")
@require_POST
def change(request: Asking, piece_id: UUID) -> HttpResponse:
    """Change a plan of mine because of the last word that somebody said about this work."""
    found = _own(request, piece_id)
    word = sheet_of(found, viewer=request.viewer).thread.last_of_others
    plan = next((own_plan(found.learner, one) for one in read_ids([request.POST.get("plan", "")])), None)
    if word is None or plan is None:
        raise Http404
    place = request.POST.get("place", "")

    def do(at: Any) -> None:
        change_plan_after_word(word=word, plan=plan, place=place, by=found.learner, at=at)

    return _done(request, found, do, _("Changed. Your plan says after what."), part="change")


@audience("learner")
@require_POST
def words(request: Asking, piece_id: UUID, file_id: UUID) -> HttpResponse:
    found = _own(request, piece_id)
    file = next((one for one in found.files.all() if one.id == file_id), None)
    if file is None:
        raise Http404
    said, language = request.POST.get("words", ""), found.learner.locale

    def do(at: Any) -> None:
        add_words(evidence_file=file, words=said, language=language, by=found.learner, at=at)

    return _done(request, found, do, _("Kept."), part=f"words-{file_id.hex}")


@audience("learner")
def erase_piece(request: Asking, piece_id: UUID) -> HttpResponse:
    """First what will stay is said; then it is done."""
    found = _own(request, piece_id)
    if request.method != "POST":
        judged = judgements_of(found.learner, viewer=request.viewer, piece=found)
        return render(request, "learner/portfolio_erase.html", {"piece": found, "is_judged": judged.exists()})
    erase(evidence=found, by=found.learner, at=clock.now())
    messages.success(request, _("Erased."))
    return redirect("/learner/portfolio/")


def _own(request: Asking, piece_id: UUID) -> Evidence:
    found = piece_of(piece_id, viewer=request.viewer)
    if found is None or found.learner_id != request.viewer.id or found.erased_at is not None:
        raise Http404
    return found


def _target(request: Asking, target_id: UUID) -> LearningTarget:
    target = target_of(request.viewer.person.school, target_id)
    if target is None:
        raise Http404
    return target


def _done(
    request: Asking, found: Evidence, do: Callable[[Any], object], said: str, *, part: str = "",
    form: AnswerForm | None = None,
) -> HttpResponse:  # fmt: skip
    """Do it; a refusal is a sentence at the part of the page that it belongs to, with what was typed."""
    try:
        do(clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part=part, refused=str(refusal.sentence), form=form, status=422)
    messages.success(request, said)
    return redirect(f"/learner/portfolio/{found.id}/")


def _page(
    request: Asking, found: Evidence, *, part: str = "", refused: str = "", asked: bool = False,
    form: AnswerForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    me, viewer = found.learner, request.viewer
    sheet = sheet_of(found, viewer=viewer)
    claimed = {target.id for target in sheet.targets if target.claim}
    picks = [row for row in picks_of(me, viewer=viewer) if row.id not in claimed]
    words_meant = f"{request.POST.get('which', '')} {found.title} {found.text}"
    but = claimed | {row.id for row in picks}
    context = {
        "sheet": sheet, "part": part, "refused": refused, "typed": request.POST, "form": form or AnswerForm(),
        "views": OwnView.choices, "picks": picks, "asked": asked, "chosen": read_ids(request.POST.getlist("to")),
        "found": picks_meant_by(words_meant, me, viewer=viewer, but=but) if asked else [],
        "reads": who_reads(me, on=viewer.on), "words_at": f"/learner/portfolio/{found.id}/words/",
        "plans": plans_of(me, viewer=viewer)[:12] if sheet.thread.last_of_others else [],
        "visitors": asked_of_learner(found, viewer=viewer),
        "contest_at": f"/learner/portfolio/{found.id}/contest/",
    }  # fmt: skip
    return render(request, "learner/portfolio_piece.html", context, status=status)
