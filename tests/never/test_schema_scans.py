"""What no table may keep, by the rule that forbids it: models, columns and choices are read as words."""

import re
from collections.abc import Iterable

import pytest

from tests.never.schema import kept_under, words_of
from tests.never.sources import SOURCE, importing, lines_with, required_packages, shown_files
from tests.never.test_AR21_no_emotions_or_bodies import READING_PEOPLE


def test_AR05_no_table_predicts_a_child() -> None:
    assert kept_under([
        "risk", "risks", "at_risk", "predicted", "prediction", "predictions", "forecast", "probability", "likelihood", "propensity",
        "odds", "estimate", "estimated", "expected_score", "trend", "trajectory", "model_output", "flagged", "early_warning",
        "dropout", "potential", "ability", "theta", "percentile",
    ]) == []  # fmt: skip


def test_AR05_nothing_is_installed_that_learns_from_people() -> None:
    assert (
        required_packages() & (READING_PEOPLE | {"statsmodels", "pymc", "pytorch-lightning", "river", "pyro-ppl"})
        == set()
    )


def test_AR05_no_exercise_is_estimated_anywhere() -> None:
    """The room that may estimate how an exercise will go, an extra of the plan, is not there. `practice` is what adults do about
    their own work: it knows no target, no judgement and no work of a learner."""
    assert not (SOURCE / "rooms/exercises").exists()
    assert [
        line
        for line in importing(["trellis.rooms.evidence", "trellis.rooms.suggestions", "trellis.rooms.continuum"])
        if "rooms/practice/" in line
    ] == []


def test_AR11_no_table_makes_time_the_measure() -> None:
    assert kept_under([
        "deadline", "late", "lateness", "overdue", "tardy", "missed", "missing", "zero", "seat", "seat_time", "credit", "credits",
        "hours", "locked", "lock", "locks_at", "closes_on", "closes_at", "absent", "absence", "attendance", "time_limit", "extension",
        "grade_level", "promoted", "retained", "pace", "behind",
    ]) == []  # fmt: skip


# On which paper a support rests, as its row of the catalogue asks: read by those who write supports and by nobody else, which
# tests/surfaces/educator/test_supports.py proves.
OF_SUPPORTS = "profiles.Support.basis=iep"


def test_AR20_no_table_keeps_sensitive_traits() -> None:
    assert kept_under([
        "race", "ethnicity", "ethnic", "religion", "religious", "faith", "health", "diagnosis", "disability", "disorder", "illness",
        "medication", "income", "lunch", "meal", "meals", "frl", "poverty", "immigration", "citizenship", "nationality", "passport",
        "gender", "sex", "orientation", "address_line", "street", "ssn", "iep", "biometric", "weight", "caste", "tribe", "refugee",
        "custody", "marital",
    ]) == [OF_SUPPORTS]  # fmt: skip


def test_AR31_no_table_pays_for_learning() -> None:
    assert kept_under(PAY) == []


PAY = [
    "point", "points", "coin", "coins", "badge", "badges", "reward", "rewards", "streak", "streaks", "xp", "leaderboard", "ranking",
    "rank", "prize", "prizes", "shop", "balance", "star", "stars", "trophy", "medal", "achievement", "achievements", "level_up",
    "currency", "gem", "gems", "bonus",
]  # fmt: skip


def test_AR31_no_page_of_ours_speaks_of_rewards() -> None:
    words = r"(?i)\b(?:leaderboard|streaks?|badges?|rewards?|coins?|trophy|trophies|medals?|xp|level up)\b"

    assert list(lines_with(words, [path for path in shown_files() if path.suffix in (".html", ".js")])) == []


def test_AR33_no_table_counts_the_time_people_spend_here() -> None:
    assert kept_under([
        "time_spent", "time_on", "time_on_task", "minutes_spent", "seconds_spent", "session_length", "dwell", "visits", "visit_count",
        "page_views", "views", "opens", "open_count", "last_seen", "last_active", "last_login", "active_minutes", "usage",
        "engagement", "retention_rate", "daily_active", "frequency",
    ]) == []  # fmt: skip


@pytest.mark.parametrize("page", ["path", "choose", "choose_all", "goals", "talks", "capture"])
def test_AR33_where_something_is_chosen_the_page_sends_one_off(page: str) -> None:
    template = (SOURCE / f"surfaces/learner/templates/learner/{page}.html").read_text()

    assert re.search(r"\{% end_mark _\(\"[^\"]*Off you go\.\"\)", template)


@pytest.mark.parametrize(
    ("name", "words"),
    [("last_login", ["last", "login"]), ("TimeSpent", ["time", "spent"]), ("EvidenceFile", ["evidence", "file"])],
)
def test_a_name_is_read_as_words(name: str, words: Iterable[str]) -> None:
    assert words_of(name) == words
