"""What the three of a mentorship say to each other, as each of them, the family and those who teach the learner see it."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import say_among_three
from trellis.rooms.community.queries.mentoring import looked_in, said_among_three
from trellis.rooms.community.rules import may_say_among_three
from trellis.rooms.community.terms import MOST_SAID
from trellis.rooms.people.actions import answer_mentorship, end_mentorship, hand_over_mentorship, set_next_visit
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.queries.mentoring import court_has_say, has_consent, has_staff_beside, is_open
from trellis.rooms.people.queries.near import adult_memberships_at
from trellis.rooms.people.rules import may_consent, may_end_mentorship
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell


class SayForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("In your words"), required=False)
    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)


def among_three(
    request: Asking, found: Mentorship, *, here: str, template: str, more: dict[str, Any] | None = None
) -> HttpResponse:
    """This function will show a mentorship to somebody who may know of it, and do what they press: say something, consent or
    not, end it, name who is beside the two, set the next visit."""
    form, refused = SayForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in ACTS:
            raise Http404
        try:
            if act != "say" or form.is_valid():
                tell(request, ACTS[act](request, found, form))
                return redirect(here if act != "end" else _after(here))
        except NotAllowed:
            raise
        except Refused as refusal:
            refused = str(refusal.sentence)
    context = _context(request, found) | {"form": form, "refused": refused, "here": here, **(more or {})}
    return render(request, template, context, status=422 if refused or form.errors else 200)


def _context(request: Asking, found: Mentorship) -> dict[str, Any]:
    viewer, age = request.viewer, age_on(found.learner, request.viewer.on)
    says = may_say_among_three(viewer, found)
    return {
        "found": found,
        "said": said_among_three(found, viewer=viewer),
        "says": says,
        "holds": is_open(found, on=viewer.on),
        "looked": looked_in(found, viewer=viewer),
        "is_paused": is_paused(found, on=viewer.on),
        "has_staff": says or has_staff_beside(found, on=viewer.on),
        "consents": may_consent(viewer, found, age=age) and not court_has_say(viewer.person, found.learner),
        "ends": found.ended_at is None and may_end_mentorship(viewer, found, age=age),
        "is_adult_beside": viewer.id in {found.mentor_id, found.staff_id},
        "most": MOST_SAID,
    }


def is_paused(found: Mentorship, *, on: date) -> bool:
    """This function will say whether a mentorship waits for another consent, as the one it began with does not stand any more."""
    return found.consent_at is not None and found.ended_at is None and found.ends_on >= on and not has_consent(found)


def adults_beside(viewer_school: Any, *, on: Any) -> list[Person]:
    """This function will list who could be beside a mentor and a learner: those who work at the school, by name."""
    return list({row.person_id: row.person for row in adult_memberships_at(viewer_school, on=on)}.values())


def _say(request: Asking, found: Mentorship, form: SayForm) -> str:
    given = form.cleaned_data
    say_among_three(
        mentorship=found, text=given["text"], voice=given["voice"], by=request.viewer.person, at=clock.now()
    )
    return _("Said to the others.")


def _yes(request: Asking, found: Mentorship, form: SayForm) -> str:
    answer_mentorship(mentorship=found, consents=True, by=request.viewer.person, at=clock.now())
    return _("Agreed. You can take it back at any time, here.")


def _no(request: Asking, found: Mentorship, form: SayForm) -> str:
    answer_mentorship(mentorship=found, consents=False, by=request.viewer.person, at=clock.now())
    return _("Then it does not begin. Nobody asks why.")


def _end(request: Asking, found: Mentorship, form: SayForm) -> str:
    end_mentorship(mentorship=found, by=request.viewer.person, at=clock.now())
    return _("Ended. %(name)s sees nothing more from now on.") % {"name": found.mentor.said_as}


def _visit(request: Asking, found: Mentorship, form: SayForm) -> str:
    day = read_date(request.POST.get("day", ""))
    set_next_visit(mentorship=found, day=day, by=request.viewer.person, at=clock.now())
    return _("Kept. All three read the day.")


def _beside(request: Asking, found: Mentorship, form: SayForm) -> str:
    adults = {one.id: one for one in adults_beside(found.learner.school, on=request.viewer.on)}
    chosen = next((one for one in read_ids([request.POST.get("staff", "")]) if one in adults), None)
    if chosen is None:
        raise Refused(_("Name somebody of the school who is always beside the two: nothing goes between them alone."))
    hand_over_mentorship(mentorship=found, staff=adults[chosen], by=request.viewer.person, at=clock.now())
    return _("%(name)s is beside the two now.") % {"name": adults[chosen].said_as}


ACTS = {"say": _say, "yes": _yes, "no": _no, "end": _end, "visit": _visit, "beside": _beside}


def _after(here: str) -> str:
    """Where somebody goes on whose page has closed with what they pressed."""
    return HOMES.get(here.split("/")[1], here)


HOMES = {"mentor": "/mentor/learners/", "learner": "/learner/people/", "educator": "/educator/mentors/"}
