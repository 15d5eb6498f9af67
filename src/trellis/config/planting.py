"""Planting the demo school from the command line, and telling who one can be there."""

import time

from trellis.config.home import Say
from trellis.demo import clearing, planter
from trellis.demo.guide import doors


def plant(say: Say, *, afresh: bool = False) -> None:
    """This function will plant the demo school where there is none, or afresh. Raises NotADemo in somebody's own installation."""
    clearing.require_demo()
    if planter.is_planted() and not afresh:
        return
    say("Planting the demo school ...")
    began = time.monotonic()
    planter.replant(say)
    say(f"Planted in {time.monotonic() - began:.1f} s.")


def who_one_can_be(address: str) -> str:
    """This function will list whom a visitor can be, for the terminal."""
    people = [f"  {door.person.said_as}, {door.role.note}" for door in doors()]
    return "\n".join([f"Choose whom to be at {address}demo", *people])
