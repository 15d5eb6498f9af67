"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

PLATE_LENGTH = 42  # what a plate on the drawing holds


class Hue(TextChoices):
    """The names of strands have one of seven colours; the eighth strand starts the list again."""

    MADDER = "madder"
    CLAY = "clay"
    OCHRE = "ochre"
    MOSS = "moss"
    TEAL = "teal"
    WOAD = "woad"
    PLUM = "plum"


class ChangeKind(TextChoices):
    """What somebody changed in the continuum; each says by itself what stood there before and what stands there now."""

    WORDED = "worded", _("its words")
    WINDOW = "window", _("its window")
    CRITERION = "criterion", _("what can be seen")
    ORDER = "order", _("its place")
    STRAND = "strand", _("its strand")
    LEANS = "leans", _("what it leans on")
    EXEMPLAR = "exemplar", _("an example")
    NEW = "new", _("new")
    RETIRED = "retired", _("retired")
    OFFERED = "offered", _("offered again")
    NAMED = "named", _("a name")
    BROUGHT = "brought", _("a framework")


# How long each of a target’s texts may be; a text is called by what it is and its language, such as teen.es.
MOST_LETTERS = {"young": 140, "teen": 200, "adult": 400, "plate": PLATE_LENGTH, "why": 400, "home": 300}
NAME_LENGTH = 80  # of a strand or an area
CRITERION_LENGTH = 200
EXEMPLAR_LENGTH = 300
MOST_EXEMPLARS = 6
GRADES = range(13)  # kindergarten is 0

# How a learner's own sentence begins, by language: the studio asks for it gently, and never insists.
I_CAN = {"en": "i can", "es": "puedo"}


class RunState(TextChoices):
    """How far an import has come."""

    CHECKED = "checked", _("checked")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    STOPPED = "stopped", _("stopped")
