"""Hands and agreements: what can be done between a learner and their people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.circles import events
from trellis.rooms.circles.models import Agreement, HandRaised
from trellis.rooms.circles.queries import open_hand_of
from trellis.rooms.circles.rules import (
    may_act_on,
    may_answer_hand,
    may_hand_over,
    may_keep,
    may_make_agreement,
    may_raise_hand,
    may_reword,
    require_day_ahead,
)
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def raise_hand(*, learner: Person, by: Person, at: datetime, words: str = "") -> HandRaised:
    """This function will put a learner's hand up; a hand that is up stays as it is. They may say why, and need not.

    Raises NotAllowed unless the learner asks. Publishes HandWasRaised.
    """
    if not may_raise_hand(by, learner):
        raise NotAllowed(_("Only the learner raises this hand."))
    if hand := open_hand_of(learner):
        return hand
    hand = HandRaised.objects.create(learner=learner, words=words.strip()[:200], raised_at=at)
    publish(events.HandWasRaised(school_id=learner.school_id, about_id=learner.id, hand_id=hand.id))
    return hand


@action
def answer_hand(*, hand: HandRaised, by: Person, at: datetime) -> None:
    """This function will note that an adult is going to whoever asked. That they met is noted when they have spoken.

    Publishes HandAnswered.
    """
    if not may_answer_hand(viewer_of(by, at=at), hand):
        raise NotAllowed(_("Those who teach this learner answer."))
    hand.answered_by, hand.answered_at = by, at
    hand.save(update_fields=["answered_by", "answered_at"])
    publish(events.HandAnswered(school_id=hand.school_id, about_id=hand.learner_id, hand_id=hand.id))


@action
def put_up_again(*, hand: HandRaised, by: Person, at: datetime) -> None:
    """This function will put a hand up again that somebody meant to go to and did not. A hand that has gone up since stays.

    Raises NotAllowed for anybody but whoever said they would go. Publishes HandWasRaised.
    """
    if hand.answered_by_id != by.id:
        raise NotAllowed(_("Whoever said they are going puts the hand up again."))
    if open_hand_of(hand.learner):
        return
    hand.answered_by, hand.answered_at = None, None
    hand.save(update_fields=["answered_by", "answered_at"])
    publish(events.HandWasRaised(school_id=hand.school_id, about_id=hand.learner_id, hand_id=hand.id))


@action
def take_down_hand(*, hand: HandRaised, by: Person, at: datetime) -> None:
    """This function will take a learner's own hand down. Publishes HandTakenDown."""
    if not may_raise_hand(by, hand.learner):
        raise NotAllowed(_("Only the learner takes this hand down."))
    hand.taken_down_at = at
    hand.save(update_fields=["taken_down_at"])
    publish(events.HandTakenDown(school_id=hand.school_id, about_id=hand.learner_id, hand_id=hand.id))


@action
def make_agreement(
    *, learner: Person, owner: Person, other: Person, text: str, by: Person, at: datetime, due_on: date | None = None,
    is_shared_with_family: bool = False, is_beside_owner: bool = False,
) -> Agreement:  # fmt: skip
    """This function will write down what one person will do for another, about a learner. Either of the two may write it,
    and who sits before one screen with them (`is_beside_owner`: the caller has asked whether they do).

    Raises NotAllowed for anybody else, Refused when nothing is written or for a day that nobody can promise. Publishes
    AgreementMade.
    """
    if not may_make_agreement(viewer_of(by, at=at), learner, owner, other, is_beside_owner=is_beside_owner):
        raise NotAllowed(_("An agreement is written by one of the two whom it binds."))
    words = text.strip()
    if not words or len(words) > 300:
        raise Refused(_("Write what will be done, in up to 300 characters."))
    require_day_ahead(due_on, today=school_day(learner.school, at))
    agreement = Agreement.objects.create(
        learner=learner, owner=owner, other=other, text=words, due_on=due_on, made_at=at,
        is_shared_with_family=is_shared_with_family,
    )  # fmt: skip
    publish(events.AgreementMade(school_id=learner.school_id, about_id=learner.id, agreement_id=agreement.id))
    return agreement


@dataclass(frozen=True, kw_only=True)
class AgreementOnPaper:
    """What somebody promised in a talk that was written down on paper, and what has become of it."""

    owner: Person
    other: Person
    text: str
    agreed_at: datetime
    due_on: date | None = None
    kept_at: datetime | None = None
    let_go_at: datetime | None = None
    because: str = ""


@action
def bring_in_agreements(
    *, learner: Person, agreements: Sequence[AgreementOnPaper], by: Person, at: datetime
) -> list[Agreement]:
    """This function will bring in agreements that were written and sealed on paper, each with its own day.

    Raises NotAllowed unless one of the two whom each binds does it, Refused without words or for a day that has not come.
    Publishes AgreementsMade.
    """
    viewer = viewer_of(by, at=at)
    for one in agreements:
        if not may_make_agreement(viewer, learner, one.owner, one.other):
            raise NotAllowed(_("An agreement is written by one of the two whom it binds."))
        if not one.text.strip() or len(one.text.strip()) > 300 or one.agreed_at > at:
            raise Refused(_("Write what will be done, in up to 300 characters, with the day on which you agreed."))
    rows = Agreement.objects.bulk_create(
        Agreement(
            learner=learner, owner=one.owner, other=one.other, text=one.text.strip(), due_on=one.due_on,
            made_at=one.agreed_at, agreed_at=one.agreed_at, kept_at=one.kept_at, let_go_at=one.let_go_at,
            because=one.because.strip()[:300],
        )
        for one in agreements
    )  # fmt: skip
    ids = " ".join(str(row.id) for row in rows)
    publish(events.AgreementsMade(school_id=learner.school_id, about_id=learner.id, agreement_ids=ids))
    return rows


