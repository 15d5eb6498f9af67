"""Walking the whole product as somebody: every page that links lead to, from where their day begins."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import get_resolver

from tests.cast import Cast
from trellis.surfaces.gate import SESSION_KEY, home_of

HERE = "http://testserver"
MOST_PAGES = 4000  # a walk that is longer is no walk any more, and says so
MOST_VIEWS = 3  # of one page, by what stands behind its question mark
LINKS = {"a": "href", "area": "href"}
# What a browser fetches by itself, or sends a form to.
FETCHED = {
    "link": ("href",), "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "audio": ("src",),
    "video": ("src", "poster"), "track": ("src",), "iframe": ("src",), "object": ("data",), "embed": ("src",),
    "use": ("href", "xlink:href"), "image": ("href", "xlink:href"), "form": ("action",), "input": ("src",),
}  # fmt: skip
ANSWERS_WITHOUT_BODY = {301, 302, 303, 307, 308}


def on_one_line(page: str) -> str:
    """A page without the line breaks and indents of its templates, which no reader sees."""
    return re.sub(r"\s*\n\s*", "", page)


@dataclass
class Anatomy(HTMLParser):
    """What an HTML page refers to, where its forms are sent, what it names, and what it carries inline."""

    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if values.get("id") else []
        if href := values.get(LINKS.get(tag, "")):
            self.links.append(href)
        self.fetched += [values[name] for name in FETCHED.get(tag, ()) if values.get(name)]
        self.fetched += [value for name, value in values.items() if name.startswith("hx-") and value.startswith("http")]
        self.sent += [values[name] for name in ("action", "formaction", "hx-get", "hx-post") if values.get(name)]
        is_code = (
            tag == "script"
            and "src" not in values
            and values.get("type") not in ("application/json", "speculationrules")
        )
        if is_code or tag == "style":
            self.inline.append(f"<{tag}>")
        self.inline += [name for name in values if name == "style" or name.startswith(("on", "hx-on"))]


def anatomy_of(html: str) -> Anatomy:
    anatomy = Anatomy()
    anatomy.feed(html)
    return anatomy


def plain_addresses(patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    """Every address that needs nothing filled in, whether a link leads there or not."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if hasattr(pattern, "url_patterns"):
            yield from plain_addresses(pattern.url_patterns, route)
        elif not set(route) & set("<([\\*+?"):
            yield route


def visit_as(client: Client, cast: Cast, who: str | None) -> list[str]:
    """Sign in as one of the cast, or as nobody, and tell where the walk begins."""
    client.logout()
    if who is None:
        return list(plain_addresses())
    person = getattr(cast, who)
    session = client.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
    session.save()
    return [home_of(cast.viewer(person)), *plain_addresses()]


def crawl(client: Client, starts: list[str]) -> dict[str, Any]:
    """Every answer to a GET that links lead to, by address; links out of Trellis are not followed."""
    answers: dict[str, Any] = {}
    views: Counter[str] = Counter()
    waiting = deque(starts)
    while waiting and len(answers) < MOST_PAGES:
        address = urldefrag(waiting.popleft()).url
        path, _, view = address.partition("?")
        if address in answers or (view and views[path] >= MOST_VIEWS):
            continue
        views[path] += bool(view)
        answers[address] = answer = client.get(address)
        base = urljoin(HERE, address)
        found = [answer.headers["Location"]] if answer.status_code in ANSWERS_WITHOUT_BODY else links_on(answer)
        for link in found:
            parts = urlsplit(urljoin(base, link))
            if f"{parts.scheme}://{parts.netloc}" == HERE and not parts.path.startswith("/static/"):
                waiting.append(parts._replace(scheme="", netloc="").geturl())
    assert len(answers) < MOST_PAGES, "The walk was cut off, and what lies behind was not looked at."
    return answers


def is_page(answer: Any) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming


def links_on(answer: Any) -> list[str]:
    return anatomy_of(answer.content.decode()).links if is_page(answer) else []
