"""A real Chromium for tests: the browser and page fixtures, axe, and what a page must never do.

A test that walks pages is marked `browser` and asks for `page` and `live_server`, or for `visitors` where a scene has several
people. At its end the fixture fails the test if a page broke its own security policy, threw an error, or asked another host
for anything.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

AXE = Path(__file__).parent / "vendor/axe/axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WIDTHS = (320, 390, 820, 1280)
PICTURES = os.environ.get("TRELLIS_TEST_PICTURES", "")
CHROMIUM = os.environ.get("TRELLIS_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
]  # fmt: skip
COUNTS_PRESSES = (
    "addEventListener('pointerdown', () => { sessionStorage.presses = 1 + Number(sessionStorage.presses || 0) }, true)"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run, with a made-up camera and microphone."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code; nothing here is.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor: no cookies, no memory."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["microphone", "camera"])
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty tab of that visitor; its complaints are read at the end."""
    tab = context.new_page()
    complaints = listen_to(tab)
    yield tab
    assert complaints == []


@pytest.fixture
def visitors(browser: Browser) -> Iterator[Callable[..., Page]]:
    """As many visitors as a scene has people, none of whom knows the others' cookies; what any of their tabs complains of
    fails the test at its end."""
    tabs: list[tuple[Page, list[str]]] = []

    def visitor(width: int = 1280, **wishes: Any) -> Page:
        size = {"width": width, "height": 900}
        tab = browser.new_context(viewport=size, permissions=["microphone", "camera"], **wishes).new_page()
        tab.add_init_script(COUNTS_PRESSES)
        tabs.append((tab, listen_to(tab)))
        return tab

    yield visitor
    for number, (tab, _complaints) in enumerate(tabs):
        if PICTURES:  # what each of them saw last
            tab.screenshot(path=f"{PICTURES}/visitor-{number}.png", full_page=True)
        tab.context.close()
    assert [line for _tab, complaints in tabs for line in complaints] == []


def listen_to(tab: Page) -> list[str]:
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.extend(console_errors(message)))
    tab.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    tab.on("request", lambda request: complaints.extend(foreign_requests(request)))
    return complaints


def presses(tab: Page) -> int:
    """How often a visitor's finger or mouse has come down since this was asked last; counted by the browser itself."""
    return int(tab.evaluate("() => { const n = sessionStorage.presses || 0; sessionStorage.presses = 0; return n }"))


def console_errors(message: ConsoleMessage) -> list[str]:
    # A refusal is an answer, and tests walk into refusals on purpose; everything else in red is a fault.
    if message.type != "error" or "Failed to load resource" in message.text:
        return []
    return [f"console: {message.text}"]


def foreign_requests(request: Request) -> list[str]:
    address = urlsplit(request.url)
    own = address.scheme in {"blob", "data", "about"} or address.hostname in {"127.0.0.1", "localhost", "::1"}
    return [] if own else [f"foreign request: {request.url}"]


def walk_in(page: Page, client: Client, address: str) -> None:
    """Give the tab the cookies of a Django test client that is already signed in, at the live server's address."""
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": address} for name, cookie in client.cookies.items()]
    )


def axe(page: Page, only: list[str] | None = None) -> list[str]:
    """Every barrier axe finds on the page as it stands, one line each; an empty list is what a test wants."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    wanted = {"type": "rule", "values": only} if only else {"type": "tag", "values": AXE_RULES}
    found = page.evaluate("wanted => axe.run(document, {runOnly: wanted, resultTypes: ['violations']})", wanted)
    return [
        f"{fault['id']} ({fault['help']}): {node['html'][:160]} -- {node.get('failureSummary', '')[:300]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def axe_light_and_dark(page: Page) -> list[str]:
    """The barriers in both colour schemes; in the dark only what colours can do, for nothing else differs."""
    found = []
    for scheme, only in (("light", None), ("dark", COLOUR_RULES)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {line}" for line in axe(page, only)]
    return found


def no_sideways(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What sticks out sideways at each width; an empty list is what a test wants."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            widest = page.evaluate(
                "width => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)"
                ".slice(0, 4).map(e => e.outerHTML.slice(0, 120))",
                width,
            )
            found.append(f"{width} px: {widest}")
    return found
