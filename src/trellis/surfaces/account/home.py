"""Where somebody's day begins after signing in; who belongs to several schools says first which one it is today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from trellis.rooms.people.queries import people_of_user
from trellis.surfaces.gate import audience, has_chosen, home_of


@audience("everybody")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    if viewer is None:
        return redirect("account-who" if request.user.is_authenticated else "account_login")
    if not has_chosen(request) and people_of_user(request.user.pk).count() > 1:  # type: ignore[arg-type]
        return redirect("account-who")
    return redirect(home_of(viewer))
