"""Who looked: what the log says about oneself, or about the children whose guardian one is, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import children_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.models import AccessEvent
from trellis.rooms.privacy.queries import looks_at, may_read_looks
from trellis.rooms.privacy.terms import Kind
from trellis.surfaces.gate import Asking, audience

A_PAGE = 60

IN_WORDS = {
    Kind.EVIDENCE: _("work that was handed in"),
    Kind.STATES: _("what was shown, and what was said of it"),
    Kind.SELF_ASSESSMENT: _("goals and own views"),
    Kind.CONFERENCE: _("talks"),
    Kind.AGREEMENT: _("agreements"),
    Kind.MOMENT: _("moments that adults noticed"),
    Kind.FEEDBACK: _("words about the work"),
    Kind.SUPPORTS: _("what helps"),
    Kind.MENTOR_THREAD: _("what was said with a mentor"),
    Kind.PLANS: _("plans"),
    Kind.OWN_IDEAS: _("own ideas and whys"),
    Kind.NEXT_STEPS: _("next steps"),
    Kind.AUDIT: _("what was done, and by whom"),
}


@dataclass(frozen=True)
class Look:
    """One time that somebody looked: at whom, at what, when, and why if they said so."""

    who: Person
    learner: Person
    at: datetime
    why: str
    kinds: tuple[Any, ...]


@audience("signed_in")
@require_safe
def looked(request: Asking) -> HttpResponse:
    about = whose_looks(request.viewer)
    if not about:
        raise Http404
    page = Paginator(looks_at(about, viewer=request.viewer), A_PAGE).get_page(request.GET.get("page"))
    context = {"about": about, "page": page, "looks": _looks(page.object_list)}
    return render(request, "account/looked.html", context)


def whose_looks(viewer: Viewer) -> list[Person]:
    """This function will list about whom somebody may read everything that the log says: oneself, one's children."""
    own = [viewer.person] if Role.LEARNER in viewer.roles else []
    return [one for one in (*own, *children_of(viewer)) if may_read_looks(viewer, one)]


def _looks(rows: Iterable[AccessEvent]) -> list[Look]:
    """The lines of one page, those of one moment as one look."""
    return [
        Look(who, learner, at, why, tuple(IN_WORDS.get(Kind(row.kind), row.kind) for row in kinds))
        for (who, learner, at, why), kinds in groupby(rows, lambda row: (row.who, row.learner, row.at, row.why))
    ]
