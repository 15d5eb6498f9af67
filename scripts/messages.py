"""The message catalogues, kept without the gettext programs.

python scripts/messages.py update    find every string, keep what is translated, list what is not, compile
python scripts/messages.py check     fail when a catalogue is not up to date and complete
python scripts/messages.py compile   make the .mo files that Django reads

Catalogues name files but neither lines nor moments, so that they change only when the words do.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract_python
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
sys.path.insert(0, str(SOURCE))

from trellis.config.catalogues import catalogues, compile_messages  # noqa: E402

PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop")
PLURAL = ("ngettext", "ngettext_lazy")
IN_CONTEXT = ("pgettext", "pgettext_lazy")
PLURAL_IN_CONTEXT = ("npgettext", "npgettext_lazy")
KEYWORDS = (*PLAIN, *PLURAL, *IN_CONTEXT, *PLURAL_IN_CONTEXT)
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
Key = tuple[str | None, str]


def python_strings(text: str) -> Iterator[polib.POEntry]:
    for _line, function, words, comments in extract_python(
        io.BytesIO(text.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
    ):
        given = list(words) if isinstance(words, tuple) else [words]
        if not isinstance(given[0], str):
            continue  # a name, not a string: whoever made the string marks it
        context = given.pop(0) if function in (*IN_CONTEXT, *PLURAL_IN_CONTEXT) else None
        plural = given[1] if function in (*PLURAL, *PLURAL_IN_CONTEXT) else ""
        yield polib.POEntry(msgctxt=context, msgid=given[0], msgid_plural=plural, comment="\n".join(comments))


def template_strings(text: str, name: str) -> Iterator[polib.POEntry]:
    from django.utils.translation.template import templatize

    # Brackets, because what templatize leaves of the mark-up is indented as no Python is.
    yield from python_strings(f"(\n{templatize(text, origin=name)}\n)")


def found() -> dict[Key, polib.POEntry]:
    """Every string that is marked for translation, with the files that say it."""
    entries: dict[Key, polib.POEntry] = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]):
        name = path.relative_to(SOURCE).as_posix()
        text = path.read_text()
        for entry in python_strings(text) if path.suffix == ".py" else template_strings(text, name):
            first = entries.setdefault((entry.msgctxt, entry.msgid), entry)
            first.msgid_plural = first.msgid_plural or entry.msgid_plural
            first.comment = first.comment or entry.comment
            if (name, "") not in first.occurrences:
                first.occurrences.append((name, ""))
    return entries


def merged(po: polib.POFile, entries: dict[Key, polib.POEntry]) -> polib.POFile:
    """A fresh catalogue: what is said now, with the words that the old one has for it."""
    old = {(entry.msgctxt, entry.msgid): entry for entry in po if not entry.obsolete}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {name: po.metadata[name] for name in sorted(po.metadata)}
    for key in sorted(entries, key=lambda key: (key[1], key[0] or "")):
        entry, known = entries[key], old.get(key)
        kept = polib.POEntry(
            msgctxt=entry.msgctxt,
            msgid=entry.msgid,
            msgid_plural=entry.msgid_plural,
            occurrences=entry.occurrences,
            comment=entry.comment,
            flags=["python-format"] if "%(" in entry.msgid else [],
        )
        if entry.msgid_plural:
            said = known.msgstr_plural if known else {}
            kept.msgstr_plural = {number: said.get(number, "") for number in (0, 1)}
        else:
            kept.msgstr = known.msgstr if known else ""
        fresh.append(kept)
    return fresh


def flaws(po: polib.POFile) -> list[str]:
    """What a reader of this language would stumble over."""
    return [f"{entry.msgid!r} ({entry.occurrences[0][0]}) {flaw}" for entry in po if (flaw := flaw_of(entry))]


def flaw_of(entry: polib.POEntry) -> str:
    said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(said):
        return "is not translated"
    asked = set(PLACE.findall(entry.msgid + entry.msgid_plural))
    given = {place for words in said for place in PLACE.findall(words)}
    if asked != given:
        return f"names {sorted(given) or 'nothing'} where the English names {sorted(asked) or 'nothing'}"
    return ""


def update() -> int:
    entries = found()
    for path in catalogues():
        fresh = merged(polib.pofile(str(path)), entries)
        fresh.save(str(path))
        for flaw in flaws(fresh):
            print(f"{path.relative_to(ROOT)}: {flaw}")
    compile_messages()
    return 0


def check() -> int:
    entries = found()
    wrong = []
    for path in catalogues():
        name = path.relative_to(ROOT)
        old = polib.pofile(str(path))
        fresh = merged(old, entries)
        if str(fresh).strip() != path.read_text().strip():
            wrong.append(f"{name} is not up to date: run `make messages`.")
        wrong += [f"{name}: {flaw}" for flaw in flaws(fresh)]
    for line in wrong:
        print(line)
    return bool(wrong)


def main(task: str) -> int:
    settings.configure(USE_I18N=True)
    if task == "compile":
        compile_messages()
        return 0
    return {"update": update, "check": check}[task]()


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"update", "check", "compile"}:
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1]))
