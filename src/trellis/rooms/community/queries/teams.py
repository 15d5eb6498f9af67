"""Questions about what a team has before it, and what teams decided."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.community.models import Decision, Proposal, ProposalVoice
from trellis.rooms.community.queries.deciding import standing_by_group, whole
from trellis.rooms.community.rules import decisions_of_teams_visible_to
from trellis.rooms.people.models import Group, Membership, Person
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF


@dataclass(frozen=True)
class OpenQuestion:
    """A question before a team, with what was said to it and who has not said anything so far."""

    proposal: Proposal
    agreed: tuple[ProposalVoice, ...]
    concerns: tuple[ProposalVoice, ...]
    to_come: tuple[Person, ...]
    mine: ProposalVoice | None


def open_questions(team: Group, members: Iterable[Person], *, viewer: Viewer) -> list[OpenQuestion]:
    """This function will list what a team has before it, the oldest first, for one of its members. Two queries."""
    if team.id not in viewer.teams:
        return []
    rows = Proposal.objects.filter(group=team, closed_at=None).select_related("proposed_by")
    here = list(members)
    return [_question(row, here, viewer) for row in rows.prefetch_related("voices__person")]


def _question(row: Proposal, here: Collection[Person], viewer: Viewer) -> OpenQuestion:
    voices = list(row.voices.all())
    said = {one.person_id for one in voices}
    return OpenQuestion(
        row,
        tuple(one for one in voices if one.agrees),
        tuple(one for one in voices if not one.agrees),
        tuple(one for one in here if one.id not in said),
        next((one for one in voices if one.person_id == viewer.id), None),
    )


def proposal_for(viewer: Viewer, proposal_id: UUID) -> Proposal | None:
    """This function will find a question before a team, open or closed, for one of its members."""
    rows = Proposal.objects.filter(group__in=viewer.teams, pk=proposal_id)
    return rows.select_related("group__school", "proposed_by", "decision").first()


def questions_for(viewer: Viewer) -> list[Proposal]:
    """This function will list what the viewer's teams have before them and the viewer has not said anything to, the oldest
    first; asked only of who is in a team."""
    if not viewer.teams:
        return []
    return _unanswered(list(viewer.teams), viewer.id)


@prepared
def _unanswered(teams: list[UUID], person_id: UUID) -> QuerySet[Proposal]:
    said = ProposalVoice.objects.filter(proposal=OuterRef("pk"), person=person_id)
    rows = Proposal.objects.filter(~Exists(said), group__in=teams, closed_at=None)
    return rows.select_related("proposed_by", "group")


def decisions_of_team(team: Group, *, viewer: Viewer) -> list[Decision]:
    """This function will list what a team decided and lives by now, as far as the viewer may read it; the next review
    first."""
    rows = whole().filter(decisions_of_teams_visible_to(viewer), group=team, superseded_by=None)
    return list(rows.order_by("review_on", "id"))


def decisions_of_teams(viewer: Viewer) -> list[Decision]:
    """This function will list what teams decided and the viewer may read: team by team, the next review first."""
    return standing_by_group(decisions_of_teams_visible_to(viewer))


def team_reviews_owed_by(viewer: Viewer) -> list[Decision]:
    """This function will list the decisions of the viewer's teams at which they owe another look, the oldest promise first:
    its day has come, and they wrote it, or whoever wrote it is in the team no longer."""
    if not viewer.teams:
        return []
    due = _past_review(list(viewer.teams), viewer.on)
    held = Membership.objects.filter(live(viewer.on), group__in=viewer.teams, role__in=list(ADULT_STAFF)) if due else []
    writers = {(one.person_id, one.group_id) for one in held}
    return [one for one in due if one.decided_by_id == viewer.id or (one.decided_by_id, one.group_id) not in writers]


@prepared
def _past_review(teams: list[UUID], on: date) -> QuerySet[Decision]:
    rows = whole().filter(group__in=teams, superseded_by=None, review_on__lte=on).exclude(reach="")
    return rows.order_by("review_on", "id")


def voices_to(decision: Decision) -> list[ProposalVoice]:
    """This function will list what the members of a team said before it decided, oldest first; of one written anew, to the
    first version. For whoever reads the decision."""
    if not decision.reach:
        return []
    of_it = Q(proposal__decision__slug=decision.slug, proposal__decision__school=decision.school_id)
    return list(ProposalVoice.objects.filter(of_it).select_related("person"))
