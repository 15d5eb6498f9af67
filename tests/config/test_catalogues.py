"""Message catalogues are found, merged, judged and compiled without the gettext programs."""

from pathlib import Path

import polib

from scripts import messages
from trellis.config import catalogues


def entry(msgid: str, msgstr: str = "", **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, occurrences=[("a.py", "")], **more)


def test_python_strings_are_found_with_context_and_plural() -> None:
    text = '_("Hello")\npgettext("state", "shown")\nngettext("%(n)s step", "%(n)s steps", n)\n_(name)\n'

    found = [(each.msgctxt, each.msgid, each.msgid_plural) for each in messages.python_strings(text)]

    assert found == [(None, "Hello", ""), ("state", "shown", ""), (None, "%(n)s step", "%(n)s steps")]


def test_template_strings_are_found_whatever_the_mark_up_around_them() -> None:
    text = """
      <p>it's {% translate "Now" %}</p>
    <b title="{% translate 'Next' context "path" %}">{{ name|default:_("Nobody") }}</b>
        {% blocktranslate count n=steps|length trimmed %}
          one step{% plural %}{{ n }} steps
    {% endblocktranslate %}"""

    found = [(each.msgctxt, each.msgid, each.msgid_plural) for each in messages.template_strings(text, "x.html")]

    assert found == [
        (None, "Now", ""),
        ("path", "Next", ""),
        (None, "Nobody", ""),
        (None, "one step", "%(n)s steps"),
    ]


def test_merge_keeps_words_adds_what_is_new_and_drops_what_is_gone() -> None:
    old = polib.POFile()
    old.extend([entry("Now", "Ahora"), entry("Gone", "Ido")])

    fresh = messages.merged(old, {(None, "Now"): entry("Now"), (None, "Next"): entry("Next")})

    assert [(each.msgid, each.msgstr) for each in fresh] == [("Next", ""), ("Now", "Ahora")]


def test_flaws_name_what_is_untranslated_or_loses_a_place() -> None:
    po = polib.POFile()
    po.extend([entry("Now", "Ahora"), entry("Next"), entry("%(n)s of {all}", "{all}")])

    assert messages.flaws(po) == [
        "'Next' (a.py) is not translated",
        "'%(n)s of {all}' (a.py) names ['{all}'] where the English names ['%(n)s', '{all}']",
    ]


def test_catalogue_is_compiled_when_it_is_newer_and_only_then(tmp_path: Path, monkeypatch: object) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    po = polib.POFile()
    po.append(entry("Now", "Ahora"))
    po.save(str(folder / "django.po"))
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)

    first, second = catalogues.compile_messages(), catalogues.compile_messages()

    assert (first, second) == ([folder / "django.po"], [])
    assert polib.mofile(str(folder / "django.mo"))[0].msgstr == "Ahora"
    assert sorted(path.name for path in folder.iterdir()) == ["django.mo", "django.po"]


def test_catalogues_name_no_machine_and_no_moment() -> None:
    for path in catalogues.catalogues():
        text = path.read_text()

        assert "POT-Creation-Date" not in text
        assert "/home" not in text
        assert "/work" not in text
