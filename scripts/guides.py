"""The two guides that write themselves: docs/guides/addresses.md and docs/guides/events.md.

python scripts/guides.py update    write them anew
python scripts/guides.py check     fail when one is not up to date
"""

import os
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ROOT / "docs/guides"
for folder in (ROOT, ROOT / "src"):
    sys.path.insert(0, str(folder))

# The address of the demo school's door is there only in a demo.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
os.environ["TRELLIS_DEMO"] = "1"

ADDRESSES = """# Addresses

Every address of Trellis, for whom it is and which file answers; written by `make format` from the code itself
(`scripts/guides.py`). The address is the file: `/learner/goals/` is `surfaces/learner/goals.py`. A page that somebody may
not see answers as if there were none.

"""
EVENTS = """# Events

What can happen, as it is told: an action publishes an event, the audit line keeps its sentence, and whoever listens does
their part inside the same transaction. Written by `make format` from the code itself (`scripts/guides.py`).

"""
FOR_WHOM = {
    "everybody": "everybody",
    "signed_in": "whoever is signed in",
    "learner": "learners",
    "educator": "teachers and advisors",
    "educator_or_leader": "teachers, advisors, leaders",
    "leader": "leaders",
    "adults": "adults of the school",
    "family": "families",
    "office": "the office",
    "mentor": "mentors",
}


def first_sentence(text: str | None) -> str:
    words = " ".join((text or "").split("\n\n")[0].split())
    return words.split(". ")[0].removesuffix(".").replace("|", "\\|")


def addresses() -> str:
    """This function will tell every address of ours, in the order in which Django tries them."""
    from tests.house.addresses import our_addresses

    rows = ["| address | for | page | what is there |", "|---|---|---|---|"]
    for address in our_addresses():
        module = sys.modules[address.module]
        place = address.module.removeprefix("trellis.").replace(".", "/")
        said = first_sentence(address.answers.__doc__ or module.__doc__)
        for_whom = FOR_WHOM.get(address.audience, address.audience)
        rows.append(f"| `{address.route}` | {for_whom} | `{place}.py`: {address.answers.__name__} | {said} |")
    return ADDRESSES + "\n".join(rows) + "\n"


def events() -> str:
    """This function will tell every event by room, with its sentence, what it carries and who listens."""
    from dataclasses import fields

    from trellis.foundation.events import all_events, handlers_of

    by_room = defaultdict(list)
    for kind in all_events():
        if kind.__module__.startswith("trellis."):
            carried = [f.name for f in fields(kind) if f.name not in {"school_id", "about_id"}]
            listening = sorted({handler.__module__.removeprefix("trellis.") for handler in handlers_of(kind)})
            by_room[kind.__module__.split(".")[-2]].append(
                f"| {kind.__name__} | Somebody {kind.sentence}. | {', '.join(carried)} | {', '.join(listening)} |"
            )
    parts = [
        f"## {room}\n\n| event | what is told | it carries | who listens |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
        for room, rows in sorted(by_room.items())
    ]
    return EVENTS + "\n".join(parts)


WRITTEN = {"addresses.md": addresses, "events.md": events}


def outdated() -> list[str]:
    """This function will name the guides that no longer say what the code says."""
    return [
        name
        for name, write in WRITTEN.items()
        if not (GUIDES / name).exists() or (GUIDES / name).read_text() != write()
    ]


def main(asked: str) -> int:
    import django

    django.setup()
    old = outdated()
    if asked == "update":
        for name in old:
            (GUIDES / name).write_text(WRITTEN[name]())
        return 0
    for name in old:
        print(f"docs/guides/{name} is not up to date. Run make format.")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
