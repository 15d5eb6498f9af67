"""One person as the office keeps them: roles, guardians and their rights, the family key, signing in."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.queries import owed_after
from trellis.rooms.conferences.rules import may_hand_over
from trellis.rooms.people.actions import end_membership, give_password, join, name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import family_key_of, groups_there, guardianships_of, people_found, person_for
from trellis.rooms.people.queries.mentoring import vetting_of
from trellis.rooms.people.rules import may_give_password, may_give_role, may_make_family_key, may_set_rights
from trellis.rooms.people.terms import Rights, Role
from trellis.surfaces.forms import read_date, read_ids
from trellis.surfaces.gate import Asking, audience

MOST_FOUND = 20


def person_or_404(request: Asking, person_id: UUID) -> Person:
    """This function will find the person an address of the office names, or answer as if there were none."""
    found = person_for(request.viewer, person_id)
    if found is None:
        raise Http404
    return found


def to(person: Person, part: str = "") -> HttpResponse:
    """This function will lead back to a person's page, at one part of it."""
    return redirect(f"/office/people/{person.id}/{part}")


@audience("office")
@require_safe
def person(request: Asking, person_id: UUID) -> HttpResponse:
    found, viewer = person_or_404(request, person_id), request.viewer
    sets_rights, makes_keys = may_set_rights(viewer), may_make_family_key(viewer)
    bonds = list(guardianships_of(found)) if makes_keys else []
    shown = [bond for bond in bonds if sets_rights or bond.rights != Rights.NONE]
    context: dict[str, Any] = {
        "one": found,
        "is_learner": any(m.role == Role.LEARNER for m in found.memberships_today),  # type: ignore[attr-defined]
        "guardians": [bond for bond in shown if bond.learner_id == found.id],
        "children": [bond for bond in shown if bond.guardian_id == found.id],
        "sets_rights": sets_rights,
        "makes_keys": makes_keys,
        "rights": Rights.choices,
        "roles": [
            (value, label) for value, label in Role.choices if value != Role.GUARDIAN and may_give_role(viewer, value)
        ],
        "groups": list(groups_there(found.school, on=viewer.on)),
        "key": family_key_of(found, at=clock.now()) if makes_keys else None,
        "owed": owed_after(found, viewer.on + timedelta(days=1)) if may_hand_over(viewer, found) else [],
        "gives_password": may_give_password(viewer, found) and found.user is not None,
    }
    if makes_keys and any(m.role == Role.MENTOR for m in found.memberships_today):  # type: ignore[attr-defined]
        context |= {"is_mentor": True, "vetting": vetting_of(found, on=viewer.on)}
    return render(request, "office/person.html", context)


@audience("office")
@require_POST
def role(request: Asking, person_id: UUID) -> HttpResponse:
    """Give one more role, or end one."""
    found, form, by = person_or_404(request, person_id), request.POST, request.viewer.person
    try:
        if form.get("act") == "end":
            _end_role(found, form, by=by)
            messages.success(request, _("Kept."))
        else:
            groups = groups_there(found.school, on=request.viewer.on).filter(pk__in=read_ids([form.get("group", "")]))
            starts_on = read_date(form.get("starts_on", "")) or request.viewer.on
            join(
                person=found,
                role=form.get("role", ""),
                group=groups.first(),
                starts_on=starts_on,
                by=by,
                at=clock.now(),
            )
            messages.success(request, _("Kept."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return to(found, "#roles")


def _end_role(found: Person, form: Any, *, by: Person) -> None:
    membership = found.memberships.filter(pk__in=read_ids([form.get("membership", "")])).first()
    ends_on = read_date(form.get("ends_on", ""))
    if membership is None or ends_on is None:
        raise Refused(_("Choose the last day of this role."))
    end_membership(membership=membership, ends_on=ends_on, by=by, at=clock.now())


@audience("office")
@require_safe
def guardian(request: Asking, person_id: UUID) -> HttpResponse:
    """Find an adult to name as a learner's guardian."""
    learner, text = person_or_404(request, person_id), request.GET.get("find", "").strip()[:80]
    found = people_found(request.viewer, text).exclude(pk=learner.pk).exclude(memberships__role=Role.LEARNER)
    context = {
        "one": learner,
        "find": text,
        "found": list(found[:MOST_FOUND]) if text else [],
        "rights": Rights.choices if may_set_rights(request.viewer) else [],
    }
    return render(request, "office/person_guardian.html", context)


@audience("office")
@require_POST
def rights(request: Asking, person_id: UUID) -> HttpResponse:
    """Name a guardian of this learner, or set which rights one has."""
    learner, form = person_or_404(request, person_id), request.POST
    given = people_found(request.viewer).filter(pk__in=read_ids([form.get("guardian", "")])).first()
    if given is None:
        raise Http404
    try:
        name_guardian(
            guardian=given, learner=learner, relation=form.get("relation", "").strip()[:40],
            rights=_chosen(form.get("rights", "")), by=request.viewer.person, at=clock.now(),
        )  # fmt: skip
        messages.success(request, _("Kept. It holds from now on."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        find = form.get("find", "").strip()[:80]
        return to(learner, f"guardian/?{urlencode({'find': find})}" if find else "#guardians")
    return to(learner, "#guardians")


def _chosen(rights: str) -> str:
    """Nobody is given rights by a press that did not say which."""
    if not rights:
        raise Refused(_("Choose first which rights they have: full, limited or none."))
    return rights


@audience("office")
@require_POST
def password(request: Asking, person_id: UUID) -> HttpResponse:
    """Give a new password to somebody who has lost theirs; it is told this once."""
    found = person_or_404(request, person_id)
    try:
        given = give_password(person=found, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return to(found, "#signing-in")
    return render(request, "office/people_added.html", {"added": found, "password": given, "is_new_password": True})
