"""From the framework that is kept to the package it came as."""

import json
from typing import Any

from trellis.rooms.continuum.models import Framework
from trellis.rooms.continuum.queries.frameworks import standards_as_they_came, ties_of


def package_of(framework: Framework) -> dict[str, Any]:
    """This function will give a framework out as it came in: the same JSON value, retired standards left out."""
    package = dict(framework.source)
    package["CFItems"] = standards_as_they_came(framework)
    if ties := ties_of(framework):
        package["CFAssociations"] = ties
    return package


def written(package: dict[str, Any]) -> bytes:
    """This function will write a package as a file that people can read."""
    return json.dumps(package, ensure_ascii=False, indent=1).encode()
