"""Capture for a class: many photos in one go, each given by a tap to whoever made it; and taking one back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import TargetShape, continuum_of, target_of
from trellis.rooms.evidence.actions import ClassKept, capture_for_class, take_back
from trellis.rooms.evidence.queries import kept_for_another, kept_for_others_by, targets_worked_on
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import groups_taught_by, taught_by, taught_in
from trellis.surfaces.educator.capture_form import ClassCaptureForm
from trellis.surfaces.educator.classes import class_asked, learners_ticked
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell
from trellis.ui.words import in_words


@audience("educator")
def capture(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return _page(request, ClassCaptureForm())
    form = ClassCaptureForm(request.POST, request.FILES)
    learners_ticked(request.viewer, form.ticked())
    if not form.is_valid() or not any(form.cleaned_data["photo"]):
        form.say_problems()
        return _page(request, form, status=422)
    works = form.works(taught_by(request.viewer))
    with_faces = [work for work in works if work.makers]
    try:
        kept = capture_for_class(
            works=with_faces, target=_target(request), title=form.cleaned_data["title"], by=request.viewer.person,
            at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        form.say_problems()
        return _page(request, form, status=422)
    _say_what_became_of_them(request, kept, form, nobody=len(works) - len(with_faces))
    return redirect(_back(request.POST))


@audience("educator")
@require_POST
def piece(request: Asking, piece_id: UUID) -> HttpResponse:
    """One tap takes back what was given to the wrong face."""
    found = kept_for_another(request.viewer, piece_id)
    if found is None:
        raise Http404
    try:
        take_back(evidence=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Taken back. Nothing of it is left with %(name)s.") % {"name": found.learner.said_as})
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(_back(request.POST))


def _back(typed: QueryDict) -> str:
    group = read_ids([typed.get("group", "")])
    return f"/educator/capture/?group={group.pop()}" if group else "/educator/capture/"


def _target(request: Asking) -> LearningTarget | None:
    asked = request.POST.get("target", "")
    if not asked:
        return None
    found = next((target_of(request.viewer.person.school, one) for one in read_ids([asked])), None)
    if found is None:
        raise Http404
    return found


def _say_what_became_of_them(request: Asking, kept: ClassKept, form: ClassCaptureForm, *, nobody: int) -> None:
    if kept.pieces:
        tell(request, _kept_in_words(kept))
    for person in kept.had_it:
        tell(request, _("%(name)s has this photo already. It is kept once.") % {"name": person.said_as})
    for problem in form.problems:
        messages.error(request, problem)
    if nobody:
        sentence = ngettext(
            "%(words)s photo has nobody yet and is not kept. Tap who made it.",
            "%(words)s photos have nobody yet and are not kept. Tap who made them.",
            nobody,
        )
        messages.error(request, capfirst(sentence % {"words": in_words(nobody, "f")}))


def _kept_in_words(kept: ClassKept) -> str:
    pieces, portfolios = len(kept.pieces), len({piece.learner_id for piece in kept.pieces})
    if pieces == 1:
        return _("Kept, in the portfolio of %(name)s.") % {"name": kept.pieces[0].learner.said_as}
    sentence = ngettext(
        "%(pieces)s pieces are kept, in one portfolio.", "%(pieces)s pieces are kept, in %(portfolios)s portfolios.",
        portfolios,
    )  # fmt: skip
    return capfirst(sentence % {"pieces": in_words(pieces), "portfolios": in_words(portfolios)})


def _page(request: Asking, form: ClassCaptureForm, *, status: int = 200) -> HttpResponse:
    viewer, asked = request.viewer, request.POST if request.method == "POST" else request.GET
    groups = groups_taught_by(viewer)
    group = class_asked(groups, viewer, asked)
    learners = taught_in(viewer, group.id) if group else []
    targets = _targets(request, learners)
    chosen = next((one for one in targets if str(one.id) == asked.get("target")), None)
    context: dict[str, Any] = {
        "form": form, "groups": groups, "group": group, "learners": learners, "targets": targets, "chosen": chosen,
        "ticked": read_ids(form.ticked()), "kept": kept_for_others_by(viewer),
    }  # fmt: skip
    return render(request, "educator/capture.html", context, status=status)


def _targets(request: Asking, learners: list[Person]) -> list[TargetShape]:
    """What a class is on now, and the target that was asked for, in the order of the continuum."""
    continuum = continuum_of(request.viewer.person.school)
    on = targets_worked_on(learners, continuum, viewer=request.viewer, at=clock.now())
    on |= read_ids([request.GET.get("target", ""), request.POST.get("target", "")])
    return [target for target in continuum.targets if target.id in on]
