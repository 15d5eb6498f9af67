"""Adding people, joining them to groups, and saying who is whose guardian."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import slugify
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.actions.naming import checked_name
from trellis.rooms.people.actions.passwords import check_password
from trellis.rooms.people.models import Group, Guardianship, Membership, Person, School, User
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import live, may_add_people, may_be_in, may_give_role, may_set_rights
from trellis.rooms.people.terms import Rights, Role

MOST_NAME, MOST_SAID_AS, MOST_EMAIL = 120, 60, 254


@action
def add_person(
    *,
    school: School,
    name: str,
    said_as: str,
    role: str,
    by: Person,
    at: datetime,
    group: Group | None = None,
    email: str = "",
    password: str = "",
    details: dict[str, object] | None = None,
    starts_on: date | None = None,
) -> Person:
    """This function will add a person with one role, in the whole school or in one group of it.

    Leaders, staff and operators add people of their own school; leaders alone add leaders and their like. `details` may give
    locale, reading, portrait, born_in, grade and slug. Raises NotAllowed, or Refused when the name is empty, too long or on
    several lines, the group has ended, the e-mail is taken or the password too easy. Publishes PersonAdded.
    """
    _require_office(by=by, school=school, at=at)
    called = checked_name(name, most=MOST_NAME, missing=_("Give the person a name and one of the roles."))
    short = checked_name(said_as.strip() or called.split()[0], most=MOST_SAID_AS, missing=_("Say how they are called."))
    if role not in Role.values:
        raise Refused(_("Give the person a name and one of the roles."))
    if not may_give_role(viewer_of(by, at=at), role):
        raise NotAllowed(_("This role is given by those who lead the school."))
    _require_fitting(group, role, school=school, on=at.astimezone(school.zone).date())
    given = details or {}
    person = Person(school=school, name=called, said_as=short)
    for field, value in given.items():
        setattr(person, field, value)
    person.slug = _free_slug(school, str(given.get("slug") or slugify(person.said_as) or "person"))
    person.user = _user_for(email, password, school) if email else None
    person.save()
    if role != Role.GUARDIAN:
        day = starts_on or at.astimezone(school.zone).date()
        Membership.objects.create(person=person, role=role, group=group, starts_on=day)
    publish(events.PersonAdded(school_id=school.id, person_id=person.id, role=role))
    return person


@action
def join(*, person: Person, role: str, group: Group | None, starts_on: date, by: Person, at: datetime) -> Membership:
    """This function will give a person one more role, from a day on.

    Raises NotAllowed, or Refused when they have it already. Publishes PersonAdded.
    """
    _require_office(by=by, school=person.school, at=at)
    if not may_give_role(viewer_of(by, at=at), role):
        raise NotAllowed(_("This role is given by those who lead the school."))
    _require_fitting(group, role, school=person.school, on=at.astimezone(person.school.zone).date())
    if person.memberships.filter(role=role, group=group, ends_on=None).exists():
        raise Refused(_("They have this role already."))
    membership = Membership.objects.create(person=person, role=role, group=group, starts_on=starts_on)
    publish(events.PersonAdded(school_id=person.school_id, person_id=person.id, role=role))
    return membership


@action
def end_membership(*, membership: Membership, ends_on: date, by: Person, at: datetime) -> None:
    """This function will end a membership at the end of that day: what it opened closes then.

    Raises NotAllowed, or Refused for a day before it began. Publishes MembershipEnded.
    """
    _require_office(by=by, school=membership.person.school, at=at)
    if not may_give_role(viewer_of(by, at=at), membership.role):
        raise NotAllowed(_("This role is given and ended by those who lead the school."))
    if ends_on < membership.starts_on:
        raise Refused(_("Choose the day it began, or a later one."))
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    publish(events.MembershipEnded(school_id=membership.person.school_id, membership_id=membership.id))


@action
def name_guardian(
    *, guardian: Person, learner: Person, by: Person, at: datetime, relation: str = "", rights: str = Rights.FULL
) -> Guardianship:
    """This function will say whose guardian somebody is, and with which rights. Publishes GuardianNamed.

    The office names guardians with full rights; what is named already and any lesser rights are for those who lead the
    school. Raises NotAllowed for that, Refused across schools, for oneself, for somebody who learns here and for
    unknown rights.
    """
    _require_office(by=by, school=learner.school, at=at)
    if guardian.school_id != learner.school_id:
        raise Refused(_("A guardian belongs to the learner's own school here: add them to it first."))
    if guardian.id == learner.id or rights not in Rights.values:
        raise Refused(_("Choose a learner and one of the rights."))
    on = at.astimezone(learner.school.zone).date()
    is_named = Guardianship.objects.filter(guardian=guardian, learner=learner).exists()
    if not is_named and guardian.memberships.filter(live(on), role=Role.LEARNER).exists():
        raise Refused(
            _("%(name)s learns here. A guardian is an adult: choose one, or add one.") % {"name": guardian.said_as}
        )
    if (is_named or rights != Rights.FULL) and not may_set_rights(viewer_of(by, at=at)):
        raise NotAllowed(_("Rights are set by those who lead the school."))
    row, _made = Guardianship.objects.update_or_create(
        guardian=guardian, learner=learner, defaults={"relation": relation, "rights": rights}
    )
    publish(events.GuardianNamed(school_id=learner.school_id, about_id=learner.id, guardian_id=guardian.id))
    return row


@action
def choose_language(*, person: Person, language: str, by: Person, at: datetime) -> None:
    """This function will keep the language in which a person reads Trellis. Publishes LanguageChosen."""
    if by.id != person.id:
        raise NotAllowed(_("Everybody chooses their own language."))
    person.locale = language
    person.save(update_fields=["locale"])
    publish(events.LanguageChosen(school_id=person.school_id, language=language))


def _require_office(*, by: Person, school: School, at: datetime) -> None:
    if by.school_id != school.id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))


def _require_fitting(group: Group | None, role: str, *, school: School, on: date) -> None:
    if group is not None and group.school_id != school.id:
        raise NotAllowed(_("Choose a group of this school."))
    if group is not None and group.ends_on is not None and group.ends_on < on:
        raise Refused(_("%(group)s has ended. Choose a group that goes on.") % {"group": group.name})
    if not may_be_in(group, role):
        raise Refused(
            _("A team is of adults of the school: choose one of their roles. Its learners are those whom they teach.")
        )


def _free_slug(school: School, wanted: str) -> str:
    taken = set(Person.objects.filter(school=school, slug__startswith=wanted).values_list("slug", flat=True))
    candidates = [wanted, *[f"{wanted}-{n}" for n in range(2, len(taken) + 2)]]
    return next(slug for slug in candidates if slug not in taken)


def _user_for(email: str, password: str, school: School) -> User:
    """One human, one sign-in, whatever schools they belong to: who signs in already keeps their password."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(_("Write the whole address, like ana@school.example.")) from error
    if len(email) > MOST_EMAIL:
        raise Refused(_("Write the whole address, like ana@school.example."))
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        check_password(password)
        return User.objects.create_user(email, password)
    if user.people.filter(school=school).exists():
        raise Refused(_("Somebody signs in with this e-mail address already. Use another one."))
    return user


@action
def found_school(*, school: School, by: Person, at: datetime, email: str = "", password: str = "") -> School:
    """This function will found a school together with its first leader, `by`; neither is stored yet.

    It is the one action that nobody can be asked to allow. Raises Refused for a name that cannot be kept. Publishes
    PersonAdded.
    """
    school.name = checked_name(school.name, most=MOST_NAME, missing=_("Give the school its name."))
    by.name = checked_name(by.name, most=MOST_NAME, missing=_("Give the person a name and one of the roles."))
    by.said_as = checked_name(by.said_as, most=MOST_SAID_AS, missing=_("Say how they are called."))
    school.full_clean(exclude=["id"])
    school.save()
    by.school = school
    by.user = _user_for(email, password, school) if email else None
    by.slug = by.slug or _free_slug(school, slugify(by.said_as) or "person")
    by.save()
    Membership.objects.create(person=by, role=Role.LEADER, starts_on=at.astimezone(school.zone).date())
    publish(events.PersonAdded(school_id=school.id, person_id=by.id, role=Role.LEADER))
    return school
