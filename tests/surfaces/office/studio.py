"""What the tests of the studio share: its addresses, and a form as a browser would send it."""

import re

from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.rooms.continuum.queries import continuum_of

HOME = "/office/continuum/"


def address(cast: Cast, slug: str = "forces-explain", part: str = "") -> str:
    return f"{HOME}targets/{cast.targets[slug].id}/{part}"


def strand_address(cast: Cast, part: str = "", slug: str = "forces") -> str:
    return f"{HOME}strands/{cast.strands[slug].id}/{part}"


def read(browser: Client, where: str, status: int = 200) -> str:
    answer = browser.get(where)
    assert answer.status_code == status
    return on_one_line(answer.content.decode())


def fields(page: str, act: str) -> dict[str, str]:
    """What a browser would send of the form in which a button of this act stands."""
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if f'value="{act}"' in one)
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    return {**found, "act": act}


def order(cast: Cast, strand: str = "forces") -> list[str]:
    return [one.slug.removeprefix("forces-") for one in continuum_of(cast.school).by_strand[cast.strands[strand].id]]