@action
def agree(*, agreement: Agreement, by: Person, at: datetime) -> None:
    """This function will seal an agreement: from then on it is superseded, never edited. Publishes AgreementAgreed."""
    if not may_act_on(viewer_of(by, at=at), agreement):
        raise NotAllowed(_("This is between two other people."))
    if agreement.agreed_at is None:
        agreement.agreed_at = at
        agreement.save(update_fields=["agreed_at"])
        publish(_of(agreement, events.AgreementAgreed))


@action
def reword_agreement(
    *, agreement: Agreement, text: str, due_on: date | None, by: Person, at: datetime, is_beside_owner: bool = False,
    is_going_on: bool = False,
) -> Agreement:  # fmt: skip
    """This function will change an agreement: in place until both agreed, afterwards by a new one that supersedes it.

    Publishes AgreementMade or AgreementSuperseded; nothing while somebody is going on typing (`is_going_on`) what nobody
    sealed. Raises NotAllowed for the promise of another, Refused when nothing is
    written or for a day that nobody can promise.
    """
    _require(may_reword(viewer_of(by, at=at), agreement, is_beside_owner=is_beside_owner), agreement)
    words = text.strip()
    if not words or len(words) > 300:
        raise Refused(_("Write what will be done, in up to 300 characters."))
    if due_on != agreement.due_on:
        require_day_ahead(due_on, today=school_day(agreement.learner.school, at))
    if agreement.agreed_at is None:
        agreement.text, agreement.due_on = words, due_on
        agreement.save(update_fields=["text", "due_on"])
        if not is_going_on:
            publish(_of(agreement, events.AgreementMade))
        return agreement
    fresh = Agreement.objects.create(
        learner=agreement.learner, owner=agreement.owner, other=agreement.other, text=words, due_on=due_on,
        made_at=at, supersedes=agreement, is_shared_with_family=agreement.is_shared_with_family,
    )  # fmt: skip
    publish(_of(fresh, events.AgreementSuperseded))
    return fresh


@action
def keep_agreement(*, agreement: Agreement, by: Person, at: datetime, is_beside_owner: bool = False) -> None:
    """This function will tick an agreement as kept. Raises NotAllowed for the promise of another, unless they sit beside
    each other. Publishes AgreementKept."""
    _require(may_keep(viewer_of(by, at=at), agreement, is_beside_owner=is_beside_owner), agreement)
    agreement.kept_at, agreement.let_go_at, agreement.because = at, None, ""
    agreement.save(update_fields=["kept_at", "let_go_at", "because"])
    publish(_of(agreement, events.AgreementKept))


@action
def untick_agreement(*, agreement: Agreement, by: Person, at: datetime, is_beside_owner: bool = False) -> None:
    """This function will take a tick back: the agreement is open again. Raises NotAllowed as keep_agreement does.
    Publishes AgreementMade."""
    _require(may_keep(viewer_of(by, at=at), agreement, is_beside_owner=is_beside_owner), agreement)
    agreement.kept_at = None
    agreement.save(update_fields=["kept_at"])
    publish(_of(agreement, events.AgreementMade))


@action
def let_go_of_agreement(
    *, agreement: Agreement, because: str, by: Person, at: datetime, is_beside_owner: bool = False
) -> None:
    """This function will let an agreement go, with a reason in a few words: that is fine. Raises NotAllowed as
    reword_agreement does. Publishes AgreementLetGo."""
    _require(may_reword(viewer_of(by, at=at), agreement, is_beside_owner=is_beside_owner), agreement)
    if not because.strip():
        raise Refused(_("Say in a few words why you let it go."))
    agreement.let_go_at, agreement.kept_at, agreement.because = at, None, because.strip()[:300]
    agreement.save(update_fields=["let_go_at", "kept_at", "because"])
    publish(_of(agreement, events.AgreementLetGo))


@action
def hand_over_agreement(*, agreement: Agreement, leaver: Person, to: Person, by: Person, at: datetime) -> Agreement:
    """This function will put another adult in the place of one who leaves: a new promise of the same words supersedes the
    old one, and the two whom it binds now may change it until both agree.

    Raises NotAllowed for anybody but those who lead the school, Refused where it was moved meanwhile. Publishes
    AgreementSuperseded.
    """
    _require(may_hand_over(viewer_of(by, at=at), agreement), agreement)
    parties = {"owner": agreement.owner, "other": agreement.other}
    fresh = Agreement.objects.create(
        **{place: to if person.id == leaver.id else person for place, person in parties.items()},
        learner=agreement.learner, text=agreement.text, due_on=agreement.due_on, made_at=at, supersedes=agreement,
        is_shared_with_family=agreement.is_shared_with_family,
    )  # fmt: skip
    publish(_of(fresh, events.AgreementSuperseded))
    return fresh


def _require(may: bool, agreement: Agreement) -> None:
    if not may:
        raise NotAllowed(_("%(name)s promised this, and says what became of it.") % {"name": agreement.owner.said_as})
    if Agreement.objects.filter(supersedes=agreement).exists():
        raise Refused(_("This promise was moved in the meantime. Open it as it stands now."))


def _of(agreement: Agreement, kind: type[Any]) -> Any:
    return kind(school_id=agreement.school_id, about_id=agreement.learner_id, agreement_id=agreement.id)
