"""Every word that somebody reads is marked for translation: between tags, in attributes that are read, in refusals."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.house.source import SOURCE, calls_in, python_in, tree_of, where

# Built for those who build Trellis, never shown to a school.
NOT_FOR_A_SCHOOL = ("surfaces/open/templates/open/gallery", "surfaces/open/gallery.py")
# The command line speaks to whoever runs the machine, in English, as its manual does; tables speak to whoever writes code.
FOR_ENGINEERS = ("/config/", "/models/", "/models.py")
# Names, formats and units are the same in every language.
SAME_EVERYWHERE = {"Trellis", "CASE", "JSON", "PDF", "MB", "min", "URL", "PIN", "UTF-8"}
NOT_READ = {"script", "style", "code"}
READ_ATTRIBUTES = {
    "title", "alt", "aria-label", "aria-description", "placeholder", "label", "order", "note", "says", "legend",
    "because", "summary", "text",
}  # fmt: skip
ARIA_ROLE = {"c-note", "c-vars"}  # elsewhere a role says who somebody is
SAID_BY = {"Refused", "NotAllowed", "ValidationError"}
SAID_THROUGH = {"success", "error", "info", "warning"}
SAID_AS = {"label", "help_text", "empty_label"}

TRANSLATED = re.compile(r"\{%-?\s*blocktrans(?:late)?\b.*?%\}.*?\{%-?\s*endblocktrans(?:late)?\s*-?%\}", re.S)
ASIDE = re.compile(
    r"\{#.*?#\}|\{%\s*block width\s*%\}.*?\{%\s*endblock|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.S
)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
ELEMENT = re.compile(r"(?<=<)\{[{%].*?[%}]\}|(?<=</)\{[{%].*?[%}]\}", re.S)  # one whose name the template chooses
MARKED = re.compile(r"""_\((["']).*?\1\)""")
QUOTED = re.compile(r"""(["'])(?P<words>.*?)\1""")
SPEAKING = re.compile(
    r"\{%-?\s*(?:end_mark|firstof)\b(?P<given>.*?)%\}|\|(?:default(?:_if_none)?|yesno):(?P<instead>\S+)", re.S
)
WORD = re.compile(r"[^\W\d_]{2,}")


class Reader(HTMLParser):
    """Gathers what a page says by itself, with its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[tuple[int, str]] = []
        self.closed_to: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ:
            self.closed_to.append(tag)
        self._read(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._read(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.closed_to and self.closed_to[-1] == tag:
            self.closed_to.pop()

    def handle_data(self, data: str) -> None:
        if not self.closed_to:
            self.said.append((self.getpos()[0], data))

    def _read(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read = READ_ATTRIBUTES | {"role"} if tag.startswith("c-") and tag not in ARIA_ROLE else READ_ATTRIBUTES
        self.said += [(self.getpos()[0], value) for name, value in attrs if name in read and value]


def blank(match: re.Match[str]) -> str:
    """Room for what was there, so that lines keep their numbers and words do not grow together."""
    return " " + "\n" * match[0].count("\n")


def plain_words(template: str) -> Iterator[tuple[int, str]]:
    """This function will find the words of a template that no translate tag holds, with their lines."""
    text = TRANSLATED.sub(blank, ASIDE.sub(blank, template))
    for tag in SPEAKING.finditer(text):
        for quoted in QUOTED.finditer(MARKED.sub("", tag["given"] or tag["instead"])):
            if quoted["words"][:1].isupper():  # the others are keys
                yield text.count("\n", 0, tag.start()) + 1, quoted["words"]
    reader = Reader()
    reader.feed(TAG.sub(blank, ELEMENT.sub("x-", text)))
    for line, said in reader.said:
        words = [word for word in WORD.findall(said) if word not in SAME_EVERYWHERE]
        if words:
            yield line, " ".join(words)


def own_quotes(template: str) -> Iterator[int]:
    """This function will find the lines that set somebody's words between English marks, whatever the page's language."""
    text = TRANSLATED.sub(blank, ASIDE.sub(blank, template))
    return (text.count("\n", 0, found.start()) + 1 for found in re.finditer(r"“\s*\{\{", text))


def unmarked(node: ast.expr | None) -> bool:
    """A sentence that is written out here and goes through no gettext; a lone word may be a key."""
    if isinstance(node, ast.BinOp):
        return unmarked(node.left)
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and bool(WORD.search(str(part.value))) for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(WORD.search(node.value))


def plain_sentences(tree: ast.AST) -> Iterator[ast.Call]:
    """This function will find the calls that tell somebody something in words that nobody can translate."""
    for call in calls_in(tree):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        through = (
            call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else ""
        )
        told = (
            call.args[:1]
            if name in SAID_BY
            else call.args[1:2]
            if through == "messages" and name in SAID_THROUGH
            else []
        )
        if any(map(unmarked, (*told, *(word.value for word in call.keywords if word.arg in SAID_AS)))):
            yield call


def labels_in(tree: ast.AST) -> Iterator[ast.expr]:
    """The labels of choices, which are read in lists and forms; a choice without a label is only a key."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Choices") for base in node.bases):
            values = [line.value for line in node.body if isinstance(line, ast.Assign)]
            yield from (value.elts[-1] for value in values if isinstance(value, ast.Tuple))


