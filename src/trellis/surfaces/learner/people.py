"""My People (L10): who answered, turning to an adult of my circle, and everybody around me with what they are for."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import note_interaction, take_back_interaction
from trellis.rooms.circles.actions.relating import (
    add_to_circle,
    put_back_into_circle,
    say_what_for,
    take_out_of_circle,
)
from trellis.rooms.circles.queries.around import Tie, interaction_noted_by, relationship_of, who_may_be_added
from trellis.rooms.circles.terms import MOST_PURPOSE, InteractionKind
from trellis.rooms.community.actions import Sent, reach_out, take_back_outreach
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.community.queries.outreach import outreach_of, own_outreach, within_reach
from trellis.rooms.community.terms import MOST_OUTREACH, OutreachKind
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import piece_of
from trellis.rooms.people.models import Mentorship
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.queries.mentoring import mentorships_about
from trellis.rooms.people.terms import OF_AGE, Role
from trellis.surfaces.circle import circle_of, readers_of
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.people_form import ReachForm
from trellis.ui.told import Undo, tell

HERE = "/learner/people/"
SHOWN = 20  # of what went between me and adults, the newest


@audience("learner")
def people(request: Asking) -> HttpResponse:
    if request.method != "POST":
        asked = {name: request.GET.get(name, "") for name in ("kind", "to", "piece")}
        return _page(request, ReachForm(initial=asked))
    form = ReachForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        sent = _sent(request, form)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=422)
    tell(request, sent_in_words(sent), undo=Undo(f"{HERE}sent/{sent.id}/", "back"))
    return redirect(HERE)


def sent_in_words(sent: OutreachRequest) -> str:
    """This function will say that something went to an adult."""
    name = {"name": sent.to.said_as}
    if sent.kind == OutreachKind.HIGH_FIVE:
        return _("%(name)s gets your high five.") % name
    return _("It is with %(name)s now. The answer comes to Today.") % name


def _sent(request: Asking, form: ReachForm) -> OutreachRequest:
    me, given = request.viewer.person, form.cleaned_data
    to = next((one for one in within_reach(request.viewer) if str(one.id) == given["to"]), None)
    if to is None:
        raise Refused(_("Choose one of your people who work here."))
    sent = Sent(
        words=given["words"], voice=given["voice"], picture=given["picture"], piece=_own_piece(request, given["piece"])
    )
    return reach_out(learner=me, to=to, kind=given["kind"], sent=sent, by=me, at=clock.now())


def _own_piece(request: Asking, asked: str) -> Evidence | None:
    """A piece of mine that goes along; nothing where none is named. Raises Http404 for any other."""
    if not asked:
        return None
    found = next((piece_of(one, viewer=request.viewer) for one in read_ids([asked])), None)
    if found is None or found.learner_id != request.viewer.id or found.erased_at is not None:
        raise Http404
    return found


def _page(request: Asking, form: ReachForm, *, status: int = 200) -> HttpResponse:
    me, viewer = request.viewer.person, request.viewer
    around = circle_of(me, viewer=viewer)
    sent = outreach_of(me, viewer=viewer, at_most=SHOWN)
    context = {
        "form": form, "around": around, "reach": within_reach(viewer, ties=around.ties), "kinds": OutreachKind.choices,
        "answered": [one for one in sent if getattr(one, "reply", None)],
        "waiting": [one for one in sent if getattr(one, "reply", None) is None],
        "readers": readers_of(me, around.ties, viewer=viewer), "longest": MOST_OUTREACH,
        "piece": _own_piece(request, str(form["piece"].value() or "")),
        "asked_mentors": _asked_mentors(request),
    }  # fmt: skip
    return render(request, "learner/people.html", context, status=status)


def _asked_mentors(request: Asking) -> list[Mentorship]:
    """Mentors to whom I say yes or no myself, being of age."""
    me, viewer = request.viewer.person, request.viewer
    if (age_on(me, viewer.on) or 0) < OF_AGE:
        return []
    return [one for one in mentorships_about([me.id], on=viewer.on) if one.consent_at is None]


@audience("learner")
@require_POST
def sent(request: Asking, request_id: UUID) -> HttpResponse:
    """Take back what I sent, until it was answered."""
    found = own_outreach(request.viewer.person, request_id)
    if found is None:
        raise Http404
    try:
        take_back_outreach(request=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Taken back. Nothing of it is kept."))
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(HERE)


@audience("learner")
def new(request: Asking) -> HttpResponse:
    """Put somebody into my circle: of my groups, or an adult of my school; and say what they are for."""
    me, refused = request.viewer.person, ""
    offered = who_may_be_added(request.viewer)
    if request.method == "POST":
        chosen = next((one for one in read_ids([request.POST.get("person", "")]) if one in offered), None)
        try:
            if chosen is None:
                raise Refused(_("Choose somebody of your groups or an adult of your school."))
            person, purpose = offered[chosen].person, request.POST.get("purpose", "")
            row = add_to_circle(learner=me, person=person, purpose=purpose, by=me, at=clock.now())
            out = Undo(f"{HERE}{person.id}/", "out") if row.since == request.viewer.on else None
            tell(request, _("%(name)s is among your people.") % {"name": person.said_as}, undo=out)
            return redirect(HERE)
        except Refused as refusal:
            refused = str(refusal.sentence)
    around = {tie.person.id for tie in circle_of(me, viewer=request.viewer).ties}
    left = [row for one, row in offered.items() if one not in around]
    context = {
        "peers": [row for row in left if row.role == Role.LEARNER],
        "adults": [row for row in left if row.role != Role.LEARNER],
        "refused": refused, "typed": request.POST, "longest": MOST_PURPOSE,
    }  # fmt: skip
    return render(request, "learner/people_new.html", context, status=422 if refused else 200)


@audience("learner")
def person(request: Asking, person_id: UUID) -> HttpResponse:
    """One of my people: what they are for, that we met, or out of my circle."""
    tie, refused = _tie(request, person_id), ""
    act = request.POST.get("act", "")
    if request.method == "POST":
        if act not in ACTS:
            raise Http404
        try:
            ACTS[act](request, tie)
            return redirect(HERE)
        except NotAllowed:
            raise
        except Refused as refusal:
            refused = str(refusal.sentence)
    context: dict[str, Any] = {
        "tie": tie, "refused": refused, "typed": request.POST, "longest": MOST_PURPOSE,
        "reaches": tie.person.id in {one.id for one in within_reach(request.viewer, ties=[tie])},
    }  # fmt: skip
    return render(request, "learner/people_person.html", context, status=422 if refused else 200)


def _tie(request: Asking, person_id: UUID) -> Tie:
    around = circle_of(request.viewer.person, viewer=request.viewer)
    found = next((tie for tie in around.ties if tie.person.id == person_id), None)
    if found is None:
        raise Http404
    return found


def _say_for(request: Asking, tie: Tie) -> None:
    me, words = request.viewer.person, request.POST.get("purpose", "")
    say_what_for(learner=me, person=tie.person, purpose=words, by=me, at=clock.now())
    tell(request, _("Kept."))


def _met(request: Asking, tie: Tie) -> None:
    """Two learners met; what adults noted, adults note."""
    kind = request.POST.get("how", InteractionKind.MET)
    met = note_interaction(learner=tie.person, kind=kind, by=request.viewer.person, at=clock.now())
    undo = Undo(f"{HERE}met/{met.id}/", "undo")
    tell(request, _("Noted: you and %(name)s met.") % {"name": tie.person.said_as}, undo=undo)


def _out(request: Asking, tie: Tie) -> None:
    if not tie.is_chosen or tie.relationship is None:
        raise Refused(_("%(name)s belongs to you by family or by school, and stays.") % {"name": tie.person.said_as})
    row = tie.relationship
    row.learner = request.viewer.person
    take_out_of_circle(relationship=row, by=request.viewer.person, at=clock.now())
    sentence = _("%(name)s is out of your circle. Nobody is told.") % {"name": tie.person.said_as}
    tell(request, sentence, undo=Undo(f"{HERE}back/{row.id}/", "back"))


ACTS = {"for": _say_for, "met": _met, "out": _out}


@audience("learner")
@require_POST
def back(request: Asking, relationship_id: UUID) -> HttpResponse:
    """Put back whom I took out."""
    found = relationship_of(request.viewer.person, relationship_id)
    if found is None:
        raise Http404
    put_back_into_circle(relationship=found, by=request.viewer.person, at=clock.now())
    tell(request, _("%(name)s is among your people.") % {"name": found.person.said_as})
    return redirect(HERE)


@audience("learner")
@require_POST
def met(request: Asking, interaction_id: UUID) -> HttpResponse:
    """Take back that we met."""
    found = interaction_noted_by(request.viewer, interaction_id)
    if found is None:
        raise Http404
    take_back_interaction(met=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. Nothing of it is kept."))
    return redirect(HERE)
