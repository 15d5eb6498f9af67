"""Mentors for those who teach: who is vetted and what they offer, matching one with a learner, and what goes among three."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.queries.mentoring import Mentoring, mentors_at
from trellis.rooms.community.rules import may_read_thread
from trellis.rooms.people.actions import propose_mentorship
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_by
from trellis.rooms.people.queries.mentoring import mentorship_of, mentorships_about
from trellis.rooms.people.terms import MOST_PURPOSE
from trellis.rooms.profiles.queries import interests_read_of
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.mentoring import adults_beside, among_three
from trellis.ui.told import tell

HERE = "/educator/mentors/"


@audience("educator")
def mentors(request: Asking) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        try:
            made = _matched(request)
            tell(request, _("Asked. It opens when the family says yes.") if made else "")
            return redirect(HERE)
        except NotAllowed:
            raise
        except Refused as refusal:
            refused = str(refusal.sentence)
    return render(request, "educator/mentors.html", _page(request) | {"refused": refused, "typed": request.POST},
                  status=422 if refused else 200)  # fmt: skip


def _page(request: Asking) -> dict[str, Any]:
    viewer = request.viewer
    taught = list(taught_by(viewer))
    interests = interests_read_of(taught, viewer=viewer)
    found = mentors_at(viewer)
    return {
        "mentors": [(one, _fitting(one, taught, interests)) for one in found],
        "learners": taught,
        "adults": adults_beside(viewer.person.school, on=viewer.on) if found else [],
        "mentorships": mentorships_about([one.id for one in taught], on=viewer.on),
        "longest": MOST_PURPOSE,
    }


def _fitting(one: Mentoring, taught: list[Person], interests: dict[UUID, list[str]]) -> list[Person]:
    """Whose words an offer touches: something to look at, never a match."""
    return [learner for learner in taught if one.touching(interests.get(learner.id, ()))]


def _matched(request: Asking) -> Any:
    viewer, given = request.viewer, request.POST
    mentors_now = {one.mentor.id: one.mentor for one in mentors_at(viewer)}
    learners = {one.id: one for one in taught_by(viewer)}
    adults = {one.id: one for one in adults_beside(viewer.person.school, on=viewer.on)}
    mentor, learner = _one(mentors_now, given.get("mentor", "")), _one(learners, given.get("learner", ""))
    staff = _one(adults, given.get("staff", ""))
    if mentor is None or learner is None:
        raise Refused(_("Choose a mentor and one of your learners."))
    if staff is None:
        raise Refused(_("Name somebody of the school who is always beside the two: nothing goes between them alone."))
    return propose_mentorship(
        mentor=mentor, learner=learner, staff=staff, purpose=given.get("purpose", ""),
        until=read_date(given.get("until", "")), by=viewer.person, at=clock.now(),
    )  # fmt: skip


def _one(people: dict[UUID, Person], typed: str) -> Person | None:
    return next((people[one] for one in read_ids([typed]) if one in people), None)


@audience("adults")
def mentor(request: Asking, mentorship_id: UUID) -> HttpResponse:
    """One mentorship: what the three say; end it, or name who is beside the two. Whoever of the school is beside them need not
    teach."""
    found = mentorship_of(mentorship_id)
    if found is None or not _may_know(request, found):
        raise Http404
    teaches = found.learner_id in {one.id for one in taught_by(request.viewer)}
    adults = adults_beside(request.viewer.person.school, on=request.viewer.on) if teaches else []
    more = {"adults": adults, "teaches": teaches}
    return among_three(request, found, here=f"{HERE}{found.id}/", template="educator/mentor.html", more=more)


def _may_know(request: Asking, found: Any) -> bool:
    teaches = found.learner_id in {one.id for one in taught_by(request.viewer)}
    return teaches or may_read_thread(request.viewer, found)
