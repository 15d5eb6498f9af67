"""A talk with the family, read afterwards (H2): what was shown, what was promised, and a word back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import write_back
from trellis.rooms.conferences.queries import led_talk, talk_for_family
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.led_talk import SaidForm, said_in_form
from trellis.ui.told import tell


@audience("family")
def talk(request: Asking, talk_id: UUID) -> HttpResponse:
    """Each guardian reads what the child showed, their own words and promises and those of the child and the school: nothing
    of another guardian."""
    found = talk_for_family(request.viewer, talk_id)
    if found is None:
        raise Http404
    context: dict[str, Any] = {"talk": found, "spoken": SaidForm()}
    if request.method == "POST":
        try:
            spoken = said_in_form(request).cleaned_data["voice"]
            me, words = request.viewer.person, request.POST.get("words", "")
            write_back(conference=found, text=words, upload=spoken, by=me, at=clock.now())
        except NotAllowed:
            raise
        except Refused as refusal:
            context |= {"refused": refusal.sentence, "typed": request.POST}
        else:
            name, adult = found.learner.said_as, found.adult.said_as
            tell(request, _("Sent. %(name)s and %(adult)s read it.") % {"name": name, "adult": adult})
            return redirect(f"{request.path}#back")
    context["led"] = led_talk(found, viewer=request.viewer)
    return render(request, "family/talk.html", context, status=422 if "refused" in context else 200)
