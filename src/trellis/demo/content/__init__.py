"""The demo school's own continuum, experiences and face: words that live as data beside this reader.

Each file in areas/ is one area of the continuum; experiences*.toml hold what there is to do; school.toml holds the
school's name, vision and principles; decisions.toml what it decided, and why. Every text stands in English and Spanish.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from trellis.demo.content.shapes import (
    Area,
    Block,
    Comment,
    DecidedBy,
    Decision,
    Experience,
    Keywords,
    Option,
    Principle,
    SchoolFace,
    Strand,
    Target,
    Text,
    VisionPart,
    Voice,
)

__all__ = [
    "HUES",
    "LANGUAGES",
    "Area",
    "Comment",
    "DecidedBy",
    "Decision",
    "Experience",
    "Keywords",
    "Option",
    "Principle",
    "SchoolFace",
    "Strand",
    "Target",
    "Text",
    "VisionPart",
    "Voice",
    "areas",
    "decisions",
    "experiences",
    "school",
    "strands",
    "targets",
]

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")
HUES = ("madder", "clay", "ochre", "moss", "teal", "woad", "plum")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _pairs(raw: dict[str, list[str]]) -> tuple[Text, ...]:
    return tuple(Text(en=en, es=es) for en, es in zip(raw["en"], raw["es"], strict=True))


def _target(raw: dict[str, Any], *, strand: str, order: int) -> Target:
    from_grade, to_grade = raw["window"]
    return Target(
        slug=raw["slug"],
        strand=strand,
        order=order,
        young=Text(**raw["young"]),
        teen=Text(**raw["teen"]),
        adult=Text(**raw["adult"]),
        criteria=_pairs(raw["criteria"]),
        why=Text(**raw["why"]),
        for_home=Text(**raw["for_home"]),
        from_grade=from_grade,
        to_grade=to_grade,
        needs=tuple(raw["needs"]),
        keywords=Keywords(en=tuple(raw["keywords"]["en"]), es=tuple(raw["keywords"]["es"])),
    )


def _strand(raw: dict[str, Any], *, area: dict[str, Any], order: int) -> Strand:
    slug = raw["slug"]
    return Strand(
        slug=slug,
        area=area["slug"],
        order=order,
        name=Text(**raw["name"]),
        hue=raw.get("hue", area["hue"]),
        targets=tuple(_target(each, strand=slug, order=place) for place, each in enumerate(raw["targets"], start=1)),
    )


def _area(raw: dict[str, Any]) -> Area:
    return Area(
        slug=raw["slug"],
        order=raw["order"],
        name=Text(**raw["name"]),
        line=Text(**raw["line"]),
        hue=raw["hue"],
        cross_cutting=raw["cross_cutting"],
        strands=tuple(_strand(each, area=raw, order=place) for place, each in enumerate(raw["strands"], start=1)),
    )


def _experience(raw: dict[str, Any]) -> Experience:
    from_grade, to_grade = raw["window"]
    return Experience(
        slug=raw["slug"],
        title=Text(**raw["title"]),
        kind=raw["kind"],
        why=Text(**raw["why"]),
        what=Text(**raw["what"]),
        place=Text(**raw["place"]),
        with_whom=Text(**raw["with_whom"]),
        minutes=raw["minutes"],
        decided_by=DecidedBy(**raw["decided_by"]),
        targets=tuple(raw["targets"]),
        from_grade=from_grade,
        to_grade=to_grade,
        picture=raw["picture"],
        tags=tuple(raw["tags"]),
        young=_text(raw, "young"),
    )


def _text(raw: dict[str, Any], name: str) -> Text | None:
    return Text(**{code: words.strip() for code, words in raw[name].items()}) if name in raw else None


def _decision(raw: dict[str, Any]) -> Decision:
    said = {name: _text(raw, name) for name in ("why", "instead", "expects", "why_no_part")}
    return Decision(
        slug=raw["slug"], by=raw.get("by", "keller"), learner=raw.get("learner", ""), group=raw.get("group", ""),
        vision_part=raw.get("vision_part", ""), decided=raw["decided"], review=raw["review"], question=Text(**raw["question"]), answer=Text(**raw["answer"]), **said,
        options=tuple(
            Option(text=Text(**one["text"]), reason=_text(one, "reason"), is_taken=one.get("taken", False))
            for one in raw.get("options", ())
        ),
        voices=tuple(
            Voice(group=Text(**one["group"]), **{name: _text(one, name) for name in ("words", "said_by", "came_of_it")})
            for one in raw.get("voices", ())
        ),
        comments=tuple(
            Comment(by=one["by"], back=one["back"], text=one["text"], answer=one.get("answer", ""))
            for one in raw.get("comments", ())
        ),
    )  # fmt: skip


@cache
def decisions() -> tuple[Decision, ...]:
    """This function will return what the school has decided, in the order of the file."""
    return tuple(_decision(raw) for raw in _read(HERE / "decisions.toml")["decisions"])


@cache
def areas() -> tuple[Area, ...]:
    """This function will return the whole continuum in its order: areas, their strands, their targets."""
    read = (_area(_read(path)) for path in (HERE / "areas").glob("*.toml"))
    return tuple(sorted(read, key=lambda area: area.order))


@cache
def strands() -> tuple[Strand, ...]:
    """This function will return every strand, area by area."""
    return tuple(strand for area in areas() for strand in area.strands)


@cache
def targets() -> tuple[Target, ...]:
    """This function will return every target, strand by strand, from the ground up."""
    return tuple(target for strand in strands() for target in strand.targets)


@cache
def experiences() -> tuple[Experience, ...]:
    """This function will return what there is to do, file by file, in their order."""
    files = sorted(HERE.glob("experiences*.toml"), key=lambda path: (len(path.name), path.name))
    return tuple(_experience(raw) for path in files for raw in _read(path)["experiences"])


@cache
def blocks() -> tuple[Block, ...]:
    """This function will return the parts of a school day, group by group."""
    return tuple(
        Block(
            group=raw["group"], name=Text(**raw["name"]), starts=raw["starts"], ends=raw["ends"],
            because=_text(raw, "because"), picture=raw.get("picture", ""),
        )
        for raw in _read(HERE / "day.toml")["blocks"]
    )  # fmt: skip


@cache
def school() -> SchoolFace:
    """This function will return the school's name, vision and principles."""
    raw = _read(HERE / "school.toml")
    parts, rules = raw["vision_parts"], raw["principles"]
    return SchoolFace(
        name=Text(**raw["name"]),
        vision=Text(**raw["vision"]),
        vision_parts=tuple(
            VisionPart(slug=part["slug"], title=Text(**part["title"]), text=Text(**part["text"])) for part in parts
        ),
        principles=tuple(
            Principle(slug=rule["slug"], says=Text(**rule["says"]), means=Text(**rule["means"])) for rule in rules
        ),
    )
