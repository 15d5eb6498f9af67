"""Taking turns: two acts on one thing at one moment come one after the other."""

from django.db.models import Model


def one_after_the_other[Row: Model](row: Row) -> Row:
    """This function will have whoever acts on the same row at the same moment wait until this act is done, and give the row
    as it stands by then. Inside an action; who merely refers to the row does not wait."""
    return type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
