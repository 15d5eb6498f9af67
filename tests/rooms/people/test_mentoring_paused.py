"""R119: what a guardian agreed to is paused on the day on which they lose the rights to agree, until another says yes."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOON, START, Cast
from tests.rooms.people.test_mentoring import TODAY, consented, rosa_of
from trellis.foundation.intents import NotAllowed
from trellis.rooms.community.actions import say_among_three
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.actions import add_person, answer_mentorship, end_mentorship, name_guardian, set_contact
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.queries.mentoring import mentored_by, open_mentorships_of, waiting_for_another_yes
from trellis.rooms.people.terms import Rights, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(cast: Cast) -> Person:
    found = add_person(school=cast.school, name="Ben", said_as="Ben", role=Role.GUARDIAN, by=cast.keller, at=START)
    name_guardian(guardian=found, learner=cast.leo, by=cast.keller, at=START)
    return found


@pytest.fixture
def row(cast: Cast, ben: Person) -> Mentorship:
    return consented(cast, rosa_of(cast))


@pytest.mark.parametrize("how", [Rights.NONE, Rights.LIMITED, "court"])
def test_R119_it_pauses_the_day_its_guardian_loses_rights_and_goes_on_with_another_yes(
    cast: Cast, row: Mentorship, ben: Person, how: str
) -> None:
    if how == "court":
        set_contact(guardian=cast.ana, learner=cast.leo, has_court_note=True, by=cast.keller, at=NOON)
    else:
        name_guardian(guardian=cast.ana, learner=cast.leo, rights=how, by=cast.keller, at=NOON)

    assert mentored_by(cast.viewer(row.mentor)) == frozenset()
    assert not open_mentorships_of(cast.leo, on=TODAY)
    for by in (row.mentor, cast.leo, cast.duarte):
        with pytest.raises(NotAllowed):
            say_among_three(mentorship=row, text="Hello", by=by, at=NOON)
    with pytest.raises(NotAllowed):
        answer_mentorship(mentorship=row, consents=True, by=cast.ana, at=NOON)

    answer_mentorship(mentorship=row, consents=True, by=ben, at=NOON)

    assert mentored_by(cast.viewer(row.mentor)) == {cast.leo.id}
    row.refresh_from_db()
    assert row.consent_by == ben


def test_R119_rights_that_come_back_bring_the_yes_back(cast: Cast, row: Mentorship) -> None:
    for rights in (Rights.NONE, Rights.FULL):
        name_guardian(guardian=cast.ana, learner=cast.leo, rights=rights, by=cast.keller, at=NOON)

    assert open_mentorships_of(cast.leo, on=TODAY) == [row]


def test_another_guardians_rights_change_nothing(cast: Cast, row: Mentorship, ben: Person) -> None:
    name_guardian(guardian=ben, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)

    assert mentored_by(cast.viewer(row.mentor)) == {cast.leo.id}
    assert not Notice.objects.filter(kind=NoticeKind.CONSENT_ENDED).exists()


def test_what_the_learner_agreed_to_at_eighteen_is_no_guardians(cast: Cast, row: Mentorship) -> None:
    Mentorship.objects.filter(pk=row.pk).update(consent_by=cast.leo)
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)

    assert open_mentorships_of(cast.leo, on=TODAY) == [row]


def test_R119_whoever_is_beside_the_two_is_told_and_not_whose_rights_changed(cast: Cast, row: Mentorship) -> None:
    for _press in range(2):
        name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)

    told = Notice.objects.get(kind=NoticeKind.CONSENT_ENDED)
    assert (told.to, told.about, told.url) == (cast.duarte, cast.leo, f"/educator/mentors/{row.id}/")
    assert told.facts == {}


def test_one_that_is_over_is_not_told_of(cast: Cast, row: Mentorship) -> None:
    later = NOON.replace(year=2027, month=7, day=5) + timedelta(days=1)
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=later)

    assert not Notice.objects.filter(kind=NoticeKind.CONSENT_ENDED).exists()


def test_R119_a_court_that_has_a_say_is_told_to_whoever_is_beside_the_two_as_a_yes_that_is_missing(
    cast: Cast, row: Mentorship
) -> None:
    set_contact(guardian=cast.ana, learner=cast.leo, has_court_note=True, by=cast.keller, at=NOON)

    told = Notice.objects.get(kind=NoticeKind.CONSENT_ENDED)
    assert (told.to, told.url) == (row.staff, f"/educator/mentors/{row.id}/")
    assert "court" not in str(told.facts)
    assert [one.id for one in waiting_for_another_yes(cast.viewer(row.mentor))] == [row.id]

    set_contact(guardian=cast.ana, learner=cast.leo, has_court_note=False, by=cast.keller, at=NOON)
    assert waiting_for_another_yes(cast.viewer(row.mentor)) == []


def told(cast: Cast) -> list[Notice]:
    return list(Notice.objects.filter(kind=NoticeKind.CONSENT_ENDED, about=cast.leo))


@pytest.mark.parametrize("how", ["no court", "full rights", "another yes", "ended"])
def test_R119_what_waits_no_more_is_told_no_more(cast: Cast, row: Mentorship, ben: Person, how: str) -> None:
    guardian: dict[str, Any] = {"guardian": cast.ana, "learner": cast.leo, "by": cast.keller, "at": NOON}
    if how == "full rights":
        name_guardian(rights=Rights.LIMITED, **guardian)
    else:
        set_contact(has_court_note=True, **guardian)
    assert len(told(cast)) == 1
    set_contact(may_be_contacted=False, **guardian)
    name_guardian(**{**guardian, "guardian": ben})
    assert len(told(cast)) == 1  # which changes nothing about what waits

    if how == "no court":
        set_contact(has_court_note=False, **guardian)
    elif how == "full rights":
        name_guardian(rights=Rights.FULL, **guardian)
    elif how == "another yes":
        answer_mentorship(mentorship=row, consents=True, by=ben, at=NOON)
    else:
        end_mentorship(mentorship=row, by=ben, at=NOON)

    assert told(cast) == []


def test_R119_who_has_read_that_it_waits_is_not_told_again_because_nobody_turns_to_the_guardian(
    cast: Cast, row: Mentorship
) -> None:
    guardian: dict[str, Any] = {"guardian": cast.ana, "learner": cast.leo, "by": cast.keller, "at": NOON}
    set_contact(has_court_note=True, **guardian)
    Notice.objects.update(read_at=NOON)

    for is_so in (False, True):
        set_contact(may_be_contacted=is_so, **guardian)

    assert len(told(cast)) == 1
