"""One TRELLIS_SMTP_URL becomes the mail server through which families are written to; empty means: no mail is offered."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
PATIENCE_SECONDS = 15
SAID_SO = (
    "TRELLIS_SMTP_URL is smtps://user:password@host or smtp://user:password@host:587, with ?from= and the address from which "
    "the school writes, for example smtps://school:secret@mail.example?from=school@mail.example."
)


def from_url(url: str, *, public_url: str) -> tuple[dict[str, Any], str]:
    """This function will turn TRELLIS_SMTP_URL into the options of a mail server and the address from which is written.

    smtps:// is encrypted from the first byte, smtp:// after STARTTLS; only to a server on this very machine nothing need be.
    Raises ImproperlyConfigured for what is no such address, and without TRELLIS_URL, to which the links in a mail lead.
    """
    if not url:
        return {}, ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(SAID_SO) from error
    sender = (parse_qs(parts.query).get("from") or [unquote(parts.username or "")])[0]
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured(SAID_SO)
    if not public_url:
        raise ImproperlyConfigured("TRELLIS_SMTP_URL needs TRELLIS_URL as well: the links in a mail lead there.")
    is_wrapped = parts.scheme == "smtps"
    options: dict[str, Any] = {
        "host": parts.hostname, "port": port or (465 if is_wrapped else 587), "use_ssl": is_wrapped,
        "use_tls": not is_wrapped and parts.hostname not in THIS_MACHINE, "timeout": PATIENCE_SECONDS,
        "username": unquote(parts.username or ""), "password": unquote(parts.password or ""),
    }  # fmt: skip
    return options, sender
