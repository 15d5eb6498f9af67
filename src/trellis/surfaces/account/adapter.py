"""What the sign-in library asks us: who may come in, in which words, and where to."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from trellis.surfaces.gate import SESSION_KEY


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and this password do not belong together. Look at both once more."),
        "too_many_login_attempts": _("That was too often in a short time. Wait five minutes, then try again."),
        "account_inactive": _("This sign-in is closed. Ask at the school’s office."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up: a school adds its people."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Whoever comes in with a password leaves behind what they were before on this device."""
        request.session.pop(SESSION_KEY, None)
        super().login(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        messages.error(request, self.error_messages["account_inactive"])
        return redirect("account_login")

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Signing in and out speak for themselves."""
