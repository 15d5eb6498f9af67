"""Whom a row is opened to by the person it is about."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from trellis.rooms.people.terms import Audience


class AudiencesField(models.CharField):
    """A set of audiences; the empty set means only the person themself. Stored as words between spaces, for both databases.

    `visibility__contains="family"` finds the rows opened to the family.
    """

    # What may be set and what is read, as django-stubs asks for them.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 120, "default": tuple, "blank": True, **kwargs})

    def from_db_value(self, value: str | None, *_: Any) -> tuple[str, ...]:
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        words = value.split() if isinstance(value, str) else tuple(value or ())
        if unknown := set(words) - set(Audience.values):
            raise ValidationError(f"These are no audiences: {', '.join(sorted(unknown))}.")
        return tuple(sorted(set(words)))

    def get_prep_value(self, value: Any) -> str:
        words: Iterable[str] = self.to_python(value)
        return "".join(f" {word} " for word in words)
