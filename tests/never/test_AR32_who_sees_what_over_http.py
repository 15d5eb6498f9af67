"""AR-32: what the table says is what the pages do, cell by cell, over HTTP.

For every kind of data real rows are planted, each with a mark; everybody opens every page on which that kind could show;
a mark is come across exactly when the cell says so, as the legend reads it and without a line of the product's policy.
"""

from collections.abc import Callable, Collection, Iterable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.never.who_sees_what.garden import Garden
from tests.never.who_sees_what.legend import COLUMNS, FILE, Asker, Planted, Table, promised, table_in, with_cell
from tests.never.who_sees_what.no_page import NO_PAGE, ROWS_WITHOUT_PAGE, why_no_page
from tests.never.who_sees_what.pages import PROBES, addresses, come_across, come_in
from tests.never.who_sees_what.people import ASKERS, HOME, ONE_A_COLUMN, YESTERDAY, gather
from tests.never.who_sees_what.planting import plant
from trellis.foundation import clock
from trellis.rooms.people.actions import end_membership, name_guardian
from trellis.rooms.people.terms import GroupKind, Rights
from trellis.rooms.privacy import matrix, rules
from trellis.rooms.privacy.models import AccessEvent

AGES = {15: ASKERS, 9: HOME, 18: HOME}  # what an age changes, it changes for a family
FLIPS = (
    ("agreement", "teacher", "write"),  # opens the agreements of others
    ("own_ideas", "teacher", "-"),  # closes ideas and whys
    ("profile", "guardian", "read"),  # opens to a family what a learner of fifteen keeps
)
# Pages that gather what is addressed to whoever opens them, and what the office keeps: by whom one teaches and by whom one
# was asked, not learner by learner.
BESIDE_THE_TABLE = {"/learner/today/", "/educator/class/", "/educator/inbox/", "/educator/words/"}
THE_OFFICE = "/office/people/"
# What adults ask of each other and write for themselves is about no learner: no relation to one could open or close it.
OF_ADULTS = ("/educator/practice/", "/educator/team/", "/leader/support/")
Case = tuple[Planted, Asker]
Living = Callable[[str], None]


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """The day of the cast; and thousands of refusals that nobody needs to read."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    caplog.set_level("ERROR", logger="django.request")


@pytest.fixture
def living_by(monkeypatch: pytest.MonkeyPatch) -> Living:
    """Let the product live by another table."""

    def live_by(text: str) -> None:
        cells = matrix.parse(text)
        monkeypatch.setattr(rules, "matrix", lambda: cells)

    return live_by


def planted_for(cast: Cast, age: int) -> Garden:
    gather(cast, age)
    return plant(cast)


def seen_by_all(client: Client, cast: Cast, garden: Garden, askers: Iterable[Asker]) -> dict[Case, list[str]]:
    """Everything that anybody comes across, with the addresses."""
    asked, seen = addresses(garden.ids), dict[Case, list[str]]()
    for asker in askers:
        come_in(client, cast, asker.who)
        seen |= {(thing, asker): where for thing, where in come_across(client, garden.planted, asked).items()}
    return seen


def differences(
    seen: Collection[Case], garden: Garden, askers: Iterable[Asker], *, table: Table, age: int
) -> tuple[set[Case], set[Case]]:
    """What is seen and denied, and what is granted and not seen although some page shows it."""
    leaks, denials = set[Case](), set[Case]()
    for asker in askers:
        for thing in garden.planted:
            case, reads = (thing, asker), promised(table, thing, asker, age).reads
            expected = reads and not why_no_page(thing, asker, age)
            if case in seen and not expected:
                leaks.add(case)
            elif expected and case not in seen:
                denials.add(case)
    return leaks, denials


def in_words(cases: Iterable[Case]) -> list[str]:
    return sorted(f"{asker.who}: {thing.row}, {thing.what}" for thing, asker in cases)


@pytest.mark.parametrize("age", AGES)
def test_AR32_everybody_comes_across_what_the_table_says(cast: Cast, client: Client, age: int) -> None:
    garden, table, askers = planted_for(cast, age), table_in(FILE.read_text()), AGES[age]

    seen = seen_by_all(client, cast, garden, askers)

    leaks, denials = differences(seen, garden, askers, table=table, age=age)
    assert {name: seen[case] for case in leaks for name in in_words([case])} == {}
    assert in_words(denials) == []
    assert len(askers) * len(garden.planted) > 400
    _assert_logged(seen, cast, table=table, age=age)


def _assert_logged(seen: Iterable[Case], cast: Cast, *, table: Table, age: int) -> None:
    """AR-17: what a cell lets somebody read only with a line in the log has left that line, and nothing else has."""
    noted = {(event.who.slug, event.kind) for event in AccessEvent.objects.filter(learner=cast.leo, at__gte=NOON)}
    narrow = {(asker.who, thing.row) for thing, asker in seen if promised(table, thing, asker, age).is_logged}
    assert noted == narrow


def test_every_row_is_probed_or_named_as_not_shown() -> None:
    rows = {row for row, _column in table_in(FILE.read_text())}

    assert rows == {*PROBES} | {*ROWS_WITHOUT_PAGE}
    assert {*PROBES} & {*ROWS_WITHOUT_PAGE} == set()


def test_every_column_is_asked_for_and_every_line_about_pages_is_needed(cast: Cast) -> None:
    garden, table = planted_for(cast, 15), table_in(FILE.read_text())

    granted_and_not_shown = {
        line
        for age, askers in AGES.items()
        for asker in askers
        for thing in garden.planted
        if promised(table, thing, asker, age).reads
        for line in why_no_page(thing, asker, age)
    }

    assert {column for asker in ASKERS for column in asker.columns} == {*COLUMNS}
    assert {thing.row for thing in garden.planted} == {*PROBES}
    assert [line.because for line in NO_PAGE if line not in granted_and_not_shown] == []


def test_AR32_three_flipped_cells_fail_exactly_there(cast: Cast, client: Client, living_by: Living) -> None:
    """The product lives by a copy in which three cells are flipped: cases fail in these cells, each of them, and nowhere
    else."""
    garden, flipped = planted_for(cast, 15), FILE.read_text()
    for row, column, words in FLIPS:
        flipped = with_cell(flipped, row, column, words)
    living_by(flipped)
    table, askers = table_in(FILE.read_text()), [asker for asker in ASKERS if asker.columns]

    seen = seen_by_all(client, cast, garden, askers)

    leaks, denials = differences(seen, garden, askers, table=table, age=15)
    assert in_words(leaks | denials) == in_words(_changed(garden, table, table_in(flipped)))
    for cases, flips in ((leaks, FLIPS[::2]), (denials, FLIPS[1:2])):
        assert {(thing.row, column) for thing, asker in cases for column in asker.columns} == {f[:2] for f in flips}


def _changed(garden: Garden, table: Table, flipped: Table) -> set[Case]:
    return {
        (thing, asker)
        for asker in ASKERS
        for thing in garden.planted
        if promised(table, thing, asker, 15).reads != promised(flipped, thing, asker, 15).reads
    }


def test_AR32_by_an_empty_table_nobody_reads_anything(cast: Cast, client: Client, living_by: Living) -> None:
    """Every page asks the table: but for those that gather what is addressed to whoever opens them, and the office's own."""
    garden, empty = planted_for(cast, 15), FILE.read_text()
    for row, column in table_in(empty):
        empty = with_cell(empty, row, column, "-")
    living_by(empty)

    seen = seen_by_all(client, cast, garden, ONE_A_COLUMN)

    by_the_table = {
        case: [address for address in where if not _is_beside(address)]
        for case, where in seen.items()
        if case[0].row not in {"name", "school_words"}
    }
    assert {name: where for case, where in by_the_table.items() if where for name in in_words([case])} == {}


def _is_beside(address: str) -> bool:
    return address in BESIDE_THE_TABLE or address.startswith((THE_OFFICE, *OF_ADULTS))


def test_AR32_an_ended_relation_ends_access_within_the_request(cast: Cast, client: Client) -> None:
    """Asked before and after, by the same session: nothing about the learner is left."""
    garden = planted_for(cast, 15)
    asked = addresses(garden.ids, ["evidence", "states", "plans"])
    about_leo = [thing for thing in garden.planted if thing.row != "school_words"]

    for who in ("brandt", "duarte", "keller", "ana"):
        come_in(client, cast, who)
        before = come_across(client, about_leo, asked)
        _end_relation(cast, who)
        assert (who, bool(before), come_across(client, about_leo, asked)) == (who, True, {})


def _end_relation(cast: Cast, who: str) -> None:
    if who == "ana":
        name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.head, at=NOON)
        return
    membership = getattr(cast, who).memberships.exclude(group__kind=GroupKind.TEAM).get()
    end_membership(membership=membership, ends_on=YESTERDAY, by=cast.head, at=NOON)
