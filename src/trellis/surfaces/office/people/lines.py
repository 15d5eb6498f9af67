"""A list of people as it is pasted: one on a line, with a name, a kind, a group, an e-mail address and a school year."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused
from trellis.rooms.people.actions.several import Newcomer
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries import groups_there
from trellis.rooms.people.queries.finding import addresses_known_at, standing_at
from trellis.rooms.people.rules import Viewer, grade_as_stage, may_be_in, may_give_role, wrong_with_name
from trellis.rooms.people.terms import Role

MOST_LINES, MOST_PARTS, LONGEST = 120, 5, 120
HEADINGS = ("name", "nombre")


@dataclass(frozen=True)
class Line:
    """One line: its number as it was pasted, who it would add, what is wrong with it, and whether they are here already."""

    number: int
    parts: tuple[str, ...]
    who: Newcomer | None = None
    problem: str = ""
    is_known: bool = False

    @property
    def kind(self) -> str:
        return str(Role(self.who.role).label) if self.who else ""


@dataclass(frozen=True)
class Pasted:
    """What was pasted, line by line."""

    lines: tuple[Line, ...] = field(default_factory=tuple)

    @property
    def wrong(self) -> list[Line]:
        return [one for one in self.lines if one.problem]

    @property
    def new(self) -> list[Line]:
        return [one for one in self.lines if one.who and not one.problem and not one.is_known]

    @property
    def known(self) -> list[Line]:
        return [one for one in self.lines if one.is_known and not one.problem]


@cache
def kinds() -> Mapping[str, str]:
    """The roles by every word that stands for them, in all languages of Trellis."""
    words = {role.value: role.value for role in Role}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {word: role.value for role in Role for word in _words_of(str(role.label).casefold())}
    return words


def _words_of(label: str) -> list[str]:
    """A word in two genders, “tutora o tutor”, is known by either."""
    return [label, *label.split(" o ")]


def read_lines(text: str, *, viewer: Viewer) -> Pasted:
    """This function will read what was pasted, look at each line, and say what is wrong with it; nothing is written."""
    split = [_parts(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    numbered = [(number, parts) for number, parts in enumerate(split, start=1) if any(parts)]
    if numbered and numbered[0][1][0].casefold() in HEADINGS:
        numbered = numbered[1:]
    groups = {one.name.casefold(): one for one in groups_there(viewer.person.school, on=viewer.on)}
    looked = [_look(number, parts, groups, viewer) for number, parts in numbered[:MOST_LINES]]
    if len(numbered) > MOST_LINES:
        number, parts = numbered[MOST_LINES]
        looked.append(Line(number, parts, problem=_("Paste at most %(most)s lines at once.") % {"most": MOST_LINES}))
    return Pasted(tuple(_called_apart(_against_each_other(_against_the_school(looked, viewer)))))


def _parts(line: str) -> tuple[str, ...]:
    mark = next((one for one in ("\t", ";", ",") if one in line), ",")
    row = next(csv.reader([line], delimiter=mark), [])
    return tuple(one.strip() for one in row)


def _look(number: int, parts: tuple[str, ...], groups: Mapping[str, Group], viewer: Viewer) -> Line:
    try:
        return Line(number, parts, who=_who(parts, groups, viewer))
    except Refused as refusal:
        return Line(number, parts, problem=str(refusal.sentence))


def _who(parts: tuple[str, ...], groups: Mapping[str, Group], viewer: Viewer) -> Newcomer:
    if len(parts) > MOST_PARTS:
        raise Refused(
            _("There are more than five parts. Write a name, a kind, a class, an e-mail address and a school year.")
        )
    name, kind, where, email, year = (*parts, *[""] * MOST_PARTS)[:MOST_PARTS]
    if not year and grade_as_stage(email) is not None:  # a learner who has no address, and the year in its place
        email, year = "", email
    if not name:
        raise Refused(_("There is no name. Write it first on the line."))
    if wrong := wrong_with_name(name, most=LONGEST):
        raise Refused(wrong)
    role = kinds().get(kind.casefold())
    if role is None:
        raise Refused(_("“%(kind)s” is no kind. Write learner, teacher, advisor or staff.") % {"kind": kind[:40]})
    if role == Role.GUARDIAN:
        raise Refused(_("A guardian is added on the page of their child, so that it is known whose they are."))
    if not may_give_role(viewer, role):
        raise Refused(_("This role is given by those who lead the school."))
    group = groups.get(where.casefold()) if where else None
    if where and (group is None or not may_be_in(group, role)):
        raise Refused(_("There is no class called “%(name)s”. Form it first, or mend the name.") % {"name": where[:80]})
    if email and not _is_address(email):
        raise Refused(_("Write the whole address, like ana@school.example."))
    if year and (role != Role.LEARNER or grade_as_stage(year) is None):
        raise Refused(_("The school year of a learner is a number, or K. Leave it out for anybody else."))
    return Newcomer(name=name, said_as="", role=role, group=group, email=email.lower(), grade=year.upper())


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _against_the_school(lines: list[Line], viewer: Viewer) -> list[Line]:
    """Whoever signs in here already, or stands in the same place under the same name, is not added twice."""
    school = viewer.person.school
    mails = addresses_known_at(school, [one.who.email for one in lines if one.who])
    stand = standing_at(school, on=viewer.on)
    return [replace(one, is_known=_is_known(one.who, mails, stand)) if one.who else one for one in lines]


def _is_known(who: Newcomer, mails: set[str], stand: set[Any]) -> bool:
    return who.email in mails if who.email else _place(who) in stand


def _place(who: Newcomer) -> tuple[str, str, Any]:
    return (who.name.casefold(), who.role, who.group.id if who.group else None)


def _against_each_other(lines: Iterable[Line]) -> Iterator[Line]:
    seen: dict[Any, int] = {}
    for one in lines:
        if one.who is None:
            yield one
            continue
        key = one.who.email or _place(one.who)
        first = seen.setdefault(key, one.number)
        said = _("This is the same as line %(number)s. Take one of them out.") % {"number": first}
        yield one if first == one.number else replace(one, problem=said)


def _called_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """A learner is called by the first name, where the list has it once; everybody else by all of it."""
    kept = list(lines)
    firsts = [_first(one.who) for one in kept if one.who]
    for one in kept:
        if one.who is None:
            yield one
            continue
        by_first = one.who.role == Role.LEARNER and firsts.count(_first(one.who)) == 1
        said_as = _first(one.who) if by_first else one.who.name
        yield replace(one, who=replace(one.who, said_as=said_as[:60].strip()))


def _first(who: Newcomer) -> str:
    return who.name.split()[0]
