"""A framework that is a table: chosen, refused, written in the office, and a school that runs on it alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.journeys.framework_school import bare_school
from tests.surfaces.educator.test_inbox import sign
from trellis.interop.case.reading import read
from trellis.interop.case.shaping import shape
from trellis.rooms.continuum.models import Alignment, Framework, ImportRun, Standard
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person
from trellis.surfaces.office.imports import SAMPLES

type Be = Callable[[Person], Client]

SAMPLE = (SAMPLES / "school_garden.csv").read_bytes()


def choose(browser: Client, data: bytes = SAMPLE, name: str = "school_garden.csv") -> Any:
    return browser.post("/office/imports/", {"file": SimpleUploadedFile(name, data)})


def brought_in(browser: Client, data: bytes = SAMPLE, **choices: str) -> str:
    address = choose(browser, data).url
    with TestCase.captureOnCommitCallbacks(execute=True):  # the job that writes
        browser.post(f"{address}write/", choices)
    return address


def page_of(browser: Client, address: str, **how: Any) -> str:
    return on_one_line(browser.get(address, **how).content.decode())


def test_R090_table_shows_what_would_change_and_writes_nothing(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    page = page_of(browser, choose(browser).url)

    assert "Six lines are new here. Nothing is written yet." in page
    assert "school garden, school_garden.csv, " in page
    assert "CASE JSON" not in page
    assert "areas: one, strands: two, targets: three" in page
    assert not Framework.objects.exists()


def test_R090_table_again_is_the_same_and_a_changed_row_alone_differs(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)

    again = choose(browser, SAMPLE.replace(b"\n", b"\r\n"))
    changed = page_of(browser, choose(browser, SAMPLE.replace(b"two plants", b"three plants")).url)

    assert again.url == "/office/imports/"
    assert "One line differs from what you have." in changed
    assert "Compare <del>two</del> <ins>three</ins> plants in light" in changed
    assert ImportRun.objects.count() == 2


def test_R090_refused_table_shows_line_column_and_rows(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    page = page_of(browser, choose(browser, SAMPLE.replace(b",G.S,", b",G.T,")).url)

    assert "Line 7, column “parent”: G.S.1: No row has the code “G.T”." in page
    assert "Write the code of the row under which this one stands" in page
    assert "one long line" not in page
    assert page.count('<li class="here">') == 1
    assert not Framework.objects.exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "This is a spreadsheet program’s own file"),
        (b"one,two\n1,2\n", "neither a CASE package nor a table whose first row names its columns"),
        ("código,enunciado\nA,árbol".encode("latin-1"), "One letter is not written in UTF-8"),
    ],
)
def test_R090_what_only_ends_in_csv_is_named_for_what_it_is(cast: Cast, as_person: Be, data: bytes, says: str) -> None:
    browser = as_person(cast.vera)

    assert says in page_of(browser, choose(browser, data).url)


@pytest.mark.parametrize(("language", "name"), [("en", "school_garden.csv"), ("es", "huerto_escolar.csv")])
def test_R090_page_offers_a_table_that_can_be_taken_and_comes_in(
    cast: Cast, as_person: Be, language: str, name: str
) -> None:
    cast.vera.locale = language
    cast.vera.save()

    page = page_of(as_person(cast.vera), "/office/imports/")

    assert f'href="/static/office/samples/{name}" download="{name}"' in page
    data = Path(finders.find(f"office/samples/{name}")).read_bytes()
    for line in data.decode("utf-8-sig").splitlines():
        assert line.replace('"', "&quot;") in page
    reading = read(data, file_name=name)
    assert reading.problems == ()
    assert [len(strand.targets) for area in shape(reading.value) for strand in area.strands] == [2, 1]


def test_R090_a_school_runs_on_a_table_alone(db: None, as_person: Be) -> None:
    school = bare_school(grade="5", age=10)
    brought_in(as_person(school.vera), as_continuum="on")
    target = Alignment.objects.get(standard__code="G.P.2").target

    leo = as_person(school.leo)
    assert "Light and shade" in page_of(leo, "/learner/path/")
    leo.post(f"/learner/choose/steps/{target.id}/")
    leo.post(
        "/learner/capture/",
        {"text": "In shade it is taller", "to": str(target.id), "because": "I measured", "act": "hand_in"},
    )
    brandt = as_person(school.brandt)
    desk = page_of(brandt, "/educator/inbox/")
    assert "Light and shade" in desk
    sign(brandt, Evidence.objects.get(), target, text="You measured both.")

    detail = page_of(as_person(school.leo), f"/learner/path/{target.id}/")
    assert "Compare two plants in light and shade" in detail
    assert "You measured both." in detail
    assert Standard.objects.count() == 6
