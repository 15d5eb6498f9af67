"""Coming in with a family key: the long address from the school's letter, and six figures."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.rooms.people.actions import try_family_key
from trellis.rooms.people.models import FamilyKey
from trellis.rooms.people.queries import family_key_at, plain_address
from trellis.surfaces.gate import audience, is_in_by_key, sign_in_as
from trellis.ui.words import in_words

PIN_LENGTH = 6


class AddressForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("The address on your letter"), max_length=200,
        help_text=gettext_lazy("Only the last part, in groups of letters. Capitals and hyphens make no difference."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )  # fmt: skip


class PinForm(forms.Form):
    pin = forms.CharField(
        label=gettext_lazy("The six figures on your letter"), max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input pin"}),
    )  # fmt: skip

    def clean_pin(self) -> str:
        figures = "".join(self.cleaned_data["pin"].split())
        if len(figures) != PIN_LENGTH or not (figures.isascii() and figures.isdigit()):
            raise forms.ValidationError(_("Type the six figures, for example 204618."))
        return figures


@audience("everybody")
@require_http_methods(["GET", "HEAD", "POST"])
def key(request: HttpRequest) -> HttpResponse:
    """Typing the address from paper, where no camera can read it."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        address = plain_address(form.cleaned_data["address"].rstrip("/").rpartition("/")[2])
        if family_key_at(address, at=clock.now()) is not None:
            return redirect("family-key-pin", address=address)
        form.add_error("address", _opens_nothing())
    return render(request, "family/key.html", {"form": form}, status=422 if form.errors else 200)


@audience("everybody")
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest, address: str) -> HttpResponse:
    """The private address itself: who opens it types the six figures, in the language of the family."""
    found = family_key_at(plain_address(address), at=clock.now())
    if found is None:
        form = AddressForm({"address": address})
        form.add_error("address", _opens_nothing())
        return render(request, "family/key.html", {"form": form}, status=404)
    if is_in_by_key(request, found):
        return redirect("family-child")
    with translation.override(found.guardian.locale), timezone.override(found.guardian.school.zone):
        return _pin(request, found, plain_address(address))


def _pin(request: HttpRequest, found: FamilyKey, address: str) -> HttpResponse:
    form = PinForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "school": found.guardian.school}
    if not form.is_valid():
        return render(request, "family/key_pin.html", context, status=422 if form.errors else 200)
    tried = try_family_key(key=found, address=address, pin=form.cleaned_data["pin"], by=found.guardian, at=clock.now())
    if tried.opened:
        sign_in_as(request, found.guardian, by="family_key", key=str(found.id))
        return redirect("family-child")
    if tried.tries_left:
        form.add_error("pin", _wrong(tried.tries_left))
        return render(request, "family/key_pin.html", context, status=422)
    again_at = formats.time_format(timezone.localtime(tried.again_at), "H:i")
    return render(request, "family/key_pin.html", {**context, "again_at": again_at}, status=429)


def _wrong(left: int) -> str:
    sentence = ngettext(
        "These are not the figures of the letter. %(Left)s try is left this hour.",
        "These are not the figures of the letter. %(Left)s tries are left this hour.", left,
    )  # fmt: skip
    return sentence % {"Left": capfirst(in_words(left))}


def _opens_nothing() -> str:
    return _(
        "This address opens nothing now. Compare it with the letter, letter by letter. If it is the same, it was withdrawn or "
        "not used for ninety days: the school’s office makes you a new one."
    )
