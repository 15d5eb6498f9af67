"""Which class a teacher's page is about: the one asked for, else the first by name."""

from collections.abc import Mapping

from django.http import Http404

from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import taught_by, taught_in
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_ids


def class_asked(groups: list[Group], viewer: Viewer, asked: Mapping[str, str]) -> Group | None:
    """This function will find the class asked for, or the one of the learner asked for, else the first by name. Raises
    Http404 for a class that is not among them."""
    named, learner = asked.get("group", ""), asked.get("of", "")
    for group in groups:
        if str(group.id) == named or (learner and any(str(one.id) == learner for one in taught_in(viewer, group.id))):
            return group
    if named or learner:
        raise Http404
    return next(iter(groups), None)


def learners_ticked(viewer: Viewer, typed: list[str]) -> list[Person]:
    """This function will find those who are ticked. Raises Http404 for whoever is not taught."""
    ids = read_ids(typed)
    found = [learner for learner in taught_by(viewer) if learner.id in ids]
    if len(found) != len(set(typed)):
        raise Http404
    return found
