"""Takes the README's pictures again: the demo school, planted for this, in a real Chromium.

make screenshots              the pictures of the README, into docs/pictures
.venv/bin/python scripts/screenshots.py --all FOLDER    some 250 pictures to look at: the screens below at 390, 820 and
                              1280 px, light and dark; each is named as soon as it is made, which takes some minutes in all
"""

import argparse
import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
CHROMIUM = os.environ.get("TRELLIS_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
README = (
    ("path", "leo", "/learner/path/", 1280, "light"),
    ("class-today", "osei", "/educator/class/", 1280, "light"),
    ("inbox", "osei", "/educator/inbox/", 1280, "light"),
    ("my-child", "ruiz", "/family/child/", 390, "light"),
    ("today-dark", "leo", "/learner/today/", 390, "dark"),
    ("today-maya", "maya", "/learner/today/", 820, "light"),
    ("rhythm", "osei", "/educator/rhythm/", 1280, "light"),
    ("who-knows-whom", "keller", "/leader/people/", 1280, "light"),
    ("walk", "keller", "/leader/walk/", 390, "light"),
    ("continuum", "", "/continuum/", 1280, "light"),
)
SCREENS = (
    ("", ("/", "/continuum/", "/decisions/", "/demo", "/account/login/", "/rules/")),
    ("leo", ("/learner/today/", "/learner/path/", "/learner/path/?as=list", "/learner/choose/", "/learner/choose/all/",
             "/learner/capture/", "/learner/portfolio/", "/learner/goals/", "/learner/talks/", "/learner/people/", "/learner/about/",
             "/learner/reflect/", "/account/")),
    ("maya", ("/learner/today/", "/learner/path/", "/learner/capture/", "/learner/portfolio/", "/learner/about/")),
    ("osei", ("/educator/class/", "/educator/inbox/", "/educator/talks/", "/educator/rhythm/", "/educator/targets/",
              "/educator/coverage/", "/educator/designer/", "/educator/capture/", "/educator/checks/", "/educator/projects/", "/educator/words/",
              "/educator/team/", "/educator/practice/", "/educator/people/")),
    ("rosa", ("/mentor/learners/", "/mentor/offers/", "/mentor/feedback/")),
    ("duarte", ("/educator/class/", "/educator/talks/")),
    ("ruiz", ("/family/child/", "/family/decisions/")),
    ("vera", ("/office/continuum/", "/office/imports/")),
    ("keller", ("/office/people/", "/leader/walk/", "/leader/people/", "/leader/decisions/")),
)  # fmt: skip
WIDTHS, SCHEMES = (390, 820, 1280), ("light", "dark")


@contextmanager
def served() -> Iterator[str]:
    """This function will plant the demo school in a home of its own and serve it on a free port of this machine."""
    with tempfile.TemporaryDirectory(prefix="trellis-pictures-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "TRELLIS_HOME": home, "PYTHONPATH": str(ROOT / "src")}
        for name in ("DATABASE_URL", "TRELLIS_TESTING", "TRELLIS_DEBUG"):
            environment.pop(name, None)
        say(f"Planting a demo school on port {port} ...")
        command = [sys.executable, "-m", "trellis.config.cli", "demo", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            yield wait_for(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit("The demo school could not be served.")
        try:
            urlopen(f"{address}/demo", timeout=2).close()  # noqa: S310
            return address
        except OSError:
            time.sleep(0.3)
    raise SystemExit("The demo school did not answer within 90 seconds.")


def be(browser: Browser, address: str, who: str, scheme: str) -> Page:
    """This function will open a tab as one of the demo's people, without the guide's strip; nobody where who is empty."""
    page = browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    if who:
        page.goto(f"{address}/demo")
        page.locator(f'form[action="/demo/be/{who}"] button').first.click()
        hide = page.locator("[data-guide] button, .guide button")
        if hide.count():
            hide.first.click()
    return page


def say(line: str) -> None:
    print(line, flush=True)  # also where nobody reads along: into a file, a line is there when its picture is


def shoot(page: Page, address: str, url: str, width: int) -> bytes:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + url)
    # What comes into view late would be missing on a picture of the whole page.
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    return page.screenshot(full_page=True)


def reshoot(page: Page, width: int) -> bytes:
    """This function will take the page that stands there once more, at another width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(150)
    return page.screenshot(full_page=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    wanted = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped; what was made stays."))  # and the school is closed
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if wanted.all:
            every_screen(browser, address, wanted.all)
        else:
            the_readme(browser, address)
        browser.close()


def the_readme(browser: Browser, address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, who, url, width, scheme in README:
        picture = Image.open(io.BytesIO(shoot(be(browser, address, who, scheme), address, url, width)))
        picture.crop((0, 0, picture.width, min(picture.height, 1500))).save(
            PICTURES / f"{name}.webp", quality=82, method=6
        )
        say(f"docs/pictures/{name}.webp")


def every_screen(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for who, urls in SCREENS:
        for scheme in SCHEMES:
            page = be(browser, address, who, scheme)
            for url in urls:
                for width in WIDTHS:
                    picture = shoot(page, address, url, width) if width == WIDTHS[0] else reshoot(page, width)
                    name = f"{who or 'anybody'}{url.replace('/', '-').replace('?', '-')}-{width}-{scheme}.png"
                    (folder / name).write_bytes(picture)
                    say(f"{name}  {page.title()}")
            page.context.close()
    say(f"{len(list(folder.glob('*.png')))} pictures stand in {folder}")


if __name__ == "__main__":
    main()
