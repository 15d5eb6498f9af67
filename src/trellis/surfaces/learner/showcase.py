"""What I show first (L5): a few pieces in my own order, the first of them the cover; everything else stays as it was."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.actions import arrange_showcase
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import pieces_to_choose_from, showcase_of, shown_pieces_of
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell


@audience("learner")
def showcase(request: Asking) -> HttpResponse:
    """The order with a button for each move, and below it what could stand there, too."""
    if request.method != "POST":
        return _page(request)
    me, viewer = request.viewer.person, request.viewer
    act, _colon, asked = request.POST.get("act", "").partition(":")
    standing = showcase_of(me, viewer=viewer)
    wanted = _moved([one.id for one in standing], act, asked)
    could = {one.id: one for one in shown_pieces_of(me, viewer=viewer).filter(pk__in=wanted, erased_at=None)}
    if any(one not in could for one in wanted):
        raise Http404
    try:
        arrange_showcase(learner=me, pieces=[could[one] for one in wanted], by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, refused=str(refusal.sentence))
    before = ",".join(one.id.hex for one in standing)
    tell(request, _said(act, could[wanted[0]] if wanted else None), undo=Undo(request.path, f"order:{before}"))
    return redirect(request.path)


def _moved(order: list[UUID], act: str, asked: str) -> list[UUID]:
    """The order after one press: where a piece already stands first or last, it stays there."""
    ids = list(dict.fromkeys(UUID(hex=one) for one in asked.split(",") if read_ids([one])))
    if act == "order":
        return ids
    if len(ids) != 1:
        raise Http404
    one, rest = ids[0], [other for other in order if other not in ids]
    at = order.index(one) if one in order else len(order)
    places = {"add": len(order), "cover": 0, "earlier": max(at - 1, 0), "later": at + 1}
    if act == "away":
        return rest
    if act not in places:
        raise Http404
    return [*rest[: places[act]], one, *rest[places[act] :]]


def _said(act: str, cover: Evidence | None) -> str:
    if act == "cover" and cover:
        return _("“%(title)s” is the cover now.") % {"title": cover.title}
    return {
        "add": _("It stands with what you show first."),
        "away": _("It is back with everything else. Nothing of it is lost."),
    }.get(act, _("Kept in this order."))


def _page(request: Asking, *, refused: str = "") -> HttpResponse:
    me, viewer = request.viewer.person, request.viewer
    context = {
        "pieces": showcase_of(me, viewer=viewer),
        "others": pieces_to_choose_from(me, viewer=viewer),
        "refused": refused,
    }
    return render(request, "learner/showcase.html", context, status=422 if refused else 200)
