"""One target and the whole class (E11): who is at which word, what is still open in whose work, and a small lesson from it."""

from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import Continuum, TargetShape, continuum_of, criterion_of, targets_meant_by
from trellis.rooms.evidence.actions import ask_to_help, take_back_ask
from trellis.rooms.evidence.queries import ClassAtTarget, ask_by, class_at, offer_of, offers_at, targets_worked_on
from trellis.rooms.paths.actions import plan_lesson
from trellis.rooms.paths.rules import may_see_class_at
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import groups_taught_by, learner_taught_by, next_school_day, taught_in
from trellis.rooms.people.rules import Viewer
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.queries import supports_among
from trellis.surfaces.educator.classes import class_asked, learners_ticked
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

A_PAGE = 60
MOST_FOUND = 300


@audience("educator")
@require_safe
def targets(request: Asking) -> HttpResponse:
    """What a class is on now, or what is found in words: strand by strand, and never how many are at it."""
    viewer, text = request.viewer, request.GET.get("find", "").strip()[:80]
    groups = groups_taught_by(viewer)
    group = class_asked(groups, viewer, request.GET)
    learners = taught_in(viewer, group.id) if group else []
    continuum = continuum_of(viewer.person.school)
    if text:
        found = _meant(text, continuum, learners, viewer)
    else:
        ids = targets_worked_on(learners, continuum, viewer=viewer, at=clock.now())
        found = [target for target in continuum.targets if target.id in ids]
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    strands = [(strand, list(those)) for strand, those in groupby(page.object_list, key=lambda target: target.strand)]
    asked = {"find": text, "group": str(group.id) if group and len(groups) > 1 else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    context = {"groups": groups, "group": group, "find": text, "page": page, "strands": strands, "query": query}
    return render(request, "educator/targets.html", context)


@audience("educator")
@require_safe
def target(request: Asking, target_id: UUID) -> HttpResponse:
    """One class at one target; `?lesson=` opens the sheet of a lesson on one of its criteria."""
    return _page(request, target_id, request.GET)


@audience("educator")
@require_POST
def lesson(request: Asking, target_id: UUID) -> HttpResponse:
    """One tap plans a small lesson with those who are ticked."""
    viewer, typed = request.viewer, request.POST
    criterion = criterion_of(target_id, typed.get("lesson", ""))
    if criterion is None or criterion.target.strand.area.school_id != viewer.person.school_id:
        raise Http404
    learners = learners_ticked(viewer, typed.getlist("learner"))
    group = class_asked(groups_taught_by(viewer), viewer, typed)
    if group is None:
        raise Http404
    try:
        on = read_date(typed.get("on", ""))
        if on is None:
            raise Refused(_("Choose the day of the lesson."))
        plan_lesson(criterion=criterion, group=group, learners=learners, on=on, by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, target_id, typed, refused=str(refusal.sentence))
    return redirect("/educator/class/#lessons")


@audience("educator")
@require_POST
def help_asked(request: Asking, target_id: UUID, learner_id: UUID) -> HttpResponse:
    """One tap asks somebody who offered to help; one takes it back."""
    learner, me, at = learner_taught_by(request.viewer, learner_id), request.viewer.person, clock.now()
    act = request.POST.get("act")
    back = f"/educator/targets/{target_id}/?of={learner_id}"
    if learner is None or act not in {"ask", "back"}:
        raise Http404
    if act == "back":
        if ask := ask_by(me, learner, target_id):
            take_back_ask(ask=ask, by=me, at=at)
            tell(request, _("Taken back. %(name)s no longer reads it.") % {"name": learner.said_as})
        return redirect(back)
    offer = offer_of(learner, target_id)
    try:
        if offer is None:
            raise Refused(_("%(name)s does not offer this any more.") % {"name": learner.said_as})
        ask_to_help(offer=offer, by=me, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    sentence = _("%(name)s reads that you ask. For whom, you say in the room.") % {"name": learner.said_as}
    tell(request, sentence, undo=Undo(request.path, "back"))
    return redirect(back)


def _page(request: Asking, target_id: UUID, asked: Any, *, refused: str = "") -> HttpResponse:
    viewer, groups = request.viewer, groups_taught_by(request.viewer)
    found = continuum_of(viewer.person.school).by_id.get(target_id)
    group = class_asked(groups, viewer, asked)
    seen = class_at(found, taught_in(viewer, group.id), viewer=viewer) if found and group else None
    if found is None or seen is None or not seen.learners:
        raise Http404
    context = {
        "target": found, "groups": groups, "group": group, "seen": seen, "refused": refused,
        "sheet": _sheet(viewer, seen, asked, is_typed=bool(refused)), "offers": offers_at(found, seen, viewer=viewer),
    }  # fmt: skip
    return render(request, "educator/target.html", context, status=422 if refused else 200)


def _sheet(viewer: Viewer, seen: ClassAtTarget, asked: Any, *, is_typed: bool) -> dict[str, Any] | None:
    """The lesson that is being planned: those with whom its criterion is open are ticked, tomorrow is its day."""
    chosen = seen.at(asked.get("lesson", ""))
    if chosen is None:
        return None
    ticked = read_ids(asked.getlist("learner")) if is_typed else {learner.id for learner in chosen.learners}
    others = [learner for learner in seen.learners if learner not in chosen.learners]
    tomorrow = viewer.on + timedelta(days=1)
    on = next_school_day(viewer.person.school, tomorrow)
    return {
        "helps": _helps(seen, viewer), "open": chosen, "ticked": ticked, "others": others, "on": on, "is_tomorrow": on == tomorrow,
        "on_typed": asked.get("on", "") if is_typed else on.isoformat(),
    }  # fmt: skip


def _helps(seen: ClassAtTarget, viewer: Viewer) -> list[tuple[Person, list[Support]]]:
    """What helps those of the class whom something helps, by name: for whoever plans with them."""
    helps = supports_among(seen.learners, viewer=viewer)
    return [(learner, helps[learner.id]) for learner in seen.learners if learner.id in helps]


def _meant(text: str, continuum: Continuum, learners: list[Person], viewer: Viewer) -> list[TargetShape]:
    """The targets that share words with what was typed, in the order of the continuum, of the areas that are taught."""
    taught = {
        area.id for area in continuum.areas if any(may_see_class_at(viewer, learner, area.id) for learner in learners)
    }
    met = {match.target for match in targets_meant_by(text, continuum, at_most=MOST_FOUND)}
    me, plain = viewer.person, text.casefold()
    return [
        target
        for target in continuum.targets
        if target.strand.area.id in taught
        and (target.id in met or plain in target.said(me.reading, me.locale).casefold())
    ]
