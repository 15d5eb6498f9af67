"""The same e-mails in plain words, for whoever reads them so."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from trellis.rooms.community.models import FamilyWord
from trellis.ui.words import as_day, quoted


def weekly(*, children: Sequence[Any], school: str, stop: str, home: str) -> str:
    """This function will write the e-mail of a week: for each child the words, when one talks next, what one promised."""
    lines: list[str] = []
    for one in children:
        lines += [one.child.said_as, ""]
        for word in one.words:
            lines += [
                *_word(word),
                f"{_('Read it and answer:')} {home}/family/child/{one.child.id}/words/{word.id}/",
                "",
            ]
        if one.talk:
            facts = {"day": as_day(one.talk.promised_on), "adult": one.talk.adult.said_as}
            lines += [_("The next talk is promised for %(day)s, with %(adult)s.") % facts, ""]
        if one.promises:
            lines += [f"{_('You promised')}:", *(f"- {promise.text}" for promise in one.promises), ""]
    return "\n".join([*lines, "-- ", school, f"{_('You asked for this e-mail. One press stops it:')} {stop}", ""])


def _word(word: FamilyWord) -> list[str]:
    said = quoted(word.text) if word.text else _("A word that was said aloud: you hear it on your page.")
    by = f"{word.author.said_as}, {as_day(word.released_at)}" if word.released_at else word.author.said_as
    about = word.piece if word.piece and not word.piece.erased_at else None
    return [said, by, *([_("About the work: %(title)s") % {"title": about.title}] if about else [])]


def confirming(*, school: str, confirm: str) -> str:
    """This function will write the e-mail that asks whether the weekly one is wanted."""
    return "\n".join(
        [
            _("Somebody asked %(school)s to send one e-mail a week to this address.") % {"school": school},
            f"{_('If it was you, open this address and say yes:')} {confirm}",
            _("If it was not you, do nothing. Nothing is sent."),
            "",
        ]
    )
