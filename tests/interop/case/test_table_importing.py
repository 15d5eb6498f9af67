"""A table that was written comes out of the database as the package it was read as."""

import pytest

from tests.cast import NOON, Cast
from tests.interop.case.tables import GARDEN, mutated
from trellis.foundation.models import AuditLine
from trellis.interop.case.importing import checked, write
from trellis.interop.case.outbound import package_of
from trellis.rooms.continuum.models import Framework, Standard


def brought_in(cast: Cast, data: bytes) -> Framework:
    found = checked(data, school=cast.school, file_name="garden.csv")
    return write(found, school=cast.school, as_continuum=False, by=cast.vera, at=NOON)[0].framework


def test_R090_table_comes_out_as_the_package_it_was_read_as(cast: Cast) -> None:
    framework = brought_in(cast, GARDEN.encode())

    assert (
        package_of(framework)
        == checked(GARDEN.encode() + b"\n", school=cast.school, file_name="garden.csv").reading.value
    )
    assert (framework.title, framework.language) == ("garden", "en")


def test_R090_the_very_same_table_is_known_again_whatever_its_name(cast: Cast) -> None:
    brought_in(cast, GARDEN.encode())

    found = checked(GARDEN.encode(), school=cast.school, file_name="renamed.csv")

    assert found.difference.is_nothing
    assert not checked(GARDEN.encode() + b"\n", school=cast.school, file_name="renamed.csv").difference.is_nothing


def test_R090_a_row_taken_away_is_retired_and_nothing_is_deleted(cast: Cast) -> None:
    brought_in(cast, GARDEN.encode())
    less = GARDEN.replace('G.P.2,Compare two plants,G.P,Compare,"3–5, 7",Standard,es-MX,,\n', "")

    brought_in(cast, less.encode())

    assert Standard.objects.filter(retired_at__isnull=False).values_list("code", flat=True).get() == "G.P.2"
    assert Standard.objects.count() == 6


@pytest.mark.parametrize("seed", [31, 32])
def test_R090_mutated_tables_are_written_whole_or_not_at_all(cast: Cast, seed: int) -> None:
    whole = 0
    for name, data in mutated(GARDEN.encode(), 60, seed=seed):
        lines = AuditLine.objects.count()
        found = checked(data, school=cast.school, file_name="garden.csv")
        if not found.reading.is_whole:
            assert found.reading.problems or found.kept, name
            assert AuditLine.objects.count() == lines, name
            continue
        brought = write(found, school=cast.school, as_continuum=False, by=cast.vera, at=NOON)[0]
        assert package_of(brought.framework) == found.reading.value, name
        whole += 1

    assert whole >= 8
