"""One experience: read, made one's own, changed, shared, put away; and a new one, written."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.queries import continuum_of, targets_among
from trellis.rooms.paths.actions import (
    bring_back_experience,
    change_experience,
    draft_experience,
    remix_experience,
    retire_experience,
    share_experience,
    unpublish_experience,
)
from trellis.rooms.paths.models import Experience
from trellis.rooms.paths.queries.shelf import experience_read_by, targets_of
from trellis.rooms.paths.queries.week import weeks_of
from trellis.rooms.paths.rules import may_change_experience
from trellis.rooms.paths.terms import ExperienceKind, Licence
from trellis.surfaces.educator.designer.form import ExperienceForm, as_written
from trellis.surfaces.educator.designer.place import BASE, place_asked
from trellis.surfaces.educator.designer.shelf import targets_in_words
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

ACTS: dict[str, tuple[Callable[..., None], str]] = {
    "share": (share_experience, "take_back"),
    "take_back": (unpublish_experience, "share"),
    "put_away": (retire_experience, "bring_back"),
    "bring_back": (bring_back_experience, "put_away"),
}


@audience("educator")
@require_safe
def experience(request: Asking, experience_id: UUID) -> HttpResponse:
    found, place = _found(request, experience_id), place_asked(request.viewer, request.GET)
    weeks = weeks_of(place.group, viewer=request.viewer) if place.group else []
    context = {
        "way": found,
        "targets": targets_of(found, continuum_of(request.viewer.person.school)),
        "is_mine": may_change_experience(request.viewer, found),
        "place": place,
        "there": {one.experience_id for week in weeks for one in week.planned},
        "kind": dict(ExperienceKind.choices).get(found.kind, found.kind),
        "source_licence": _licence_in_words(found.source),
    }
    return render(request, "educator/designer_experience.html", context)


@audience("educator")
@require_POST
def act(request: Asking, experience_id: UUID) -> HttpResponse:
    """Share it, take it back; put it away, bring it back: each with the way back."""
    found, asked = _found(request, experience_id), request.POST.get("act", "")
    if asked not in ACTS:
        raise Http404
    do, back = ACTS[asked]
    try:
        do(experience=found, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        tell(request, _told()[asked], undo=Undo(request.path, back))
    is_gone = asked == "put_away"
    return redirect(f"{BASE}own/" if is_gone else f"{BASE}experiences/{found.id}/")


def _told() -> dict[str, str]:
    return {
        "share": _("Shared. Colleagues find it on the shelf, learners among their ways."),
        "take_back": _("Taken back. It is a draft of yours again; copies of it stay."),
        "put_away": _("Put away. Nobody is offered it any more; who is on it stays on it."),
        "bring_back": _("It is here again."),
    }


@audience("educator")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asking) -> HttpResponse:
    """Write one from nothing; `?target=` ticks a target."""
    return _write(request, None)


@audience("educator")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Asking, experience_id: UUID) -> HttpResponse:
    """Change one's own where it stands; of anybody else's a copy is made when it is kept."""
    return _write(request, _found(request, experience_id))


def _write(request: Asking, found: Experience | None) -> HttpResponse:
    me, is_mine = request.viewer.person, found is not None and may_change_experience(request.viewer, found)
    licence = (found.source.get("licence", "") if is_mine else found.licence) if found else ""
    begun = as_written(found, is_mine=is_mine) if found else {"licence": Licence.OURS, "kind": ExperienceKind.ACTIVITY}
    is_kept = request.method == "POST" and request.POST.get("act") != "find"
    if (
        request.method == "POST" and not is_kept
    ):  # a target is looked for: what was typed so far is kept, and not judged
        begun = request.POST.dict()
    form = ExperienceForm(request.POST if is_kept else None, writer=me, source_licence=licence, initial=begun)
    ticked = _ticked(request, found)
    if is_kept and form.is_valid() and (kept := _kept(request, found, form, ticked, is_mine=is_mine)):
        return redirect(f"{BASE}experiences/{kept.id}/")
    context = {
        "form": form, "way": found, "is_mine": is_mine, "place": place_asked(request.viewer, request.GET),
        "source": (source := _credit(found, is_mine=is_mine)), "source_licence": _licence_in_words(source), **_targets(request, form, ticked),
    }  # fmt: skip
    return render(request, "educator/designer_write.html", context, status=422 if form.errors else 200)


def _kept(
    request: Asking, found: Experience | None, form: ExperienceForm, ticked: set[UUID], *, is_mine: bool
) -> Experience | None:
    targets = targets_among(request.viewer.person.school, ticked)
    if len(targets) != len(ticked):
        raise Http404
    given: dict[str, Any] = {
        "words": form.words(), "targets": targets, "by": request.viewer.person, "at": clock.now(),
    }  # fmt: skip
    try:
        if found is None:
            kept = draft_experience(**given)
            tell(request, _("Kept as a draft. Put it into a week, or share it."))
        elif is_mine:
            change_experience(experience=found, **given)
            kept = found
            tell(request, _("Changed."))
        else:
            kept = remix_experience(experience=found, **given)
            tell(request, _("This one is yours now, and says what it was made from. The original stays as it was."))
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None
    return kept


def _ticked(request: Asking, found: Experience | None) -> set[UUID]:
    """The targets that are ticked; before anything is, those it has, or the one whose page led here."""
    if request.method == "POST":
        return read_ids(request.POST.getlist("to"))
    if found is not None:
        return {tie.target_id for tie in found.leads_to.all()}
    return read_ids([request.GET.get("target", "")])


def _targets(request: Asking, form: ExperienceForm, ticked: set[UUID]) -> dict[str, Any]:
    """Which targets stand in the form: those that are ticked, in the continuum's order, then those that share words with
    what was looked for, else with what it says."""
    continuum = continuum_of(request.viewer.person.school)
    looked_for = request.POST.get("look_for", "").strip()[:80]
    said = looked_for or " ".join(
        str(form[name].value() or "") for name in form.fields if name.startswith(("title", "what"))
    )
    met = [target for target in targets_in_words(said, request.viewer) if target.id not in ticked]
    shown = [target for target in continuum.targets if target.id in ticked]
    return {"ticked": shown, "met": met, "look_for": looked_for}


def _credit(found: Experience | None, *, is_mine: bool) -> dict[str, Any]:
    """What a copy will say it was made from, or what one's own says already."""
    if found is None:
        return {}
    if is_mine:
        return dict(found.source)
    return {"title": found.title, "author": found.author.said_as, "licence": found.licence, "url": ""}


def _licence_in_words(source: dict[str, Any]) -> Any:
    return dict(Licence.choices).get(source.get("licence", ""), "")


def _found(request: Asking, experience_id: UUID) -> Experience:
    found = experience_read_by(request.viewer, experience_id)
    if found is None:
        raise Http404
    return found
