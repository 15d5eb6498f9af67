"""The family's letter: its private address and PIN on paper, told this once; and taking the address back."""

from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import make_family_key, withdraw_family_key
from trellis.rooms.people.queries import family_key_of
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.people.person import person_or_404, to


@audience("office")
@never_cache
@require_POST
def letter(request: Asking, person_id: UUID) -> HttpResponse:
    """Make a new key and show its letter: answered here and not on another page, for nobody can be told it again.

    The button says which key the new one takes the place of. Loading the page again sends the same button again, and by
    then another key is there, that of the letter just printed: nothing is made, and one is asked.
    """
    guardian = person_or_404(request, person_id)
    key = family_key_of(guardian, at=clock.now())
    if request.POST.get("instead_of", "") != (str(key.id) if key else ""):
        return render(request, "office/people_letter_again.html", {"guardian": guardian, "key": key}, status=409)
    try:
        made = make_family_key(guardian=guardian, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return to(guardian, "#key")
    home = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    address = home + reverse("family-key-pin", args=[made.address_in_groups])
    before = address.removesuffix(f"{made.address_in_groups}/")
    context = {"guardian": guardian, "made": made, "before": before, "square": _square(address)}
    return render(request, "office/people_letter.html", context)


@audience("office")
@require_POST
def withdraw(request: Asking, person_id: UUID) -> HttpResponse:
    guardian = person_or_404(request, person_id)
    withdraw_family_key(guardian=guardian, by=request.viewer.person, at=clock.now())
    messages.success(request, _("Withdrawn. Whoever was in by it is out."))
    return to(guardian, "#key")


def _square(address: str) -> SafeString:
    """The address as a square that a phone's camera reads; drawn here, so that nobody else learns it."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=2, dark="#111", light="#fff", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 -- lines and numbers of our own
