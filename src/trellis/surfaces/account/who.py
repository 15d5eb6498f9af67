"""As whom, and in which school: one human may belong to several."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import people_of_user
from trellis.surfaces.gate import audience, stay_in_as


@audience("everybody")
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("account_login")
    people = list(people_of_user(request.user.pk))
    if request.method == "POST":
        stay_in_as(request, _chosen(people, request.POST.get("person", "")))
        return redirect("account-home")
    return render(request, "account/who.html", {"people": people})


def _chosen(people: list[Person], typed: str) -> Person:
    try:
        wanted = UUID(typed)
    except ValueError as error:
        raise Http404 from error
    found = next((person for person in people if person.id == wanted), None)
    if found is None:
        raise Http404
    return found
