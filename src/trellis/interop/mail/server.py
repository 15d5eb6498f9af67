"""The mail server of the school: handed a message, and asked whether it lets us in."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

# What a server that refuses, hangs or is away raises.
NOT_TAKEN = (smtplib.SMTPException, OSError)


def is_offered() -> bool:
    """This function will say whether there is a mail server at all."""
    return bool(settings.MAIL_SERVER)


def opened() -> Any:
    """This function will open a connection to the mail server, signed in. Raises what is NOT_TAKEN."""
    connection = EmailBackend(alias="school", **settings.MAIL_SERVER)
    connection.open()
    return connection


def hand_over(message: EmailMessage, *, through: Any) -> None:
    """This function will hand one message to the server. Raises what is NOT_TAKEN."""
    through.send_messages([message])


def server_trouble() -> str:
    """This function will say in a word why the server does not let us in; nothing where it does."""
    try:
        opened().close()
    except NOT_TAKEN as error:
        return type(error).__name__
    return ""
