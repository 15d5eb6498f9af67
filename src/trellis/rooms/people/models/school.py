"""The school."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models

from trellis.engine.small_groups import FEWEST, FLOOR
from trellis.foundation.models import Record


def weekdays() -> list[int]:
    return [0, 1, 2, 3, 4]


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("A time zone is named like Europe/Lisbon.")


class School(Record):
    """A school; an installation may hold several, strictly apart. OneRoster calls it an org.

    retention: as long as the installation serves it.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    locale = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    school_days: Any = models.JSONField(default=weekdays)
    shows_continuum = models.BooleanField(default=True)
    fewest_told = models.PositiveSmallIntegerField(default=FEWEST)  # no number is told of fewer learners, in or out

    switched_off: Any = models.JSONField(default=list, blank=True)  # of terms.Switch, sorted; everything else is on

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(fewest_told__gte=FLOOR), name="school_fewest_told_floor")
        ]

    def __str__(self) -> str:
        return self.name

    def has_on(self, switch: str) -> bool:
        """This function will say whether the school has something on that it may turn off."""
        return switch not in self.switched_off

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
