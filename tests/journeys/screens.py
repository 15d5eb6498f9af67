"""Which screens there are: found by following every link from where each of the demo's people begins.

A screen is known by its address with what is particular left out: one piece of work stands for all of them. So a page that is
linked from anywhere is walked by the journeys from the day it is there, without a list to keep.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.crawl import HERE, anatomy_of, is_page, plain_addresses

NOBODY = ""
PEOPLE = ("leo", "maya", "osei", "duarte", "brandt", "ruiz", "andrade", "vera", "keller", NOBODY)
PARTICULAR = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
VIEWS = {"as", "how"}  # what stands behind a question mark and makes another screen of it
SPECIMENS = {"/gallery/"}  # its links are for looking at
BEGINNINGS = {NOBODY: ("/", "/demo", "/continuum/", "/account/login/")}


@dataclass(frozen=True)
class Visit:
    """An address, what it answered, and the page that led there; beginnings were led to by nothing."""

    address: str
    answer: Any
    led_by: str

    @property
    def status(self) -> int:
        return int(self.answer.status_code)

    @property
    def size(self) -> int:
        """How much a whole page shows; a piece of a page, or anything else, counts nothing."""
        return len(self.answer.content) if is_page(self.answer) and b"<h1" in self.answer.content else 0


def come_in(client: Client, who: str) -> list[str]:
    """Be somebody by the door, or nobody; gives where the walk begins."""
    client.logout()
    if who == NOBODY:
        return [address for address in BEGINNINGS[NOBODY] if is_built(address)]
    home = client.post(f"/demo/be/{who}").headers["Location"]
    return [home, *(address for address in plain_addresses() if address not in SPECIMENS)]


def is_built(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def screen_of(address: str) -> str:
    """What kind of screen it is: its route, and which view of it."""
    parts = urlsplit(address)
    try:
        path = resolve(parts.path).route
    except Resolver404:
        path = parts.path
    views = sorted(f"{name}={PARTICULAR.sub('*', value)}" for name, value in parse_qsl(parts.query) if name in VIEWS)
    return f"{path}?{'&'.join(views)}" if views else path


def walk(client: Client, who: str, most: int) -> Iterator[Visit]:
    """Every screen that links lead to as somebody, at most so many of one kind."""
    waiting = deque((address, "") for address in come_in(client, who))
    seen, kinds = set[str](), Counter[str]()
    while waiting:
        address, led_by = waiting.popleft()
        kind = screen_of(address)
        if address in seen or kinds[kind] >= most or leaves(address):
            continue
        seen.add(address)
        kinds[kind] += 1
        answer = client.get(address)
        if answer.streaming:
            list(answer)  # read it to its end, so that its file is closed
        yield Visit(address, answer, led_by)
        waiting.extend((link, address) for link in links_from(address, answer))


def leaves(address: str) -> bool:
    """Signing out, or becoming somebody else, would end the walk."""
    return address.startswith(("/account/logout", "/demo/"))


def links_from(address: str, answer: Any) -> list[str]:
    if answer.status_code in {301, 302, 303, 307, 308}:
        return list(filter(None, [within(address, answer.headers["Location"])]))
    if not is_page(answer) or answer.status_code != 200:
        return []
    anatomy = anatomy_of(answer.content.decode())
    files = [link for link in anatomy.fetched if link.startswith(("/files/", "/static/"))]
    return list(filter(None, (within(address, link) for link in (*anatomy.links, *files))))


def within(base: str, link: str) -> str:
    """The address on this host, or nothing where a link leads out."""
    parts = urlsplit(urljoin(urljoin(HERE, base), urldefrag(link).url))
    inside = f"{parts.scheme}://{parts.netloc}" == HERE
    return parts._replace(scheme="", netloc="").geturl() if inside else ""


def fullest(client: Client, most: int = 4) -> dict[str, tuple[str, str]]:
    """Each screen with the person and the address that show most on it."""
    found: dict[str, tuple[int, str, str]] = {}
    for who in PEOPLE:
        for visit in walk(client, who, most):
            if visit.status == 200 and visit.size:
                screen = screen_of(visit.address)
                found[screen] = max(found.get(screen, (0, "", "")), (visit.size, who, visit.address))
    return {screen: (who, address) for screen, (_size, who, address) in found.items()}
