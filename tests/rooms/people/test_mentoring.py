"""R119, AR-18 at the door of the rooms: a mentor is vetted, matched by a person, consented to, never alone with a learner."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOON, START, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import say_among_three
from trellis.rooms.community.models import MentorMessage
from trellis.rooms.community.queries.mentoring import said_among_three
from trellis.rooms.people.actions import (
    add_person,
    answer_mentorship,
    end_membership,
    end_mentorship,
    hand_over_mentorship,
    name_guardian,
    propose_mentorship,
    set_next_visit,
    vet_mentor,
    withdraw_vetting,
)
from trellis.rooms.people.models import Mentorship, MentorVetting, Person
from trellis.rooms.people.queries.mentoring import mentored_by, open_mentorships_of
from trellis.rooms.people.terms import Rights, Role

pytestmark = pytest.mark.django_db

TODAY = NOON.date()
JUNE = date(2027, 6, 30)


def rosa_of(cast: Cast, *, until: date = JUNE) -> Person:
    rosa = add_person(
        school=cast.school, name="Rosa Lindqvist", said_as="Rosa", role=Role.MENTOR, by=cast.keller, at=START,
        starts_on=START.date(),
    )  # fmt: skip
    vet_mentor(mentor=rosa, until=until, by=cast.vera, at=NOON)
    return rosa


def matched(cast: Cast, rosa: Person, **given: Any) -> Mentorship:
    facts = {"staff": cast.duarte, "purpose": "bikes on Thursdays", "until": JUNE, "by": cast.duarte, **given}
    return propose_mentorship(mentor=rosa, learner=given.pop("learner", cast.leo), at=NOON, **{
        key: value for key, value in facts.items() if key != "learner"
    })  # fmt: skip


def consented(cast: Cast, rosa: Person) -> Mentorship:
    row = matched(cast, rosa)
    answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)
    row.refresh_from_db()
    return row


def test_R119_a_mentor_is_vetted_by_the_office_until_a_day_to_come(cast: Cast) -> None:
    rosa = rosa_of(cast)

    for other in (cast.duarte, cast.leo, cast.ana, rosa, cast.nilsson, cast.other_leader):
        with pytest.raises(NotAllowed):
            vet_mentor(mentor=rosa, until=JUNE, by=other, at=NOON)
    for day in (None, TODAY - timedelta(days=1)):
        with pytest.raises(Refused, match="day to come"):
            vet_mentor(mentor=rosa, until=day, by=cast.keller, at=NOON)
    with pytest.raises(Refused, match="role of a mentor"):
        vet_mentor(mentor=cast.ana, until=JUNE, by=cast.keller, at=NOON)
    vet_mentor(mentor=rosa, until=TODAY, by=cast.keller, at=NOON)
    assert MentorVetting.objects.filter(mentor=rosa, withdrawn_at=None).get().until == TODAY


def test_R119_a_match_is_made_by_a_person_who_teaches_within_the_vetting(cast: Cast) -> None:
    rosa = rosa_of(cast)

    for other in (cast.osei, cast.vera, cast.ana, cast.leo, rosa, cast.nilsson):
        with pytest.raises(NotAllowed):
            matched(cast, rosa, by=other)
    for until in (None, TODAY - timedelta(days=1), JUNE + timedelta(days=1)):
        with pytest.raises(Refused, match="vetting"):
            matched(cast, rosa, until=until)
    for words in ("", "   ", "x" * 201):
        with pytest.raises(Refused, match="one sentence"):
            matched(cast, rosa, purpose=words)
    with pytest.raises(Refused, match="not vetted"):
        matched(cast, cast.nunes)
    name_guardian(guardian=rosa, learner=cast.leo, by=cast.keller, at=NOON)
    with pytest.raises(Refused, match="guardian of this learner"):
        matched(cast, rosa)
    assert not Mentorship.objects.exists()


def test_AR18_no_mentor_and_learner_without_somebody_of_the_school(cast: Cast) -> None:
    rosa = rosa_of(cast)

    for staff in (None, rosa, cast.leo, cast.ana, cast.kim, cast.nilsson):
        with pytest.raises(Refused, match="beside the two"):
            matched(cast, rosa, staff=staff)
    row = matched(cast, rosa)
    for staff in (rosa, cast.leo, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mentorship.objects.filter(pk=row.pk).update(staff=staff)


def test_R119_only_consent_opens_it_and_it_is_taken_back_in_the_request(cast: Cast) -> None:
    rosa = rosa_of(cast)
    limited = add_person(school=cast.school, name="Sol", said_as="Sol", role=Role.GUARDIAN, by=cast.keller, at=START)
    name_guardian(guardian=limited, learner=cast.leo, rights=Rights.LIMITED, by=cast.keller, at=START)
    row = matched(cast, rosa)

    assert mentored_by(cast.viewer(rosa)) == frozenset()
    for other in (cast.void, limited, cast.ruiz, cast.duarte, cast.keller, rosa, cast.leo):
        with pytest.raises(NotAllowed):
            answer_mentorship(mentorship=row, consents=True, by=other, at=NOON)
    answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)
    assert mentored_by(cast.viewer(rosa)) == {cast.leo.id}
    for other in (cast.void, limited, cast.ruiz, cast.kim, cast.other_leader):
        with pytest.raises(NotAllowed):
            end_mentorship(mentorship=row, by=other, at=NOON)
    end_mentorship(mentorship=row, by=cast.ana, at=NOON)
    assert mentored_by(cast.viewer(rosa)) == frozenset()
    with pytest.raises(Refused, match="ended meanwhile"):
        answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)


def test_R119_from_eighteen_on_the_learner_consents_and_no_guardian(cast: Cast) -> None:
    cast.leo.born_in = date(2008, 5, 1)
    cast.leo.save()
    row = matched(cast, rosa_of(cast))

    with pytest.raises(NotAllowed):
        answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)
    answer_mentorship(mentorship=row, consents=True, by=cast.leo, at=NOON)
    assert open_mentorships_of(cast.leo, on=TODAY) == [row]


def test_R119_it_ends_by_itself_after_its_last_day_and_with_the_vetting(cast: Cast) -> None:
    rosa = rosa_of(cast)
    consented(cast, rosa)
    last = NOON.replace(year=2027, month=6, day=30)

    assert mentored_by(cast.viewer(rosa, at=last)) == {cast.leo.id}
    assert mentored_by(cast.viewer(rosa, at=last + timedelta(days=1))) == frozenset()
    vet_mentor(mentor=rosa, until=TODAY, by=cast.vera, at=NOON)
    assert mentored_by(cast.viewer(rosa, at=NOON + timedelta(days=1))) == frozenset()
    withdraw_vetting(mentor=rosa, by=cast.vera, at=NOON)
    assert mentored_by(cast.viewer(rosa)) == frozenset()


def test_R119_a_mentor_who_is_none_any_more_has_nobody(cast: Cast) -> None:
    rosa = rosa_of(cast)
    consented(cast, rosa)

    end_membership(membership=rosa.memberships.get(), ends_on=TODAY, by=cast.keller, at=NOON)

    assert mentored_by(cast.viewer(rosa, at=NOON + timedelta(days=1))) == frozenset()
    assert not open_mentorships_of(cast.leo, on=TODAY + timedelta(days=1))


def test_AR18_words_go_among_three_and_nobody_else_says_or_takes_away(cast: Cast) -> None:
    rosa = rosa_of(cast)
    row = consented(cast, rosa)

    for by in (rosa, cast.leo, cast.duarte):
        say_among_three(mentorship=row, text=f"I am {by.said_as}.", by=by, at=NOON)
    for other in (cast.ana, cast.kim, cast.brandt, cast.osei, cast.keller, cast.ruiz, cast.nilsson):
        with pytest.raises(NotAllowed):
            say_among_three(mentorship=row, text="Hello", by=other, at=NOON)
    for text in ("", "  ", "x" * 1001):
        with pytest.raises(Refused):
            say_among_three(mentorship=row, text=text, by=rosa, at=NOON)
    for reader in (rosa, cast.leo, cast.duarte, cast.brandt, cast.ana):
        assert len(said_among_three(row, viewer=cast.viewer(reader))) == 3
    for other in (cast.void, cast.kim, cast.osei, cast.vera, cast.keller, cast.ruiz, cast.nilsson):
        assert said_among_three(row, viewer=cast.viewer(other)) == []
    assert MentorMessage.objects.count() == 3


def test_AR18_when_whoever_is_beside_them_leaves_nobody_writes_until_another_is_named(cast: Cast) -> None:
    rosa = rosa_of(cast)
    row = matched(cast, rosa, staff=cast.vera)
    answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)
    row.refresh_from_db()
    end_membership(membership=cast.vera.memberships.get(), ends_on=TODAY, by=cast.keller, at=NOON)
    tomorrow = NOON + timedelta(days=1)

    for by in (rosa, cast.leo, cast.vera, cast.duarte):
        with pytest.raises(NotAllowed):
            say_among_three(mentorship=row, text="Anybody?", by=by, at=tomorrow)
    for other in (rosa, cast.ana, cast.osei, cast.leo):
        with pytest.raises(NotAllowed):
            hand_over_mentorship(mentorship=row, staff=cast.nunes, by=other, at=tomorrow)
    with pytest.raises(Refused, match="beside the two"):
        hand_over_mentorship(mentorship=row, staff=cast.ana, by=cast.duarte, at=tomorrow)
    hand_over_mentorship(mentorship=row, staff=cast.nunes, by=cast.duarte, at=tomorrow)
    row.refresh_from_db()
    say_among_three(mentorship=row, text="I am here.", by=cast.nunes, at=tomorrow)
    say_among_three(mentorship=row, text="Good.", by=rosa, at=tomorrow)


def test_R119_the_next_visit_is_set_by_the_two_adults(cast: Cast) -> None:
    rosa = rosa_of(cast)
    row = consented(cast, rosa)

    for other in (cast.leo, cast.ana, cast.keller, cast.brandt):
        with pytest.raises(NotAllowed):
            set_next_visit(mentorship=row, day=TODAY, by=other, at=NOON)
    for day in (None, TODAY - timedelta(days=1), JUNE + timedelta(days=1)):
        with pytest.raises(Refused):
            set_next_visit(mentorship=row, day=day, by=rosa, at=NOON)
    set_next_visit(mentorship=row, day=TODAY, by=rosa, at=NOON)


def test_R119_pressed_twice_there_is_one(cast: Cast) -> None:
    rosa = rosa_of(cast)
    first, second = matched(cast, rosa), matched(cast, rosa)

    assert first == second
    for _press in range(2):
        answer_mentorship(mentorship=first, consents=True, by=cast.ana, at=NOON)
        say_among_three(mentorship=Mentorship.objects.get(), text="Once", by=rosa, at=NOON)
    assert (Mentorship.objects.count(), MentorMessage.objects.count()) == (1, 1)
