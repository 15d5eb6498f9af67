"""The frame every page shares: skip link, masthead, one main, and what its scripts do."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, Request, expect


def test_frame_has_one_main_with_a_way_past_the_masthead(client: Client) -> None:
    page = client.get("/gallery/").content.decode()

    assert page.count("<main") == 1
    assert page.index('<a class="skip" href="#page">') < page.index("<header")
    assert '<html lang="en"' in page


def test_frame_speaks_the_language_of_the_visitor(client: Client) -> None:
    page = client.get("/gallery/", headers={"accept-language": "es"}).content.decode()

    assert '<html lang="es"' in page
    assert "Ir al contenido" in page


def test_every_page_of_a_demo_school_says_so(client: Client) -> None:
    page = client.get("/gallery/").content.decode()

    assert re.search(r"A demo school with made-up people\.\s*<a href=\"/demo\">", page)


def test_policy_allows_no_inline_style_or_script(client: Client) -> None:
    policy = client.get("/gallery/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'self'" in policy


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_skip_link_leads_past_the_masthead(page: Page, live_server) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{live_server.url}/gallery/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#page")).to_be_focused()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_htmx_sends_the_token_that_django_asks_for(page: Page, live_server) -> None:  # type: ignore[no-untyped-def]
    sent: list[Request] = []
    page.goto(f"{live_server.url}/gallery/")
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)

    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<button id=try hx-post=/gallery/ hx-swap=none>Try</button>');"
        "htmx.process(document.querySelector('#try'))"
    )
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        page.locator("#try").click()

    assert len(sent[0].headers["x-csrftoken"]) == 64
    assert answer.value.status == 200


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_print_button_stands_only_where_it_works(page: Page, live_server) -> None:  # type: ignore[no-untyped-def]
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{live_server.url}/gallery/")

    page.get_by_role("button", name="Print this").click()

    assert page.evaluate("window.printed") is True
