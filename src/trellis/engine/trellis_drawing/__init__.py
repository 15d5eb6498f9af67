"""The trellis drawing: where wood, plant, roots and twine of one learner stand. Pure layout; templates draw it.

The same growth gives the same numbers on every device, today and next year: nothing here reads a clock or a die. Source:
the school's design rules for the drawing (docs/guides/drawing.md). Sizes are in CSS pixels at the usual letter size.
"""

from trellis.engine.trellis_drawing.afar import Afar, Panel, draw_afar
from trellis.engine.trellis_drawing.facts import Area, Companion, Growth, Root, Step, Strand, Tie
from trellis.engine.trellis_drawing.near import Column, Near, Node, draw_list, draw_near
from trellis.engine.trellis_drawing.window import View, view_of

__all__ = [
    "Afar",
    "Area",
    "Column",
    "Companion",
    "Growth",
    "Near",
    "Node",
    "Panel",
    "Root",
    "Step",
    "Strand",
    "Tie",
    "View",
    "draw_afar",
    "draw_list",
    "draw_near",
    "view_of",
]
