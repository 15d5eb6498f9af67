"""One target with everything: its strand beside it, how it is said, what is seen when it is shown, what it leans on, what it
answers to, its history. Each part is a form of its own; what is refused keeps what was typed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.crosswalk import align, unalign
from trellis.rooms.continuum.actions.retiring import offer_again
from trellis.rooms.continuum.models import LearningTarget, Standard
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.crosswalk import standard_of, standards_by_target, standards_found
from trellis.rooms.continuum.queries.studio import changes_of, exemplars_of, leaning_on
from trellis.rooms.continuum.terms import EXEMPLAR_LENGTH, MOST_EXEMPLARS
from trellis.rooms.evidence.queries.at_target import at_target
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum import target_form as form
from trellis.surfaces.office.continuum.keeping import HOME, Refusal, refused, school_kept, target_or_404
from trellis.surfaces.office.continuum.lath import lath_of
from trellis.ui.told import tell

LATELY = 3
NAMED = 12  # adults named in one line
Act = Callable[[Asking, LearningTarget, str], None]


@audience("office")
def target(request: Asking, target_id: UUID) -> HttpResponse:
    """The sheet of one target, and every act on it."""
    found = target_or_404(request, target_id)
    if request.method != "POST":
        return _page(request, found, Refusal())
    act, _colon, of = _pressed(request).partition(":")
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act](request, found, of)
        return redirect(f"{HOME}targets/{target_id}/")
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, refused(refusal, act, request.POST))


def _pressed(request: Asking) -> str:
    """What was pressed: an act of a form, or one beside a line in it, such as `line-away:<id>`."""
    line = request.POST.get("line", "")
    return f"line-{line}" if line else request.POST.get("act", "")


def _page(request: Asking, found: LearningTarget, kept: Refusal) -> HttpResponse:
    school = school_kept(request)
    ours, words = continuum_of(school), request.GET.get("words", "")
    shape = ours.known[found.id]
    touched, exemplars = at_target(found, on=request.viewer.on), exemplars_of([found.id])[found.id]
    context: dict[str, Any] = {
        "target": found, "shape": shape, "kept": kept, "lath": lath_of(ours, shape.strand.id, current=found.id),
        **form.boxes_of(found, kept),
        "lines": form.lines_of(found, kept),
        "exemplars": exemplars, "exemplar_length": EXEMPLAR_LENGTH, "may_add": len(exemplars) < MOST_EXEMPLARS,
        "leans_on": [ours.known[one] for one in shape.needs if one in ours.known],
        "carries": leaning_on(ours, found.id)[:NAMED], "instead": ours.known.get(shape.replaced_by),  # type: ignore[arg-type]
        "aligned": standards_by_target(school, [found.id]).get(found.id, []),
        "words": words, "found": standards_found(school, words),
        "lately": list(changes_of(school, target=found)[:LATELY]), "touched": touched,
        "teachers": touched.taught_by[:NAMED], "more_teachers": len(touched.taught_by[NAMED:]),
    }  # fmt: skip
    return render(request, "office/continuum_target.html", context, status=422 if kept.sentence else 200)


def _offer(request: Asking, found: LearningTarget, _of: str) -> None:
    offer_again(target=found, by=request.viewer.person, at=clock.now())
    tell(request, _("It is offered again, in its old place."))


def _align(request: Asking, found: LearningTarget, _of: str) -> None:
    align(target=found, standard=_chosen_standard(request), by=request.viewer.person, at=clock.now())
    tell(request, _("Kept."))


def _unalign(request: Asking, found: LearningTarget, _of: str) -> None:
    unalign(target=found, standard=_chosen_standard(request), by=request.viewer.person, at=clock.now())
    tell(request, _("Kept."))


def _chosen_standard(request: Asking) -> Standard:
    chosen = read_ids([request.POST.get("standard", "")])
    found = standard_of(request.viewer.person.school, chosen.pop()) if chosen else None
    if found is None:
        raise Http404
    return found


ACTS: dict[str, Act] = {
    "words": form.keep_words,
    "criteria": form.keep_criteria,
    "line-earlier": form.line_earlier,
    "line-later": form.line_later,
    "line-away": form.line_away,
    "line-back": form.line_back,
    "exemplar": form.add_example,
    "exemplar-away": form.example_away,
    "exemplar-back": form.example_back,
    "offer": _offer,
    "align": _align,
    "unalign": _unalign,
}
