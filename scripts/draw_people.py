"""Draws the portraits of the demo school in cut paper: `python -m scripts.draw_people [folder]`.

The same cast gives the same bytes. A portrait is a stand-in until a photograph is allowed; a learner may keep it.
"""

import re
import sys
from pathlib import Path

from scripts import people_clothes as wear
from scripts.people_cast import CAST, CLOTH, HAIR, SKINS, TINTS
from scripts.people_parts import HAIRS, HEADS, discs, line, path

HOME = Path(__file__).resolve().parent.parent / "src/trellis/ui/static/ui/people"
# Where the head sits and how large it is: a child's is low and large.
HEAD_AT = {"child": (46.5, 1.1), "teen": (44.5, 1.02), "adult": (43.5, 0.98)}
HIGH_COLLARS = {"rollneck", "zipped"}
COVERED_EARS = {"hijab"}
UNDER_HAIR = {"vitiligo", "freckles", "stubble", "plaster", "lines", "beard", "goatee", "moustache"}


def colours(skin: str, hair: str, cloths: list[str], accents: list[str]) -> dict[str, str]:
    """This function will say which paper each letter of a shape is cut from."""
    light, shade, mouth, blush, ink, patch = SKINS[skin]
    second = CLOTH[cloths[1]][0]
    return {
        "k": light, "K": shade, "m": mouth, "B": blush, "b": ink, "v": patch,
        "h": HAIR[hair][0], "H": HAIR[hair][1], "c": CLOTH[cloths[0]][0], "C": CLOTH[cloths[0]][1],
        "a": CLOTH[accents[0]][0], "d": CLOTH[accents[1]][0] if len(accents) > 1 else second,
    }  # fmt: skip


def neck(age: str) -> str:
    top = wear.SHOULDERS[age][1]
    w = 6 if age == "child" else 6.8
    u = f"M{48 - w} 58V{top + 1}Q{48 - w} {top + 6.5} 48 {top + 6.5}T{48 + w} {top + 1}V58Z"
    shadow = f"M{48 - w} 60H{48 + w}V{top - 6}Q48 {top + 0.5} {48 - w} {top - 6}Z"
    return path(u, "{k}") + path(shadow, "{K}")


def face(age: str, shape: str, hair: str, smile: str) -> str:
    """This function will cut the head with two dots and a smile."""
    ears = (
        ""
        if hair in COVERED_EARS
        else discs([(-18, 2.5, 3.8), (18, 2.5, 3.8)], "{k}") + discs([(-18.4, 2.8, 1.7), (18.4, 2.8, 1.7)], "{K}")
    )
    y, size = (2.0, 2.1) if age == "child" else (0.6, 1.8)
    eyes = discs([(-7.2, y, size), (7.2, y, size)], "{b}")
    brows = line(
        f"M-10 {y - 5.2:.1f}Q-7.2 {y - 7:.1f}-4.6 {y - 5.6:.1f}M10 {y - 5.2:.1f}Q7.2 {y - 7:.1f} 4.6 {y - 5.6:.1f}",
        "{W}",
        1.2,
    )
    nose = line(f"M-1.2 {y + 3.8:.1f}Q.4 {y + 5.6:.1f} 1.8 {y + 4:.1f}", "{K}", 1.4)
    cheeks = discs([(-11, 8, 2.9), (11, 8, 2.9)], "{B}").replace("/>", ' opacity=".4"/>')
    return ears + path(HEADS[shape], "{k}") + cheeks + "{under}" + nose + brows + eyes + wear.SMILES[smile]


def portrait(key: str) -> str:
    """This function will put one person together, from the sheet behind to the hair in front."""
    age, tint, skin, shape, hair, dye, dress, accent, smile, features = CAST[key]
    style, *cloths = dress.split()
    extras = features.split()
    at, scale = HEAD_AT[age]
    head = f'<g transform="translate(48 {at}) scale({scale})">'
    on_face = [wear.FEATURES[one] for one in extras if one in wear.FEATURES and one not in UNDER_HAIR]
    under = "".join(wear.FEATURES[one] for one in extras if one in UNDER_HAIR)
    chest = "".join(wear.motif(one[6:]) for one in extras if one.startswith("motif:"))
    body = wear.CLOTHES[style](age) + chest
    body = neck(age) + body if style in HIGH_COLLARS else body + neck(age)
    paper = "".join([
        f'<path d="M0 0H96V96H0Z" fill="{TINTS[tint]}"/>',
        *(wear.BEHIND[one] for one in extras if one in wear.BEHIND),
        f"{head}{HAIRS[hair].back}</g>" if HAIRS[hair].back else "",
        body,
        *(wear.BEFORE[one] for one in extras if one in wear.BEFORE),
        head, face(age, shape, hair, smile).replace("{under}", under), HAIRS[hair].front, *on_face, "</g>",
    ])  # fmt: skip
    dyes = colours(skin, dye, cloths, accent.split())
    dyes["W"] = dyes["K"] if hair in COVERED_EARS or dye in {"saffron"} else dyes["H"]
    filled = re.sub(r"\{(\w)\}", lambda found: dyes[found[1]], paper)
    filled = re.sub(r"(?<=\d)\.0(?=\D)|(?<=\D)0(?=\.\d)| (?=-)(?=[^\"<>]*Z)", "", filled)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" stroke-linecap="round">{filled}</svg>\n'


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for key in CAST:
        (folder / f"{key}.svg").write_text(portrait(key), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
