#!/usr/bin/env python3
"""Remakes everything Trellis borrows for the browser: faces, icons, htmx, and axe for the tests.

Run `python3 scripts/vendor.py`. It needs npm and a way to install fonttools into a throw-away environment; nothing of that
is needed to run Trellis. Each package is pinned below; each file made is listed with its checksum in VENDORED.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "src/trellis/ui"
VENDORED = UI / "static/ui/vendored"
AXE = ROOT / "tests/vendor/axe"
TOOLS = ["fonttools==4.68.0", "brotli==1.2.1"]

# What an English or Spanish page needs; the other letters of western Europe, and any other Latin letter, are in files of
# their own, which a browser fetches only for a page that has one of them.
SIGNS = "U+2010-2014,U+2018-201E,U+2022,U+2026,U+202F,U+2032,U+2039-203A,U+20AC,U+2122,U+2190-2193,U+2212"
FIRST = (
    "U+20-7E,U+A0-A1,U+A7,U+AA-AB,U+B0,U+B2-B3,U+B7,U+BA-BB,U+BF,U+C1,U+C9,U+CD,U+D1,U+D3,U+D7,U+DA,U+DC,U+E1,U+E9,U+ED,"
    "U+F1,U+F3,U+FA,U+FC," + SIGNS
)
WESTERN = (
    "U+A2-A6,U+A8-A9,U+AC-AF,U+B1,U+B4-B6,U+B8-B9,U+BC-BE,U+C0,U+C2-C8,U+CA-CC,U+CE-D0,U+D2,U+D4-D6,U+D8-D9,U+DB,U+DD-E0,"
    "U+E2-E8,U+EA-EC,U+EE-F0,U+F2,U+F4-F9,U+FB,U+FD-FF,U+131,U+152-153"
)
LATIN = "U+20-7E,U+A0-FF,U+131,U+152-153," + SIGNS  # of the face for the youngest, which stands on few pages
LATIN_EXTENDED = "U+100-130,U+132-151,U+154-17F,U+218-21B,U+1E80-1E85,U+1E9E,U+1EF2-1EF3"


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    licence: str
    used_for: str


ATKINSON = Package(
    "@fontsource-variable/atkinson-hyperlegible-next", "5.3.0", "SIL OFL 1.1", "what Trellis itself says"
)
FRAUNCES = Package("@fontsource-variable/fraunces", "5.3.0", "SIL OFL 1.1", "human voices: names, own words, titles")
ANDIKA = Package("@fontsource/andika", "5.3.0", "SIL OFL 1.1", "pages of learners who read little")
LUCIDE = Package("lucide-static", "1.62.0", "ISC", "icons, drawn inline by the icon tag")
HTMX = Package("htmx.org", "4.0.1", "0BSD", "parts of a page that change without a new page")
AXE_CORE = Package("axe-core", "4.14.1", "MPL-2.0", "tests only: finds barriers in rendered pages")


@dataclass(frozen=True)
class Face:
    package: Package
    source: str
    made: str
    axes: tuple[str, ...]
    letters: str = FIRST


FACES = [
    Face(ATKINSON, "atkinson-hyperlegible-next-latin-wght-normal", "atkinson-next", ("wght=400:700",)),
    Face(
        ATKINSON,
        "atkinson-hyperlegible-next-latin-ext-wght-normal",
        "atkinson-next-ext",
        ("wght=400:700",),
        LATIN_EXTENDED,
    ),
    Face(ATKINSON, "atkinson-hyperlegible-next-latin-wght-normal", "atkinson-next-west", ("wght=400:700",), WESTERN),
    Face(FRAUNCES, "fraunces-latin-soft-normal", "fraunces-west", ("wght=480", "SOFT=100"), WESTERN),
    Face(FRAUNCES, "fraunces-latin-soft-italic", "fraunces-italic-west", ("wght=440", "SOFT=100"), WESTERN),
    Face(FRAUNCES, "fraunces-latin-soft-normal", "fraunces", ("wght=480", "SOFT=100")),
    Face(FRAUNCES, "fraunces-latin-ext-soft-normal", "fraunces-ext", ("wght=480", "SOFT=100"), LATIN_EXTENDED),
    Face(FRAUNCES, "fraunces-latin-soft-italic", "fraunces-italic", ("wght=440", "SOFT=100")),
    Face(ANDIKA, "andika-latin-400-normal", "andika-400", (), LATIN),
    Face(ANDIKA, "andika-latin-ext-400-normal", "andika-400-ext", (), LATIN_EXTENDED),
    Face(ANDIKA, "andika-latin-700-normal", "andika-700", (), LATIN),
    Face(ANDIKA, "andika-latin-ext-700-normal", "andika-700-ext", (), LATIN_EXTENDED),
]


def run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def unpack(package: Package, workshop: Path) -> Path:
    """This function will fetch one pinned package and give the folder it was unpacked to."""
    folder = workshop / re.sub(r"\W+", "-", package.name)
    folder.mkdir()
    run("npm", "pack", "--silent", f"{package.name}@{package.version}", cwd=folder)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def font_tools(workshop: Path) -> Path:
    home = workshop / "tools"
    venv.create(home, with_pip=True)
    run(home / "bin/pip", "install", "--quiet", *TOOLS)
    return home / "bin"


def make_face(face: Face, package: Path, tools: Path, target: Path) -> Path:
    """This function will cut one face down to the weights and letters we use and write it as WOFF2."""
    source = package / "files" / f"{face.source}.woff2"
    if face.axes:
        instance = package / f"{face.made}.ttf"
        run(tools / "fonttools", "varLib.instancer", "-q", source, *face.axes, "-o", instance)
        source = instance
    made = target / f"{face.made}.woff2"
    run(
        tools / "pyftsubset", source, f"--unicodes={face.letters}", "--flavor=woff2", "--no-hinting",
        "--layout-features=kern,liga,locl,ccmp,mark,mkmk,tnum,rvrn", f"--output-file={made}",
    )  # fmt: skip
    return made


def make_icons(package: Path, target: Path) -> Path:
    """This function will gather the shapes of the icons named in icons.txt into one file the icon tag reads."""
    names = [line.split("#")[0].strip() for line in (UI / "icons.txt").read_text().splitlines()]
    shapes = {}
    for name in sorted(filter(None, names)):
        drawing = (package / "icons" / f"{name}.svg").read_text()
        inner = drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")]
        shapes[name] = re.sub(r"\s*\n\s*", "", inner).replace(" />", "/>")
    made = target / "icons.json"
    made.write_text(json.dumps(shapes, indent=1) + "\n")
    return made


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def describe(made: list[tuple[Package, Path]], base: Path) -> str:
    rows = "\n".join(
        f"| `{path.relative_to(base)}` | {package.name} | {package.version} | {package.licence} | {package.used_for} "
        f"| `{checksum(path)}` |"
        for package, path in made
    )
    return (
        "# Borrowed things\n\nMade by `python3 scripts/vendor.py` from the packages named; change nothing here by hand.\n"
        "The licence of each stands beside it.\n\n"
        "| file | package | version | licence | used for | sha256 |\n|---|---|---|---|---|---|\n" + rows + "\n"
    )


def remake_vendored(workshop: Path) -> None:
    tools = font_tools(workshop)
    shutil.rmtree(VENDORED, ignore_errors=True)
    for folder in ("fonts", "htmx", "lucide"):
        (VENDORED / folder).mkdir(parents=True)
    packages = {package: unpack(package, workshop) for package in (ATKINSON, FRAUNCES, ANDIKA, LUCIDE, HTMX)}
    made = [(face.package, make_face(face, packages[face.package], tools, VENDORED / "fonts")) for face in FACES]
    htmx = VENDORED / "htmx/htmx.min.js"
    # The map is not shipped, so the line that points at it goes too.
    htmx.write_text(re.sub(r"\n?//# sourceMappingURL=.*", "", (packages[HTMX] / "dist/htmx.min.js").read_text()))
    made += [(HTMX, htmx), (LUCIDE, make_icons(packages[LUCIDE], VENDORED / "lucide"))]
    for package, folder in packages.items():
        place = {HTMX: "htmx", LUCIDE: "lucide"}.get(package, "fonts")
        short = package.name.split("/")[-1]
        shutil.copy(folder / "LICENSE", VENDORED / place / f"LICENSE-{short}.txt")
    (VENDORED / "VENDORED.md").write_text(describe(made, VENDORED))


def remake_axe(workshop: Path) -> None:
    package = unpack(AXE_CORE, workshop)
    AXE.mkdir(parents=True, exist_ok=True)
    shutil.copy(package / "axe.min.js", AXE)
    shutil.copy(package / "LICENSE", AXE / "LICENSE.txt")
    (AXE / "README.md").write_text(describe([(AXE_CORE, AXE / "axe.min.js")], AXE))


def main() -> int:
    if not shutil.which("npm"):
        print("npm is not here. Install Node.js, then run this again; nothing was changed.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as workshop:
        remake_vendored(Path(workshop))
        remake_axe(Path(workshop))
    print((VENDORED / "VENDORED.md").read_text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
