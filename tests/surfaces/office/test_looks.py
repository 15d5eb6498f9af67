"""The office's pages in a real Chromium: no barrier axe knows, nothing sideways, on the fullest data there is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.interop.case.packages import small, tie
from tests.surfaces.office.test_imports import changed, choose
from trellis.rooms.continuum.models import Framework, ImportRun, Standard
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def pages(cast: Cast, browser: Client, settings: Any) -> dict[str, str]:
    """Every page of the office's imports and continuum, by a name for it."""
    found = {"imports-empty": "/office/imports/"}
    first = choose(browser).url
    found |= {"checked": first, "plates": f"{first}plates/", "list": f"{first}?list=new"}
    second = choose(browser).url
    browser.post(f"{second}write/", {"as_continuum": "on"})
    found["done"] = second
    found["changed"] = choose(browser, changed()).url
    wrong = small()
    wrong["CFAssociations"].insert(4, tie("M.1", "isChildOf", "absent"))
    wrong["CFAssociations"].append(tie("M.3", "isChildOf", "nowhere"))
    found["refused"] = choose(browser, wrong).url
    settings.JOBS_AT_ONCE = False
    waiting = choose(browser, changed()).url
    browser.post(f"{waiting}write/", {"as_continuum": "on"})
    found["running"] = waiting
    let_go = choose(browser, changed()).url
    browser.post(f"{let_go}let-go/")
    found["stopped"] = let_go
    framework, standard = Framework.objects.get(), Standard.objects.get(code="M.2")
    target = cast.targets["shapes-strong"]
    browser.post(f"/office/continuum/standards/{standard.id}/", {"act": "align", "target": str(target.id)})
    return found | {
        "imports": "/office/imports/", "continuum": "/office/continuum/", "area": "/office/continuum/areas/making/",
        "framework": f"/office/continuum/frameworks/{framework.id}/", "unaligned": "/office/continuum/unaligned/",
        "standard": f"/office/continuum/standards/{standard.id}/",
        "target": f"/office/continuum/targets/{target.id}/?words=tools",
    }  # fmt: skip


def test_office_pages_have_no_barriers_and_fit(
    cast: Cast, as_person: Be, page: Page, live_server: Any, settings: Any
) -> None:
    browser = as_person(cast.vera)
    addresses = pages(cast, browser, settings)
    walk_in(page, browser, live_server.url)

    found = {}
    for name, address in addresses.items():
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found[name] = [*axe_light_and_dark(page), *no_sideways(page)]

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_words_without_a_break_stay_on_the_page(cast: Cast, as_person: Be, page: Page, live_server: Any) -> None:
    browser, value = as_person(cast.vera), small()
    value["CFDocument"]["title"] = "Donaudampfschifffahrt" * 300
    value["CFItems"][2] |= {"fullStatement": "Rindfleischetikett" * 300, "humanCodingScheme": "X.1" * 300}
    address = choose(browser, value).url
    walk_in(page, browser, live_server.url)

    found = {}
    for one in (address, f"{address}plates/", "/office/imports/"):
        page.goto(f"{live_server.url}{one}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found[one] = no_sideways(page)
    page.goto(f"{live_server.url}{address}")

    assert {name: faults for name, faults in found.items() if faults} == {}
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top < innerHeight")


def test_running_page_turns_by_itself_when_the_file_is_in(
    cast: Cast, as_person: Be, page: Page, live_server: Any, settings: Any
) -> None:
    browser = as_person(cast.vera)
    settings.JOBS_AT_ONCE = False
    address = choose(browser).url
    browser.post(f"{address}write/")
    walk_in(page, browser, live_server.url)

    page.goto(f"{live_server.url}{address}")
    assert page.get_by_role("heading", name="Writing the standards").is_visible()
    from trellis.foundation import clock, outbox

    outbox.run_due(at=clock.now())

    page.get_by_role("heading", name="It is in.").wait_for(timeout=10_000)
    assert ImportRun.objects.get().state == "done"


def test_file_is_chosen_looked_at_and_written_by_keyboard(
    cast: Cast, as_person: Be, page: Page, live_server: Any, tmp_path: Any
) -> None:
    from tests.interop.case.packages import written

    path = tmp_path / "willow.json"
    path.write_bytes(written(small(), indent=1))
    walk_in(page, as_person(cast.vera), live_server.url)

    page.goto(f"{live_server.url}/office/imports/")
    page.get_by_label("The file").set_input_files(path)
    page.get_by_label("Use it as our continuum").press("Space")
    page.get_by_role("button", name="Write seven lines").press("Enter")

    page.get_by_role("heading", name="It is in. The new targets wait for our words.").wait_for()
    page.get_by_role("link", name="Open the continuum").press("Enter")
    page.get_by_role("heading", name="Our continuum has twelve targets.").wait_for()
