"""Feedback (M3): the pieces that learners show me, and a word to each, in writing or aloud: by what one sees when its target is
shown, and by two questions where it claims none. Never a judgement."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import criteria_by_target
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import claims_on, piece_of
from trellis.rooms.evidence.queries.pieces import pieces_shown_to
from trellis.rooms.evidence.queries.said import own_words_on
from trellis.rooms.evidence.rules import may_give_feedback
from trellis.rooms.evidence.terms import FeedbackKind
from trellis.rooms.people.queries.mentoring import mentored_by, own_mentorships
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.two_questions import AskedForm, CriteriaForm, TwoQuestionsForm
from trellis.ui.told import tell

HERE = "/mentor/feedback/"
SHOWN = 12


@audience("mentor")
@require_safe
def feedback(request: Asking) -> HttpResponse:
    viewer = request.viewer
    pieces = list(pieces_shown_to(viewer, [one.learner for one in own_mentorships(viewer)])[:SHOWN])
    said = own_words_on([one.id for one in pieces], viewer=viewer)
    return render(request, "mentor/feedback.html", {"pieces": pieces, "said": set(said)})


@audience("mentor")
def piece(request: Asking, piece_id: UUID) -> HttpResponse:
    """One piece that was shown to me: look, answer, send."""
    viewer = request.viewer
    found = piece_of(piece_id, viewer=viewer)
    if found is None or found.learner_id not in mentored_by(viewer) or not may_give_feedback(viewer, found):
        raise Http404
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(
                evidence=found, kind=FeedbackKind.WORD, text=form.in_words(), upload=form.cleaned_data["voice"],
                by=viewer.person, at=clock.now(),
            )  # fmt: skip
            tell(request, _("Sent. %(name)s and whoever teaches them read it.") % {"name": found.learner.said_as})
            return redirect(HERE)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    own = own_words_on([found.id], viewer=viewer).get(found.id, [])
    context = {"piece": found, "form": form, "own": own}
    return render(request, "mentor/piece.html", context, status=422 if form.errors else 200)


def _form(request: Asking, found: Evidence) -> AskedForm:
    claimed = [claim.target_id for claim in claims_on(found)]
    by_target = criteria_by_target(claimed) if claimed else {}
    criteria = [one for target in dict.fromkeys(claimed) for one in by_target.get(target, [])]
    given = (request.POST or None, request.FILES or None)
    return CriteriaForm(criteria, *given) if criteria else TwoQuestionsForm(*given)
