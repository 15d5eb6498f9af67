"""The classes and advisories of the school, with who teaches and who learns in each; and forming one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import form_group
from trellis.rooms.people.queries.groups import groups_now
from trellis.rooms.people.rules import may_open_office
from trellis.rooms.people.terms import GroupKind
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

KINDS = (GroupKind.CLASS, GroupKind.ADVISORY)


@audience("office")
def groups(request: Asking) -> HttpResponse:
    """Every class and advisory by name; a POST forms one more and opens it."""
    if not may_open_office(request.viewer):
        raise Http404
    if request.method != "POST":
        return _page(request)
    me, typed = request.viewer.person, request.POST
    kind = typed.get("kind", "")
    try:
        if kind not in KINDS:
            raise Refused(_("Say what kind of group it is."))
        made = form_group(school=me.school, kind=kind, name=typed.get("name", ""), by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, refused=str(refusal.sentence), name=typed.get("name", ""), kind=kind)
    tell(request, _("%(group)s is formed. Now say who is in it.") % {"group": made.name})
    return redirect(f"/office/groups/{made.id}/")


def _page(request: Asking, **more: Any) -> HttpResponse:
    rows = groups_now(request.viewer.person.school, on=request.viewer.on)
    context = {"rows": rows, "kinds": [(kind, kind.label) for kind in KINDS], "kind": GroupKind.CLASS, **more}
    return render(request, "office/groups.html", context, status=422 if more.get("refused") else 200)
