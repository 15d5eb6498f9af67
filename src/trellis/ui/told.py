"""What a page says after something was done, with the press that takes it back where it can be taken back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

MARK = "undo"  # the tag of a note that carries the way back: mark, address, act


@dataclass(frozen=True)
class Undo:
    """Where the press that takes something back is sent, and what it says there."""

    url: str
    act: str


def tell(request: HttpRequest, sentence: str, *, undo: Undo | None = None) -> None:
    """This function will say on the next page what was done, with Undo beside it where there is a way back."""
    messages.success(request, sentence, extra_tags=f"{MARK} {undo.url} {undo.act}" if undo else "")


def undo_in(message: Message) -> Undo | None:
    """This function will find the way back that a note carries."""
    match (message.extra_tags or "").split():
        case [mark, url, act] if mark == MARK:
            return Undo(url, act)
    return None
