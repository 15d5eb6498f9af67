"""AR-13: never carry third parties. Pages ask nothing of any other host, and say so to the browser."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tests.crawl import HERE, anatomy_of
from tests.never.sources import ROOT, SOURCE, lines_with, shown_files
from tests.never.walks import WalkOf

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
VISITORS = [None, "leo", "ada", "duarte", "keller", "ana", "ruiz"]


@pytest.mark.parametrize("who", VISITORS)
def test_AR13_no_page_fetches_from_elsewhere_or_carries_inline_code_and_each_says_so(
    walk_of: WalkOf, who: str | None
) -> None:
    walk = walk_of(who)

    anatomies = {address: anatomy_of(text) for address, text in walk.pages.items()}
    said = {address: seen.headers.get("Content-Security-Policy") for address, seen in walk.answers.items()}
    foreign = {address: foreign_among(address, found.fetched) for address, found in anatomies.items()}

    assert {address: csp for address, csp in said.items() if csp != CSP and not address.startswith("/files/")} == {}
    assert {address: urls for address, urls in foreign.items() if urls} == {}
    assert {address: found.inline for address, found in anatomies.items() if found.inline} == {}
    assert anatomies


def foreign_among(address: str, fetched: list[str]) -> list[str]:
    absolute = [urlsplit(urljoin(HERE + address, url)) for url in fetched]
    return [url.geturl() for url in absolute if url.scheme != "data" and f"{url.scheme}://{url.netloc}" != HERE]


def test_AR13_no_style_script_or_drawing_of_ours_names_another_host() -> None:
    named = lines_with(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]{2,}[^\s\"')]*", shown_files())

    assert list(named) == []


def test_AR13_what_is_vendored_fetches_from_nowhere() -> None:
    vendored = [p for p in SOURCE.rglob("*") if "vendored" in p.parts and p.suffix in (".css", ".js")]

    fetching = re.compile(r"""(?:@import\s+|url\(\s*|importScripts\(|import\(?\s*)["']?(?:https?:)?//""")

    assert [str(path.relative_to(ROOT)) for path in vendored if fetching.search(path.read_text())] == []
