"""What the pages of several audiences show of a decision: itself, its versions, and what people said about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import comment, take_back_comment, word_comment
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import (
    comments_on,
    decision_called,
    decisions_about_learners,
    decisions_of_classes,
    own_comment,
    versions_of,
    whose_turn,
)
from trellis.rooms.community.queries.teams import decisions_of_teams, voices_to
from trellis.rooms.community.rules import ABOUT_A_LEARNER, may_comment, may_hear_others
from trellis.rooms.people.models import School
from trellis.rooms.people.queries import school_day
from trellis.rooms.people.rules import Viewer, belongs_to
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.privacy.rules import must_be_logged
from trellis.surfaces.forms import read_ids
from trellis.ui.captures import CaptureField


class SayForm(forms.Form):
    """What somebody says about a decision: spoken, written, or both."""

    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)
    text = forms.CharField(label=gettext_lazy("Your words"), required=False)


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
    others, today = list(versions_of(decision)), school_day(decision.school, clock.now())
    is_own = belongs_to(viewer, decision.school_id)
    return {
        "school": decision.school,
        "decision": decision,
        "base": base,
        "earlier": [one for one in others if one.version < decision.version],
        "newer": next((one for one in others if one.version > decision.version), None),
        "voices": voices_to(decision),
        "comments": comments_on(decision, viewer=viewer),
        "may_comment": may_comment(viewer, decision),
        "hears": viewer is not None and may_hear_others(viewer),
        "is_of_school": is_own,
        "is_past": decision.review_on < today,
        "turn": whose_turn(decision, on=today) if is_own else None,
        "saying": SayForm(),
    }


@dataclass(frozen=True)
class NotTaken:
    """What somebody said that did not go: why, and the form with their words and their voice still in it."""

    wrong: str
    saying: SayForm
    typed: str
    comment: str = ""  # the comment whose words were to be written down

    def context(self) -> dict[str, Any]:
        return {"wrong": self.wrong, "saying": self.saying, "typed": self.typed, "unsaid": self.comment}


def take_said(request: HttpRequest, decision: Decision) -> NotTaken | None:
    """This function will do what somebody asks about what they say of a decision: take it, write it down, take it back.

    It gives back what did not go; Http404 for whoever may not speak here.
    """
    viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
    if viewer is None:
        raise Http404
    act, typed = request.POST.get("act", "say"), request.POST.get("text", "")
    saying = SayForm(request.POST, request.FILES)
    if act == "say":
        return _take_new(request, decision, viewer, saying, typed)
    mine = _own_comment(request, decision, viewer)
    if act == "back":
        take_back_comment(comment=mine, by=viewer.person, at=clock.now())
        messages.success(request, _("Taken back. Nothing of it remains."))
        return None
    if act != "words" or mine.file_id is None:
        raise Http404
    try:
        word_comment(comment=mine, words=typed, by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return NotTaken(str(refusal.sentence), SayForm(), typed, str(mine.id))
    messages.success(request, _("Kept: whoever cannot hear it reads it now."))
    return None


def _take_new(request: HttpRequest, decision: Decision, viewer: Viewer, saying: SayForm, typed: str) -> NotTaken | None:
    if not may_comment(viewer, decision):
        raise Http404
    if not saying.is_valid():
        return NotTaken(" ".join(str(error) for errors in saying.errors.values() for error in errors), saying, typed)
    voice = saying.cleaned_data["voice"]
    try:
        comment(decision=decision, text=typed, upload=voice, by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return NotTaken(str(refusal.sentence), saying, typed)
    messages.success(request, _thanks(decision))
    return None


def _thanks(decision: Decision) -> str:
    if decision.group_id:
        return _("Thank you. You see it here at once; the others of the class when it has been read.")
    return _("Thank you. You see it here at once; others when somebody who leads the school has read it.")


def _own_comment(request: HttpRequest, decision: Decision, viewer: Viewer) -> DecisionComment:
    asked = read_ids([request.POST.get("comment", "")])
    found = next((own_comment(viewer, decision, one) for one in asked), None)
    if found is None:
        raise Http404
    return found


def about_learners(viewer: Viewer | None) -> Sequence[AboutLearner]:
    """This function will list what was decided about learners of the viewer's circle."""
    if viewer is None:
        return ()
    return [
        AboutLearner(one, must_be_logged(viewer, ABOUT_A_LEARNER, one.learner))
        for one in decisions_about_learners(viewer)
        if one.learner is not None
    ]


def of_classes(viewer: Viewer | None) -> Sequence[Decision]:
    """This function will list what was decided in the viewer's classes, or in those of their children, and what teams decided
    whose reach includes the viewer."""
    return [*decisions_of_classes(viewer), *decisions_of_teams(viewer)] if viewer else ()
