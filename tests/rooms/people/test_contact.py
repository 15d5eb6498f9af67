"""How a guardian may be turned to: who sets it, what it ends, and that it is said to nobody whom it is no matter of."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import plan_with_family
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.actions import name_guardian, set_contact
from trellis.rooms.people.models import Guardianship, Person
from trellis.rooms.people.queries import children_written_to, guardians_to_ask
from trellis.rooms.people.terms import Rights

DAY: date = NOON.date() + timedelta(days=3)


def sets(cast: Cast, by: Person | None = None, **given: bool) -> Any:
    return set_contact(guardian=cast.ruiz, learner=cast.maya, by=by or cast.keller, at=NOON, **given)


@pytest.mark.parametrize("given", [{"has_court_note": True}, {"may_be_contacted": False}])
def test_no_letter_goes_where_a_court_has_a_say_or_nobody_turns_to_them(cast: Cast, given: dict[str, bool]) -> None:
    sets(cast, **given)
    assert children_written_to(cast.ruiz) == set()

    sets(cast, has_court_note=False, may_be_contacted=True)
    assert children_written_to(cast.ruiz) == {cast.maya.id}


def test_who_may_not_be_turned_to_is_not_asked_to_a_talk(cast: Cast) -> None:
    sets(cast, may_be_contacted=False)

    assert [one.guardian for one in guardians_to_ask(cast.maya)] == [cast.ruiz_limited]
    with pytest.raises(Refused, match="Choose from the names here"):
        plan_with_family(
            adult=cast.osei, learner=cast.maya, kind=ConferenceKind.FAMILY, promised_on=DAY, guardians=[cast.ruiz],
            by=cast.osei, at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize("how", ["no contact", "no rights"])
def test_whom_nobody_turns_to_any_more_is_asked_no_more_and_told_no_more(cast: Cast, how: str) -> None:
    talk = plan_with_family(
        adult=cast.osei, learner=cast.maya, kind=ConferenceKind.FAMILY, promised_on=DAY,
        guardians=[cast.ruiz, cast.ruiz_limited], by=cast.osei, at=NOON,
    )  # fmt: skip
    sets(cast, has_court_note=True)
    assert talk.invited.count() == Notice.objects.filter(kind=NoticeKind.ASKED_TO_TALK).count() == 2

    if how == "no contact":
        sets(cast, may_be_contacted=False)
    else:
        name_guardian(
            guardian=cast.ruiz, learner=cast.maya, relation="mother", rights=Rights.NONE, by=cast.keller, at=NOON
        )

    assert [one.guardian for one in talk.invited.all()] == [cast.ruiz_limited]
    assert [one.to for one in Notice.objects.filter(kind=NoticeKind.ASKED_TO_TALK)] == [cast.ruiz_limited]


def test_who_is_asked_about_another_child_by_the_same_adult_stays_told(cast: Cast) -> None:
    name_guardian(guardian=cast.ruiz, learner=cast.ada, relation="aunt", by=cast.keller, at=NOON)
    talks = [
        plan_with_family(
            adult=cast.osei, learner=child, kind=ConferenceKind.FAMILY, promised_on=day, guardians=[cast.ruiz],
            by=cast.osei, at=NOON,
        )
        for child, day in ((cast.maya, DAY), (cast.ada, DAY + timedelta(days=1)))
    ]  # fmt: skip

    sets(cast, may_be_contacted=False)

    assert [talk.invited.count() for talk in talks] == [0, 1]
    assert Notice.objects.filter(kind=NoticeKind.ASKED_TO_TALK, to=cast.ruiz).exists()


def test_what_is_not_given_stays_and_the_same_once_more_is_no_news(cast: Cast) -> None:
    sets(cast, has_court_note=True)
    sets(cast, may_be_contacted=False)
    told = AuditLine.objects.count()
    row = sets(cast, may_be_contacted=False)

    assert (row.has_court_note, row.may_be_contacted) == (True, False)
    assert AuditLine.objects.filter(event="GuardianContactSet").count() == 2
    assert AuditLine.objects.count() == told


@pytest.mark.parametrize("who", ["vera", "osei", "ruiz", "ruiz_limited", "maya", "other_leader"])
def test_only_those_who_lead_the_school_set_it(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        sets(cast, by=getattr(cast, who), has_court_note=True)

    assert not Guardianship.objects.filter(has_court_note=True).exists()


def test_nothing_is_set_of_somebody_who_is_not_their_guardian(cast: Cast) -> None:
    with pytest.raises(Refused, match="Name this person as a guardian first"):
        set_contact(guardian=cast.ana, learner=cast.maya, by=cast.keller, at=NOON, has_court_note=True)
