"""The people around a learner (E2): what each is for, and noting in one press that one met them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import note_interaction, take_back_interaction
from trellis.rooms.circles.queries.around import interaction_noted_by
from trellis.rooms.circles.terms import MOST_NOTE, NOTED, InteractionKind
from trellis.rooms.community.models import Offer
from trellis.rooms.community.queries.mentoring import mentors_fitting, threads_to_look_at
from trellis.rooms.community.queries.outreach import outreach_of
from trellis.rooms.conferences.actions import add_to_agenda
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries.mentoring import mentorships_about
from trellis.rooms.privacy.rules import relation_to
from trellis.rooms.profiles.queries import interests_read_of
from trellis.surfaces.circle import circle_of
from trellis.surfaces.educator.learners.learners import common, learner_or_404
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

BACK = {"class": "/educator/class/"}


@audience("educator_or_leader")
def people(request: Asking, learner_id: UUID) -> HttpResponse:
    """The people around a learner, what each is for, and with what kinds of people they met; to plan an introduction."""
    found, viewer = learner_or_404(request, learner_id, ()), request.viewer
    teaches = bool(relation_to(viewer, found).through)
    if request.method == "POST":
        if not teaches or request.POST.get("act") != "introduce":
            raise Http404
        words = _("Whom from outside the school would you like to meet?")
        add_to_agenda(learner=found, adult=viewer.person, text=words, by=viewer.person, at=clock.now())
        tell(request, _("It waits for your next talk with %(name)s.") % {"name": found.said_as})
        return redirect(f"/educator/learners/{found.id}/people/")
    context = common(request, found) | {
        "around": circle_of(found, viewer=viewer),
        "sent": outreach_of(found, viewer=viewer, at_most=20),
        "fitting": _fitting(request, found) if teaches else [],
        "threads": [] if teaches else threads_to_look_at(viewer, found),
        "longest": MOST_NOTE,
    }
    return render(request, "educator/learner_people.html", context)


def _fitting(request: Asking, found: Person) -> list[tuple[Person, Offer]]:
    """Up to two mentors whose offers touch what the learner cares about and who do not accompany them yet."""
    viewer = request.viewer
    interests = interests_read_of([found], viewer=viewer).get(found.id, [])
    known = [one.mentor_id for one in mentorships_about([found.id], on=viewer.on)] if interests else []
    return mentors_fitting(viewer, interests, but=known) if interests else []


@audience("educator_or_leader")
@require_POST
def met(request: Asking, learner_id: UUID) -> HttpResponse:
    """One tap: we talked, or we met; today, or on a day gone by, with a line or without."""
    found, given = learner_or_404(request, learner_id, ()), request.POST
    back = BACK.get(given.get("back", ""), f"/educator/learners/{found.id}/people/")
    kind, name = given.get("kind", ""), {"name": found.said_as}
    if kind not in NOTED:
        raise Http404
    try:
        day, words, me = read_date(given.get("on", "")), given.get("words", ""), request.viewer.person
        noted = note_interaction(learner=found, kind=kind, on=day, words=words, by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect(back)
    talked = kind == InteractionKind.SPOKE
    sentence = _("Noted: you talked with %(name)s.") if talked else _("Noted: you met %(name)s.")
    act = "class" if given.get("back") == "class" else "undo"
    tell(request, sentence % name, undo=Undo(f"/educator/learners/{found.id}/met/{noted.id}/", act))
    return redirect(back)


@audience("educator_or_leader")
@require_POST
def not_met(request: Asking, learner_id: UUID, interaction_id: UUID) -> HttpResponse:
    """Take back that we talked or met."""
    noted = interaction_noted_by(request.viewer, interaction_id)
    if noted is None or noted.learner_id != learner_id:
        raise Http404
    take_back_interaction(met=noted, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. Nothing of it is kept."))
    return redirect(BACK.get(request.POST.get("act", ""), f"/educator/learners/{learner_id}/people/"))
