"""The learner page (E2): the whole child. Words, work, people and paths; nothing that adds them up."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.engine.trellis_drawing import draw_list, draw_near
from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.moments import share_moment, take_back_moment
from trellis.rooms.circles.queries import agreements_about
from trellis.rooms.circles.queries.walk import moment_for, moments_of
from trellis.rooms.circles.terms import MOMENT_SECONDS
from trellis.rooms.community.queries import words_home
from trellis.rooms.community.rules import may_write_home
from trellis.rooms.conferences.actions import promise_rhythm
from trellis.rooms.conferences.queries import next_talk_between, reflections_of, rhythm_of
from trellis.rooms.conferences.queries.own_week import wish_of
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.queries import read_learner, showcase_of, shown_pieces_of
from trellis.rooms.paths.queries import goals_of, ideas_of, own_growth_of, plans_of
from trellis.rooms.paths.queries.day import coming_day_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import groups_and_educators_of, guardians_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.privacy.queries import learner_for
from trellis.rooms.privacy.rules import may_contact_guardians, must_be_logged, relation_to
from trellis.rooms.privacy.terms import Kind
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.queries import read_entries, supports_of
from trellis.rooms.profiles.rules import may_write_supports
from trellis.rooms.suggestions.queries import next_steps_for
from trellis.surfaces.about_me import about_me
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.growth import Places, growth_of
from trellis.surfaces.moments import MomentForm, noted
from trellis.surfaces.target_detail import detail_of
from trellis.surfaces.whole import areas_in_words, beside_areas, open_in_words

# What the three pages show; whoever reads some of it only with a line in the log has that line written.
SHOWN_HERE = (Kind.EVIDENCE, Kind.STATES, Kind.AGREEMENT, Kind.MOMENT)
SHOWN_ON_PATH = (
    Kind.EVIDENCE, Kind.STATES, Kind.SELF_ASSESSMENT, Kind.PLANS, Kind.OWN_IDEAS, Kind.NEXT_STEPS,
)  # fmt: skip
SHOWN_ON_SHEET = (Kind.EVIDENCE, Kind.STATES, Kind.PLANS)
SHOWN_AS_WHOLE = (Kind.EVIDENCE, Kind.STATES, Kind.PLANS)


@audience("educator_or_leader")
def learner(request: Asking, learner_id: UUID) -> HttpResponse:
    return _whole_child(request, learner_or_404(request, learner_id, SHOWN_HERE), MomentForm())


def _whole_child(request: Asking, found: Person, form: MomentForm) -> HttpResponse:
    viewer = request.viewer
    reading = read_learner(found, viewer=viewer)
    context = common(request, found) | {
        "form": form,
        "moments": moments_of(found, viewer=viewer, at_most=6),
        "limit": MOMENT_SECONDS,
        "words": words_home(found, viewer=viewer) if may_write_home(viewer, found) else [],
        "about": about_me(read_entries(found, viewer=viewer).readable, found, viewer=viewer),
        "supports": _supports(found, viewer),
        "thought": list(reflections_of(found, viewer=viewer)[:3]),
        "writes_supports": may_write_supports(viewer, found),
        "now": open_in_words(reader=viewer.person, continuum=continuum_of(found.school), reading=reading),
        "pieces": list(shown_pieces_of(found, viewer=viewer).order_by("-made_on", "-captured_at", "-id")[:6]),
        "agreements": list(agreements_about(found, viewer=viewer)[:12]),
        "circle": groups_and_educators_of(found, on=viewer.on)[1],
        "family": guardians_of(found) if may_contact_guardians(viewer, found) else [],
        "talk": next_talk_between(found, viewer.person),
        "rhythm": rhythm_of(viewer.person, found),
        "wish": wish_of(viewer, found),
    }
    return render(request, "educator/learner.html", context, status=422 if form.errors else 200)


@audience("educator_or_leader")
@require_POST
def moments(request: Asking, learner_id: UUID) -> HttpResponse:
    """A moment that an adult noticed; its author shares it with the family, or takes it back."""
    found, act, at = learner_or_404(request, learner_id, ()), request.POST.get("act"), clock.now()
    if act in {"share", "keep", "back"}:
        mine = next((moment_for(request.viewer, one) for one in read_ids([request.POST.get("moment", "")])), None)
        if mine is None or mine.learner_id != found.id:
            raise Http404
        if act == "back":
            take_back_moment(moment=mine, by=request.viewer.person, at=at)
        else:
            share_moment(moment=mine, with_family=act == "share", by=request.viewer.person, at=at)
    elif form := noted(request, found):
        return _whole_child(request, learner_or_404(request, learner_id, SHOWN_HERE), form)
    return redirect(f"/educator/learners/{found.id}/#moments")


@audience("educator_or_leader")
def path(request: Asking, learner_id: UUID) -> HttpResponse:
    """The path as a picture, with what was planned, proposed and offered beside it."""
    found, viewer = learner_or_404(request, learner_id, SHOWN_ON_PATH), request.viewer
    asked = _asked_target(request)
    places = Places(target=f"/educator/learners/{found.id}/path/?target={{}}#target", area="")
    grown = growth_of(found, viewer=viewer, places=places, current=asked)
    context = common(request, found) | {
        "drawing": draw_near(grown.growth),
        "offers": next_steps_for(found, viewer=viewer, given=grown.given),
        "goals": goals_of(found, viewer=viewer),
        "plans": plans_of(found, viewer=viewer)[:6],
        "ideas": ideas_of(found, viewer=viewer, at_most=6),
        "day": _planned_day(found, viewer),
        "detail": detail_of(found, asked, viewer=viewer, grown=grown) if asked else None,
    }
    return render(request, "educator/learner_path.html", context)


def _supports(found: Person, viewer: Viewer) -> list[Support]:
    """What helps a learner; who reads it only with a line in the log has that line written, where there is something."""
    standing = supports_of(found, viewer=viewer)
    if standing and must_be_logged(viewer, Kind.SUPPORTS, found):
        note_access(learner=found, kinds=[Kind.SUPPORTS], by=viewer.person, at=clock.now())
    return standing


def _planned_day(found: Person, viewer: Viewer) -> dict[str, Any]:
    """What a learner planned for today, or for the next day with school."""
    on, parts = coming_day_of(found, viewer=viewer)
    return {"on": on, "planned": [part for part in parts if part.card]}


@audience("educator_or_leader")
def path_paper(request: Asking, learner_id: UUID) -> HttpResponse:
    """The path as a sheet: what grows, as a list."""
    found, viewer = learner_or_404(request, learner_id, SHOWN_ON_SHEET), request.viewer
    grown = growth_of(found, viewer=viewer, places=Places(target="", area=""))
    context = {"learner": found, "drawing": draw_list(grown.growth)}
    return render(request, "educator/learner_path_paper.html", context)


@audience("educator_or_leader")
def whole(request: Asking, learner_id: UUID) -> HttpResponse:
    """Every area of the same weight, with the work behind it."""
    found, viewer = learner_or_404(request, learner_id, SHOWN_AS_WHOLE), request.viewer
    reading = read_learner(found, viewer=viewer)
    about = about_me(read_entries(found, viewer=viewer).readable, found, viewer=viewer)
    own, circle = own_growth_of(found, viewer=viewer), groups_and_educators_of(found, on=viewer.on)[1]
    shown = {
        "beside": beside_areas(found, about=about, own=own, circle=circle, reader=viewer.person),
        "areas": areas_in_words(reader=viewer.person, continuum=continuum_of(found.school), reading=reading),
        "showcase": showcase_of(found, viewer=viewer),
    }
    return render(request, "educator/learner_whole.html", common(request, found) | shown)


def common(request: Asking, found: Person) -> dict[str, Any]:
    teaches = bool(relation_to(request.viewer, found).through)
    add_url = f"/educator/learners/{found.id}/about/" if teaches else ""
    return {
        "learner": found,
        "teaches": teaches,
        "add_url": add_url,
        "piece_url": "/educator/inbox/" if teaches else "",
    }


@audience("educator")
@require_POST
def rhythm(request: Asking, learner_id: UUID) -> HttpResponse:
    """Promise talks in a rhythm: every so many days."""
    found, me = learner_or_404(request, learner_id, ()), request.viewer.person
    try:
        days = int(request.POST.get("every_days") or 0)
        promise_rhythm(adult=me, learner=found, every_days=days, by=me, at=clock.now())
    except (ValueError, Refused) as refusal:
        sentence = refusal.sentence if isinstance(refusal, Refused) else ""
        context = {"learner": found, "refused": sentence, "typed": request.POST.get("every_days", "")}
        return render(request, "educator/learner_rhythm.html", context, status=422)
    return redirect(f"/educator/learners/{found.id}/#talks")


def learner_or_404(request: Asking, learner_id: UUID, shown: Iterable[Kind]) -> Person:
    viewer = request.viewer
    found = learner_for(viewer, learner_id)
    if found is None:
        raise Http404
    if logged := [kind for kind in shown if must_be_logged(viewer, kind, found)]:
        note_access(learner=found, kinds=logged, by=viewer.person, at=clock.now())
    return found


def _asked_target(request: Asking) -> UUID | None:
    try:
        return UUID(request.GET["target"]) if "target" in request.GET else None
    except ValueError as error:
        raise Http404 from error
