"""What people in the portraits wear, and the small things that make a face theirs."""

import math

from scripts.people_parts import disc, discs, line, path

# Half the width of the shoulders, and where they start: a child's are narrow and low.
SHOULDERS = {"child": (29, 75), "teen": (33, 74), "adult": (37, 73)}


def body(age: str, fill: str = "{c}") -> str:
    """This function will cut the shoulders, running off the lower edge of the sheet."""
    half, top = SHOULDERS[age]
    left, right = 48 - half, 48 + half
    return path(f"M{left} 97C{left} 82 {left + 10} {top} 48 {top}S{right} 82 {right} 97Z", fill)


def reach(age: str, y: float) -> float:
    """This function will say how far the shoulders reach from the middle at height `y`."""
    half, top = SHOULDERS[age]
    return (half - 1) * math.sqrt(min(1, max(0.1, (y - top + 4) / (100 - top))))


def bands(age: str, rows: tuple[float, ...], stroke: str, width: float) -> str:
    """This function will lay bands across the chest, inside the shoulders."""
    pieces = []
    for y in rows:
        r = reach(age, y) - width / 2 - 2.5
        pieces.append(f"M{48 - r:.1f} {y + 1.5:g}Q48 {y - 2.5:g} {48 + r:.1f} {y + 1.5:g}")
    return line("".join(pieces), stroke, width)


def neckline(age: str, stroke: str = "{C}", width: float = 3) -> str:
    top = SHOULDERS[age][1]
    return line(f"M38.5 {top + 1.5}Q48 {top + 11} 57.5 {top + 1.5}", stroke, width)


def opening(age: str, depth: float, fill: str) -> str:
    """This function will open the cloth in a V, so that skin or a shirt shows."""
    top = SHOULDERS[age][1]
    return path(f"M39 {top - 1}L48 {top + depth}L57 {top - 1}Z", fill)


def collar(age: str, fill: str) -> str:
    top = SHOULDERS[age][1]
    return path(
        f"M40 {top - 3}L36 {top + 4} 43 {top + 11} 48 {top + 5}ZM56 {top - 3}L60 {top + 4} 53 {top + 11} 48 {top + 5}Z",
        fill,
    )


def tee(age: str) -> str:
    return body(age) + neckline(age)


def stripes(age: str) -> str:
    return body(age) + bands(age, (86, 93), "{d}", 3.4) + neckline(age, "{d}")


def yoke(age: str) -> str:
    return body(age) + bands(age, (83.5,), "{d}", 5) + neckline(age)


def fair_isle(age: str) -> str:
    dots = [(x, 87.5 if abs(x - 48) > 4 else 86.8, 1.5) for x in (32, 40, 48, 56, 64)]
    return body(age) + bands(age, (83, 92), "{d}", 1.8) + discs(dots, "{d}") + neckline(age)


def spots(age: str) -> str:
    return body(age) + discs([(34, 86, 2), (42, 92, 2), (48, 88.5, 2), (54, 92, 2), (62, 86, 2)], "{d}") + neckline(age)


def hoodie(age: str) -> str:
    top = SHOULDERS[age][1]
    hood = path(f"M30 {top + 4}C29 {top - 9} 38 {top - 12} 48 {top - 12}S67 {top - 9} 66 {top + 4}Z", "{C}")
    strings = line(f"M43 {top + 8}V{top + 17}M53 {top + 8}V{top + 14}", "{d}", 1.5)
    return hood + body(age) + neckline(age, "{C}", 4.5) + strings


def shirt(age: str) -> str:
    return body(age) + line("M48 80V97", "{C}", 1.2) + collar(age, "{d}") + discs([(48, 89, 1.1), (48, 94, 1.1)], "{d}")


def checked(age: str) -> str:
    return (
        body(age)
        + bands(age, (87, 94), "{d}", 1.8)
        + line("M34 81V97M43 84V97M53 84V97M62 81V97", "{d}", 1.8)
        + collar(age, "{C}")
    )


def cardigan(age: str) -> str:
    return (
        body(age, "{d}")
        + line("M43 76V82M53 76V82", "{d}", 1)
        + path_split(age)
        + discs([(42.4, 89, 1.3), (43.6, 94.5, 1.3)], "{a}")
    )


