"""Families: guardians, their children, and the keys that let them in."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import FamilyKey, Guardianship, Person, School
from trellis.rooms.people.queries.teaching import groups_with
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import KEY_LETTERS, Rights

ADDRESS_LENGTH = 26


def guardians_of(learner: Person) -> list[Guardianship]:
    """This function will list a learner's guardians that have any rights, by name."""
    return _guardians(learner.id)


@prepared
def _guardians(learner_id: UUID) -> QuerySet[Guardianship]:
    rows = Guardianship.objects.filter(learner=learner_id).exclude(rights=Rights.NONE)
    return rows.select_related("guardian").order_by("guardian__said_as", "id")


def guardians_to_ask(learner: Person) -> list[Guardianship]:
    """This function will list a learner's guardians who may be asked to a talk, by name: with any rights, and where contact
    is allowed."""
    return [one for one in guardians_of(learner) if one.may_be_contacted]


def guardians_without_rights(learner: Person) -> QuerySet[Guardianship, UUID]:
    """This function will list by their ids the guardians of a learner who have no rights: those who lead the school know of
    them, and nobody else."""
    return Guardianship.objects.filter(learner=learner, rights=Rights.NONE).values_list("guardian_id", flat=True)


def children_written_to(guardian: Person) -> set[UUID]:
    """This function will tell about which children a guardian may be written to: with full rights, where contact is allowed
    and no court has a say in it."""
    rows = Guardianship.objects.filter(
        guardian=guardian, rights=Rights.FULL, may_be_contacted=True, has_court_note=False
    )
    return set(rows.values_list("learner_id", flat=True))


def guardianships_of(person: Person) -> QuerySet[Guardianship]:
    """This function will list who guards a person, and whom they guard, without rights too; for those who set rights."""
    rows = Guardianship.objects.filter(Q(learner=person) | Q(guardian=person))
    return rows.select_related("guardian", "learner").order_by("learner__said_as", "guardian__said_as")


def children_of(viewer: Viewer) -> list[Person]:
    """This function will list the learners whose guardian the viewer is, by name; read with the viewer."""
    return viewer.own_children


def groups_of_children(viewer: Viewer) -> frozenset[UUID]:
    """This function will tell in which groups the children of a guardian are today, read once for each viewer."""
    children = [child for child, rights in viewer.children.items() if rights != Rights.NONE]
    if children and not viewer.children_in:
        viewer.children_in.append(frozenset(groups_with(children, on=viewer.on)))
    return viewer.children_in[0] if viewer.children_in else frozenset()


def live_family_key(key_id: str, *, at: datetime) -> FamilyKey | None:
    """This function will find a family key that has neither run out nor been withdrawn."""
    if not key_id:
        return None
    return FamilyKey.objects.filter(pk=key_id, withdrawn_at__isnull=True, expires_at__gt=at).first()


def family_key_of(guardian: Person, *, at: datetime) -> FamilyKey | None:
    """This function will find the family key that a guardian has now."""
    return FamilyKey.objects.filter(guardian=guardian, withdrawn_at=None, expires_at__gt=at).first()


def has_family_key(school: School) -> bool:
    """This function will say whether any family of a school has, or ever had, a private address."""
    return FamilyKey.objects.filter(guardian__school=school).exists()


def new_address() -> str:
    """This function will draw a private address: letters that cannot be mistaken, about as many addresses as UUIDs."""
    return "".join(secrets.choice(KEY_LETTERS) for _letter in range(ADDRESS_LENGTH))


def address_digest(address: str) -> str:
    """This function will give what is stored of a family's private address."""
    return hashlib.sha256(address.encode()).hexdigest()


def plain_address(typed: str) -> str:
    """This function will read an address as it was typed from paper: capitals, groups and spaces make no difference."""
    return "".join(letter for letter in typed.lower() if letter in KEY_LETTERS)


def family_key_at(address: str, *, at: datetime) -> FamilyKey | None:
    """This function will find the family key that opens at this address now, with its guardian."""
    rows = FamilyKey.objects.filter(address_digest=address_digest(address), withdrawn_at=None, expires_at__gt=at)
    return rows.select_related("guardian__school").first()
