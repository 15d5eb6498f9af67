"""Adding people, joining them, naming guardians, and passwords."""

import pytest

from tests.cast import NOON, START, TERM, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import add_person, change_password, end_membership, give_password, join, name_guardian
from trellis.rooms.people.models import Guardianship, Person, User
from trellis.rooms.people.terms import Rights, Role

PASSWORD = "willows bend in wind"


def add(cast: Cast, role: str = Role.TEACHER, by: Person | None = None, **given: object) -> Person:
    values = {"school": cast.school, "name": "Ms New", "said_as": "Ms New", "role": role, "by": by or cast.keller}
    return add_person(at=NOON, **{**values, **given})  # type: ignore[arg-type]


def test_an_email_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="whole address"):
        add(cast, email="new@willow", password=PASSWORD)

    assert not Person.objects.filter(name="Ms New").exists()


def test_an_email_of_somebody_here_is_refused_whatever_its_capitals(cast: Cast) -> None:
    add(cast, email="new@willow.example", password=PASSWORD)

    with pytest.raises(Refused, match="Somebody signs in with this"):
        add(cast, email="New@Willow.example", password=PASSWORD)

    assert User.objects.count() == 1


def test_one_human_in_two_schools_signs_in_once_and_keeps_the_password(cast: Cast) -> None:
    here = add(cast, email="new@willow.example", password=PASSWORD)

    there = add(
        cast,
        school=cast.other_school,
        by=cast.other_leader,
        email="new@willow.example",
        password="another one entirely",
    )

    assert here.user == there.user
    assert here.user is not None
    assert here.user.check_password(PASSWORD)


def test_a_password_that_is_too_easy_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="too common"):
        add(cast, email="new@willow.example", password="password123")


@pytest.mark.parametrize("role", [Role.LEADER, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
def test_what_opens_the_whole_school_is_given_by_leaders_alone(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        add(cast, role, by=cast.vera)
    with pytest.raises(NotAllowed):
        join(person=cast.vera, role=role, group=None, starts_on=TERM, by=cast.vera, at=NOON)

    assert add(cast, role).memberships.get().role == role


def test_a_role_somebody_has_is_not_given_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="already"):
        join(person=cast.osei, role=Role.TEACHER, group=cast.class_2b, starts_on=TERM, by=cast.keller, at=NOON)


def test_staff_name_guardians_with_full_rights_and_change_none(cast: Cast) -> None:
    name_guardian(guardian=cast.ana, learner=cast.kim, by=cast.vera, at=NOON)
    with pytest.raises(NotAllowed):
        name_guardian(guardian=cast.ruiz_limited, learner=cast.maya, rights=Rights.FULL, by=cast.vera, at=NOON)
    with pytest.raises(NotAllowed):
        name_guardian(guardian=cast.void, learner=cast.kim, rights=Rights.LIMITED, by=cast.vera, at=NOON)

    assert Guardianship.objects.get(guardian=cast.ana, learner=cast.kim).rights == Rights.FULL
    assert Guardianship.objects.get(guardian=cast.ruiz_limited).rights == Rights.LIMITED


def test_rights_that_there_are_not_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="one of the rights"):
        name_guardian(guardian=cast.ana, learner=cast.leo, rights="most", by=cast.keller, at=NOON)


def test_a_leader_gives_a_new_password_and_its_owner_changes_it(cast: Cast) -> None:
    person = add(cast, email="new@willow.example", password=PASSWORD)
    given = give_password(person=person, by=cast.keller, at=NOON)
    assert person.user is not None

    change_password(user=person.user, old=given, new="one of my own making", by=person, at=NOON)

    assert User.objects.get().check_password("one of my own making")


def test_a_wrong_old_password_changes_nothing(cast: Cast) -> None:
    person = add(cast, email="new@willow.example", password=PASSWORD)
    assert person.user is not None

    with pytest.raises(Refused, match="not your password"):
        change_password(user=person.user, old="not it", new="one of my own making", by=person, at=NOON)

    assert User.objects.get().check_password(PASSWORD)


def test_a_school_gives_no_password_to_somebody_who_belongs_to_another_too(cast: Cast) -> None:
    person = add(cast, email="new@willow.example", password=PASSWORD)
    add(cast, school=cast.other_school, by=cast.other_leader, email="new@willow.example", password=PASSWORD)

    with pytest.raises(Refused, match="another school"):
        give_password(person=person, by=cast.keller, at=NOON)


@pytest.mark.parametrize("who", ["vera", "osei", "other_leader"])
def test_nobody_else_gives_passwords(cast: Cast, who: str) -> None:
    person = add(cast, email="new@willow.example", password=PASSWORD)

    with pytest.raises(NotAllowed):
        give_password(person=person, by=getattr(cast, who), at=START)


def test_nobody_who_learns_here_becomes_a_guardian(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"Kim learns here\. A guardian is an adult"):
        name_guardian(guardian=cast.kim, learner=cast.maya, by=cast.keller, at=NOON)
    assert not Guardianship.objects.filter(guardian=cast.kim).exists()

    Guardianship.objects.create(guardian=cast.kim, learner=cast.maya)  # named before this was refused
    name_guardian(guardian=cast.kim, learner=cast.maya, rights=Rights.NONE, by=cast.keller, at=NOON)
    assert Guardianship.objects.get(guardian=cast.kim).rights == Rights.NONE
    kim = cast.kim.memberships.get()
    end_membership(membership=kim, ends_on=TERM, by=cast.keller, at=NOON)
    name_guardian(guardian=cast.kim, learner=cast.leo, by=cast.keller, at=NOON)  # grown up, and a sister
