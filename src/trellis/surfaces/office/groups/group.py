"""One class or advisory: who is in it, who comes in, who leaves, its name, and its end."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.rules import areas_by_membership, may_change_continuum
from trellis.rooms.people.actions import bring_into_group, end_group, join, leave_group, rename_group
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries.groups import group_now, group_there, now_in, outside_of
from trellis.rooms.people.queries.teams import colleagues_at
from trellis.rooms.people.rules import may_open_office
from trellis.rooms.people.terms import Role
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.groups.standing import taught_in_words
from trellis.ui.told import tell

BESIDE = (Role.TEACHER, Role.ADVISOR)


def group_or_404(request: Asking, group_id: UUID) -> Group:
    """This function will find the group an address of the office names, or answer as if there were none."""
    found = group_there(request.viewer.person.school, group_id, on=request.viewer.on)
    if found is None or not may_open_office(request.viewer):
        raise Http404
    return found


@audience("office")
@require_safe
def group(request: Asking, group_id: UUID) -> HttpResponse:
    return _page(request, group_or_404(request, group_id))


@audience("office")
@require_POST
def learners(request: Asking, group_id: UUID) -> HttpResponse:
    """Bring the learners who are ticked into it, from today on."""
    found, typed = group_or_404(request, group_id), request.POST
    ticked = read_ids(typed.getlist("in"))
    coming = [one.person for one in outside_of(found, on=request.viewer.on) if one.person.id in ticked]
    leaves = typed.get("others") == "leave"
    try:
        bring_into_group(group=found, learners=coming, leaves_others=leaves, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part="learners", refused=refusal, ticked=ticked, leaves=leaves)
    return _done(request, found, _("They are in %(group)s.") % {"group": found.name})


@audience("office")
@require_POST
def adults(request: Asking, group_id: UUID) -> HttpResponse:
    """Put an adult beside its learners, as a teacher or an advisor, from today on."""
    found, typed, viewer = group_or_404(request, group_id), request.POST, request.viewer
    here = colleagues_at(viewer.person.school, on=viewer.on)
    person = here.filter(pk__in=read_ids([typed.get("person", "")])).select_related("school").first()
    role = typed.get("role", "")
    try:
        if person is None or role not in BESIDE:
            raise Refused(_("Choose who, and whether they teach or advise."))
        join(person=person, role=role, group=found, starts_on=viewer.on, by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part="adults", refused=refusal, person=person, role=role)
    return _done(request, found, _("%(name)s is in %(group)s.") % {"name": person.said_as, "group": found.name})


@audience("office")
@require_POST
def leave(request: Asking, group_id: UUID) -> HttpResponse:
    """End what the people who are ticked have in it, with a last day."""
    found, typed = group_or_404(request, group_id), request.POST
    ticked = read_ids(typed.getlist("out"))
    leaving = [one for one in now_in(found, on=request.viewer.on) if one.id in ticked]
    try:
        if (last := read_date(typed.get("ends_on", ""))) is None:
            raise Refused(_("Write the last day."))
        leave_group(memberships=leaving, ends_on=last, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part="leave", refused=refusal, out=ticked, ends_on=typed.get("ends_on", ""))
    return _done(request, found, _("Kept. They are in it to the end of that day."))


@audience("office")
@require_POST
def rename(request: Asking, group_id: UUID) -> HttpResponse:
    found, typed = group_or_404(request, group_id), request.POST.get("name", "")
    try:
        rename_group(group=found, name=typed, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part="rename", refused=refusal, name=typed)
    return _done(request, found, _("It is called %(group)s now.") % {"group": found.name})


@audience("office")
@require_POST
def end(request: Asking, group_id: UUID) -> HttpResponse:
    found, typed = group_or_404(request, group_id), request.POST.get("ends_on", "")
    try:
        if (last := read_date(typed)) is None:
            raise Refused(_("Write the last day."))
        end_group(group=found, ends_on=last, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, part="end", refused=refusal, last=typed)
    tell(request, _("Kept. %(group)s ends with that day.") % {"group": found.name})
    return redirect("/office/groups/")


def _done(request: Asking, found: Group, sentence: str) -> HttpResponse:
    tell(request, sentence)
    return redirect(f"/office/groups/{found.id}/")


def _page(request: Asking, found: Group, *, refused: Refused | None = None, **more: Any) -> HttpResponse:
    viewer = request.viewer
    now, outside = group_now(found, on=viewer.on), outside_of(found, on=viewer.on)
    limits = areas_by_membership(now.adults)
    context: dict[str, Any] = {
        "group": found,
        "adults": taught_in_words(now.adults, limits, school=viewer.person.school),
        "learners": now.learners,
        "without": [one for one in outside if not one.groups],
        "elsewhere": [one for one in outside if one.groups],
        "grownups": colleagues_at(viewer.person.school, on=viewer.on),
        "beside": [(role, role.label) for role in BESIDE],
        "keeps_continuum": may_change_continuum(viewer),
        "refused": str(refused.sentence) if refused else "",
        **more,
    }
    return render(request, "office/group.html", context, status=422 if refused else 200)
