"""S11: what the routines of a day cost a person, counted while Chromium walks them through the demo school.

Clicks, keys, hand moves and mental steps by the keystroke-level model of ../shared/tools/klm.py (TRELLIS_SHARED); waiting is
not counted. The same words are typed everywhere, so what is compared is the rest: the seconds beyond the words.
"""

import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.routines import ROUTINES, Routine
from benchmarks.row import Row
from benchmarks.shared import SHARED
from scripts.screenshots import CHROMIUM, FLAGS, be, served

FRAMEWORK = SHARED / "data/frameworks/ccss-math.cfpackage.json"
LISTENS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


def rows() -> list[Row]:
    """This function will walk every routine once and tell what it took."""
    absent = [str(path) for path in (SHARED / "tools/klm.py", FRAMEWORK, Path(CHROMIUM)) if not path.exists()]
    if absent:
        where = f"{', '.join(absent)} is not there: set TRELLIS_SHARED (or TRELLIS_CHROMIUM)"
        return [Row(number="S11", work="The routines of a day", measured=f"not measured, for {where}")]
    klm = _klm()
    with tempfile.TemporaryDirectory() as given, served() as address, sync_playwright() as playwright:
        folder = _folder(Path(given))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *LISTENS])
        found = [_measured(one, klm, browser, address, folder) for one in ROUTINES]
        browser.close()
    return found


def _measured(one: Routine, klm: ModuleType, browser: Browser, address: str, folder: Path) -> Row:
    try:
        return _row(one, _walk(one, klm, browser, address, folder), klm)
    except (Error, LookupError) as fault:
        return Row(
            number="S11", work=one.says, measured=f"not walked to its end: {str(fault).splitlines()[0]}", holds=False
        )


def _klm() -> ModuleType:
    spec = importlib.util.spec_from_file_location("klm", SHARED / "tools/klm.py")
    assert spec is not None and spec.loader is not None
    found = sys.modules["klm"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def _folder(folder: Path) -> Path:
    """What is chosen in the system's own window for files."""
    from PIL import Image

    Image.new("RGB", (800, 600), "olive").save(folder / "ramp.png")
    (folder / "framework.json").write_bytes(FRAMEWORK.read_bytes())
    return folder


def _walk(one: Routine, klm: ModuleType, browser: Browser, address: str, folder: Path) -> Any:
    page = be(browser, address, one.who, "light")
    page.context.grant_permissions(["microphone"])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + one.begins)
    hand = klm.Routine(page, one.says)
    one.walk(hand, folder)
    page.get_by_text(one.then).first.wait_for()
    page.context.close()
    return hand.result()


def _row(one: Routine, took: Any, klm: ModuleType) -> Row:
    beyond = took["klm_s"] - klm.KEY * len(one.words)
    limits = [f"<= {one.clicks} clicks"] if one.clicks else []
    limits += [f"<= {one.seconds:g} s beyond the words"] if one.seconds else []
    return Row(
        number="S11",
        work=one.says,
        measured=f"{took['clicks']} clicks, {beyond:.1f} s",
        goal=", ".join(limits),
        holds=(took["clicks"] <= (one.clicks or 99) and beyond <= (one.seconds or 999)) if limits else None,
        beside={
            "routine": one.says,
            **{name: str(took[name]) for name in ("clicks", "keys", "hands", "mental", "loads")},
            "beyond the words": f"{beyond:.1f} s",
            "with them": f"{took['klm_s']:.1f} s",
            "Moodle 5.1, with words": one.moodle,
            "Kolibri 0.19, with words": one.kolibri,
        },
    )
