"""Why a file is not taken: a sentence for each kind of problem, and what helps."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext, gettext_noop

from trellis.interop.case.places import Place, Row
from trellis.interop.case.table_problems import TABLE_SENTENCES

# For each kind: what is wrong, and what helps. {names} are filled from the problem's values.
SENTENCES: dict[str, tuple[str, str]] = {
    "empty": (
        gettext_noop("The file is empty."),
        gettext_noop("Choose it again, or ask whoever gave it to you for a new copy."),
    ),
    "too_large": (
        gettext_noop("The file is {size} MB; Trellis takes packages of up to {limit} MB."),
        gettext_noop("Ask for the frameworks one by one: a package holds one framework."),
    ),
    "web_page": (
        gettext_noop("This is a web page, not a CASE package."),
        gettext_noop(
            "The address may have asked you to sign in. Open it in a browser, then save the JSON that it gives."
        ),
    ),
    "archive": (
        gettext_noop("This is a packed archive, not a CASE package."),
        gettext_noop("Unpack it and choose the file inside that ends in .json."),
    ),
    "document": (
        gettext_noop("This is a document or a picture, neither a CASE package nor a table."),
        gettext_noop(
            "Ask for “CASE JSON” or “CFPackage”, or write the standards as a table and save it as “CSV UTF-8”."
        ),
    ),
    "workbook": (
        gettext_noop("This is a spreadsheet program’s own file, whatever its name ends in."),
        gettext_noop("Open it in that program, save the sheet as “CSV UTF-8”, and choose the new file."),
    ),
    "words_before": (
        gettext_noop("Something stands before the package; a JSON file begins with its first bracket."),
        gettext_noop("Take away what stands before it, or ask for the file as “CASE JSON”."),
    ),
    "table": (
        gettext_noop("This is neither a CASE package nor a table whose first row names its columns."),
        gettext_noop(
            "Ask for “CASE JSON” or “CFPackage”. In a table, write the names of the columns into the first row: “statement” is needed, “code” and “parent” help."
        ),
    ),
    **TABLE_SENTENCES,
    "encoding": (
        gettext_noop("One letter is not written in UTF-8, so the words would come in garbled."),
        gettext_noop("Open the file in a text editor, save it with the encoding UTF-8, and choose it again."),
    ),
    "cut_off": (
        gettext_noop("The file stops in the middle; it was cut off on its way."),
        gettext_noop("Ask for it again and compare the sizes."),
    ),
    "comma_missing": (
        gettext_noop("A comma is missing here."),
        gettext_noop("The file was changed by hand. Add the comma, or ask for the file again."),
    ),
    "colon_missing": (
        gettext_noop("A colon is missing here, between a name and its value."),
        gettext_noop("The file was changed by hand. Add the colon, or ask for the file again."),
    ),
    "name_missing": (
        gettext_noop("A name in quotation marks should stand here."),
        gettext_noop("Often one comma too many stands before it. Take it away, or ask for the file again."),
    ),
    "single_quotes": (
        gettext_noop("Single quotation marks stand here; JSON wants double ones."),
        gettext_noop("The program that wrote the file did not write JSON. Ask for it again as “CASE JSON”."),
    ),
    "no_number": (
        gettext_noop("“{got}” stands here for a number, and JSON has no such number."),
        gettext_noop("The program that wrote the file should write null, or leave it out. Ask for a new copy."),
    ),
    "value_missing": (
        gettext_noop("A value should stand here, and something else does."),
        gettext_noop("The file was changed by hand. Ask whoever gave it to you for a new copy."),
    ),
    "text_after_end": (
        gettext_noop("The package ends before this, and the file goes on."),
        gettext_noop("A file holds one package. Take away what follows, or ask for the packages one by one."),
    ),
    "not_json": (
        gettext_noop("Something here is not JSON."),
        gettext_noop("The file was changed by hand. Ask whoever gave it to you for a new copy."),
    ),
    "name_twice": (
        gettext_noop("The name “{name}” stands twice in one entry, and only one of the two could be kept."),
        gettext_noop("Take one of the two away and choose the file again."),
    ),
    "number_too_large": (
        gettext_noop("This number is larger than a computer can keep exactly."),
        gettext_noop("Write it as text in quotation marks, or leave it out."),
    ),
    "broken_letter": (
        gettext_noop("This text holds a sign that stands for no letter and cannot be kept."),
        gettext_noop("Type the words again in the tool that wrote the file, and choose it again."),
    ),
    "too_deep": (
        gettext_noop("Here the file is nested more than {limit} levels deep; no framework needs that."),
        gettext_noop("Ask whoever gave it to you for a new copy."),
    ),
    "lines_too_deep": (
        gettext_noop("{other} stands more than {limit} levels below the framework; no framework needs that."),
        gettext_noop("Look at what it is said to belong under, or ask whoever gave you the file for a new copy."),
    ),
    "not_a_package": (
        gettext_noop(
            "This is JSON, but not a CASE package: it should be one object that holds CFDocument and CFItems."
        ),
        gettext_noop("Ask for the whole package (CFPackage)."),
    ),
    "a_list_of_packages": (
        gettext_noop("This is a list of packages; a file holds one."),
        gettext_noop("Ask for the packages one by one, or save what stands inside the outer brackets."),
    ),
    "only_a_cover": (
        gettext_noop("This is only the cover of a framework (CFDocument), without its standards."),
        gettext_noop("Ask for the whole package (CFPackage) with the same identifier."),
    ),
    "a_list_of_frameworks": (
        gettext_noop("This is a list of frameworks, without their standards."),
        gettext_noop("Choose one of them and ask for its whole package (CFPackage)."),
    ),
    "a_refusal": (
        gettext_noop("This is the answer with which a server declined to send the package."),
        gettext_noop("Read in it why, then ask for the package again."),
    ),
    "no_items": (
        gettext_noop("The package holds no standards: CFItems is empty or missing."),
        gettext_noop("Ask for the whole package (CFPackage), not for the document alone."),
    ),
    "blank_title": (
        gettext_noop("“title” is empty, and a framework needs a name."),
        gettext_noop("Add it and choose the file again, or send this page to whoever gave you the file."),
    ),
    "missing": (
        gettext_noop("“{field}” is missing, and CASE requires it."),
        gettext_noop("Add it and choose the file again, or send this page to whoever gave you the file."),
    ),
    "wrong_form": (
        gettext_noop("“{field}” should be {wanted}, and is {got}."),
        gettext_noop("Put it right and choose the file again, or send this page to whoever gave you the file."),
    ),
    "not_an_identifier": (
        gettext_noop("“{got}” is no identifier: CASE wants a UUID, 32 letters and digits in five groups."),
        gettext_noop("Send this page to whoever gave you the file: every line needs an identifier of its own."),
    ),
    "unknown_association": (
        gettext_noop("“{got}” is no kind of association that CASE knows."),
        gettext_noop("Look for a slip of the pen; a kind of one’s own begins with “ext:”."),
    ),
    "unknown_version": (
        gettext_noop("The package says that it is CASE {got}; Trellis reads 1.0 and 1.1."),
        gettext_noop("Ask for the package in CASE 1.1."),
    ),
    "identifier_twice": (
        gettext_noop("The identifier “{identifier}” is used twice; it stands first in {entry}."),
        gettext_noop("Ask which of the two lines is meant, and give the other an identifier of its own."),
    ),
    "isChildOf_destination_absent": (
        gettext_noop(
            "This standard says that it belongs under one that is not in the file: {other} names the parent “{identifier}”."
        ),
        gettext_noop("Ask for the whole package, or add the missing parent and choose the file again."),
    ),
    "isChildOf_origin_absent": (
        gettext_noop("A standard that is not in the file, “{identifier}”, is said to belong under {other}."),
        gettext_noop("Ask for the whole package, or take this association away and choose the file again."),
    ),
    "isChildOf_names_cover": (
        gettext_noop("The framework itself is said to belong under {other}."),
        gettext_noop("Origin and destination may have been swapped; the child is the origin."),
    ),
    "precedes_destination_absent": (
        gettext_noop("{other} is said to come before a standard that is not in the file: “{identifier}”."),
        gettext_noop("Ask for the whole package, or take this association away and choose the file again."),
    ),
    "precedes_origin_absent": (
        gettext_noop("A standard that is not in the file, “{identifier}”, is said to come before {other}."),
        gettext_noop("Ask for the whole package, or take this association away and choose the file again."),
    ),
    "precedes_names_cover": (
        gettext_noop("The framework itself is said to come before or after {other}; only its standards can."),
        gettext_noop("Take this association away and choose the file again."),
    ),
    "isChildOf_circle": (
        gettext_noop("These standards belong under each other in a circle: {ring}."),
        gettext_noop("One of these associations is wrong; send this page to whoever gave you the file."),
    ),
    "precedes_circle": (
        gettext_noop("These standards come before each other in a circle: {ring}."),
        gettext_noop("One of these associations is wrong; send this page to whoever gave you the file."),
    ),
}
FORMS = {
    "text": gettext_noop("a text"),
    "number": gettext_noop("a number"),
    "whole_number": gettext_noop("a whole number"),
    "list": gettext_noop("a list"),
    "object": gettext_noop("an object"),
    "nothing": gettext_noop("empty (null)"),
    "truth": gettext_noop("true or false"),
    "large_number": gettext_noop("a number too large"),
}


@dataclass(frozen=True)
class Problem:
    """One reason why a file is not taken, with its place. It can be kept as JSON and is said in the reader's language."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    pointer: str = ""
    entry: str = ""  # CFAssociations, 212
    label: str = ""  # HS-PS2-7
    place: Place | None = None
    column: str = ""  # a table's column, by its name in the file

    def sentence(self) -> str:
        """This function will say what is wrong, with the line where there is one."""
        said = gettext(SENTENCES[self.kind][0]).format(**self._words())
        if self.place is None:
            return said
        if self.column:
            where = gettext("Line {line}, column “{name}”").format(line=self.place.line, name=self.column)
        elif self.place.is_one_long_line:
            where = gettext("Line {line}, character {column}").format(line=self.place.line, column=self.place.column)
        else:
            where = gettext("Line {line}").format(line=self.place.line)
        subject = f"{self.label}: " if self.label else ""
        return f"{where}: {subject}{said}"

    def remedy(self) -> str:
        """This function will say what helps."""
        return gettext(SENTENCES[self.kind][1]).format(**self._words())

    def _words(self) -> dict[str, str]:
        return {
            name: gettext(FORMS[word]) if name in ("wanted", "got") and word in FORMS else word
            for name, word in self.values.items()
        }

    def as_json(self) -> dict[str, Any]:
        """This function will give the problem in a form that can be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Problem":
        """This function will bring a kept problem back."""
        place = kept["place"]
        if place is not None:
            place = Place(**{**place, "rows": tuple(Row(**row) for row in place["rows"])})
        return cls(**{**kept, "place": place})
