"""Coming in with an e-mail address and a password."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from trellis.rooms.people.queries import schools
from trellis.surfaces.gate import audience, has_lost_family_key


class Form(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address, password, remember = self.fields["login"], self.fields["password"], self.fields["remember"]
        address.label, password.label = _("Your e-mail address"), _("Your password")
        password.help_text = _("Forgotten? Those who lead your school can give you a new one.")
        remember.label = _("Stay signed in on this device, which is mine")
        for field in (address, password):
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "input"


class Login(LoginView):
    template_name = "account/login.html"
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = list(schools()[:2])
        return {
            **super().get_context_data(**kwargs),
            "school": found[0] if len(found) == 1 else None,
            "lost_key": has_lost_family_key(self.request),
        }

    def form_invalid(self, form: Form) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(form=form), status=422)


login = audience("everybody")(Login.as_view())


def too_often(request: HttpRequest) -> HttpResponseBase:
    """What the sign-in library answers to somebody who asks again and again."""
    return render(request, "account/too_often.html", status=429)
