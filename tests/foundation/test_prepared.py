"""A prepared question answers as a query built anew would, however often and about whomever it is asked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import NOON, START, TERM, Cast
from trellis.foundation import clock
from trellis.foundation.prepared import SHAPES, ComputedError, prepared, which
from trellis.rooms.people.models import FamilyKey, Membership, Person

type Built = list[int]
type Asked = tuple[Callable[..., list[Membership]], Built]


@pytest.fixture
def memberships() -> Asked:
    """The question, and as often as it was put together."""
    built: Built = []

    @prepared
    def memberships(people: list[UUID], *, on: date, role: str = "", scope: Q | None = None) -> QuerySet[Membership]:
        built.append(1)
        rows = Membership.objects.filter(scope or Q(), person__in=people, starts_on__lte=on).select_related("person")
        return (rows.filter(role=role) if role else rows).order_by("person__said_as")

    return memberships, built


def test_question_is_put_together_once_and_asked_about_anybody(cast: Cast, memberships: Asked) -> None:
    ask, built = memberships

    answers = [ask([one.id], on=TERM) for one in (cast.leo, cast.duarte, cast.leo)]

    assert [[row.person for row in rows] for rows in answers] == [[cast.leo], [cast.duarte], [cast.leo]]
    assert len(built) == 2  # twice at the first asking: to find out where what is given stands
    assert ask([cast.leo.id], on=TERM - timedelta(days=1)) == []


def test_question_about_several_is_asked_once_of_the_database_and_fills_every_place(
    cast: Cast, memberships: Asked
) -> None:
    ask, built = memberships
    some = [cast.leo.id, cast.kim.id, cast.zoe.id]
    ask([*some, cast.max.id], on=TERM)

    with CaptureQueriesContext(connection) as asked:
        rows = ask(some, on=TERM)
        assert [row.person.said_as for row in rows] == ["Kim", "Leo", "Zoe"]

    assert len(asked) == 1
    assert len(built) == 2  # three and four are one shape
    assert ask([], on=TERM) == []


def test_what_else_is_given_makes_another_question(cast: Cast, memberships: Asked) -> None:
    ask, _built = memberships
    people = [cast.leo.id, cast.duarte.id]

    assert len(ask(people, on=TERM)) == 2
    assert [row.person for row in ask(people, on=TERM, role="advisor")] == [cast.duarte]
    assert [row.person for row in ask(people, on=TERM, role="learner")] == [cast.leo]


def test_conditions_are_filled_in_and_their_form_tells_questions_apart(cast: Cast, memberships: Asked) -> None:
    ask, _built = memberships
    people, leo, duarte = [cast.leo.id, cast.duarte.id], Q(person=cast.leo.id), Q(person=cast.duarte.id)

    def asked(scope: Q) -> list[Person]:
        return [row.person for row in ask(people, on=TERM, scope=scope)]

    assert (asked(leo), asked(duarte), asked(~leo)) == ([cast.leo], [cast.duarte], [cast.duarte])
    assert (asked(leo | duarte), asked(leo & duarte)) == ([cast.leo, cast.duarte], [])
    assert asked(leo & Q(person__in={cast.leo.id, cast.duarte.id})) == [cast.leo]
    assert asked(Q(pk__in=[])) == []


def test_moments_are_filled_in_in_any_time_zone(cast: Cast) -> None:
    @prepared
    def keys(at: datetime) -> QuerySet[FamilyKey]:
        return FamilyKey.objects.filter(expires_at__gt=at)

    key = FamilyKey.objects.create(
        guardian=cast.ana, address_digest="x", pin_digest="x", made_at=START, expires_at=NOON
    )

    assert keys(NOON - timedelta(seconds=1)) == [key]
    assert keys(NOON) == []
    with timezone.override("Pacific/Auckland"):
        assert keys(timezone.localtime(NOON - timedelta(seconds=1))) == [key]


def test_rows_come_with_what_is_fetched_beside_them_and_are_nobody_elses(cast: Cast) -> None:
    @prepared
    def people(ids: list[UUID]) -> QuerySet[Person]:
        return Person.objects.filter(pk__in=ids).prefetch_related("memberships")

    first = people([cast.leo.id])[0]
    first.said_as = "changed"
    again = people([cast.leo.id])[0]

    assert again.said_as == "Leo"
    with CaptureQueriesContext(connection) as asked:
        assert [row.role for row in again.memberships.all()] == ["learner"]
    assert len(asked) == 0


def test_what_is_computed_inside_is_refused_rather_than_answered_for_ever(cast: Cast) -> None:
    @prepared
    def a_day_before(at: datetime) -> QuerySet[FamilyKey]:
        return FamilyKey.objects.filter(expires_at__gt=at - timedelta(days=1))

    @prepared
    def by_the_clock(guardian: UUID) -> QuerySet[FamilyKey]:
        return FamilyKey.objects.filter(guardian=guardian, expires_at__gt=clock.now())

    @prepared
    def by_the_zone(guardian: UUID) -> QuerySet[FamilyKey]:
        return FamilyKey.objects.filter(guardian=guardian, expires_at__date=date(2026, 10, 8))

    for question, given in ((a_day_before, NOON), (by_the_clock, cast.ana.id), (by_the_zone, cast.ana.id)):
        with pytest.raises(ComputedError):
            question(given)  # type: ignore[operator]


def test_a_row_is_refused_for_it_would_stand_in_the_question_for_ever(cast: Cast) -> None:
    @prepared
    def memberships(person: Person) -> QuerySet[Membership]:
        return Membership.objects.filter(person=person)

    with pytest.raises(TypeError, match="id of a Person"):
        memberships(cast.leo)


def test_a_part_of_a_query_is_refused_for_it_would_be_another_question_each_time(cast: Cast) -> None:
    @prepared
    def memberships(scope: Q) -> QuerySet[Membership]:
        return Membership.objects.filter(scope)

    with pytest.raises(TypeError, match="QuerySet"):
        memberships(Q(person__in=Person.objects.filter(slug="leo")))


def test_words_given_do_not_fill_the_memory(cast: Cast) -> None:
    @prepared
    def called(name: str) -> QuerySet[Person]:
        return Person.objects.filter(said_as=name)

    for number in range(SHAPES + 2):
        called(str(number))

    assert len(called._kept) <= SHAPES
    assert called("Leo") == [cast.leo]


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_by_its_own_connection() -> None:
    @prepared
    def people(id: UUID) -> QuerySet[Person]:
        return Person.objects.filter(pk=id)

    with CaptureQueriesContext(connection) as here:
        people(uuid4())
        found: list[int] = []

        def ask() -> None:
            with CaptureQueriesContext(connections["default"]) as there:
                people(uuid4())
            found.append(len(there))
            connections.close_all()

        other = Thread(target=ask)
        other.start()
        other.join()

    assert (len(here), found) == (1, [1])


@prepared
def _called(name: str) -> QuerySet[Person]:
    return Person.objects.filter(said_as=name).order_by("said_as", "id")


@prepared
def _memberships_of(person_id: UUID, on: date) -> QuerySet[Membership, UUID]:
    return Membership.objects.filter(person=person_id, starts_on__lte=on).values_list("id", flat=True)


@prepared
def _both(person_id: UUID) -> QuerySet[Person, str]:
    people = Person.objects.filter(pk=person_id).order_by().values_list("said_as", flat=True)
    return people.union(Person.objects.filter(said_as="Nobody at all").order_by().values_list("said_as", flat=True))


@prepared
def _among(ids: list[UUID]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=ids)


def test_one_question_tells_which_of_many_have_an_answer(cast: Cast) -> None:
    asked = {
        "there": _called.of("Leo"), "nobody": _called.of("Nobody at all"), "member": _memberships_of.of(cast.leo.id, TERM),
        "not_yet": _memberships_of.of(cast.leo.id, TERM - timedelta(days=3000)), "both": _both.of(cast.leo.id),
        "stranger": _both.of(uuid4()), "among_none": _among.of([]),
    }  # fmt: skip

    with CaptureQueriesContext(connection) as queries:
        found = which(**asked)

    assert found == {"there", "member", "both"}
    assert len(queries) == 1


def test_what_can_have_no_answer_is_not_asked(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert which(among_none=_among.of([])) == frozenset()

    assert len(queries) == 0
