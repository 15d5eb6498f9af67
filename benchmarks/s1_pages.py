"""S1: the pages people live in, in the demo school with its whole term of history: processor time against a bare page,
queries, bytes on the wire."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from benchmarks import bare
from benchmarks.row import Row, cpu_seconds_of_both
from trellis.demo import planter
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import SESSION_KEY

TIMES_AS_MUCH = 4.0
QUERIES = 12
SESSION_AND_VIEWER = 4  # the session, the person with their school, their memberships, their guardianships
FIRST_LOAD_KB = {"family": 60}
FIRST_LOAD_ELSE_KB = 120
AGAIN_KB = 15

PAGES = (
    ("Today, the learner", "leo", "/learner/today/"),
    ("Today, a young learner", "maya", "/learner/today/"),
    ("My Path", "leo", "/learner/path/"),
    ("My Path, as a list", "leo", "/learner/path/?as=list"),
    ("Choose", "leo", "/learner/choose/"),
    ("Keep something", "leo", "/learner/capture/"),
    ("Portfolio", "leo", "/learner/portfolio/"),
    ("A piece of one's own", "leo", "first /learner/portfolio/"),
    ("Goals and about me", "leo", "/learner/goals/"),
    ("A talk, the learner", "leo", "first /learner/talks/"),
    ("Class today", "osei", "/educator/class/"),
    ("Evidence inbox", "osei", "/educator/inbox/"),
    ("Talks", "duarte", "/educator/talks/"),
    ("A talk", "duarte", "first /educator/talks/"),
    ("The learner page", "duarte", "learner"),
    ("The learner page, the path", "duarte", "learner path/"),
    ("The learner page, the whole", "duarte", "learner whole/"),
    ("One target, the whole class", "osei", "/educator/targets/"),
    ("A class at one target", "osei", "first /educator/targets/"),
    ("Coverage", "osei", "/educator/coverage/"),
    ("My child", "ruiz", "/family/child/"),
    ("Decisions, the family", "ruiz", "/family/decisions/"),
    ("A decision, the family", "ruiz", "/family/decisions/no-marks/"),
    ("My people", "leo", "/learner/people/"),
    ("About me", "leo", "/learner/about/"),
    ("Reflect", "leo", "/learner/reflect/"),
    ("The walk", "keller", "/leader/walk/"),
    ("Who knows whom", "keller", "/leader/people/"),
    ("Whom I know", "osei", "/educator/people/"),
    ("Decisions, the leader", "keller", "/leader/decisions/"),
    ("The continuum", "ruiz", "/continuum/"),
    ("The continuum, the office", "vera", "/office/continuum/"),
    ("People, the office", "keller", "/office/people/"),
)


@dataclass(frozen=True)
class Page:
    name: str
    url: str
    client: Client
    audience: str


def rows() -> list[Row]:
    planter.plant()
    return [row for page in _pages() for row in measured(page)]


def _pages() -> list[Page]:
    found = []
    for name, who, url in PAGES:
        client = client_of(Person.objects.get(slug=who, school__slug=_school_slug()))
        address = _address(url, client)
        found.append(Page(name, address, client, address.split("/")[1]))
    return found


def client_of(person: Person) -> Client:
    """This function will give a browser in which a person is signed in."""
    client = Client(headers={"accept-encoding": "gzip"}, HTTP_HOST="127.0.0.1")
    session = client.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "bench"}
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def _school_slug() -> str:
    return Person.objects.get(slug="osei").school.slug


def _address(url: str, client: Client) -> str:
    """Where a page stands: the first thing that a list leads to, or a page about Leo."""
    if url.startswith("first "):
        listed = url.removeprefix("first ")
        page = client.get(listed, headers={"accept-encoding": ""}).content.decode()
        return next(iter(re.findall(rf"{listed}[0-9a-f-]{{36}}/", page)), listed)
    if url.startswith("learner"):
        leo = Person.objects.get(slug="leo", school__slug=_school_slug())
        return f"/educator/learners/{leo.id}/{url.removeprefix('learner').strip()}"
    return url


def measured(page: Page) -> list[Row]:
    """This function will measure one page: its time against a bare one, its queries, its bytes."""
    page.client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        packed = page.client.get(page.url)
    if packed.status_code != 200:
        return [Row(number="S1", work=page.name, measured=f"answers {packed.status_code}", goal="200", holds=False)]
    html = gzip.decompress(packed.content).decode()
    beyond = len(captured) - SESSION_AND_VIEWER
    bare.imitate(html, beyond)
    ours, theirs = cpu_seconds_of_both(lambda: _here(page), lambda: _bare(page))
    first, limit = _first_load(html, page.url), FIRST_LOAD_KB.get(page.audience, FIRST_LOAD_ELSE_KB)
    return [
        Row(number="S1", work=f"{page.name}: processor time against a bare page", goal=f"≤ {TIMES_AS_MUCH:g}x",
            measured=f"{ours / theirs:.1f}x ({ours * 1000:.1f} ms against {theirs * 1000:.1f} ms)",
            holds=ours / theirs <= TIMES_AS_MUCH),
        Row(number="S1", work=f"{page.name}: queries beyond session and viewer", goal=f"≤ {QUERIES}",
            measured=str(beyond), holds=beyond <= QUERIES),
        Row(number="S1", work=f"{page.name}: bytes, first load and again", goal=f"≤ {limit} kB, ≤ {AGAIN_KB} kB",
            measured=f"{first / 1000:.0f} kB, {len(packed.content) / 1000:.1f} kB",
            holds=first <= limit * 1000 and len(packed.content) <= AGAIN_KB * 1000),
    ]  # fmt: skip


@contextmanager
def _here(page: Page) -> Iterator[Callable[[], object]]:
    yield lambda: page.client.get(page.url)


@contextmanager
def _bare(page: Page) -> Iterator[Callable[[], object]]:
    with override_settings(ROOT_URLCONF="benchmarks.bare"):
        yield lambda: page.client.get("/bare/")


def _first_load(html: str, url: str) -> int:
    """The page, its styles, scripts, drawn portraits and Latin faces, compressed as the server sends them. Pictures that
    load lazily, files of work and the icon for a phone's first screen are not part of it, nor a face that no letter of
    the page is set in: a browser fetches none of them to show it."""
    eager = re.sub(r"<(?:img|audio|video)[^>]*loading=\"lazy\"[^>]*>|<link rel=\"apple-touch-icon\"[^>]*>", "", html)
    named = set(re.findall(r"(?:href|src)=\"(/static/[^\"]+)\"", eager))
    sheets = [address for address in named if address.endswith(".css")]
    for sheet in sheets:
        named |= {urljoin(sheet, font) for font in re.findall(r"url\(\"?([^\")]+\.woff2)\"?\)", _text(sheet))}
    return len(gzip.compress(html.encode(), 6)) + sum(_packed(one) for one in named if _is_used(one, html, sheets))


def _is_used(address: str, html: str, sheets: list[str]) -> bool:
    if (
        "-ext" in address or "-west" in address or "andika" in address
    ):  # letters beyond English and Spanish; the youngest readers
        return False
    if "italic" not in address:
        return True
    slanted = {word for sheet in sheets for word in re.findall(r"\.([\w-]+) *\{[^}]*font: italic", _text(sheet))}
    return any(re.search(rf"class=\"[^\"]*\b{word}\b", html) for word in slanted)


def _collected(address: str) -> Path:
    return Path(settings.STATIC_ROOT) / address.removeprefix("/static/")


def _text(address: str) -> str:
    return _collected(address).read_text()


def _packed(address: str) -> int:
    packed = _collected(f"{address}.gz")
    return (packed if packed.exists() else _collected(address)).stat().st_size
