"""Promising to get to know a learner, and saying what became of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.actions.claims import ASKED_AT
from trellis.rooms.circles.models import BuddyCommitment
from trellis.rooms.circles.queries.claims import open_commitment_between
from trellis.rooms.circles.rules import may_answer_commitment, may_promise_to_know
from trellis.rooms.circles.terms import HOW_IS_IT_AFTER, CommitmentEnd
from trellis.rooms.notices.actions import notify, withdraw_notices
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import is_learner_on, midnight, people_in_roles, school_day, viewer_of
from trellis.rooms.people.terms import Role


@action
def promise_to_know(*, learner: Person, by: Person, at: datetime) -> BuddyCommitment:
    """This function will keep that an adult will get to know a learner. Whoever promised already has promised once; two adults
    may promise the same. The learner is told nothing; the adult is asked after three weeks how it is.

    Raises NotAllowed unless they work at the learner's school, Refused for somebody who is no longer there. Publishes
    PromisedToKnow.
    """
    if not may_promise_to_know(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Those who work here promise to get to know a learner of the school."))
    one_after_the_other(learner)
    today = school_day(learner.school, at)
    if not is_learner_on(learner, on=today):
        raise Refused(_("%(name)s is no longer at this school.") % {"name": learner.said_as})
    if standing := open_commitment_between(by, learner):
        return standing
    made = BuddyCommitment.objects.create(adult=by, learner=learner, since=at, review_on=today + HOW_IS_IT_AFTER)
    publish(events.PromisedToKnow(school_id=learner.school_id, about_id=learner.id, commitment_id=made.id))
    _ask_later(made, by=by, at=at)
    return made


@action
def take_back_promise(*, commitment: BuddyCommitment, by: Person, at: datetime) -> None:
    """This function will take back a promise that was a slip of the finger: nothing of it stays. Raises NotAllowed for the
    promise of another. Publishes PromiseTakenBack."""
    _require_own(commitment, by, at)
    learner = commitment.learner
    withdraw_notices(kind=NoticeKind.HOW_IS_IT, about=learner, since=commitment.since, to=by, by=by, at=at)
    commitment.delete()
    publish(events.PromiseTakenBack(school_id=learner.school_id, about_id=learner.id))


@action
def answer_commitment(*, commitment: BuddyCommitment, answer: str, by: Person, at: datetime) -> None:
    """This function will keep how it is: they know each other now ("known"), the adult needs more time ("more_time"), or somebody
    else should ("handed_back"), which those who lead read openly. One that has ended stays as it is.

    Raises NotAllowed for the promise of another, Refused for any other answer. Publishes CommitmentAnswered.
    """
    _require_own(commitment, by, at)
    if answer not in {CommitmentEnd.KNOWN, CommitmentEnd.HANDED_BACK, "more_time"}:
        raise Refused(_("Say how it is with one of the three answers."))
    commitment = one_after_the_other(commitment)
    if commitment.ended_at is not None:
        return
    learner = commitment.learner
    withdraw_notices(kind=NoticeKind.HOW_IS_IT, about=learner, since=commitment.since, to=by, by=by, at=at)
    if answer == "more_time":
        commitment.review_on = school_day(learner.school, at) + HOW_IS_IT_AFTER
        commitment.save(update_fields=["review_on"])
    else:
        commitment.ended_at, commitment.ended_as = at, answer
        commitment.save(update_fields=["ended_at", "ended_as"])
    publish(
        events.CommitmentAnswered(
            school_id=learner.school_id, about_id=learner.id, commitment_id=commitment.id, answer=answer
        )
    )
    if answer == "more_time":
        _ask_later(commitment, by=by, at=at)
    elif answer == CommitmentEnd.HANDED_BACK:
        _hand_back(commitment, by=by, at=at)


def _ask_later(commitment: BuddyCommitment, *, by: Person, at: datetime) -> None:
    """On its day the adult is asked, and only they are."""
    learner = commitment.learner
    from_then = midnight(learner.school, commitment.review_on)
    notify(to=by, about=learner, kind=NoticeKind.HOW_IS_IT, facts={}, url=ASKED_AT, by=by, at=at, not_before=from_then)


def _hand_back(commitment: BuddyCommitment, *, by: Person, at: datetime) -> None:
    learner = commitment.learner
    asking = people_in_roles(learner.school, [Role.LEADER, Role.COUNSELLOR], on=school_day(learner.school, at))
    facts, url = {"by": by.said_as}, "/leader/people/"
    notify(to=asking, about=learner, kind=NoticeKind.HANDED_BACK, facts=facts, url=url, by=by, at=at)


def _require_own(commitment: BuddyCommitment, by: Person, at: datetime) -> None:
    if not may_answer_commitment(viewer_of(by, at=at), commitment):
        raise NotAllowed(_("Whoever promised it says how it is."))
