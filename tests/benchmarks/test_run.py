"""The table of benchmarks says what was measured, whether the goal is met, and how to measure it again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from benchmarks import run
from benchmarks.row import Row, cpu_seconds_of_both


def test_table_has_a_line_for_each_row_with_the_command_that_repeats_it() -> None:
    row = Row(number="S4", work="CASE import", measured="6,000 items/s", goal=">= 5,000 items/s", holds=True)
    short = Row(number="S8", work="Drawing", measured="60 kB", goal="<= 40 kB", holds=False)

    lines = run.table([("s4_case", row), ("s8_drawing", short)]).splitlines()

    assert lines[-2:] == [
        "| S4 | CASE import | 6,000 items/s | >= 5,000 items/s | holds | `python -m benchmarks.run s4` |",
        "| S8 | Drawing | 60 kB | <= 40 kB | **short of it** | `python -m benchmarks.run s8` |",
    ]


def test_what_stands_beside_other_products_has_a_table_of_its_own() -> None:
    talk = Row(
        number="S11", work="A talk", measured="4 clicks", beside={"routine": "A talk", "clicks": "4", "Moodle": "7"}
    )
    piece = Row(
        number="S11", work="A piece", measured="3 clicks", beside={"routine": "A piece", "clicks": "3", "Moodle": ""}
    )

    lines = run.table([("s11_effort", talk), ("s11_effort", piece)]).splitlines()

    assert lines[-6:] == [
        "## S11", "", "| routine | clicks | Moodle |", "|---|---|---|", "| A talk | 4 | 7 |", "| A piece | 3 |  |",
    ]  # fmt: skip


def test_benchmarks_are_found_by_number_and_each_gives_rows() -> None:
    names = run.modules()

    assert [int(run.number_of(name)) for name in names] == sorted(int(run.number_of(name)) for name in names)
    assert "s20_nothing" not in names


def test_unknown_benchmark_is_refused_in_a_sentence(capsys) -> None:
    assert run.main(["s99"]) == 1
    assert capsys.readouterr().out.startswith("There is no such benchmark")


def test_two_works_take_turns_and_each_warms_up() -> None:
    calls: list[str] = []

    @contextmanager
    def place(name: str) -> Iterator[Callable[[], None]]:
        yield lambda: calls.append(name)

    spent = cpu_seconds_of_both(lambda: place("page"), lambda: place("bare"), rounds=2, times=4)

    assert calls == [*["page"] * 7, *["bare"] * 7] * 2
    assert min(spent) >= 0
