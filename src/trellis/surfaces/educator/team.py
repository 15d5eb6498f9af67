"""Team (E7): who works together, whom they share, what stands in their two weeks, what they have before them and decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import (
    ProposalWords,
    close_proposal,
    propose,
    say_to_team,
    take_back_proposal,
)
from trellis.rooms.community.models import Decision, Proposal
from trellis.rooms.community.queries.teams import decisions_of_team, open_questions, proposal_for, team_reviews_owed_by
from trellis.rooms.community.terms import MOST_COMMENT, MOST_SENTENCE, MOST_WORDS, Reach
from trellis.rooms.insights.queries.team import team_days
from trellis.rooms.paths.queries.projects import projects_of
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.queries.teams import team_of, teams_of
from trellis.rooms.practice.queries import trials_shared_with
from trellis.surfaces.deciding import kept_decision, write_anew
from trellis.surfaces.decisions import decision_context
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

BASE = "/educator/team/decisions/"
ACTS = ("yes", "concern", "close", "back")
WORDS = ("question", "answer", "options", "why")


@audience("adults")
@require_safe
def teams(request: Asking) -> HttpResponse:
    """The teams that I am in; who is in one alone goes straight there."""
    found = teams_of(request.viewer)
    if len(found) == 1:
        return redirect(f"/educator/team/{found[0].id}/")
    return render(request, "educator/teams.html", {"teams": found})


@audience("adults")
@require_safe
def team(request: Asking, team_id: UUID) -> HttpResponse:
    """One team, for its members: nobody else finds it."""
    return _page(request, team_id)


def _page(request: Asking, team_id: UUID, *, status: int = 200, **more: Any) -> HttpResponse:
    viewer, found = request.viewer, team_of(request.viewer, team_id)
    if found is None:
        raise Http404
    decided = decisions_of_team(found.group, viewer=viewer)
    context = {
        "team": found,
        "taught": set(taught_ids(viewer)),
        "questions": open_questions(found.group, found.members, viewer=viewer),
        "days": team_days(found, decided, viewer=viewer),
        "projects": projects_of(viewer) if viewer.taught_groups else [],
        "decided": decided,
        "owed": {one.id for one in team_reviews_owed_by(viewer)} if decided else set(),
        "tried": trials_shared_with(viewer, found.members),
        "base": BASE,
        "most": MOST_COMMENT,
        **more,
    }
    return render(request, "educator/team.html", context, status=status)


@audience("adults")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asking, team_id: UUID) -> HttpResponse:
    """Put a question before the team, with what I propose."""
    group = _own_team(request, team_id)
    if request.method != "POST":
        return _asking(request, group)
    given = {name: request.POST.get(name, "") for name in WORDS}
    try:
        day = read_date(request.POST.get("review_on", ""))
        if day is None:
            raise Refused(_("Choose a day to come for looking at it again."))
        made = propose(
            team=group, words=ProposalWords(**given), review_on=day, reach=request.POST.get("reach", ""),
            by=request.viewer.person, at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        return _asking(request, group, refused=str(refusal.sentence))
    tell(
        request,
        _("Your team has it before it now.") if made.closed_at is None else _("You are the team: it is decided."),
    )
    return redirect(f"/educator/team/{group.id}/")


def _own_team(request: Asking, team_id: UUID) -> Group:
    found = next((one for one in teams_of(request.viewer) if one.id == team_id), None)
    if found is None:
        raise Http404
    return found


def _asking(request: Asking, group: Group, *, refused: str = "") -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in (*WORDS, "review_on", "reach")}
    context = {
        "group": group, "typed": typed, "refused": refused, "reaches": Reach.choices, "sentence": MOST_SENTENCE,
        "words": MOST_WORDS,
    }  # fmt: skip
    return render(request, "educator/team_ask.html", context, status=422 if refused else 200)


@audience("adults")
@require_POST
def question(request: Asking, proposal_id: UUID) -> HttpResponse:
    """Say yes to what the team has before it, or what concerns me; close it; or take back what I put myself."""
    found, act = proposal_for(request.viewer, proposal_id), request.POST.get("act", "")
    if found is None or act not in ACTS:
        raise Http404
    try:
        tell(request, _done(request, found, act))
    except NotAllowed:
        raise
    except Refused as refusal:
        if act == "concern" and found.closed_at is None:
            unsaid = {"id": found.id, "wrong": str(refusal.sentence), "words": request.POST.get("words", "")}
            return _page(request, found.group_id, status=422, unsaid=unsaid)
        messages.error(request, str(refusal.sentence))
    return redirect(f"/educator/team/{found.group_id}/")


def _done(request: Asking, found: Proposal, act: str) -> str:
    me, at = request.viewer.person, clock.now()
    if act == "back":
        take_back_proposal(proposal=found, by=me, at=at)
        return _("Taken back. Nothing of it remains.")
    if act == "close":
        close_proposal(proposal=found, by=me, at=at)
        return _("It is decided. What concerned somebody stands beside it.")
    say_to_team(proposal=found, agrees=act == "yes", words=request.POST.get("words", ""), by=me, at=at)
    if found.closed_at is not None:
        return _("All of you agree: it is decided.")
    return _("You said yes.") if act == "yes" else _("Your team reads what concerns you.")


@audience("adults")
@require_safe
def decision(request: Asking, slug: str) -> HttpResponse:
    """What my team decided, with who agreed and what concerned somebody."""
    found = _of_my_team(request, slug)
    return render(request, "educator/team_decision.html", decision_context(request, found, base=BASE))


@audience("adults")
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: Asking, slug: str) -> HttpResponse:
    """Write what my team decided anew: the version before stays as it was."""
    _of_my_team(request, slug)
    return write_anew(request, slug, base=BASE)


def _of_my_team(request: Asking, slug: str) -> Decision:
    found = kept_decision(request, slug)
    if found.group_id not in request.viewer.teams:
        raise Http404
    return found
