"""What the pages of several audiences show of a decision: itself, its versions, and what people said about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import comment
from trellis.rooms.community.models import Decision
from trellis.rooms.community.queries import comments_on, decision_called, decisions_about_learners, versions_of
from trellis.rooms.community.rules import ABOUT_A_LEARNER, may_comment
from trellis.rooms.people.models import School
from trellis.rooms.people.queries import school_day
from trellis.rooms.people.rules import Viewer, belongs_to
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.privacy.rules import must_be_logged


@dataclass(frozen=True)
class AboutLearner:
    """A decision about one learner in a list; whoever reads it only with a line in the log sees whom it is about, no more."""

    decision: Decision
    is_narrow: bool


def found_decision(request: HttpRequest, school: School, slug: str) -> Decision:
    """This function will find the decision of an address, in the version asked for; Http404 where it is not for the viewer.

    Reading what was decided about a learner outside normal duty leaves a line in the log.
    """
    viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    found = decision_called(school, slug, viewer=viewer, version=version)
    if found is None or (asked and version is None):
        raise Http404
    if viewer and found.learner and must_be_logged(viewer, ABOUT_A_LEARNER, found.learner):
        note_access(learner=found.learner, kinds=[ABOUT_A_LEARNER], by=viewer.person, at=clock.now())
    return found


def decision_context(request: HttpRequest, decision: Decision, *, base: str) -> dict[str, Any]:
    """This function will gather what a page shows of a decision; `base` is the address its versions begin with."""
    viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
    others = list(versions_of(decision))
    return {
        "school": decision.school,
        "decision": decision,
        "base": base,
        "earlier": [one for one in others if one.version < decision.version],
        "newer": next((one for one in others if one.version > decision.version), None),
        "comments": comments_on(decision, viewer=viewer),
        "may_comment": may_comment(viewer, decision),
        "is_of_school": belongs_to(viewer, decision.school_id),
        "is_past": decision.review_on < school_day(decision.school, clock.now()),
    }


def take_comment(request: HttpRequest, decision: Decision) -> str:
    """This function will take what somebody wrote about a decision, and give back a sentence where that did not go."""
    viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
    if viewer is None:
        raise Http404
    try:
        comment(decision=decision, text=request.POST.get("text", ""), by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return str(refusal.sentence)
    messages.success(
        request, _("Thank you. You see it here at once; others when somebody who leads the school has read it.")
    )
    return ""


def about_learners(viewer: Viewer | None) -> Sequence[AboutLearner]:
    """This function will list what was decided about learners of the viewer's circle."""
    if viewer is None:
        return ()
    return [
        AboutLearner(one, must_be_logged(viewer, ABOUT_A_LEARNER, one.learner))
        for one in decisions_about_learners(viewer)
        if one.learner is not None
    ]
