"""More of what adults of one team have between them: people in it, questions, decisions, days."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from tests.cast import Cast
from tests.teams import before_team, team_blue
from trellis.foundation import clock
from trellis.rooms.community.actions import close_proposal
from trellis.rooms.community.models import Decision
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.people.actions import add_person, add_to_team, close_school, form_team, join, note_days_away
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.people.terms import GroupKind, Role
from trellis.rooms.practice.actions import answer_support, ask_for_support, note_check_in, write_line
from trellis.rooms.practice.guide import guide
from trellis.rooms.practice.models import PracticeTrial

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def team_there() -> Group | None:
    return Group.objects.filter(kind=GroupKind.TEAM, name="Team Blue").first()


def of_team() -> Decision:
    found = Decision.objects.filter(reach="school").first()
    assert found
    return found


def more_adults(plenty: "Plenty", number: int) -> None:
    """One more in the team with a group of their own, one more question, one more decision, one more day away; one more team."""
    cast, now = plenty.cast, clock.now()
    team = team_there() or team_blue(cast, cast.duarte, cast.brandt, at=now)
    group = Group.objects.create(school=cast.school, kind=GroupKind.CLASS, name=f"C{number}")
    adult = add_person(
        school=cast.school,
        name=f"Ms {number}",
        said_as=f"Ms {number}",
        role=Role.TEACHER,
        group=group,
        by=cast.keller,
        at=now,
    )
    add_to_team(team=team, person=adult, by=cast.keller, at=now)
    before_team(team, adult, question=f"Shall we {number}?", at=now)
    close_proposal(
        proposal=before_team(team, adult, reach="school", question=f"And {number}?", at=now), by=adult, at=now
    )
    owed = before_team(team, cast.duarte, question=f"Again {number}?", review_on=now.date() + timedelta(days=1), at=now)
    decision = close_proposal(proposal=owed, by=cast.duarte, at=now)
    type(decision).objects.filter(pk=decision.pk).update(review_on=now.date())
    day = now.date() + timedelta(days=1 + number % 10)
    note_days_away(person=adult, starts_on=day, ends_on=day, by=adult, at=now)
    more_practice(cast, adult, number)
    form_team(school=cast.school, name=f"Team {number}", members=[cast.duarte, adult], by=cast.keller, at=now)
    more_of_the_office(cast, adult, number)


def more_of_the_office(cast: Cast, adult: Person, number: int) -> None:
    """One more beside 2B and one more who learns there, one more whom nobody teaches, one more closure gone by and to come."""
    now = clock.now()
    today = now.date()
    join(person=adult, role=Role.TEACHER, group=cast.class_2b, starts_on=today, by=cast.keller, at=now)
    for name, group in ((f"In {number}", cast.class_2b), (f"Alone {number}", None)):
        add_person(
            school=cast.school, name=name, said_as=name, role=Role.LEARNER, group=group, by=cast.keller, at=now
        )  # fmt: skip
    for day in (today - timedelta(days=40 + 2 * number), today + timedelta(days=400 + 2 * number)):
        close_school(school=cast.school, name=f"Closed {number}", starts_on=day, ends_on=day, by=cast.keller, at=now)


def more_practice(cast: Cast, adult: Person, number: int) -> None:
    """One more request either way, one more offer, one more goal and line that a class reads, and of each trial one more."""
    duarte, now = cast.duarte, clock.now()
    for to, by in ((cast.keller, duarte), (duarte, adult), (cast.keller, adult)):
        asked = ask_for_support(to=to, words=f"Cover {number}", by=by, at=now)
        if number % 2 and to is not duarte:
            answer_support(request=asked, words="Yes", by=to, at=now)
    note_check_in(adult=duarte, offered=f"An hour {number}", by=cast.keller, at=now)
    set_goal(owner=duarte, horizon="year", text=f"Listen {number}", visibility=["class"], by=duarte, at=now)
    write_line(kind="habit", words=f"Wait {number}", is_shared=True, by=duarte, at=now)
    cards = [card.slug for one in guide() for card in one.cards]
    day = next_school_day(cast.school, now.date())
    for by, card in ((duarte, cards[number % 12]), (duarte, cards[12 + number % 12]), (adult, cards[0])):
        PracticeTrial.objects.get_or_create(
            adult=by,
            card=card,
            try_on=day + timedelta(weeks=number // 12),
            defaults={"strategy": "s", "planned_at": now},
        )
    closed = PracticeTrial.objects.filter(Q(adult=adult) | Q(card__in=cards[12:]), closed_at=None)
    closed.update(came_of_it="It went", closed_at=now, is_shared=True)
