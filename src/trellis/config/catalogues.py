"""Message catalogues: the .po files are kept, the .mo files that Django reads are made from them where they are wanted."""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def catalogues() -> list[Path]:
    """This function will list the catalogues there are, one for each language but English, which is what is translated."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def uncompiled() -> list[Path]:
    """This function will list the catalogues whose .mo is missing or older than they are."""
    return [po for po in catalogues() if not is_fresh(po)]


def is_fresh(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime


def compile_messages() -> list[Path]:
    """This function will make the .mo of every catalogue that needs it, and tell which it made."""
    made = uncompiled()
    for po in made:
        mo = po.with_suffix(".mo")
        # Written beside and moved into place: another process may be reading the old one.
        fresh = mo.with_suffix(f".mo.{os.getpid()}")
        polib.pofile(str(po)).save_as_mofile(str(fresh))
        fresh.replace(mo)
    return made
