"""Numbers, days and states are said in words."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from trellis.ui import words


def rendered(template: str, **given: object) -> str:
    return Template(template).render(Context(given))


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1652, "1,652")])
def test_numbers_up_to_twelve_are_words(number: int, said: str) -> None:
    assert words.in_words(number) == said


def test_day_leaves_out_the_year_it_is() -> None:
    today = date(2026, 10, 8)

    assert words.as_day(date(2026, 10, 15), today) == "Thursday 15 October"
    assert words.as_day(date(2025, 10, 15), today) == "Wednesday 15 October 2025"
    assert words.as_short_day(date(2026, 9, 24), today) == "24 September"
    assert words.as_short_day(date(2025, 9, 24), today) == "24 September 2025"
    assert words.as_plate_day(date(2026, 9, 24), today) == "24 Sep"
    assert words.as_plate_day(date(2025, 9, 24), today) == "Sep 2025"


def test_day_of_a_moment_is_the_day_where_the_reader_is() -> None:
    late = datetime(2026, 10, 15, 23, 30, tzinfo=UTC)

    from django.utils import timezone

    with timezone.override("Europe/Lisbon"):
        assert words.as_day(late, date(2026, 1, 1)) == "Friday 16 October"


def test_state_word_stands_for_each_shape() -> None:
    assert rendered("{{ s|state_word }}", s="ready_to_show") == "ready to show"


def test_length_is_a_clock() -> None:
    assert rendered("{{ s|length_words }} {{ t|length_words }}{{ u|length_words }}", s=9, t=71.4, u=None) == "0:09 1:11"


def test_days_and_numbers_speak_spanish() -> None:
    with translation.override("es"):
        assert words.as_day(date(2026, 10, 15), date(2026, 1, 1)) == "jueves 15 de octubre"
        assert [words.in_words(2), words.in_words(1, "f")] == ["dos", "una"]
