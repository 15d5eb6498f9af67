"""Who asks: somebody for every column that has anybody in it today, and those whose relation has ended or never was."""

from datetime import date, timedelta

from tests.cast import NOON, START, Cast
from tests.never.who_sees_what.legend import Asker
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.people.actions import (
    add_person,
    answer_mentorship,
    end_membership,
    end_mentorship,
    name_guardian,
    propose_mentorship,
    vet_mentor,
)
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.terms import Rights, Role

BORN = {9: date(2017, 5, 1), 15: date(2011, 5, 1), 18: date(2008, 5, 1)}
YESTERDAY = NOON.date() - timedelta(days=1)
BOTH = frozenset({"science", "making"})


def asker(who: str, *columns: str, areas: frozenset[str] = frozenset(), rights: str = "full") -> Asker:
    return Asker(who, frozenset(columns), areas, rights)


ASKERS = (
    asker("leo", "learner"),
    asker("kim", "peer"),
    asker("brandt", "teacher", areas=frozenset({"science"})),
    asker("tamm", "teacher", areas=frozenset({"making"})),
    asker("duarte", "advisor", areas=BOTH),
    asker("osei", "other_staff"),  # teaches, but not this learner
    asker("vera", "other_staff"),
    asker("ito", "other_staff"),  # the counsellor
    asker("keller", "leader", "other_staff"),
    asker("ana", "guardian"),
    asker("ben", "guardian"),
    asker("sol", "guardian", rights="limited"),
    asker("void", "guardian", rights="none"),
    asker("ruiz"),  # guardian of another child
    asker("mo", "mentor"),
    asker("past_mentor"),
    asker("operator", "operator"),
    asker("maya"),  # learns here, in another class
    asker("past_peer"),
    asker("past_teacher"),
    asker("past_advisor"),
    asker("past_leader"),
    Asker("nilsson", is_of_the_school=False),
    Asker("other_leader", is_of_the_school=False),
    Asker("nobody", is_of_the_school=False),
)
HOME = tuple(one for one in ASKERS if one.columns & {"learner", "guardian"})
ONE_A_COLUMN = tuple({column: one for one in reversed(ASKERS) for column in one.columns}.values())


def gather(cast: Cast, age: int) -> None:
    """This function will have everybody come: those of the cast, and those whom only this table needs."""
    cast.leo.born_in = BORN[age]
    cast.leo.save()
    cast.ruiz.locale = "en"
    cast.ruiz.save()
    for who, area in (("brandt", "science"), ("tamm", "making")):
        person = getattr(cast, who, None) or _come(cast, who, Role.TEACHER, cast.advisory)
        TeachingArea.objects.create(membership=person.memberships.get(), area=cast.areas[area])
    _come(cast, "ito", Role.COUNSELLOR)
    _come(cast, "operator", Role.OPERATOR)
    for who in ("mo", "past_mentor"):
        _come(cast, who, Role.MENTOR, cast.advisory)
    _come(cast, "head", Role.LEADER)
    for who, rights in (("ben", Rights.FULL), ("sol", Rights.LIMITED)):
        guardian = _come(cast, who, Role.GUARDIAN)
        name_guardian(guardian=guardian, learner=cast.leo, rights=rights, by=cast.keller, at=START)
    for who in ("mo", "past_mentor"):
        _accompany(cast, who, age)
    _leave_yesterday(cast)


def _leave_yesterday(cast: Cast) -> None:
    left: tuple[tuple[str, str, Group | None], ...] = (
        ("past_peer", Role.LEARNER, cast.advisory),
        ("past_teacher", Role.TEACHER, cast.advisory),
        ("past_advisor", Role.ADVISOR, cast.advisory),
        ("past_leader", Role.LEADER, None),
    )
    for who, role, group in left:
        membership = _come(cast, who, role, group).memberships.get()
        end_membership(membership=membership, ends_on=YESTERDAY, by=cast.keller, at=NOON)


def _come(cast: Cast, who: str, role: str, group: Group | None = None) -> Person:
    name = who.replace("_", " ").title()
    person = add_person(
        school=cast.school, name=name, said_as=name, role=role, group=group, by=cast.keller, at=START,
        starts_on=START.date(), details={"slug": who},
    )  # fmt: skip
    setattr(cast, who, person)
    return person


def _accompany(cast: Cast, who: str, age: int) -> None:
    """A mentor with Mr Duarte beside the two; one of them was ended by the family, at eighteen by Leo."""
    mentor, consenting = getattr(cast, who), cast.leo if age >= 18 else cast.ana
    vet_mentor(mentor=mentor, until=date(2027, 6, 30), by=cast.keller, at=START)
    row = propose_mentorship(
        mentor=mentor, learner=cast.leo, staff=cast.duarte, purpose="bikes", until=date(2027, 6, 30), by=cast.duarte,
        at=START,
    )  # fmt: skip
    answer_mentorship(mentorship=row, consents=True, by=consenting, at=START)
    if who == "past_mentor":
        end_mentorship(mentorship=row, by=consenting, at=START)
