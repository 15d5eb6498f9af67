"""An adult leaves with promises open: a named person hands each over to somebody who teaches the learner; none vanishes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.work import agreed
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import open_agreements_of
from trellis.rooms.conferences.actions import add_to_agenda, hand_over_promises, promise_rhythm, promise_talk
from trellis.rooms.conferences.models import AgendaItem, Conference, Rhythm
from trellis.rooms.conferences.queries import owed_after
from trellis.rooms.notices.models import Notice
from trellis.rooms.people.actions import end_membership, join
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]
TODAY = NOON.date()


@pytest.fixture
def leaving(cast: Cast) -> Cast:
    """Mr Duarte has promised Leo a rhythm, a talk and a book, and leaves today; Mr Brandt goes on teaching Leo."""
    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=14, by=cast.duarte, at=NOON)
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="the bike brake", by=cast.leo, at=NOON)
    agreed(learner=cast.leo, owner=cast.duarte, other=cast.leo, text="I will find a book", by=cast.duarte, at=NOON)
    agreed(learner=cast.leo, owner=cast.leo, other=cast.duarte, text="I will try two ways", by=cast.leo, at=NOON)
    (role,) = Membership.objects.filter(person=cast.duarte)
    end_membership(membership=role, ends_on=TODAY, by=cast.keller, at=NOON)
    return cast


def hand_over(cast: Cast, to: Person, by: Person | None = None) -> None:
    hand_over_promises(adult=cast.duarte, learner=cast.leo, to=to, by=by or cast.keller, at=NOON)


def test_what_a_leaver_owes_is_listed_once_they_teach_the_learner_no_more(leaving: Cast) -> None:
    assert owed_after(leaving.duarte, TODAY) == []
    (owed,) = owed_after(leaving.duarte, TODAY + timedelta(days=1))

    assert owed.learner == leaving.leo
    assert (owed.rhythm is not None, len(owed.talks), len(owed.agreements)) == (True, 1, 2)
    assert [one.said_as for one in owed.could] == ["Mr Brandt"]


def test_everything_goes_over_to_a_named_person_who_is_told(leaving: Cast) -> None:
    hand_over(leaving, leaving.brandt)

    talk = Conference.objects.get(learner=leaving.leo, held_at=None)
    assert talk.adult == leaving.brandt
    assert Rhythm.objects.get(learner=leaving.leo, ends_on=None).adult == leaving.brandt
    assert AgendaItem.objects.get().adult == leaving.brandt
    assert [one.text for one in open_agreements_of(leaving.brandt)] == ["I will find a book"]
    (own,) = open_agreements_of(leaving.leo)
    assert (own.text, own.other) == ("I will try two ways", leaving.brandt)
    assert open_agreements_of(leaving.duarte) == []
    assert Agreement.objects.count() == 4  # the old ones stand, superseded
    assert Notice.objects.get(to=leaving.brandt).kind == "promises_handed_over"
    assert owed_after(leaving.duarte, TODAY + timedelta(days=1)) == []


def test_what_the_other_promised_already_stays_the_shorter_rhythm_and_the_earlier_talk(leaving: Cast) -> None:
    promise_rhythm(adult=leaving.brandt, learner=leaving.leo, every_days=7, by=leaving.brandt, at=NOON)
    promise_talk(adult=leaving.brandt, learner=leaving.leo, promised_on=date(2026, 11, 20), by=leaving.brandt, at=NOON)
    earlier = Conference.objects.get(adult=leaving.duarte, held_at=None).promised_on

    hand_over(leaving, leaving.brandt)

    assert Conference.objects.get(learner=leaving.leo, held_at=None).promised_on == earlier
    assert Rhythm.objects.get(learner=leaving.leo, ends_on=None).every_days == 7


def test_handed_over_twice_it_is_handed_over_once(leaving: Cast) -> None:
    hand_over(leaving, leaving.brandt)
    hand_over(leaving, leaving.brandt)

    assert Agreement.objects.count() == 4
    assert Conference.objects.filter(held_at=None).count() == 1


def test_only_those_who_lead_hand_over_and_only_to_who_teaches_the_learner(leaving: Cast) -> None:
    for nobody in (leaving.brandt, leaving.duarte, leaving.vera, leaving.other_leader):
        with pytest.raises(NotAllowed):
            hand_over(leaving, leaving.brandt, by=nobody)
    with pytest.raises(Refused, match="teaches Leo"):
        hand_over(leaving, leaving.osei)
    assert Conference.objects.get(held_at=None).adult == leaving.duarte


def test_a_leader_hands_over_on_the_page_of_who_leaves(leaving: Cast, as_person: Be) -> None:
    page = f"/office/people/{leaving.duarte.id}/promises/"
    Membership.objects.filter(person=leaving.duarte).update(ends_on=clock.now().date())
    keller = as_person(leaving.keller)

    person = on_one_line(keller.get(f"/office/people/{leaving.duarte.id}/").content.decode())
    assert "Mr Duarte still owes talks or promises to one learner: hand them over" in person
    shown = on_one_line(keller.get(page).content.decode())
    assert "A talk every 14 days." in shown
    assert "I will find a book" not in shown
    assert "Choose for one learner" in keller.post(page, {}, follow=True).content.decode()
    answered = keller.post(page, {f"to-{leaving.leo.id}": str(leaving.brandt.id)}, follow=True).content.decode()

    assert "Handed over for one learner" in answered
    assert "Mr Duarte owes nothing" in answered
    assert Conference.objects.get(held_at=None).adult == leaving.brandt
    assert as_person(leaving.vera).get(page).status_code == 404


def test_the_page_asks_as_often_for_one_learner_as_for_three(leaving: Cast, as_person: Be) -> None:
    page = f"/office/people/{leaving.duarte.id}/promises/"
    Membership.objects.filter(person=leaving.duarte).update(ends_on=clock.now().date())
    keller, asked = as_person(leaving.keller), []
    for more in ((), (leaving.kim, leaving.zoe)):
        for learner in more:
            Rhythm.objects.create(
                adult=leaving.duarte, learner=learner, every_days=14, minutes=10, starts_on=TODAY,
                school=leaving.school,
            )  # fmt: skip
        keller.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert keller.get(page).content.decode().count("<select") == 1 + len(more) + bool(more)
        asked.append(len(captured))

    assert asked[0] == asked[1]


def test_all_of_them_go_to_one_person_by_one_choice_and_who_is_chosen_apart_goes_there(
    leaving: Cast, as_person: Be
) -> None:
    page = f"/office/people/{leaving.duarte.id}/promises/"
    Membership.objects.filter(person=leaving.duarte).update(ends_on=clock.now().date())
    for learner in (leaving.kim, leaving.zoe):
        Rhythm.objects.create(
            adult=leaving.duarte, learner=learner, every_days=14, minutes=10, starts_on=TODAY, school=leaving.school
        )
    join(person=leaving.osei, role=Role.TEACHER, group=leaving.advisory, starts_on=TODAY, by=leaving.keller, at=NOON)

    given = {"to-all": str(leaving.brandt.id), f"to-{leaving.kim.id}": str(leaving.osei.id)}
    told = as_person(leaving.keller).post(page, given, follow=True).content.decode()

    assert "Handed over for 3 learners" in told
    live = {
        row.learner.slug: row.adult.slug
        for row in Rhythm.objects.filter(ends_on=None).select_related("learner", "adult")
    }
    assert live == {"leo": "brandt", "zoe": "brandt", "kim": "osei"}


def test_where_nobody_could_take_anything_on_it_is_said_once_and_there_is_no_press(
    leaving: Cast, as_person: Be
) -> None:
    Membership.objects.filter(person=leaving.duarte).update(ends_on=clock.now().date())
    Membership.objects.filter(person=leaving.brandt).delete()

    page = as_person(leaving.keller).get(f"/office/people/{leaving.duarte.id}/promises/").content.decode()

    assert page.count("Nobody else teaches") == 1
    assert "Hand over" not in page
