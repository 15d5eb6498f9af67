"""Ways to learn something, each as the brick c-way is built. A school has hundreds of them on one page, which is why
this is no template."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.rooms.paths.models import Experience
from trellis.rooms.suggestions.queries.ways import Way
from trellis.ui.drawings import draw_icon

register = template.Library()

UNDRAWN = {"making": "shapes", "visit": "map", "lesson": "book-open", "activity": "users"}


@register.simple_tag(takes_context=True)
def way_cards(context: dict[str, Any], ways: Iterable[Way]) -> SafeString:
    """Ways in order. Needs csrf_token; target where they lead to one; chosen, the one that is being read back; on, the
    ways in the plan."""
    target, chosen = context.get("target"), context.get("chosen")
    cards = _Cards(
        target=str(target.id) if target else "", chosen=chosen.id if chosen else None, on=context["on"],
        token=str(context["csrf_token"]), choose=escape(_("Choose")), this=escape(_("This one")),
        not_me=escape(_("Not me")), in_plan=escape(_("in your plan")), again=escape(_("Read it again")),
    )  # fmt: skip
    return SafeString("\n".join([cards.drawn(one) for one in ways]))


@dataclass(frozen=True)
class _Cards:
    """What is the same on all cards of a page, said once."""

    target: str
    chosen: Any
    on: set[Any]
    token: str
    choose: str
    this: str
    not_me: str
    in_plan: str
    again: str

    def drawn(self, found: Way) -> str:
        way, title = found.experience, escape(said(found.experience.title))
        is_chosen, why, what = way.id == self.chosen, said(way.why), said(way.what)
        by = [escape(way.made_by)]  # type: ignore[attr-defined]
        by += [f"{way.minutes} min"] if way.minutes else []
        by += [self.in_plan] if way.id in self.on else []
        because = f'<p class="because">{escape(found.because)}</p>' if found.because else ""
        return (
            f'<article class="way{" on" if is_chosen else ""}">{_picture(way)}<div class="in">'
            f'<div><h3>{title}</h3><p class="by">{" · ".join(by)}</p></div>{because}'
            f"{f'<p>{escape(why)}</p>' if why else ''}"
            f"{f'<p class="small quiet">{escape(what)}</p>' if way.what else ''}"
            f'<div class="btns">{self._choosing(way, title)}{self._leaving(way, title)}</div></div></article>'
        )

    def _choosing(self, way: Experience, title: str) -> str:
        address = f"?{f'target={self.target}&amp;' if self.target else ''}way={way.id}#yours"
        says = self.again if way.id in self.on else self.choose
        if way.id == self.chosen:
            address, says = f'{address}" aria-current="true', f"{draw_icon('check')}{self.this}"
        return f'<a class="btn" href="{address}">{says}<span class="vh"> {title}</span></a>'

    def _leaving(self, way: Experience, title: str) -> str:
        target = f'<input type="hidden" name="target" value="{self.target}">' if self.target else ""
        return (
            f'<form method="post" action="/learner/choose/way/{way.id}/">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.token}">{target}'
            f'<button class="btn bare" name="act" value="not_me">{self.not_me}<span class="vh">: {title}</span></button></form>'
        )


def _picture(way: Experience) -> str:
    if way.picture:
        return f'<img src="{_drawn(way.picture)}" alt="" loading="lazy">'
    if way.file is not None and way.file.kind == "picture":
        return f'<img src="/files/{way.file_id}/640/" alt="" loading="lazy">'
    return f'<div class="undrawn">{draw_icon(UNDRAWN.get(way.kind, "sprout"))}</div>'


@lru_cache(maxsize=512)
def _drawn(picture: str) -> str:
    return escape(static(f"demo/pictures/{picture}.svg"))
