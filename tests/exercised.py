"""Every template and every address is exercised by some test (house rule 12): noted while the suite runs, told at its end.

Only a whole run can tell, so only a whole run is held to it; its workers hand over what they saw.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test.signals import template_rendered
from django.urls import get_resolver

from tests import databases

SOURCE = Path(__file__).resolve().parents[1] / "src/trellis"
WHOLE = {"", "not browser"}
# What only the journeys in a browser reach, and why.
IN_A_BROWSER_ONLY: set[str] = set()

seen_templates: set[str] = set()
seen_addresses: set[str] = set()


def note_address(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of the test run: which addresses were asked for, whatever they answered."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.resolver_match:
            seen_addresses.add(request.resolver_match.route)
        return response

    return respond


def note_template(template: Any, **_: Any) -> None:
    if template.name:
        seen_templates.add(template.name.split("#")[0])


template_rendered.connect(note_template)


def all_templates() -> set[str]:
    return {str(path.relative_to(folder)) for folder in SOURCE.rglob("templates") for path in folder.rglob("*.html")}


def all_addresses(patterns: Any = None, before: str = "") -> Iterable[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from all_addresses(pattern.url_patterns, route)
        elif pattern.callback.__module__.startswith("trellis."):
            yield route


def never_exercised(templates: set[str], routes: set[str]) -> list[str]:
    """What no test rendered, and where no test asked."""
    unseen = [f"template {name}" for name in all_templates() - templates]
    unasked = [f"address /{route}" for route in set(all_addresses()) - routes]
    return sorted({*unseen, *unasked} - IN_A_BROWSER_ONLY)


def is_whole(config: pytest.Config) -> bool:
    options = config.option
    narrowed = options.keyword or options.markexpr not in WHOLE or getattr(options, "lf", False)
    if databases.asked() != "sqlite":
        return False  # on PostgreSQL only what asks the database runs
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not narrowed


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:
    """A worker goes home: keep what it saw."""
    output = getattr(node, "workeroutput", {})
    seen_templates.update(output.get("templates", ()))
    seen_addresses.update(output.get("addresses", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput.update(templates=sorted(seen_templates), addresses=sorted(seen_addresses))
    elif is_whole(config) and not session.testsfailed and session.testscollected:
        config.stash[MISSING] = never_exercised(seen_templates, seen_addresses)
        if config.stash[MISSING]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


MISSING = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if missing := terminalreporter.config.stash.get(MISSING, []):
        terminalreporter.section("exercised by no test (house rule 12)", red=True)
        for line in missing:
            terminalreporter.write_line(line)
