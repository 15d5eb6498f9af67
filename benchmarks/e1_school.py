"""E1: the pages of a school of 600 learners and 40 adults: Class today, the sheet of a talk that writes itself, the walk, and
who knows whom, where 560 learners have an adult of their own and 40 have none yet.

The school is that of E3 before its term; its pages are measured as those of S1 are.
"""

import time
from datetime import timedelta
from typing import Final

from django.db.models import F

from benchmarks.e3_term import Term, founded
from benchmarks.row import Row
from benchmarks.s1_pages import Page, client_of, measured
from trellis.foundation import clock
from trellis.rooms.circles.actions import make_agreement
from trellis.rooms.circles.models import ClaimRound, ConnectionClaim
from trellis.rooms.circles.terms import ClaimDirection
from trellis.rooms.conferences.actions import add_to_agenda
from trellis.rooms.conferences.models import Conference
from trellis.rooms.evidence.actions import capture
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.terms import Role

AGENDA_MS: Final = 200
KNOWN_OF_FIFTEEN: Final = 14
ROUNDS: Final = 20


def rows() -> list[Row]:
    """This function will give the table of all benchmarks its lines."""
    term = founded()
    leader = _led(term.school)
    _told(term, leader)
    adult, learners = next(iter(term.learners_of.items()))
    talk = _prepared(adult, learners[0])
    pages = [
        Page("Class today, 600 learners", "/educator/class/", client_of(adult), "educator"),
        Page("Who knows whom, 600 learners", "/leader/people/", client_of(leader), "leader"),
        Page("The walk, 600 learners", "/leader/walk/", client_of(leader), "leader"),
    ]
    return [_agenda(talk, adult), *(row for page in pages for row in measured(page))]


def _led(school: School) -> Person:
    leader = Person.objects.create(school=school, name="Leader", said_as="Leader", slug="leader")
    Membership.objects.create(person=leader, role=Role.LEADER, starts_on=clock.now().date() - timedelta(days=90))
    # The rest of the school began with its term; whoever is asked today has to be there.
    Membership.objects.filter(person__school=school).update(starts_on=F("starts_on") - timedelta(days=365))
    return leader


def _told(term: Term, leader: Person) -> None:
    """A round in which all were asked: fourteen of each fifteen learners and their adult named each other."""
    now = clock.now()
    held = ClaimRound.objects.create(
        school=term.school, name="When term began", opened_by=leader, opened_at=now, closed_at=now
    )
    pairs = [(one, adult) for adult, learners in term.learners_of.items() for one in learners[:KNOWN_OF_FIFTEEN]]
    for direction in ClaimDirection:
        ConnectionClaim.objects.bulk_create(
            ConnectionClaim(
                school=term.school, round=held, at=now, direction=direction,
                by=learner if direction == ClaimDirection.BY_LEARNER else adult,
                about=adult if direction == ClaimDirection.BY_LEARNER else learner,
            )
            for learner, adult in pairs
        )  # fmt: skip


def _prepared(adult: Person, learner: Person) -> Conference:
    """One pair with much to talk about: a dozen pieces, goals, promises, and what waits."""
    now = clock.now()
    for number in range(12):
        capture(
            learner=learner,
            text=f"What I tried, part {number}",
            title=f"Part {number}",
            hands_in=True,
            by=learner,
            at=now,
        )
    for number in range(3):
        set_goal(owner=learner, horizon="week", text=f"Goal {number}", by=learner, at=now)
        make_agreement(learner=learner, owner=adult, other=learner, text=f"I will look {number}", by=adult, at=now)
        add_to_agenda(learner=learner, adult=adult, text=f"Talk about part {number}", by=learner, at=now)
    return Conference.objects.get(adult=adult, learner=learner, held_at=None)


def _agenda(talk: Conference, adult: Person) -> Row:
    client, address = client_of(adult), f"/educator/talks/{talk.id}/prepare/"
    assert client.get(address).status_code == 200
    begun = time.process_time()
    for _ in range(ROUNDS):
        client.get(address)
    spent = (time.process_time() - begun) / ROUNDS * 1000
    return Row(
        number="E1", work="The sheet of a talk writes itself, in a school of 600 learners",
        measured=f"{spent:.0f} ms of processor time", goal=f"≤ {AGENDA_MS} ms", holds=spent <= AGENDA_MS,
    )  # fmt: skip
