"""The school walk (P1), on a phone in one hand: a few people for today, where they are, the line each chose to share."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.rooms.circles.actions import take_back_interaction
from trellis.rooms.circles.actions.moments import take_back_moment
from trellis.rooms.circles.actions.walk import note_spoken
from trellis.rooms.circles.queries.walk import moment_for, moments_noted_by, spoken_on
from trellis.rooms.circles.terms import MOMENT_SECONDS
from trellis.rooms.community.queries import comments_waiting, reviews_owed_by
from trellis.rooms.community.queries.outreach import outreach_waiting_for
from trellis.rooms.insights.queries.there import parts_of_walk
from trellis.rooms.insights.queries.walk import walk_of
from trellis.rooms.people.queries import adults_at, learner_at, midnight
from trellis.rooms.people.terms import Switch
from trellis.rooms.practice.queries import support_waiting_for
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.moments import MomentForm, noted
from trellis.ui.told import Undo, tell

WALK, MOST_NOTED = "/leader/walk/", 6


@audience("leader")
@require_safe
def walk(request: Asking) -> HttpResponse:
    return _page(request, MomentForm(), request.GET.get("moment", ""))


def _page(request: Asking, form: MomentForm, about: str) -> HttpResponse:
    now, viewer = clock.now(), request.viewer
    found, there = walk_of(viewer, at=now), parts_of_walk(viewer)
    context: dict[str, Any] = {
        "now": now,
        "walk": found,
        "is_off": not viewer.person.school.has_on(Switch.WALK),
        "noted": moments_noted_by(viewer.id, since=midnight(viewer.person.school, viewer.on), at_most=MOST_NOTED),
        "limit": MOMENT_SECONDS,
        "form": form,
        "about": about,
        "reached": outreach_waiting_for(viewer) if "reached" in there else [],
        "support": support_waiting_for(viewer) if "support" in there else 0,
        "reviews": len(reviews_owed_by(viewer)) if "reviews" in there else 0,
        "asked": len(comments_waiting(viewer)) if "asked" in there else 0,
    }
    return render(request, "leader/walk.html", context, status=422 if form.errors else 200)


@audience("leader")
@require_POST
def spoke(request: Asking, person_id: UUID) -> HttpResponse:
    """One tap: we spoke. A learner reads that they talked; one more tap takes it back."""
    me, at, act = request.viewer.person, clock.now(), request.POST.get("act", "spoke")
    adults = (one for one in adults_at(me.school_id, request.viewer.on) if one.id == person_id)
    found = learner_at(me.school_id, person_id, request.viewer.on) or next(adults, None)
    if found is None or found.id == me.id or act not in {"spoke", "back"}:
        raise Http404
    if act == "spoke":
        note_spoken(person=found, by=me, at=at)
        tell(request, _("Noted: you spoke with %(name)s.") % {"name": found.said_as}, undo=Undo(request.path, "back"))
    elif met := spoken_on(me, found, day=request.viewer.on):
        take_back_interaction(met=met, by=me, at=at)
        tell(request, _("Taken back."))
    return redirect(WALK)


@audience("leader")
@require_POST
def moments(request: Asking) -> HttpResponse:
    """A moment seen on the way: hold and say it, or a line; one more press takes it back."""
    if request.POST.get("act") == "back":
        found = next((moment_for(request.viewer, one) for one in read_ids([request.POST.get("moment", "")])), None)
        if found is None:
            raise Http404
        take_back_moment(moment=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Taken back. It has gone from their page as well."))
        return redirect(WALK)
    about = request.POST.get("about", "")
    school_id, on = request.viewer.person.school_id, request.viewer.on
    learner = next((learner_at(school_id, one, on) for one in read_ids([about])), None)
    if form := noted(request, learner):
        return _page(request, form, about)
    return redirect(WALK)
