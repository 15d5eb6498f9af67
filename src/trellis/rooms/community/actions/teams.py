"""What a team decides: a question put before it, what each member says, and how it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.community import events
from trellis.rooms.community.actions.deciding import DecisionWords, OptionWords, store_decision
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.models import Decision, Proposal, ProposalVoice
from trellis.rooms.community.rules import may_decide
from trellis.rooms.community.terms import MOST_COMMENT, MOST_OPTIONS, MOST_SENTENCE, MOST_WORDS, TWICE, Reach
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.queries.teams import members_of
from trellis.rooms.people.terms import GroupKind

FURTHEST = timedelta(days=800)


@dataclass(frozen=True, kw_only=True)
class ProposalWords:
    """What somebody puts before their team: the question, what they propose, the other ways, why."""

    question: str
    answer: str
    options: str = ""
    why: str = ""


@action
def propose(
    *, team: Group, words: ProposalWords, review_on: date, reach: str, by: Person, at: datetime
) -> Proposal:  # fmt: skip
    """This function will put a question before a team; whoever puts it says yes to it with that.

    The same question by the same person within a minute is one, pressed twice. A team of one has decided at once. Raises
    NotAllowed for whoever is not in the team, or Refused where something is missing. Publishes QuestionPutToTeam.
    """
    _require_member(team, by=by, at=at)
    given = _whole(words, review_on, reach, today=school_day(team.school, at))
    one_after_the_other(team)
    before = Proposal.objects.filter(group=team, proposed_by=by, question=given.question, answer=given.answer)
    if twice := before.filter(proposed_at__gt=at - TWICE, proposed_at__lte=at).first():
        return twice
    made = Proposal.objects.create(
        group=team, question=given.question, answer=given.answer, options=given.options, why=given.why,
        review_on=review_on, reach=reach, proposed_by=by, proposed_at=at,
    )  # fmt: skip
    publish(events.QuestionPutToTeam(school_id=team.school_id, proposal_id=made.id))
    ProposalVoice.objects.create(proposal=made, person=by, agrees=True, at=at)
    _close_if_all_agree(made, by=by, at=at)
    return made


@action
def say_to_team(*, proposal: Proposal, agrees: bool, by: Person, at: datetime, words: str = "") -> ProposalVoice:
    """This function will say yes to a question before a team, or a concern in words; said anew, it takes the place of what
    one said before. Once everybody who is in the team today agrees, it is decided.

    Raises NotAllowed for whoever is not in the team, or Refused once it is closed and for a concern without words.
    Publishes TeamMemberSaid, and DecisionMade where that decides it.
    """
    _require_member(proposal.group, by=by, at=at)
    said = at_most(words, MOST_COMMENT)
    if not agrees and not said:
        raise Refused(_("Say in a sentence what concerns you: the others can then answer it."))
    one_after_the_other(proposal.group)
    row = _open(proposal)
    voice, _is_new = ProposalVoice.objects.update_or_create(
        proposal=row, person=by, defaults={"agrees": agrees, "words": said, "at": at}
    )
    publish(events.TeamMemberSaid(school_id=row.school_id, proposal_id=row.id, agrees=agrees))
    _close_if_all_agree(row, by=by, at=at)
    proposal.refresh_from_db()
    return voice


@action
def close_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Decision:
    """This function will close a question before a team as its writer proposed, with the concerns standing beside it; closed
    already, it gives what was decided.

    Raises NotAllowed for whoever is not in the team, or Refused once it was taken back. Publishes DecisionMade.
    """
    _require_member(proposal.group, by=by, at=at)
    one_after_the_other(proposal.group)
    row = Proposal.objects.select_related("decision").filter(pk=proposal.pk).first()
    if row is not None and row.decision is not None:
        return row.decision
    return _close(_open(proposal), by=by, at=at)


@action
def take_back_proposal(*, proposal: Proposal, by: Person, at: datetime) -> None:
    """This function will take a question back that nobody has closed; what was said to it goes with it.

    Raises NotAllowed for anybody but its writer, or Refused once it is closed. Publishes QuestionTakenBack.
    """
    _require_member(proposal.group, by=by, at=at)
    if proposal.proposed_by_id != by.id:
        raise NotAllowed(_("Whoever put a question takes it back."))
    one_after_the_other(proposal.group)
    row = _open(proposal)
    publish(events.QuestionTakenBack(school_id=row.school_id, proposal_id=row.id))
    row.delete()


def _open(proposal: Proposal) -> Proposal:
    row = Proposal.objects.select_related("group__school", "proposed_by").filter(pk=proposal.pk).first()
    if row is None or row.closed_at is not None:
        raise Refused(_("This is decided already, or was taken back. Open the page of the team to read what holds."))
    return row


def _close_if_all_agree(proposal: Proposal, *, by: Person, at: datetime) -> None:
    here = {one.id for one in members_of(proposal.group, on=school_day(proposal.group.school, at))}
    voices = list(proposal.voices.all())
    agreed = {one.person_id for one in voices if one.agrees}
    if here <= agreed and all(one.agrees for one in voices):
        _close(proposal, by=by, at=at)


def _close(proposal: Proposal, *, by: Person, at: datetime) -> Decision:
    """The proposal becomes a decision of whoever proposed it: they look at it again."""
    locale = proposal.proposed_by.locale
    ways = [OptionWords(text={locale: proposal.answer}, is_taken=True)]
    ways += [OptionWords(text={locale: line}) for line in proposal.options.splitlines() if line.strip()]
    words = DecisionWords(
        question={locale: proposal.question}, answer={locale: proposal.answer}, options=ways,
        why={locale: proposal.why} if proposal.why else {},
    )  # fmt: skip
    decision = Decision(
        school=proposal.group.school, group=proposal.group, reach=proposal.reach, slug=uuid4().hex,
        review_on=proposal.review_on, decided_by=proposal.proposed_by, decided_at=at,
    )  # fmt: skip
    store_decision(decision, words)
    proposal.decision, proposal.closed_by, proposal.closed_at = decision, by, at
    proposal.save(update_fields=["decision", "closed_by", "closed_at"])
    publish(events.DecisionMade(school_id=proposal.school_id, decision_id=decision.id))
    return decision


def _require_member(team: Group, *, by: Person, at: datetime) -> None:
    if team.kind != GroupKind.TEAM or not may_decide(viewer_of(by, at=at), team.school, team):
        raise NotAllowed(_("A team decides for itself: whoever is in it today has a voice."))


def _whole(words: ProposalWords, review_on: date, reach: str, *, today: date) -> ProposalWords:
    if not words.question.strip():
        raise Refused(_("Write the question that the team has before it."))
    if not words.answer.strip():
        raise Refused(_("Write what you propose, in one sentence."))
    if reach not in Reach.values:
        raise Refused(_("Choose who reads what the team decides."))
    if not today < review_on <= today + FURTHEST:
        raise Refused(_("Choose a day to come for looking at it again."))
    return ProposalWords(
        question=at_most(words.question, MOST_SENTENCE), answer=at_most(words.answer, MOST_SENTENCE),
        options=_ways(words.options.splitlines()), why=at_most(words.why, MOST_WORDS),
    )  # fmt: skip


def _ways(lines: Iterable[str]) -> str:
    ways = [at_most(line, MOST_SENTENCE) for line in lines if line.strip()]
    if len(ways) >= MOST_OPTIONS:
        raise Refused(_("Write at most %(most)s other ways, one on each line.") % {"most": MOST_OPTIONS - 1})
    return "\n".join(ways)
