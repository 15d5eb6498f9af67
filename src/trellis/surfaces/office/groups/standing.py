"""How the adults of a group stand: what each of them teaches there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from trellis.foundation.i18n import said
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Membership, School
from trellis.rooms.people.terms import Role


@dataclass(frozen=True)
class Beside:
    """An adult of a group, the areas to which their teaching there is limited, and whether it can be."""

    held: Membership
    areas: tuple[str, ...]
    may_be_limited: bool


def taught_in_words(
    adults: Sequence[Membership], limits: Mapping[UUID, frozenset[UUID] | None], *, school: School
) -> list[Beside]:
    """This function will say for each adult which areas they teach in a group; none where they teach in all."""
    areas = continuum_of(school).areas
    return [
        Beside(
            one, tuple(said(area.name) for area in areas if area.id in (limits.get(one.id) or ())),
            bool(areas) and one.role == Role.TEACHER,
        )
        for one in adults
    ]  # fmt: skip