def path_split(age: str) -> str:
    """This function will lay two fronts of a jacket, left and right of what is worn below."""
    half, top = SHOULDERS[age]
    left, right = 48 - half, 48 + half
    return path(
        f"M{left} 97C{left} 82 {left + 9} {top + 1} 39 {top}L46.5 97ZM{right} 97C{right} 82 {right - 9} {top + 1} 57 {top}L49.5 97Z",
        "{c}",
    )


def blazer(age: str) -> str:
    top = SHOULDERS[age][1]
    lapels = path(
        f"M39.5 {top}L34 {top + 8} 39 {top + 10} 46.5 97ZM56.5 {top}L62 {top + 8} 57 {top + 10} 49.5 97Z", "{C}"
    )
    return body(age, "{d}") + path_split(age) + lapels


def dungarees(age: str) -> str:
    top = SHOULDERS[age][1]
    bib = path("M37 97 38 87H58L59 97Z", "{c}") + line(f"M39 88 33.5 {top + 4}M57 88 62.5 {top + 4}", "{c}", 4)
    return body(age, "{d}") + neckline(age, "{a}", 2) + bib + discs([(39.5, 89.5, 1.4), (56.5, 89.5, 1.4)], "{a}")


def rollneck(age: str) -> str:
    top = SHOULDERS[age][1]
    return body(age) + path(f"M39 {top - 6}H57L59 {top + 5}Q48 {top + 9} 37 {top + 5}Z", "{C}")


def zipped(age: str) -> str:
    top = SHOULDERS[age][1]
    stand = path(f"M38.5 {top - 4}H57.5L58.5 {top + 4}H37.5Z", "{C}")
    return (
        body(age)
        + line(f"M{48 - 22} {top + 7} 21 97M{48 + 22} {top + 7} 75 97", "{d}", 2.6)
        + stand
        + line(f"M48 {top - 3}V97", "{d}", 1.3)
    )


def kurta(age: str) -> str:
    top = SHOULDERS[age][1]
    return (
        body(age)
        + line(f"M40.5 {top + 1}Q48 {top + 8} 55.5 {top + 1}M48 {top + 5}V94", "{d}", 2.6)
        + discs([(48, 86, 0.9), (48, 91, 0.9)], "{C}")
    )


def vneck(age: str) -> str:
    top = SHOULDERS[age][1]
    return body(age) + opening(age, 11, "{k}") + line(f"M39 {top - 0.5}L48 {top + 11}L57 {top - 0.5}", "{d}", 2.4)


def vest(age: str) -> str:
    return body(age, "{d}") + path_split(age) + collar(age, "{d}")


def motif(shape: str) -> str:
    """This function will sew one small thing on the chest."""
    shapes = {
        "leaf": path("M44 93C43 86 48 83.5 53 84 54 90 50 94 44 93Z", "{d}"),
        "sun": disc(48, 89, 3.6, "{d}"),
        "fish": path("M42 89Q47 84.5 52 89Q47 93.5 42 89ZM51.5 89 56 86V92Z", "{d}"),
        "boat": path("M42 90.5H54L51.5 94H44.5ZM47.5 89V83L52.5 89Z", "{d}"),
        "moon": path("M50 84A5 5 0 1 0 52.5 91 4.5 4.5 0 0 1 50 84Z", "{d}"),
        "zig": line("M37 90 42 86 47 90 52 86 57 90", "{d}", 2.2),
        "heart": path("M48 94C42 90 42 85 45.5 85 47 85 48 86.5 48 87 48 86.5 49 85 50.5 85 54 85 54 90 48 94Z", "{d}"),
    }
    return shapes[shape]


CLOTHES = {
    "tee": tee, "stripes": stripes, "yoke": yoke, "isle": fair_isle, "spots": spots, "hoodie": hoodie, "shirt": shirt,
    "checked": checked, "cardigan": cardigan, "blazer": blazer, "dungarees": dungarees, "rollneck": rollneck,
    "zipped": zipped, "kurta": kurta, "vneck": vneck, "vest": vest,
}  # fmt: skip

