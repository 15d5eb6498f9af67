"""One's own password, for those who sign in with one."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.people.actions import change_password
from trellis.surfaces.gate import Asking, audience


class PasswordForm(forms.Form):
    old = forms.CharField(label=gettext_lazy("Your password of now"), strip=False, widget=forms.PasswordInput)
    new = forms.CharField(
        label=gettext_lazy("Your new password"), strip=False, widget=forms.PasswordInput,
        help_text=gettext_lazy("Ten characters or more. Four words in a row are easy to keep and hard to guess."),
    )  # fmt: skip
    old.widget.attrs["autocomplete"] = "current-password"
    new.widget.attrs["autocomplete"] = "new-password"


@audience("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: Asking) -> HttpResponse:
    me = request.viewer.person
    if me.user is None or request.user.pk != me.user.pk:
        raise Http404
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            change_password(user=me.user, old=given["old"], new=given["new"], by=me, at=clock.now())
        except Refused as refusal:
            form.add_error("old" if not me.user.check_password(given["old"]) else "new", str(refusal.sentence))
        else:
            update_session_auth_hash(request, me.user)
            messages.success(request, _("Your new password holds from now on."))
            return redirect("account")
    return render(request, "account/password.html", {"form": form}, status=422 if form.errors else 200)
