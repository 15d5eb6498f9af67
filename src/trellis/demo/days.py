"""The demo school's calendar: one term that always ends today, in the school's own time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

WEEKS = 11
CLOSED_WEEKS_AGO = 5
DAY_IS_LIVED_FROM = time(10, 30)  # what the story tells of its last day has happened by then


@dataclass(frozen=True)
class Term:
    """Eleven weeks up to a moment, with one week of holidays; days are counted back from the last one that was lived."""

    now: datetime
    zone: ZoneInfo

    @property
    def here(self) -> datetime:
        return self.now.astimezone(self.zone)

    @cached_property
    def starts_on(self) -> date:
        return self._monday - timedelta(weeks=WEEKS)

    @cached_property
    def closed(self) -> tuple[date, date]:
        """The first and the last day of the holidays."""
        monday = self._monday - timedelta(weeks=CLOSED_WEEKS_AGO)
        return monday, monday + timedelta(days=4)

    @cached_property
    def today(self) -> date:
        """The school day that it is, or that was last: promises are counted from it."""
        return self._school_day_on_or_before(self.here.date())

    @cached_property
    def last(self) -> date:
        """The last school day of which a morning has been lived: what happened is counted back from it."""
        if self.today == self.here.date() and self.here.time() < DAY_IS_LIVED_FROM:
            return self._school_day_on_or_before(self.today - timedelta(days=1))
        return self.today

    @cached_property
    def days(self) -> list[date]:
        """Every school day of the term up to the last one, oldest first."""
        span = (self.last - self.starts_on).days
        return [day for n in range(span + 1) if self.is_open(day := self.starts_on + timedelta(days=n))]

    def is_open(self, day: date) -> bool:
        """This function will say whether school is held on that day."""
        return day.weekday() < 5 and not self.closed[0] <= day <= self.closed[1]

    def day(self, back: int) -> date:
        """This function will find the school day so many school days before the last one; the term's first day ends it."""
        return self.days[max(len(self.days) - 1 - back, 0)]

    def moment(self, back: int, at: time) -> datetime:
        """This function will find a moment of that day, in the past whatever the hour is now."""
        return min(datetime.combine(self.day(back), at, tzinfo=self.zone), self.now - timedelta(minutes=1))

    def after(self, school_days: int) -> date:
        """This function will find the school day so many school days after today, or before it for a negative number."""
        step = timedelta(days=1 if school_days > 0 else -1)
        day = self.today
        for _ in range(abs(school_days)):
            day += step
            while not self.is_open(day):
                day += step
        return day

    @property
    def _monday(self) -> date:
        day = self.here.date()
        return day - timedelta(days=day.weekday())

    def _school_day_on_or_before(self, day: date) -> date:
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day


def born(today: date, years: int, months: int) -> date:
    """This function will find the month in which somebody was born who is that old, counted in years and months, today."""
    count = today.year * 12 + today.month - 1 - years * 12 - months
    return date(count // 12, count % 12 + 1, 1)