SMILES = {
    "smile": line("M-6 8.5Q0 14 6 8.5", "{m}", 1.9),
    "small": line("M-4 10Q0 13.5 4 10", "{m}", 1.9),
    "side": line("M-5 10.5Q1 13 6 8", "{m}", 1.9),
    "wide": path("M-7 8Q0 10 7 8 6.5 15.5 0 15.5T-7 8Z", "{m}")
    + path("M-6 8.3Q0 10 6 8.3L5.5 10.5Q0 12-5.5 10.5Z", "#fff"),
    "gap": path("M-7 8Q0 10 7 8 6.5 15.5 0 15.5T-7 8Z", "{m}")
    + path("M-6 8.3L-1 9.2V11.3L-5.4 10.6ZM2 9.1 6 8.3 5.4 10.6 2 11.3Z", "#fff"),
}

# On the face, round its middle. {b} is the ink of eyes.
FEATURES = {
    "freckles": discs(
        [
            (-11, 6.5, 0.7),
            (-8, 8, 0.7),
            (-6.5, 5.5, 0.7),
            (11, 6.5, 0.7),
            (8, 8, 0.7),
            (6.5, 5.5, 0.7),
            (-1.5, 3, 0.6),
            (2, 3.6, 0.6),
        ],
        "{K}",
    ),
    "vitiligo": path(
        "M-15.5-6C-13-8-8-8-5-5S-2 3-5 5-10 4-12 6-17-2-15.5-6ZM8 13C11 11 13.5 12 13 14.5S8 18.5 5 18 5 15 8 13Z",
        "{v}",
    ),
    "plaster": '<rect x="6" y="4.5" width="9" height="4" rx="2" fill="#f3e3c3" transform="rotate(-18 10 6)"/>',
    "glasses": '<g fill="none" stroke="{a}" stroke-width="1.5"><circle cx="-7.2" cy="1" r="5.6"/><circle cx="7.2" cy="1" r="5.6"/><path d="M-1.6 0.5Q0-.5 1.6.5M-12.8 0-17-1M12.8 0 17-1"/></g>',
    "squares": '<g fill="none" stroke="{a}" stroke-width="1.8"><rect x="-13" y="-4" width="11" height="9.5" rx="2.5"/><rect x="2" y="-4" width="11" height="9.5" rx="2.5"/><path d="M-2 0H2M-13-1-17-2M13-1 17-2"/></g>',
    "halfmoons": '<path d="M-12.5 2.5H-2.5A5 4.5 0 0 1-12.5 2.5ZM2.5 2.5H12.5A5 4.5 0 0 1 2.5 2.5ZM-2.5 3Q0 1.5 2.5 3M-12.5 2.5-17 0M12.5 2.5 17 0" fill="none" stroke="{a}" stroke-width="1.3"/>',
    "patched": '<g fill="none" stroke="{a}" stroke-width="1.5"><circle cx="7.2" cy="1" r="5.6"/><path d="M-1.6.5Q0-.5 1.6.5M-12.8 0-17-1M12.8 0 17-1"/><circle cx="-7.2" cy="1" r="5.8" fill="{d}"/></g><path d="M-9.5 3.5C-10-.5-7-2.5-4.5-2.2-4.2 1.5-6.5 4-9.5 3.5Z" fill="#fff" opacity=".8"/>',
    "hearing": line("M17-3C21-6 24-2 22.5 4Q21.5 7 19 6.5", "#2b78a8", 2.6) + line("M18 5.5 15.5 4", "#2b78a8", 1.4),
    "implant": disc(20.5, -10, 3.8, "#7a4aa0")
    + line("M20.5-7Q23-3 20.5 1", "#7a4aa0", 1.7)
    + line("M18.5-2Q22-4 21 4", "#7a4aa0", 2.4),
    "stubble": path(
        "M-17 4C-16.5 15-8.5 22 0 22S16.5 15 17 4C15 9 12 9 9 7.5 5 5.5-5 5.5-9 7.5-12 9-15 9-17 4Z", "{h}"
    ).replace("/>", ' opacity=".28"/>'),
    "beard": path("M-17.3 1C-18 17-9 26 0 26S18 17 17.3 1C16 8 13 8 9.5 7 5 4.5-5 4.5-9.5 7-13 8-16 8-17.3 1Z")
    + path("M-8 9Q0 6.5 8 9 6.5 16 0 16T-8 9Z", "{k}"),
    "goatee": path("M-7 8C-5 5 5 5 7 8V16C7 20 4 24 0 24S-7 20-7 16Z")
    + path("M-7.5 8.5Q0 6.5 7.5 8.5 6 16.5 0 16.5T-7.5 8.5Z", "{k}"),
    "moustache": path("M-9.5 9C-8 4.5-2 4 0 6 2 4 8 4.5 9.5 9 5 9.5 1.5 9.2 0 8.2-1.5 9.2-5 9.5-9.5 9Z"),
    "studs": discs([(-18.5, 7, 1.5), (18.5, 7, 1.5)], "{a}"),
    "hoops": line("M-18.5 7a3.2 3.2 0 1 0 .1 0M18.5 7a3.2 3.2 0 1 0 .1 0", "{a}", 1.3),
    "drops": path("M-18.5 7-21 13H-16ZM18.5 7 16 13H21Z", "{a}"),
    "lines": line("M-14-1.5-16-2.5M14-1.5 16-2.5M-11 7Q-12.5 9.5-11.5 12M11 7Q12.5 9.5 11.5 12", "{K}", 1),
    "clip": line("M-15-10-9-14", "{a}", 3),
    "band": line("M-18.8-9C-13-20 13-20 18.8-9", "{a}", 3.2),
    "flower": discs([(15, -16, 2.6), (19, -13, 2.6), (17.5, -8.8, 2.6), (13, -9, 2.6), (11.8, -13, 2.6)], "{a}")
    + disc(15.4, -12.2, 2, "#f6d87a"),
    "streak": path("M-4-24C-12-21-16-13-17-4-13-8-8-12-3-16Z", "{a}"),
    "bow": path("M10-21 3-25V-16ZM10-21 17-26V-17Z", "{a}") + disc(10, -21, 1.8, "{a}"),
}

