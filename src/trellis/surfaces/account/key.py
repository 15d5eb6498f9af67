"""A guardian stops their own private address: the letter is lost, or somebody else has seen it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.people.actions import withdraw_family_key
from trellis.surfaces.gate import Asking, audience


@audience("signed_in")
@require_POST
def key(request: Asking) -> HttpResponse:
    me = request.viewer.person
    withdraw_family_key(guardian=me, by=me, at=clock.now())
    messages.success(
        request, _("Your private address opens nothing any more. The school’s office makes you a new one.")
    )
    return redirect("account_login" if request.family_key else "account")
