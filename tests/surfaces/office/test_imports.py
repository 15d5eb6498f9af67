from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.interop.case.packages import identifier, item, small, tie, written
from trellis.rooms.continuum.models import Alignment, Framework, ImportRun, LearningTarget
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def choose(browser: Client, value: Any = None, name: str = "willow.json") -> Any:
    data = value if isinstance(value, bytes) else written(value or small(), indent=1)
    return browser.post("/office/imports/", {"file": SimpleUploadedFile(name, data)})


def brought_in(browser: Client, value: Any = None, **choices: str) -> str:
    address = choose(browser, value).url
    with TestCase.captureOnCommitCallbacks(execute=True):  # the job that writes
        browser.post(f"{address}write/", choices)
    return address


def changed() -> dict[str, Any]:
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold card so that it stands"
    value["CFItems"][6] = item("M.5", "Sand an edge")
    value["CFAssociations"][6] = tie("M.5", "isChildOf", "Tools", 9)
    value["CFAssociations"][3] = tie("M.2", "isChildOf", "Tools", 1)
    return value


def test_chosen_file_shows_what_would_change_and_writes_nothing(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    page = browser.get(choose(browser).url).content.decode()

    assert "Seven lines are new here. Nothing is written yet." in page
    assert "All seven" in page
    assert "Write seven lines" in page
    assert not Framework.objects.exists()


def test_written_file_is_in_and_says_by_whom(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    page = browser.get(brought_in(browser)).content.decode()

    assert "It is in. Our targets can be aligned with it." in page
    assert "7 new, 0 changed, 0 moved, 0 retired, by Ms Vera" in page
    assert Framework.objects.get().title == "Willow framework"


def test_file_used_as_continuum_lays_targets(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    page = browser.get(brought_in(browser, as_continuum="on")).content.decode()

    assert "The new targets wait for our words." in page
    assert LearningTarget.objects.filter(has_our_words=False).count() == 4


def test_changed_file_lists_new_changed_moved_and_retired(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)

    page = browser.get(choose(browser, changed()).url).content.decode()

    assert "Four lines differ from what you have. Nothing is written yet." in page
    assert "Fold <del>paper</del> <ins>card</ins> so that it stands" in page
    assert "from <del>Shapes</del> to <ins>Tools</ins>" in page
    assert page.index('id="new"') < page.index('id="changed"') < page.index('id="moved"') < page.index('id="retired"')
    assert "The other four lines are the same." in page
    assert "Read that list" in page


def test_same_file_again_keeps_no_run_and_says_so(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)

    answer = choose(browser)

    assert answer.url == "/office/imports/"
    assert "same as what you have" in browser.get(answer.url).content.decode()
    assert ImportRun.objects.count() == 1


def test_refused_file_shows_seven_lines_and_what_helps(cast: Cast, as_person: Be) -> None:
    value = small()
    value["CFAssociations"].insert(4, tie("M.1", "isChildOf", "absent"))
    browser = as_person(cast.vera)

    page = browser.get(choose(browser, value).url).content.decode()

    assert "The file was not taken. Nothing has changed." in page
    assert page.count("<li><span>") + page.count('<li class="here"><span>') == 7
    assert f"M.1 names the parent “{identifier('absent')}”" in page
    assert "Ask for the whole package" in page
    assert not Framework.objects.exists()


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"[]", b"\xff\xfe\x00", b'{"CFDocument": {}}', written(small())[:500]]
)
def test_any_other_file_is_refused_in_a_sentence(cast: Cast, as_person: Be, data: bytes) -> None:
    browser = as_person(cast.vera)

    answer = choose(browser, data or b" ")

    assert "The file was not taken" in browser.get(answer.url).content.decode()


def test_file_over_the_limit_is_refused_before_it_is_read(cast: Cast, as_person: Be, settings: Any) -> None:
    settings.IMPORT_LIMIT_BYTES = 1000

    answer = choose(as_person(cast.vera))

    assert answer.status_code == 422
    assert "Trellis takes packages of up to 0 MB" in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_no_file_is_asked_for(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.vera).post("/office/imports/")

    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_file_let_go_says_that_nothing_changed(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    address = choose(browser).url

    browser.post(f"{address}let-go/")
    browser.post(f"{address}write/")

    assert "This file was let go. Nothing has changed." in browser.get(address).content.decode()
    assert not Framework.objects.exists()


def test_running_file_shows_a_bar_and_turns_the_page_when_done(cast: Cast, as_person: Be, settings: Any) -> None:
    settings.JOBS_AT_ONCE = False
    browser = as_person(cast.vera)
    address = brought_in(browser)

    page = browser.get(address).content.decode()
    still = browser.get(f"{address}progress/")
    ImportRun.objects.update(state="done")
    done = browser.get(f"{address}progress/")

    assert "Writing the standards. You may leave; it goes on." in page
    assert '<progress class="lathbar"' in page
    assert "HX-Redirect" not in still.headers
    assert done.headers["HX-Redirect"] == address


def test_list_of_a_group_is_paged_at_sixty(cast: Cast, as_person: Be) -> None:
    value = small()
    for n in range(100):
        value["CFItems"].append(item(f"X.{n}", f"Line {n}"))
        value["CFAssociations"].append(tie(f"X.{n}", "isChildOf", "Tools", 10 + n))
    browser = as_person(cast.vera)
    address = choose(browser, value).url

    first = browser.get(f"{address}?list=new").content.decode()
    second = browser.get(f"{address}?list=new&page=2").content.decode()

    assert (first.count('class="change"'), second.count('class="change"')) == (60, 47)
    assert "Page 2 of 2" in second


def test_plates_are_worded_before_anything_is_written(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    address = choose(browser).url

    answer = browser.post(f"{address}plates/", {identifier("M.1"): "Fold it", identifier("M.2"): "Strong shapes"})
    page = browser.get(answer.url).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        browser.post(f"{address}write/", {"as_continuum": "on"})

    assert 'value="Fold it"' in page
    plates = set(LearningTarget.objects.filter(has_our_words=False).values_list("plate__en", flat=True))
    assert plates == {
        "Fold it",
        "Strong shapes",
        "M.3 Use five tools safely",
        "M.4 Draw a plan that others can build from",
    }


def test_plate_too_long_keeps_what_was_typed(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    address = choose(browser).url

    answer = browser.post(f"{address}plates/", {identifier("M.1"): "x" * 50})

    assert answer.status_code == 422
    assert "x" * 50 in answer.content.decode()
    assert "a plate holds 42" in answer.content.decode()


def test_framework_goes_out_as_it_came_in(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)

    answer = browser.get(f"/office/imports/frameworks/{Framework.objects.get().id}/package.json")

    assert answer.json() == small()


def test_kept_framework_can_become_the_continuum_later(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)

    answer = browser.post(f"/office/imports/frameworks/{Framework.objects.get().id}/use/")

    assert answer.url == "/office/continuum/"
    assert Alignment.objects.count() == 4


def test_only_those_who_keep_the_continuum_find_the_imports(cast: Cast, as_person: Be) -> None:
    address = brought_in(as_person(cast.vera))
    framework = f"/office/imports/frameworks/{Framework.objects.get().id}/package.json"

    for person in (cast.osei, cast.duarte, cast.leo, cast.ana, cast.other_leader):
        browser = as_person(person)
        own = person is cast.other_leader
        assert browser.get("/office/imports/").status_code == (200 if own else 404)
        assert [browser.get(a).status_code for a in (address, f"{address}progress/", framework)] == [404] * 3
        assert browser.post(f"{address}let-go/").status_code == 404
        assert choose(browser).status_code == (302 if own else 404)


def test_imports_ask_as_many_questions_for_three_as_for_one(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    brought_in(browser)
    asked = []
    for number in (1, 3):
        while Framework.objects.count() < number:
            value = small()
            value["CFDocument"] |= {"identifier": identifier(f"cover {Framework.objects.count()}")}
            value["CFAssociations"] = value["CFAssociations"][1:2]
            brought_in(browser, value)
        with CaptureQueriesContext(connection) as questions:
            browser.get("/office/imports/")
        asked.append(len(questions))

    assert asked[0] == asked[1]