# On the sheet, before the shoulders (behind) or over the clothes (before).
BEHIND = {
    "chair": path("M20 97V82Q20 76 26 76H70Q76 76 76 82V97Z", "#3f5a66")
    + line("M20 90V78Q20 72 14 72H10M76 90V78Q76 72 82 72H86", "#2c3b43", 3)
    + line("M13 72H8M83 72H88", "#c65340", 4.2),
}
BEFORE = {
    "whistle": line("M38 77Q40 88 47 90M58 77Q56 88 49 90", "#f3ead2", 1.3)
    + path("M45 89H53V92A3.5 3.5 0 1 1 46 92Z", "#e0b23c"),
    "scarf": path("M34 71C38 78 58 78 62 71L64 78C58 85 38 85 32 78Z", "{d}")
    + path("M53 80 60 79 63 95 55 96Z", "{d}"),
    "beads": discs(
        [(39, 79, 1.7), (42, 82.5, 1.7), (46, 84.5, 1.7), (50, 84.5, 1.7), (54, 82.5, 1.7), (57, 79, 1.7)], "{a}"
    ),
    "lanyard": line("M39 75 47 90M57 75 49 90", "{a}", 1.7)
    + '<rect x="43.5" y="89" width="9" height="7" rx="1.5" fill="#fffefa"/>',
    "phones": line("M35 72C34 83 62 83 61 72", "#2c353c", 3)
    + disc(35.5, 75, 4, "#2c353c")
    + disc(60.5, 75, 4, "#2c353c"),
    "pocket": line("M57 88H66", "{d}", 2) + line("M60 88V84", "{a}", 1.8),
    "spanner": line("M60 95V85", "#c9cfd2", 2.4)
    + path("M57 84.5A3.6 3.6 0 0 1 58.5 79V82H61.5V79A3.6 3.6 0 0 1 63 84.5Z", "#c9cfd2"),
}
