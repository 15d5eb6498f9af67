"""Several people added in one act: all of them, or nobody."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trellis.foundation.intents import NotAllowed, Refused, action
from trellis.rooms.people.actions.adding import add_person
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.rules import usual_reading


@dataclass(frozen=True)
class Newcomer:
    """Somebody to be added: a name, how they are called, a role, where, by which e-mail address they sign in, and in which school
    year they are, by which pages choose their wording."""

    name: str
    said_as: str
    role: str
    group: Group | None = None
    email: str = ""
    grade: str = ""


class RefusedAt(Refused):
    """One of several cannot be added; `place` says which, from 0."""

    def __init__(self, place: int, sentence: object) -> None:
        super().__init__(sentence)
        self.place = place


@action
def add_people(*, school: School, newcomers: Sequence[Newcomer], by: Person, at: datetime) -> list[tuple[Person, str]]:
    """This function will add several people, and give each with the password that is told this once; empty where they sign in
    with none, or keep the one they have.

    Raises NotAllowed, or RefusedAt with the first that cannot be added: then nobody is. Publishes PersonAdded for each.
    """
    added = []
    for place, one in enumerate(newcomers):
        password = secrets.token_urlsafe(9) if one.email else ""
        try:
            person = add_person(
                school=school, name=one.name, said_as=one.said_as, role=one.role, group=one.group, email=one.email,
                password=password, by=by, at=at,
                details={"locale": school.locale, "grade": one.grade, "reading": usual_reading(one.role, one.grade)},
            )  # fmt: skip
        except NotAllowed:
            raise
        except Refused as refusal:
            raise RefusedAt(place, refusal.sentence) from refusal
        keeps = person.user is not None and person.user.people.count() > 1
        added.append((person, "" if keeps else password))
    return added
