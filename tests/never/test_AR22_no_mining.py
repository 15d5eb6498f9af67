"""AR-22: never mine children. Nothing of theirs leaves: no telemetry, no analytics, no host to send it to."""

import socket
from pathlib import Path

import pytest
import pytest_socket

from tests.never.sources import ROOT, importing, lines_with, python_files, required_packages

TELEMETRY = {
    "sentry-sdk", "posthog", "analytics-python", "segment-analytics-python", "mixpanel", "amplitude-analytics", "datadog", "ddtrace",
    "newrelic", "rollbar", "bugsnag", "honeybadger", "scout-apm", "elastic-apm", "statsd", "google-analytics", "matomo",
    "opentelemetry-api", "opentelemetry-sdk", "logfire", "raygun4py", "airbrake", "appsignal", "snowplow-tracker", "heap-python",
    "django-analytical", "plausible", "umami-analytics", "loggly-python-handler", "logtail-python",
}  # fmt: skip
CLIENTS = [
    "requests", "httpx", "aiohttp", "urllib3", "urllib.request", "http.client", "ftplib", "telnetlib", "websockets", "pycurl",
    "smtplib", "boto3", "grpc",
]  # fmt: skip

# Whoever speaks to another program is named here, with what for.
SPEAKS = {
    "src/trellis/interop/mail/server.py: smtplib": "hands the mail of the week to the server that the school named, for families who asked for it",
    "src/trellis/config/serving.py: urllib.request": "asks the server that it has just started whether it is up",
}


def test_AR22_no_package_reports_home() -> None:
    assert required_packages() & TELEMETRY == set()


def test_AR22_no_source_of_ours_speaks_to_other_hosts() -> None:
    assert [line for line in importing(CLIENTS) if line not in SPEAKS] == []


def test_AR22_no_source_of_ours_names_a_host_to_speak_to() -> None:
    named = lines_with(
        r"https?://(?!127\.0\.0\.1|localhost|testserver|www\.w3\.org/|[a-z.]*\.?example\b)[a-z0-9.-]+\.[a-z]{2,}",
        sources(),
    )

    assert list(named) == []


def sources() -> list[Path]:
    """The demo school's own words may name where a recipe or a map came from; nothing fetches them."""
    return [path for path in python_files() if "demo" not in path.parts]


def test_AR22_what_a_test_sends_out_would_be_seen() -> None:
    """The whole suite runs with the way out closed; this is the proof that it is."""
    with (
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(pytest_socket.SocketConnectBlockedError),
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as out,
    ):
        out.connect(("192.0.2.1", 80))


def test_AR22_the_readme_promises_it() -> None:
    promise = " ".join((ROOT / "README.md").read_text().split()).lower()

    assert "no telemetry" in promise
