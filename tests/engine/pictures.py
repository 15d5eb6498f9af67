"""Pages to look the drawing over by: `python -m tests.engine.pictures FOLDER` writes them, `python -m http.server` shows them."""

import os
import shutil
import sys
from pathlib import Path

from tests.engine.growths import leo, newcomer, of_size
from trellis.engine import trellis_drawing as drawing

PAGE = """{% load static %}<!doctype html><html lang="en"{{ rtl }}><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ title }}</title>{% include "ui/_styles.html" %}<link rel="stylesheet" href="static/ui/css/trellis-drawing.css">
<body>{% include "ui/_glyphs.html" %}<div class="wrap"><main class="leafpage"><header class="full stack"><h1>{{ title }}</h1>{% include "ui/trellis/key.html" %}</header>
<section class="full"><h2 class="vh">The trellis</h2>{% include template %}</section></main></div></body></html>"""


def pages() -> dict[str, dict[str, object]]:
    """This function will give every picture by its name: title, template and layout."""
    far, huge = of_size(areas=6, strands=6, steps=6), of_size(areas=14, strands=12, steps=12)
    tall = of_size(areas=2, strands=12, steps=12, touched=9)
    near = "ui/trellis/near.html"
    return {
        "leo": {"title": "Leo’s path", "template": near, "drawing": drawing.draw_near(leo())},
        "leo-list": {"title": "Leo’s path", "template": "ui/trellis/list.html", "drawing": drawing.draw_list(leo())},
        "leo-rtl": {"title": "Leo’s path", "template": near, "drawing": drawing.draw_near(leo()), "rtl": ' dir="rtl"'},
        "newcomer": {"title": "Sam’s path", "template": near, "drawing": drawing.draw_near(newcomer())},
        "panel": {"title": "Nature", "template": near, "drawing": drawing.draw_near(tall.within("a0"), columns=7)},
        "far-200": {"title": "From afar", "template": "ui/trellis/afar.html", "drawing": drawing.draw_afar(far)},
        "far-2000": {"title": "From afar", "template": "ui/trellis/afar.html", "drawing": drawing.draw_afar(huge)},
    }


def write(folder: Path) -> None:
    """This function will write the pages and the design system's files beside them."""
    from django.template import engines
    from django.utils.safestring import mark_safe

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(Path(drawing.__file__).parents[2] / "ui/static", folder / "static", dirs_exist_ok=True)
    page = engines["django"].from_string(PAGE)
    for name, shown in pages().items():
        context = {**shown, "rtl": mark_safe(shown.get("rtl", ""))}
        (folder / f"{name}.html").write_text(page.render(context).replace('"/static/', '"static/'))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
    os.environ.setdefault("TRELLIS_TESTING", "1")  # static files under their plain names
    import django

    django.setup()
    write(Path(sys.argv[1]))
