"""Teams of adults: who is in which, forming one, and putting somebody in. Leaving is ended on the person's own page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import add_to_team, form_team
from trellis.rooms.people.queries.teams import colleagues_at, teams_at
from trellis.rooms.people.rules import may_open_office
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("office")
def teams(request: Asking) -> HttpResponse:
    """Every team of the school by name; a POST forms one more."""
    _require_pages(request)
    if request.method != "POST":
        return _page(request)
    school, me = request.viewer.person.school, request.viewer.person
    ticked = read_ids(request.POST.getlist("in"))
    members = [one for one in colleagues_at(school, on=request.viewer.on) if one.id in ticked]
    try:
        made = form_team(school=school, name=request.POST.get("name", ""), members=members, by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, refused=str(refusal.sentence), name=request.POST.get("name", "")[:80], ticked=ticked)
    tell(request, _("%(team)s is formed. Those in it find it on their page of teams.") % {"team": made.name})
    return redirect("/office/teams/")


@audience("office")
@require_POST
def add(request: Asking, team_id: UUID) -> HttpResponse:
    """Put one more adult into a team."""
    _require_pages(request)
    school, on = request.viewer.person.school, request.viewer.on
    team = next((group for group, _held in teams_at(school, on=on) if group.id == team_id), None)
    if team is None:
        raise Http404
    person = colleagues_at(school, on=on).filter(pk__in=read_ids([request.POST.get("person", "")])).first()
    if person is None:
        return _page(request, refused=_("Choose who comes into the team."), wrong_team=team.id)
    add_to_team(team=team, person=person, by=request.viewer.person, at=clock.now())
    tell(request, _("%(name)s is in %(team)s.") % {"name": person.said_as, "team": team.name})
    return redirect("/office/teams/")


def _require_pages(request: Asking) -> None:
    if not may_open_office(request.viewer):
        raise Http404


def _page(request: Asking, **more: Any) -> HttpResponse:
    school, on = request.viewer.person.school, request.viewer.on
    adults = list(colleagues_at(school, on=on))
    rows = []
    for team, held in teams_at(school, on=on):
        inside = {one.person_id for one in held}
        rows.append({"team": team, "held": held, "others": [one for one in adults if one.id not in inside]})
    context = {"rows": rows, "adults": adults, **more}
    return render(request, "office/teams.html", context, status=422 if more.get("refused") else 200)
