"""A strand as its lath: the latest step on top, arcs beside it for what leans on what; sixty steps at most on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from trellis.engine.strand_arcs import Arcs, arcs_of
from trellis.rooms.continuum.queries import Continuum, StrandShape, TargetShape
from trellis.rooms.continuum.queries.studio import on_lath
from trellis.surfaces.office.continuum.keeping import A_PAGE


@dataclass(frozen=True)
class Lath:
    """What of a strand stands on one page."""

    strand: StrandShape
    rows: Sequence[TargetShape]
    arcs: Arcs
    page: Page
    current: UUID | None
    above: str  # the step above the topmost row, on the next page

    @property
    def is_bare(self) -> bool:
        """Whether nothing here leans on anything."""
        return not self.arcs.arcs

    @property
    def is_first(self) -> bool:
        return not self.page.has_previous()


def lath_of(
    continuum: Continuum, strand_id: UUID, *, current: UUID | None = None, number: str | None = None
) -> Lath | None:
    """This function will lay out the page of a strand that was asked for, or the one on which the current step stands."""
    found = on_lath(continuum, strand_id)
    if found is None:
        return None
    place = next((n for n, one in enumerate(found.steps) if one.id == current), 0)
    pages = Paginator(found.steps, A_PAGE)
    page = pages.get_page(number or place // A_PAGE + 1)
    shown = list(page.object_list)
    after = found.steps[page.end_index() :]
    above = next((str(one.id) for one in after if not one.is_retired), "")
    top_first = shown[::-1]
    needs = {one.id: one.needs for one in top_first if not one.is_retired}
    arcs = arcs_of([one.id for one in top_first], needs, current=current)
    return Lath(found.strand, top_first, arcs, page, current, above)
