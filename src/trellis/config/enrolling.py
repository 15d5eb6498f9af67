"""`trellis person add`: the first person founds the school, the others are added by somebody of its office."""

import argparse
import secrets

from django.utils.text import slugify

from trellis.config.home import Say
from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.people.actions import add_person, found_school
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.rules import OFFICE
from trellis.rooms.people.terms import Role


def add(arguments: argparse.Namespace, say: Say) -> None:
    """This function will add the person that the command line names. Raises Refused with what to do instead."""
    if arguments.role not in Role.values:
        raise Refused(f"{arguments.role} is no role: choose one of {', '.join(Role.values)}.")
    password = secrets.token_urlsafe(9) if arguments.email else ""
    said_as = arguments.said_as or arguments.name.partition(" ")[0]
    if School.objects.exists():
        school = school_named(arguments.school)
        person = add_person(
            school=school,
            name=arguments.name,
            said_as=said_as,
            role=arguments.role,
            email=arguments.email,
            password=password,
            by=actor(school, arguments.actor),
            at=clock.now(),
        )
    else:
        person = found(arguments, said_as, password)
    say(f"{person.name} is a {arguments.role} of {person.school.name} ({person.slug}).")
    if password:
        say(f"They sign in with {arguments.email} and the password {password}, which is shown this once.")


def found(arguments: argparse.Namespace, said_as: str, password: str) -> Person:
    """The first person of the first school: nobody could allow it, so it is its own act."""
    if not arguments.school or arguments.role != Role.LEADER:
        raise Refused("There is no school yet: begin with its leader, --school NAME --role leader.")
    school = School(name=arguments.school, slug=slugify(arguments.school))
    leader = Person(name=arguments.name, said_as=said_as)
    found_school(school=school, by=leader, at=clock.now(), email=arguments.email, password=password)
    return leader


def school_named(name: str) -> School:
    """This function will find the school by its name or slug; where there is only one, it need not be named."""
    schools = list(School.objects.all())
    found = [school for school in schools if not name or name.lower() in {school.name.lower(), school.slug}]
    if len(found) != 1:
        raise Refused(f"Say which school with --school: {', '.join(school.slug for school in schools)}.")
    return found[0]


def actor(school: School, slug: str) -> Person:
    """This function will find who does this, for the record names them."""
    office = Person.objects.filter(school=school, memberships__role__in=OFFICE).distinct()
    person = office.filter(slug=slug).first()
    if person is None:
        raise Refused(f"Say who does this with --as: {', '.join(office.values_list('slug', flat=True)[:10])}.")
    return person
