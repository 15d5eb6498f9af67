"""Finding people by their names, as far as the viewer may."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from trellis.rooms.people.models import Guardianship, Membership, Person, School, User
from trellis.rooms.people.queries.teaching import taught_ids
from trellis.rooms.people.rules import Viewer, live, may_open_office, people_visible_to
from trellis.rooms.people.terms import Rights, Role


def people_found(viewer: Viewer, text: str = "") -> QuerySet[Person]:
    """This function will list the persons whose name the viewer may read, by name: all of them, or those whose name or
    group has these words. Each comes with the memberships of today, and whether they are somebody's guardian."""
    rows = Person.objects.filter(people_visible_to(viewer))
    for word in text.split():
        in_group = Membership.objects.filter(live(viewer.on), person=OuterRef("pk"), group__name__icontains=word)
        rows = rows.filter(Q(name__icontains=word) | Q(said_as__icontains=word) | Exists(in_group))
    guarding = Guardianship.objects.filter(guardian=OuterRef("pk")).exclude(rights=Rights.NONE)
    today = Membership.objects.filter(live(viewer.on)).select_related("group").order_by("role", "starts_on", "id")
    return (
        rows.prefetch_related(Prefetch("memberships", today, to_attr="memberships_today"))
        .annotate(is_guardian=Exists(guarding))
        .order_by("said_as", "name", "id")
    )


def people_called_like(viewer: Viewer, text: str, *, at_most: int = 12) -> list[Person]:
    """This function will find people whose name has words that begin so, whatever their accents, by name: for the office
    everybody whose name they read, for those who teach the learners whom they teach. `is_learner` says whether somebody
    learns here, or ever did."""
    words = _folded(text).split()
    if not words:
        return []
    rows = Person.objects.filter(people_visible_to(viewer) if may_open_office(viewer) else Q(pk__in=taught_ids(viewer)))
    names = rows.order_by("said_as", "name", "id").values_list("id", "said_as", "name")
    ids = [one for one, *said in names if all(_begins(word, said) for word in words)][:at_most]
    learns = Membership.objects.filter(person=OuterRef("pk"), role=Role.LEARNER)
    found = {row.id: row for row in Person.objects.filter(pk__in=ids).annotate(is_learner=Exists(learns))}
    return [found[one] for one in ids]


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(part.startswith(word) for name in names for part in _folded(name).split())


def _folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def people_added_lately(viewer: Viewer, *, at_most: int = 4) -> list[Person]:
    """This function will list the persons added last, by name: whoever has just added somebody goes on with them."""
    rows = Person.objects.filter(people_visible_to(viewer)).order_by("-id")[:at_most]
    return sorted(rows, key=lambda person: person.said_as)


def person_for(viewer: Viewer, person_id: UUID) -> Person | None:
    """This function will find a person whose name the viewer may read, with their memberships of today."""
    return people_found(viewer).filter(pk=person_id).select_related("user", "school").first()


def addresses_known_at(school: School, emails: Iterable[str]) -> set[str]:
    """This function will tell which of these e-mail addresses sign somebody of a school in already, in small letters."""
    wanted = [one.lower() for one in emails if one]
    return set(User.objects.filter(email__in=wanted, people__school=school).values_list("email", flat=True))


def standing_at(school: School, *, on: date) -> set[tuple[str, str, UUID | None]]:
    """This function will tell who stands where at a school on that day: names in small letters, with role and group."""
    rows = Membership.objects.filter(live(on), person__school=school)
    return {
        (name.casefold(), role, group) for name, role, group in rows.values_list("person__name", "role", "group_id")
    }