def for_a_school(paths: list[Path]) -> list[Path]:
    names = [(path, path.relative_to(SOURCE).as_posix()) for path in paths]
    return [
        path
        for path, name in names
        if not name.startswith(NOT_FOR_A_SCHOOL) and not any(e in f"/{name}" for e in FOR_ENGINEERS)
    ]


def test_every_word_of_a_template_is_translatable() -> None:
    templates = for_a_school(sorted(SOURCE.rglob("templates/**/*.html")))

    found = [
        f"{path.relative_to(SOURCE)}:{line}: {words}"
        for path in templates
        for line, words in plain_words(path.read_text())
    ]

    assert found == []
    assert len(templates) > 50


def test_every_refusal_and_label_is_translatable() -> None:
    found = [where(path, call) for path in for_a_school(python_in(SOURCE)) for call in plain_sentences(tree_of(path))]

    assert found == []


def test_every_choice_is_translatable() -> None:
    labels = [(path, label) for path in python_in(SOURCE) for label in labels_in(tree_of(path))]

    found = [where(path, label) for path, label in labels if unmarked(label)]

    assert found == []
    assert labels


def test_somebodys_words_stand_between_the_quotation_marks_of_the_language() -> None:
    pages = for_a_school(sorted(SOURCE.rglob("templates/**/*.html")))

    assert [(path.name, line) for path in pages for line in own_quotes(path.read_text())] == []


def test_python_sets_nobodys_words_between_english_marks() -> None:
    """An f-string cannot be translated; trellis.ui.words.quoted can. What reads files knows no language."""
    spoken = [path for path in python_in(SOURCE) if "interop" not in path.parts]

    found = [path.name for path in spoken if re.search(r"""\bf["']“\{""", path.read_text())]

    assert found == []


def test_quotation_marks_of_one_language_are_seen() -> None:
    template = "{{ who|quoted }}\n“{{ who }}” {% blocktranslate %}“{{ who }}”{% endblocktranslate %}"

    assert list(own_quotes(template)) == [2]


def test_plain_words_of_a_template_are_seen() -> None:
    template = """{# Needs who. #}<c-heading title="Hands up" id="hands" />
<p class="small">{% translate "Kept" %} by hand</p>{% blocktranslate %}All of it{% endblocktranslate %}
<code>trellis serve</code><p>{{ who }} · Trellis</p>{% end_mark "That is all." %}{% end_mark _("That is all.") %}"""

    assert sorted(plain_words(template)) == [(1, "Hands up"), (2, "by hand"), (3, "That is all.")]


def test_plain_sentences_of_python_are_seen() -> None:
    lines = (
        'raise Refused("Say why.")',
        'raise Refused(_("Say why."))',
        'Field(label="Day")',
        'messages.info(r, f"{a} is in")',
    )

    assert [len(list(plain_sentences(ast.parse(line)))) for line in lines] == [1, 0, 1, 1]
