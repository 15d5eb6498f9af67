"""AR-08: never surveil. No keystroke, focus, idle, dwell, place, screen or IP history; only what people do on purpose."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.browser import walk_in
from tests.cast import Cast
from tests.crawl import crawl, is_page, visit_as
from tests.never.schema import kept_under
from tests.never.sources import SOURCE, lines_with, python_files, shown_files
from tests.never.walks import WalkOf

WATCHING = [
    "ip", "ip_address", "remote_addr", "user_agent", "agent", "fingerprint", "device", "geo", "gps", "latitude", "longitude",
    "lat", "lng", "lon", "location", "coordinates", "dwell", "focus", "focused", "blur", "idle", "keystroke", "keystrokes",
    "keypress", "click", "clicks", "mouse", "scroll", "screen", "gaze", "presence", "heartbeat", "visit", "visits", "session_length",
    "last_seen", "last_active", "last_login", "last_visit", "logged_in_at", "login_count", "referer", "referrer",
]  # fmt: skip
POLICY = (
    "geolocation=(), camera=(self), microphone=(self), accelerometer=(), gyroscope=(), magnetometer=(), "
    "display-capture=(), idle-detection=(), payment=(), usb=(), browsing-topics=()"
)


# A mentor offers that learners come to see a workshop: a kind of offer, and nobody's steps.
A_VISIT_THAT_IS_OFFERED = "community.Offer.kind=visit"


def test_AR08_no_table_keeps_what_watching_yields() -> None:
    assert kept_under(WATCHING) == [A_VISIT_THAT_IS_OFFERED]


def test_AR08_no_table_of_a_library_watches_either() -> None:
    watching = {"usersessions", "admin", "axes", "easyaudit", "silk", "request", "user_sessions", "defender"}

    assert {config.label for config in apps.get_app_configs()} & watching == set()


@pytest.mark.parametrize("who", [None, "leo", "duarte", "ana"])
def test_AR08_every_page_denies_what_watches(walk_of: WalkOf, who: str | None) -> None:
    answers = walk_of(who).answers

    policies = {address: answer.headers.get("Permissions-Policy") for address, answer in answers.items()}
    assert policies == dict.fromkeys(answers, POLICY)


WATCHING_SCRIPTS = (
    r"sendBeacon|geolocation|IdleDetector|visibilitychange|pagehide|getDisplayMedia|deviceorientation|devicemotion"
    r"|PerformanceObserver|\"(?:mousemove|blur|focusout|beforeunload|unload|scroll)\"|setInterval|navigator\.(?:userAgent|connection)"
)


def test_AR08_no_script_of_ours_watches() -> None:
    assert list(lines_with(WATCHING_SCRIPTS, shown_files())) == []


def test_AR08_a_camera_or_microphone_opens_only_where_somebody_starts_it() -> None:
    """Whoever opens one also closes it; both stand in the same script."""
    opening = {line.split(":")[0] for line in lines_with(r"getUserMedia\(", shown_files())}
    closing = {line.split(":")[0] for line in lines_with(r"\.stop\(\)", shown_files())}

    assert opening <= closing


def test_AR08_nothing_asks_for_the_visitors_address() -> None:
    asking = r"REMOTE_ADDR|X_FORWARDED_FOR|HTTP_USER_AGENT|user-agent|get_client_ip|ipware"

    assert list(lines_with(asking, [path for path in python_files() if path != SOURCE / "config/settings.py"])) == []


def test_AR08_the_log_names_neither_persons_nor_addresses() -> None:
    is_structlog_on = any(name.startswith("django_structlog") for name in settings.MIDDLEWARE)

    assert not is_structlog_on or (
        getattr(settings, "DJANGO_STRUCTLOG_IP_LOGGING_ENABLED", True) is False
        and getattr(settings, "DJANGO_STRUCTLOG_USER_ID_FIELD", "pk") is None
    )


def test_AR08_rate_limits_forget_an_address_within_the_hour() -> None:
    longest = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    limits = [limit for limits in settings.ACCOUNT_RATE_LIMITS.values() for limit in limits.split(",")]

    spans = [limit.split("/")[1] for limit in limits]

    assert [s for s in spans if int(s[:-1] or 1) * longest[s[-1]] > 3600] == []


POKES = """() => {
  for (const kind of ["mousemove", "pointermove", "focus", "blur", "visibilitychange", "scroll", "wheel"]) {
    document.dispatchEvent(new Event(kind, { bubbles: true }));
    window.dispatchEvent(new Event(kind));
  }
  for (const box of document.querySelectorAll("input, textarea, summary, video, audio")) {
    box.dispatchEvent(new Event("focus"));
    box.dispatchEvent(new Event("blur"));
  }
}"""
MOST_WALKED = 12


@pytest.mark.browser
def test_AR08_a_learner_who_reads_and_moves_and_waits_sends_nothing(
    page: Page, cast: Cast, client: Client, live_server: Any, transactional_db: None
) -> None:
    seen = crawl(client, visit_as(client, cast, "leo"))
    addresses = [address for address, answer in seen.items() if is_page(answer) and answer.status_code == 200]
    walk_in(page, client, live_server.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    sent: dict[str, list[str]] = {}
    for address in addresses[:MOST_WALKED]:
        page.goto(live_server.url + address, wait_until="networkidle")
        asked.clear()
        page.mouse.move(40, 40)
        page.mouse.wheel(0, 600)
        page.keyboard.press("Shift")
        page.evaluate(POKES)
        page.wait_for_timeout(400)
        sent[address] = list(asked)

    assert sent == {address: [] for address in addresses[:MOST_WALKED]}
    assert addresses
