"""Asking who knows whom: a round is opened and closed, and everybody says for themself."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.models import ClaimRound, ConnectionClaim, RoundAnswer
from trellis.rooms.circles.queries.claims import open_round_at
from trellis.rooms.circles.rules import may_hold_rounds, may_name_adults, may_name_learners
from trellis.rooms.circles.terms import ClaimDirection
from trellis.rooms.notices.actions import notify
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import adults_at, learners_in, school_day, viewer_of

ASKED_AT = "/educator/people/"  # where adults are asked


@action
def open_round(*, name: str, by: Person, at: datetime) -> ClaimRound:
    """This function will ask everybody at a school who knows whom: learners to whom they would go, adults whom they know well.

    Raises NotAllowed unless a leader or a counsellor asks, Refused without a name or while another round is open. Publishes
    RoundOpened, and tells the adults.
    """
    _require_holder(by, at)
    school = one_after_the_other(by.school)
    if not (words := name.strip()) or len(words) > 80:
        raise Refused(_("Give it a name by which everybody knows when it was, in up to 80 characters."))
    if open_round_at(school):
        raise Refused(_("People are being asked already. Close that round first."))
    held = ClaimRound.objects.create(school=school, name=words, opened_by=by, opened_at=at)
    publish(events.RoundOpened(school_id=school.id, round_id=held.id))
    _tell_adults(held, NoticeKind.WHOM_DO_YOU_KNOW, by=by, at=at)
    return held


@action
def close_round(*, held: ClaimRound, by: Person, at: datetime) -> None:
    """This function will close a round: nobody is asked any more, and what was said stands. One that is closed stays as it is.

    Raises NotAllowed unless a leader or a counsellor does it. Publishes RoundClosed.
    """
    _require_holder(by, at, held)
    held = one_after_the_other(held)
    if held.closed_at is None:
        held.closed_at = at
        held.save(update_fields=["closed_at"])
        publish(events.RoundClosed(school_id=held.school_id, round_id=held.id))


@action
def ask_adults(*, held: ClaimRound, by: Person, at: datetime) -> None:
    """This function will ask every adult of the school who will get to know those whom nobody knows yet: from now on they read
    these names, and nothing else.

    Raises NotAllowed unless a leader or a counsellor asks. Publishes AdultsAsked, and tells the adults.
    """
    _require_holder(by, at, held)
    if held.adults_asked_at is None:
        held.adults_asked_at = at
        held.save(update_fields=["adults_asked_at"])
        publish(events.AdultsAsked(school_id=held.school_id, round_id=held.id))
        _tell_adults(held, NoticeKind.STILL_NEEDED, by=by, at=at)


@action
def stop_asking_adults(*, held: ClaimRound, by: Person, at: datetime) -> None:
    """This function will ask the adults no longer: the names are gone from their pages. Raises NotAllowed as ask_adults does.
    Publishes AdultsAskedNoMore."""
    _require_holder(by, at, held)
    if held.adults_asked_at is not None:
        held.adults_asked_at = None
        held.save(update_fields=["adults_asked_at"])
        publish(events.AdultsAskedNoMore(school_id=held.school_id, round_id=held.id))


@action
def name_adults(
    *, held: ClaimRound, learner: Person, adults: Collection[Person], by: Person, at: datetime
) -> RoundAnswer:
    """This function will keep to which adults a learner would go, in place of what they said in this round before; to name
    nobody is an answer.

    Raises NotAllowed for anybody else, Refused when the round is closed by now or somebody does not work here.
    Publishes AdultsNamed.
    """
    if not may_name_adults(viewer_of(by, at=at), learner) or learner.school_id != held.school_id:
        raise NotAllowed(_("Only the learner says to whom they would go."))
    held = _still_open(held)
    here = {one.id for one in adults_at(held.school_id, on=school_day(learner.school, at))}
    if not {one.id for one in adults} <= here or learner in adults:
        raise Refused(_("Choose among those who work here today: somebody you chose does not."))
    ConnectionClaim.objects.filter(round=held, by=learner, direction=ClaimDirection.BY_LEARNER).delete()
    _claim(held, learner, [one.id for one in adults], ClaimDirection.BY_LEARNER, at)
    answer, _is_new = RoundAnswer.objects.update_or_create(
        round=held, by=learner, group=None, defaults={"at": at, "school": by.school}
    )
    publish(events.AdultsNamed(school_id=held.school_id, about_id=learner.id, round_id=held.id))
    return answer


@action
def name_learners(
    *, held: ClaimRound, group: Group, learners: Collection[Person], by: Person, at: datetime
) -> RoundAnswer:
    """This function will keep whom of a class an adult knows well, in place of what they said of it in this round before.

    Raises NotAllowed unless they work at the school, Refused when the round is closed by now or somebody is not in the class.
    Publishes LearnersNamed.
    """
    if not may_name_learners(viewer_of(by, at=at), held) or group.school_id != held.school_id:
        raise NotAllowed(_("Those who work here say whom they know."))
    held = _still_open(held)
    here = {one.id for one in learners_in([group.id], on=school_day(by.school, at))}
    if not {one.id for one in learners} <= here or by in learners:
        raise Refused(_("Choose among those who are in this class today: somebody you chose is not."))
    said_before = ConnectionClaim.objects.filter(round=held, by=by, direction=ClaimDirection.BY_ADULT)
    said_before.filter(about__in=here).delete()
    _claim(held, by, [one.id for one in learners], ClaimDirection.BY_ADULT, at)
    answer, _is_new = RoundAnswer.objects.update_or_create(
        round=held, by=by, group=group, defaults={"at": at, "school": by.school}
    )
    publish(events.LearnersNamed(school_id=held.school_id, round_id=held.id, group_id=group.id))
    return answer


def _claim(held: ClaimRound, by: Person, about: Iterable[UUID], direction: ClaimDirection, at: datetime) -> None:
    ConnectionClaim.objects.bulk_create(
        ConnectionClaim(round=held, school_id=held.school_id, by=by, about_id=one, direction=direction, at=at)
        for one in dict.fromkeys(about)
    )


def _still_open(held: ClaimRound) -> ClaimRound:
    """The round as it stands by now; two who answer at once, or one who closes it, take turns."""
    held = one_after_the_other(held)
    if held.closed_at is not None:
        raise Refused(_("This round was closed in the meantime. What you said before stands."))
    return held


def _require_holder(by: Person, at: datetime, held: ClaimRound | None = None) -> None:
    is_elsewhere = held is not None and held.school_id != by.school_id
    if is_elsewhere or not may_hold_rounds(viewer_of(by, at=at)):
        raise NotAllowed(_("Those who lead the school, and its counsellors, ask everybody."))


def _tell_adults(held: ClaimRound, kind: NoticeKind, *, by: Person, at: datetime) -> None:
    adults = adults_at(held.school_id, on=school_day(by.school, at))
    notify(to=adults, about=by, kind=kind, facts={"by": by.said_as}, url=ASKED_AT, by=by, at=at)
