"""Reading what somebody pastes or saves into words for a draft: a title, the first paragraphs, where it is from.

Nothing is fetched and no mark-up is kept: what comes out is plain text. A page is walked once from front to back, so that
a broken or a hostile one costs no more time than its length.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

TITLE_LENGTH: Final = 120
WORDS_LENGTH: Final = 1600
URL_LENGTH: Final = 500
AUTHOR_LENGTH: Final = 80

_LINK: Final = re.compile(r"https?://[^\s<>\"']{1,500}")
_NAME: Final = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20})")
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z-]{1,20})\s*=\s*(?:\"([^\"]{0,600})\"|'([^']{0,600})')")
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_BREAKS: Final = frozenset(
    [
        "p",
        "div",
        "li",
        "br",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "blockquote",
        "dt",
        "dd",
        "title",
    ]
)
_ASIDE: Final = frozenset(
    ["nav", "header", "footer", "aside", "form", "button", "select", "menu", "svg", "figure"]
)  # what stands around the words
_RAW: Final = frozenset(["script", "style", "template", "noscript", "textarea", "iframe"])  # no words for a reader
_MOST_TAG: Final = 20_000  # a tag longer than this is none
_PARAGRAPH: Final = 40  # shorter lines are menus and buttons


@dataclass(frozen=True, slots=True)
class PageDraft:
    """What a draft takes from a page: all plain text, each within its length; empty where the page does not say."""

    title: str = ""
    words: str = ""
    url: str = ""
    author: str = ""


@dataclass(slots=True)
class _Reading:
    title: list[str] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=lambda: [[]])
    facts: dict[str, str] = field(default_factory=dict)
    url: str = ""
    inside: str = ""  # the title or the first heading, while it is being read
    aside: int = 0  # how deep in what stands around the words


def is_page(text: str) -> bool:
    """This function will tell whether a text is the mark-up of a web page."""
    start = text[:4000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in start[:2000]


def read_page(page: str) -> PageDraft:
    """This function will read a saved web page: its title, its first paragraphs, its address and its author where it
    names them. Scripts, styles, menus and footers are left out. Linear in the length of the page."""
    found = _Reading()
    for is_tag, piece in _pieces(page):
        if is_tag:
            _read_tag(found, piece)
        else:
            _read_words(found, piece)
    lines = [_plain("".join(line)) for line in found.lines]
    long_ones = [line for line in lines if len(line) >= _PARAGRAPH]
    title = _plain("".join(found.heading)) or found.facts.get("og:title", "") or _plain("".join(found.title))
    return PageDraft(
        title=_cut(title, TITLE_LENGTH),
        words=_paragraphs(line for line in long_ones if line != title),
        url=_address(found.url or found.facts.get("og:url", "")),
        author=_cut(found.facts.get("author", ""), AUTHOR_LENGTH),
    )


def read_text(text: str) -> PageDraft:
    """This function will read plain words, pasted or from a file: the first line is the title, the rest is what is done;
    the first web address in it is where it is from. An address alone gives its last part as a title."""
    link = _LINK.search(text)
    url = _address(link.group().rstrip(".,;:!?)")) if link else ""
    lines = [_plain(line.replace(url, "") if url else line) for line in text.splitlines()]
    lines = [line for line in lines if any(sign.isalnum() for sign in line)]
    if not lines:
        return PageDraft(title=_named_by(url), url=url)
    title, rest = lines[0], lines[1:]
    if len(title) > TITLE_LENGTH:  # no title, but a paragraph
        rest = lines
    return PageDraft(title=_cut(title, TITLE_LENGTH), words=_paragraphs(iter(rest)), url=url)


def _pieces(page: str) -> list[tuple[bool, str]]:
    """Words and tags in their order; the inside of scripts and comments is passed over. What is never closed ends it."""
    found: list[tuple[bool, str]] = []
    lower, at = page.lower(), 0
    if len(lower) != len(page):  # a letter that is longer when small would move everything after it
        lower = page
    while (start := page.find("<", at)) >= 0:
        found.append((False, page[at:start]))
        if page.startswith("<!--", start):
            end = page.find("-->", start + 4)
            found.append((True, page[start : min(end, start + 300)]))  # browsers note here where a page was saved from
            at = end + 3
        else:
            end = page.find(">", start)
            tag = page[start + 1 : end] if end - start <= _MOST_TAG else ""
            found.append((True, tag))
            name = _NAME.match(tag)
            raw = name.group(1).lower() if name and not tag.startswith("/") else ""
            if end >= 0 and raw in _RAW and not tag.endswith("/"):
                end = lower.find(f"</{raw}", end)
                at = end
            else:
                at = end + 1
        if end < 0:
            return found
    found.append((False, page[at:]))
    return found


def _read_tag(found: _Reading, tag: str) -> None:
    if tag.startswith("<!--"):
        if saved := _SAVED_FROM.search(tag):
            found.url = found.url or saved.group(1)
        return
    named = _NAME.match(tag)
    if named is None:
        return
    name, closes = named.group(1).lower(), tag.startswith("/")
    if name in _BREAKS:
        found.lines.append([])
    if name in {"main", "article"} and not closes:  # a menu that was never closed ends here
        found.aside = 0
    if name in {"title", "h1"}:
        kept = found.title if name == "title" else found.heading
        found.inside = "" if closes or kept else name
    elif name in _ASIDE:
        if closes:
            found.aside = max(found.aside - 1, 0)
        elif not tag.endswith("/"):
            found.aside += 1
    elif name in {"meta", "link"} and not closes:
        _read_fact(found, tag)


def _read_fact(found: _Reading, tag: str) -> None:
    given = {
        one.group(1).lower(): html.unescape(one.group(2) or one.group(3) or "") for one in _ATTRIBUTE.finditer(tag)
    }
    if given.get("rel") == "canonical":
        found.url = given.get("href", "")
    elif key := given.get("property") or given.get("name"):
        found.facts.setdefault(key.lower(), _plain(given.get("content", "")))


def _read_words(found: _Reading, words: str) -> None:
    if found.inside:
        (found.title if found.inside == "title" else found.heading).append(words)
    elif not found.aside:
        found.lines[-1].append(words)


def _plain(words: str) -> str:
    """One line of plain text: entities read, signs that print nothing left out, spaces made one."""
    said = html.unescape(words)
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else "" for sign in said).split())


def _paragraphs(lines: Iterable[str]) -> str:
    kept: list[str] = []
    left = WORDS_LENGTH
    for line in lines:
        if len(line) + 2 > left:
            if not kept:
                kept.append(_cut(line, WORDS_LENGTH))
            break
        kept.append(line)
        left -= len(line) + 2
    return "\n\n".join(kept)


def _cut(words: str, most: int) -> str:
    """So much of it as is allowed, ended after a whole word."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"


def _address(url: str) -> str:
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname and len(url) <= URL_LENGTH else ""


def _named_by(url: str) -> str:
    """The last part of an address that says something: /crafts/spaghetti-bridge.html is Spaghetti bridge."""
    if not url:
        return ""
    parts = urlsplit(url)
    last = next((part for part in reversed(unquote(parts.path).split("/")) if part), "")
    words = _plain(re.sub(r"[-_+]+", " ", re.sub(r"\.[a-zA-Z]{2,5}$", "", last)))
    return _cut(words[:1].upper() + words[1:], TITLE_LENGTH) if words else (parts.hostname or "")
