"""The addresses that belong to nobody's role: coming in, one's own page, going out."""

from django.urls import path

from trellis.surfaces.account import (
    account,
    agreements,
    calendar,
    home,
    key,
    language,
    login,
    logout,
    looked,
    mail,
    password,
    told,
    who,
)

urlpatterns = [
    path("", account.account, name="account"),
    path("login/", login.login, name="account_login"),  # names with _ are those the sign-in library looks for
    path("logout/", logout.logout, name="account_logout"),
    path("home/", home.home, name="account-home"),
    path("who/", who.who, name="account-who"),
    path("language/", language.language, name="account-language"),
    path("password/", password.password, name="account-password"),
    path("key/", key.key, name="account-key"),
    path("calendar/", calendar.make, name="account-calendar"),
    path("calendar/<slug:address>.ics", calendar.feed, name="account-calendar-feed"),
    path("calendar/stop/", calendar.stop, name="account-calendar-stop"),
    path("mail/", mail.mail, name="account-mail"),
    path("mail/stop/", mail.stop, name="account-mail-stop"),
    path("mail/stop/<str:signed>/", mail.stop_by_link, name="account-mail-stop-link"),
    path("mail/confirm/<str:signed>/", mail.confirm, name="account-mail-confirm"),
    path("agreements/<uuid:agreement_id>/", agreements.agreement, name="account-agreement"),
    path("looked/", looked.looked, name="account-looked"),
    path("told/", told.told, name="account-told"),
    path("told/<uuid:notice_id>/", told.look, name="account-told-look"),
]
