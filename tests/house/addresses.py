"""All addresses of Trellis, flat: what they look like, what they are called, which function answers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

CONVERTER = re.compile(r"<(?:(?P<kind>[^>:]+):)?(?P<name>[^>]+)>")


@dataclass(frozen=True)
class Address:
    """One address: /educator/talks/<uuid:talk_id>/."""

    route: str
    name: str
    answers: Callable[..., Any]

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The names in it, each with its kind (uuid, int, slug, str, path)."""
        return {found["name"]: found["kind"] or "str" for found in CONVERTER.finditer(self.route)}

    @property
    def module(self) -> str:
        return self.answers.__module__

    @property
    def is_ours(self) -> bool:
        return self.module.startswith("trellis.")

    @property
    def audience(self) -> str:
        return getattr(self.answers, "audience", "")

    def filled(self, **values: Any) -> str:
        return CONVERTER.sub(lambda found: str(values[found["name"]]), self.route)


def addresses(patterns: Any = None, before: str = "/") -> Iterator[Address]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("\\Z").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.name or "", pattern.callback)


def our_addresses() -> list[Address]:
    return [address for address in addresses() if address.is_ours]
