"""Which grades a line is for, and which headings are only the name of a grade or stage.

CASE says grades as codes (CEDS: PK, KG, 01 to 12) or as the school's own words (Y3, Key Stage 2). They are numbers
here, kindergarten and reception being 0, in the framework's own way of counting: year 3 is 3.
"""

import re
from collections.abc import Iterable

Grades = tuple[int, int]

_KINDS = re.compile(
    r"\b(grades?|grade[ -]?(level|band|span)s?|(key |year |school )?stages?|phases?|years?|year[ -]?groups?|age[ -]?(band|group)s?)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,2}|k|pk|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TITLES = re.compile(
    rf"""^(
        (the\s+)?(grades?|years?|key\s+stages?|stages?|ks|phases?|levels?|ages?|y)\s*{_NUMBER}([\s,&–-]+(?:to|and|through)?\s*(ks)?{_NUMBER})*
        | {_NUMBER}(st|nd|rd|th)\s+(grade|year)
        | (pre-?)?kindergarten | pre-?k | reception | foundation(\s+stage)? | early\s+(years|childhood)(\s+foundation\s+stage)?
        | (lower|upper|junior|senior)?\s*(elementary|primary|middle|secondary|high|infant|junior)\s*(school|level|grades|years)?
        | (lower|upper)\s+key\s+stage\s+\d | k(-|\s*–\s*)\d{{1,2}} | hs | ms | es
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_STAGES: dict[str, Grades] = {
    "1": (1, 2), "2": (3, 6), "3": (7, 9), "4": (10, 11), "5": (12, 13),
}  # fmt: skip
_SCHOOLS: tuple[tuple[str, Grades], ...] = (
    ("elementary", (0, 5)),
    ("primary", (0, 6)),
    ("middle", (6, 8)),
    ("high school", (9, 12)),
    ("hs", (9, 12)),
)
YOUNGEST, OLDEST = -2, 13
_NAMED_CODES = {-1: "PK", 0: "KG"}
_BEFORE_GRADES = re.compile(r"^(?:grades?|grados?|years?|cursos?)\s+", re.IGNORECASE)
_BETWEEN_GRADES = re.compile(r"[,;/\n]|\s(?:and|y|&)\s", re.IGNORECASE)
_UP_TO = re.compile(r"\s*[-–—]\s*|\s+(?:to|a|al)\s+", re.IGNORECASE)


def is_grade(kind: str, title: str) -> bool:
    """This function will tell whether a heading is only the name of a grade or stage: by its type, else by its own words."""
    return bool(_KINDS.search(kind)) or bool(_TITLES.match(bare(title)))


def bare(title: str) -> str:
    """This function will take the subject away that some frameworks put before a stage: “English: Key Stage 1”."""
    return re.split(r"\s*[:–—]\s+", title)[-1].strip()


def grades_of(levels: Iterable[str]) -> Grades | None:
    """This function will give the first and last grade that a line's levels name, or None."""
    numbers = [number for level in levels if (number := _grade(level)) is not None]
    return (min(numbers), max(numbers)) if numbers else None


def grades_in(title: str) -> Grades | None:
    """This function will read the grades from a heading's own words: Grade 3, Grades 6–8, Key Stage 1 and 2."""
    words = bare(title).lower()
    if stages := re.findall(r"(?:key stage|ks)\s*(\d)|(?<=and)\s+(\d)$", words):
        spans = [_STAGES[n] for pair in stages for n in pair if n in _STAGES]
        return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
    for word, span in _SCHOOLS:
        if words.startswith(word):
            return span
    return grades_of(re.findall(rf"\b{_NUMBER}\b", words, re.IGNORECASE) or [words])


def levels_in(words: str) -> list[str]:
    """This function will list the levels that a table's cell names, grades as CASE's codes: 3–5 is 03, 04, 05."""
    parts = (part.strip() for part in _BETWEEN_GRADES.split(_BEFORE_GRADES.sub("", words)))
    return list(dict.fromkeys(level for part in parts if part for level in _levels(part)))


def _levels(part: str) -> list[str]:
    one = _grade(_bare_number(part))
    if one is not None:
        return [_code(one)]
    for between in _UP_TO.finditer(part):
        first, last = _grade(_bare_number(part[: between.start()])), _grade(_bare_number(part[between.end() :]))
        if first is not None and last is not None and first <= last:
            return [_code(grade) for grade in range(first, last + 1)]
    return [part]


def _bare_number(word: str) -> str:
    """3.º and 3º are how Spanish writes a grade."""
    return word.strip().rstrip("ºª°.")


def _code(grade: int) -> str:
    return _NAMED_CODES.get(grade, f"{grade:02}")


def _grade(level: str) -> int | None:
    word = level.strip().lower()
    if word in ("kg", "k", "kindergarten", "r", "reception", "f", "foundation"):
        return 0
    if word in ("pk", "pre-k", "prek", "prekindergarten", "nursery", "n"):
        return -1
    if word in _WORDS:
        return _WORDS[word]
    found = re.fullmatch(r"(?:grade|year|y|g)?\s*0?(\d{1,2})", word)
    number = int(found[1]) if found else None
    return number if number is not None and YOUNGEST <= number <= OLDEST else None
