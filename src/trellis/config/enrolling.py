"""`trellis person add`: the first person founds the school, the others are added by somebody of its office."""

import argparse
import secrets

from django.conf import settings
from django.db.models import Q
from django.utils.text import slugify

from trellis.config.home import Say
from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.people.actions import add_person, found_school
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.rules import OFFICE
from trellis.rooms.people.terms import Role
from trellis.surfaces.office.zones import zone_meant


def add(arguments: argparse.Namespace, say: Say) -> None:
    """This function will add the person that the command line names. Raises Refused with what to do instead."""
    if arguments.role not in Role.values:
        raise Refused(f"{arguments.role} is no role: choose one of {', '.join(Role.values)}.")
    password = secrets.token_urlsafe(9) if arguments.email else ""
    said_as = arguments.said_as or (arguments.name.split() or [""])[0]
    founds = arguments.new_school or not School.objects.exists()
    if (arguments.zone or arguments.locale) and not founds:
        raise Refused("--zone and --locale are for a school that is founded. The others have a page, /office/school/.")
    person = found(arguments, said_as, password) if founds else added(arguments, said_as, password)
    say(f"{person.name} is at {person.school.name} now, role {arguments.role} ({person.slug}).")
    if person.user and person.user.people.count() > 1:
        say(f"They sign in with {arguments.email} and the password they have.")
    elif password:
        say(f"They sign in with {arguments.email} and the password {password}, which is shown this once.")
    if founds:
        say("Start trellis serve and sign in. What the school still needs stands on /office/school/.")


def added(arguments: argparse.Namespace, said_as: str, password: str) -> Person:
    """One more person of a school that is there."""
    school = school_named(arguments.school)
    return add_person(
        school=school, name=arguments.name, said_as=said_as, role=arguments.role, email=arguments.email, password=password,
        details={"locale": school.locale}, by=actor(school, arguments.actor), at=clock.now(),
    )  # fmt: skip


def found(arguments: argparse.Namespace, said_as: str, password: str) -> Person:
    """The first person of a school: nobody could allow it, so it is its own act."""
    if not arguments.school or arguments.role != Role.LEADER:
        there = "A new school begins" if School.objects.exists() else "There is no school yet: begin"
        raise Refused(f"{there} with its leader, --school NAME --role leader.")
    slug, languages = slugify(arguments.school)[:50], dict(settings.LANGUAGES)
    locale = arguments.locale or "en"
    if not slug:
        raise Refused("Give the school a name with letters or figures: its address is made of them.")
    if School.objects.filter(Q(slug=slug) | Q(name__iexact=arguments.school.strip())).exists():
        raise Refused(f"{arguments.school.strip()} is there already. Add people to it without --new-school.")
    if locale not in languages:
        raise Refused(f"{locale} is no language of Trellis: choose one of {', '.join(languages)}.")
    zone = zone_meant(arguments.zone) if arguments.zone else "UTC"
    if zone is None:
        raise Refused(f"{arguments.zone} is no time zone: write one like Europe/Lisbon.")
    school = School(name=arguments.school, slug=slug, time_zone=zone, locale=locale)
    leader = Person(name=arguments.name, said_as=said_as, locale=locale)
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
