"""Why a table is not taken: a sentence for each kind of problem, and what helps."""

from django.utils.translation import gettext_noop

TABLE_SENTENCES: dict[str, tuple[str, str]] = {
    "table_encoding": (
        gettext_noop("One letter is not written in UTF-8, so the words would come in garbled."),
        gettext_noop("Save the table again in the spreadsheet as “CSV UTF-8”, and choose the new file."),
    ),
    "table_no_statement": (
        gettext_noop("No column is called “statement”."),
        gettext_noop(
            "Write “statement” above the column that holds the words of each standard, and choose the file again."
        ),
    ),
    "table_unknown_column": (
        gettext_noop("Trellis knows no column called {names}."),
        gettext_noop(
            "The columns are code, statement, parent, short, grades, type, language, notes, order, framework, source, publisher. Give it one of these names, or take it away: nothing is left out unseen."
        ),
    ),
    "table_too_many_columns": (
        gettext_noop("The first row names more than {limit} columns."),
        gettext_noop("Keep those that hold standards, such as code, statement, parent and grades."),
    ),
    "table_column_twice": (
        gettext_noop("“{one}” and “{other}” mean the same column."),
        gettext_noop("Keep one of the two and choose the file again."),
    ),
    "table_no_name": (
        gettext_noop("“{got}” stands in a column that has no name in the first row."),
        gettext_noop("Name that column in the first row, or empty the cell, and choose the file again."),
    ),
    "table_only_header": (
        gettext_noop("The table ends after its first row."),
        gettext_noop("Write one row for each standard under the names of the columns, and choose the file again."),
    ),
    "table_too_many_rows": (
        gettext_noop("The table has more than {limit} rows."),
        gettext_noop("Make several frameworks of it, one file for each."),
    ),
    "table_too_many_cells": (
        gettext_noop("This row has {got} cells, and the first row names {wanted}."),
        gettext_noop(
            "Often a comma or semicolon stands in the words. Put such words in quotation marks, or save the table again in the spreadsheet as “CSV UTF-8”."
        ),
    ),
    "table_quote": (
        gettext_noop("A quotation mark opens this cell, and none closes it at its end."),
        gettext_noop(
            "Close it, and write a quotation mark inside a cell twice; or save the table again in the spreadsheet as “CSV UTF-8”."
        ),
    ),
    "table_no_words": (
        gettext_noop("The cell is empty, and a standard needs words."),
        gettext_noop("Write the words of this standard, or take the row away, and choose the file again."),
    ),
    "table_code_twice": (
        gettext_noop("This code stands already in line {line}."),
        gettext_noop(
            "Give each row a code of its own. A spreadsheet may have made 1.1 of 1.10: format that column as text."
        ),
    ),
    "table_row_twice": (
        gettext_noop("This row has no code and says the same, in the same place, as line {line}."),
        gettext_noop("Give each of the two a code, or take one away, and choose the file again."),
    ),
    "table_no_parent": (
        gettext_noop("No row has the code “{code}”."),
        gettext_noop(
            "Write the code of the row under which this one stands, or leave the cell empty: then it stands at the top."
        ),
    ),
    "table_circle": (
        gettext_noop("These rows stand under each other in a circle: {ring}."),
        gettext_noop("Look at the parent of each of them: one is wrong."),
    ),
    "table_order": (
        gettext_noop("“{got}” is no whole number."),
        gettext_noop(
            "Write 1, 2, 3 and so on, or leave the column empty: then the rows stand as they follow in the file."
        ),
    ),
    "table_day": (
        gettext_noop("“{got}” is a day, and no grade."),
        gettext_noop("A spreadsheet may have made it of 3-5. Write 3 to 5, and choose the file again."),
    ),
    "table_language": (
        gettext_noop("“{got}” is no code of a language."),
        gettext_noop("Write a code such as en, es or es-MX, or leave the cell empty."),
    ),
    "table_two_frameworks": (
        gettext_noop("“{got}” stands here, and “{first}” in line {line}; a file holds one framework."),
        gettext_noop("Write the same in every row, or make one file for each framework."),
    ),
}
