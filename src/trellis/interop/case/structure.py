"""How the lines of a package hang together: who is under whom, what comes before what, and what is wrong with either."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trellis.interop.case.places import Pointer
from trellis.interop.case.schema import CFPackage, CFPckgAssociation

HELD_WHOLE = ("isChildOf", "precedes")  # no end of these may be missing, and neither may run in a circle

DEEPEST_LINE = 40  # real frameworks have five levels


@dataclass(frozen=True)
class Fault:
    """Something that keeps a package from standing: its kind, where it is, and the words to fill the sentence with."""

    kind: str
    pointer: Pointer
    values: Mapping[str, str]


def key_of(identifier: str) -> str:
    """This function will give the form in which identifiers are compared: the standard writes them in small letters."""
    return identifier.lower()


def faults_of(package: CFPackage) -> list[Fault]:
    """This function will list what keeps a package from standing: identifiers used twice, loose ends, circles."""
    labels = labels_of(package)
    found = _twice(package)
    loose = _loose_ends(package, labels)
    found += loose
    if not found:  # a circle is told only where every end is known
        for kind in HELD_WHOLE:
            found += _circle(package, kind, labels)
    return found or _too_deep(package, labels)


def labels_of(package: CFPackage) -> dict[str, str]:
    """This function will name every line as people name it: by its code, else by its first words."""
    labels = {
        key_of(item.identifier): item.humanCodingScheme or shortened(item.fullStatement) for item in package.items
    }
    labels[key_of(package.CFDocument.identifier)] = shortened(package.CFDocument.title)
    return labels


def shortened(words: str, length: int = 60) -> str:
    """This function will give the first words of a text."""
    words = " ".join(words.split()) if len(words) > length or "\n" in words or "  " in words else words.strip()
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _twice(package: CFPackage) -> list[Fault]:
    first: dict[str, Pointer] = {}
    found = []
    for identifier, pointer in _identifiers(package):
        key = key_of(identifier)
        if key in first:
            values = {"identifier": identifier, "entry": entry_of(first[key])}
            found.append(Fault("identifier_twice", (*pointer, "identifier"), values))
        first.setdefault(key, pointer)
    return found


def _identifiers(package: CFPackage) -> Iterable[tuple[str, Pointer]]:
    yield package.CFDocument.identifier, ("CFDocument",)
    for n, item in enumerate(package.items):
        yield item.identifier, ("CFItems", n)
    for n, association in enumerate(package.associations):
        yield association.identifier, ("CFAssociations", n)
    for n, rubric in enumerate(package.CFRubrics or []):
        yield rubric.identifier, ("CFRubrics", n)


def entry_of(pointer: Pointer) -> str:
    """This function will name an entry as people count: CFItems, entry 3."""
    if len(pointer) > 1 and isinstance(pointer[1], int):
        return f"{pointer[0]}, {pointer[1] + 1}"
    return str(pointer[0]) if pointer else ""


def _loose_ends(package: CFPackage, labels: Mapping[str, str]) -> list[Fault]:
    found = []
    for n, association in enumerate(package.associations):
        kind = association.associationType
        if kind in HELD_WHOLE:
            ends = {"originNodeURI": association.originNodeURI, "destinationNodeURI": association.destinationNodeURI}
            for end, other in (("originNodeURI", "destinationNodeURI"), ("destinationNodeURI", "originNodeURI")):
                fault = _fault_at(kind, end, key_of(ends[end].identifier), package, labels)
                if fault:
                    named = labels.get(key_of(ends[other].identifier)) or ends[other].title or ends[other].identifier
                    values = {"identifier": ends[end].identifier, "other": shortened(named)}
                    found.append(Fault(fault, ("CFAssociations", n, end, "identifier"), values))
    return found


def _fault_at(kind: str, end: str, key: str, package: CFPackage, labels: Mapping[str, str]) -> str:
    if key not in labels:
        return f"{kind}_{end.removesuffix('NodeURI')}_absent"
    may_be_cover = kind == "isChildOf" and end == "destinationNodeURI"
    if not may_be_cover and key == key_of(package.CFDocument.identifier):
        return f"{kind}_names_cover"
    return ""


def _circle(package: CFPackage, kind: str, labels: Mapping[str, str]) -> list[Fault]:
    leads: dict[str, list[str]] = defaultdict(list)
    for association in ties_of(package, kind):
        leads[key_of(association.originNodeURI.identifier)].append(key_of(association.destinationNodeURI.identifier))
    ring = ring_in(leads)
    if not ring:
        return []
    origin, destination = ring[0], ring[1 % len(ring)]
    at = next(
        n
        for n, a in enumerate(package.associations)
        if a.associationType == kind
        and (key_of(a.originNodeURI.identifier), key_of(a.destinationNodeURI.identifier)) == (origin, destination)
    )
    names = [labels[key] for key in ring[:6]] + (["…"] if len(ring) > 6 else []) + [labels[ring[0]]]
    return [Fault(f"{kind}_circle", ("CFAssociations", at), {"ring": " → ".join(names)})]


def _too_deep(package: CFPackage, labels: Mapping[str, str]) -> list[Fault]:
    parents: dict[str, str] = {}
    for tie in ties_of(package, "isChildOf"):
        parents.setdefault(key_of(tie.originNodeURI.identifier), key_of(tie.destinationNodeURI.identifier))
    depths: dict[str, int] = {}
    for n, item in enumerate(package.items):
        way = [key_of(item.identifier)]
        while way[-1] in parents and way[-1] not in depths:
            way.append(parents[way[-1]])
        for key in reversed(way):
            depths.setdefault(key, depths.get(parents.get(key, ""), 0) + 1)
        if depths[way[0]] > DEEPEST_LINE:
            values = {"limit": str(DEEPEST_LINE), "other": labels[way[0]]}
            return [Fault("lines_too_deep", ("CFItems", n), values)]
    return []


def ties_of(package: CFPackage, kind: str) -> list[CFPckgAssociation]:
    """This function will list the associations of one kind, in the file's order."""
    return [association for association in package.associations if association.associationType == kind]


def ring_in(leads: Mapping[str, list[str]]) -> list[str]:
    """This function will find one ring in a directed graph, or nothing: Kahn's sorting (1962), then a walk in the rest."""
    arriving = Counter(end for ends in leads.values() for end in ends)
    free = [node for node in leads if not arriving[node]]
    left = {node: list(ends) for node, ends in leads.items()}
    while free:
        for end in left.pop(free.pop(), ()):
            arriving[end] -= 1
            if not arriving[end] and end in left:
                free.append(end)
    seen: dict[str, int] = {}
    walk: list[str] = []
    # What is left holds every ring, and tails that hang from one; walking against a tail always ends in a ring.
    back: dict[str, str] = {end: node for node, ends in left.items() for end in ends if end in left}
    node = next(iter(left), None)
    while node is not None and node not in seen:
        seen[node] = len(walk)
        walk.append(node)
        node = back.get(node)
    return [] if node is None else walk[seen[node] :][::-1]
