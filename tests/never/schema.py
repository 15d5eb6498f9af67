"""The tables and columns of all rooms, as words, for rules about what may not be kept at all."""

import re
from collections.abc import Iterable, Iterator

from django.apps import apps

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def names() -> Iterator[tuple[str, str]]:
    """Every model and every column of it, also of what the libraries bring along: (where, name)."""
    for model in apps.get_models(include_auto_created=True):
        yield model._meta.label, model.__name__
        for column in model._meta.get_fields(include_hidden=True):
            if column.concrete:
                yield f"{model._meta.label}.{column.name}", column.name
                for value, _ in getattr(column, "flatchoices", None) or ():
                    yield f"{model._meta.label}.{column.name}={value}", str(value)


def words_of(name: str) -> list[str]:
    return CAMEL.sub("_", name).lower().replace("-", "_").split("_")


def kept_under(forbidden: Iterable[str]) -> list[str]:
    """The models, columns and choices whose names contain one of these words, or words in a row ("last_seen")."""
    runs = [f"_{words}_" for words in forbidden]
    return sorted(where for where, name in names() if any(run in f"_{'_'.join(words_of(name))}_" for run in runs))
