"""From a package that was read to what the continuum room writes."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from trellis.interop.case.shaping import (
    PLATE_LENGTH,
    ShapedStrand,
    ShapedTarget,
    clipped,
    language_of,
    plate_of,
    shape,
    tag_of,
    targets_among,
)
from trellis.interop.case.structure import key_of
from trellis.interop.case.tree import Line, lines_of, roots_of
from trellis.rooms.continuum.actions.adopting import AreaContent, StrandContent, TargetContent
from trellis.rooms.continuum.actions.frameworks import FrameworkContent, ReferenceContent, StandardContent

CLIPPED = {"title": 300, "creator": 300}
BY_ITSELF = ("CFItems", "CFAssociations")


def content_of(value: Mapping[str, Any], *, digest: str) -> FrameworkContent:
    """This function will put a package into the room's words; value is a package that reading found whole."""
    document = value["CFDocument"]
    lines = lines_of(value)
    source = {name: message for name, message in value.items() if name not in BY_ITSELF}
    source |= {
        name: value[name] for name in BY_ITSELF if name in value and not value[name]
    }  # null or empty, as it came
    texts = {name: _clipped(document.get(name) or "", length) for name, length in CLIPPED.items()}
    return FrameworkContent(
        identifier=document["identifier"],
        digest=digest,
        columns={
            **texts,
            "language": tag_of(document.get("language") or ""),
            "licence": _licence(value),
            "source": source,
        },
        ties=value.get("CFAssociations") or [],
        standards=list(_standards(lines)),
        references=list(_references(value, lines)),
    )


def areas_of(
    value: Mapping[str, Any], *, before: Mapping[str, Any] | None = None, plates: Mapping[str, str] | None = None
) -> list[AreaContent]:
    """This function will put a package's shape into the room's words.

    plates: what people wrote for a plate, by the line's key. before: the package as it was kept, so that plates which
    nobody has touched can follow it.
    """
    language = language_of(value["CFDocument"].get("language") or "")
    reworded = plates or {}
    was = {key_of(item["identifier"]): plate_of(item) for item in (before or {}).get("CFItems") or []}
    return [
        AreaContent(
            {language: area.name},
            [
                StrandContent(
                    {language: name}, _label(strand, language), [_target(t, reworded, was) for t in strand.targets]
                )
                for name, strand in _named_apart(area.strands)
            ],
        )
        for area in shape(value)
    ]


def _target(target: ShapedTarget, reworded: Mapping[str, str], was: Mapping[str, str]) -> TargetContent:
    words = clipped(reworded.get(target.key, "").strip() or target.plate, PLATE_LENGTH)
    plate_was = {target.language: was[target.key]} if target.key in was else None
    keywords = {target.language: target.keywords}
    return TargetContent(
        target.key,
        target.code,
        {target.language: words},
        target.grades,
        target.part_of,
        target.needs,
        keywords,
        plate_was,
    )


def _named_apart(strands: list[ShapedStrand]) -> list[tuple[str, ShapedStrand]]:
    """Strands of one name in one area are told apart by the heading that stands over them, else by a number."""
    times = Counter(strand.name.casefold() for strand in strands)
    named: dict[str, ShapedStrand] = {}
    for strand in strands:
        is_shared = times[strand.name.casefold()] > 1 and strand.within
        wanted = f"{strand.within[-1]}: {strand.name}" if is_shared else strand.name
        name, n = wanted, 1
        while name in named:
            n += 1
            name = f"{wanted} ({n})"
        named[name] = strand
    return list(named.items())


def _label(strand: ShapedStrand, language: str) -> dict[str, str]:
    if not strand.labels:
        return {}
    words = ", ".join(strand.labels) if len(strand.labels) < 3 else f"{strand.labels[0]} – {strand.labels[-1]}"
    return {language: words}


def digest_of(data: bytes) -> str:
    """This function will give a file's digest, by which the very same file is known again at once."""
    return hashlib.sha256(data).hexdigest()


def _standards(lines: Mapping[str, Line]) -> Iterator[StandardContent]:
    siblings = [roots_of(lines), *(line.children for line in lines.values())]
    targets = targets_among(lines)
    orders = {child.key: n for children in siblings for n, child in enumerate(children, start=1)}
    for key, line in lines.items():
        item = line.item
        yield StandardContent(
            item["identifier"],
            line.parent.key if line.parent else "",
            (
                _clipped(item.get("humanCodingScheme") or "", 120),
                item["fullStatement"],
                item.get("abbreviatedStatement") or "",
                _clipped(line.kind, 120),
                tag_of(item.get("language") or ""),
                line.levels,
                orders[key],
                key not in targets,
                item,
                line.position,
            ),
        )


def _references(value: Mapping[str, Any], lines: Mapping[str, Line]) -> Iterator[ReferenceContent]:
    cover = key_of(value["CFDocument"]["identifier"])
    known = {cover, *lines}
    for n, tie in enumerate(value.get("CFAssociations") or []):
        origin, end = tie["originNodeURI"]["identifier"], tie["destinationNodeURI"]["identifier"]
        is_second_parent = tie["associationType"] == "isChildOf" and not _places(lines, origin, end, cover)
        if is_second_parent or not {key_of(origin), key_of(end)} <= known:
            kind = _clipped(tie["associationType"], 60)
            yield ReferenceContent(tie["identifier"], (kind, _clipped(origin, 300), _clipped(end, 300), tie, n))


def _places(lines: Mapping[str, Line], child: str, parent: str, cover: str) -> bool:
    line = lines[key_of(child)]
    return (line.parent.key if line.parent else cover) == key_of(parent)


def _licence(value: Mapping[str, Any]) -> str:
    link = value["CFDocument"].get("licenseURI") or {}
    return " ".join(word for word in (link.get("title"), link.get("uri")) if word)


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
