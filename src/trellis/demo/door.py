"""The door of the demo school: who a visitor would like to be, one click each; and a school as fresh as on its first day."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.demo import planter
from trellis.demo.clearing import NotADemo
from trellis.demo.guide import HIDDEN, doors, others
from trellis.demo.planting.people import cast
from trellis.foundation import clock
from trellis.rooms.people.actions import open_kiosk
from trellis.rooms.people.queries import groups_taught_by, person_called, viewer_of
from trellis.surfaces.gate import audience, home_of, sign_in_as
from trellis.surfaces.kiosk_session import FACES, enter_kiosk

Page = Callable[..., HttpResponse]


def in_a_demo(page: Page) -> Page:
    """This function will keep a page out of every installation that is not a demo."""

    @wraps(page)
    def respond(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return page(request, *args, **kwargs)

    return respond


@audience("everybody")
@in_a_demo
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/door.html", {"doors": doors(), "others": others()})


@audience("everybody")
@in_a_demo
@require_POST
def be(request: HttpRequest, slug: str) -> HttpResponse:
    person = person_called(slug, school_slug=cast()["school"]["slug"]) or person_called(
        slug, school_slug=cast()["other_school"]["slug"]
    )
    if person is None:
        raise Http404
    sign_in_as(request, person, by="door")
    return redirect(home_of(viewer_of(person, at=clock.now())))


@audience("everybody")
@in_a_demo
@require_POST
def tablet(request: HttpRequest) -> HttpResponse:
    """The tablet of 2B, as Ms Osei opens it for her class."""
    osei = person_called("osei", school_slug=cast()["school"]["slug"])
    at = clock.now()
    group = next(iter(groups_taught_by(viewer_of(osei, at=at))), None) if osei else None
    if osei is None or group is None:
        raise Http404
    enter_kiosk(request, open_kiosk(group=group, by=osei, at=at))
    return redirect(FACES)


@audience("everybody")
@in_a_demo
@require_POST
def hide_guide(request: HttpRequest) -> HttpResponse:
    request.session[HIDDEN] = True
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/demo")


@audience("everybody")
@in_a_demo
@require_POST
def reset(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    try:
        planter.replant()
    except NotADemo as refusal:
        raise Http404 from refusal
    messages.success(request, _("The school is as it was before anybody came in."))
    return redirect("/demo")
