"""Planting the places of each class and of the school: where one works, and where two can talk."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.community.actions import Sent, reach_out
from trellis.rooms.community.queries.talking_here import moments_to_talk
from trellis.rooms.community.terms import OutreachKind
from trellis.rooms.places.actions import Described, add_space
from trellis.rooms.places.queries import space_called, spaces_of_learner

# By the class, or "" for the whole school: name, picture, what it is good for, seats.
PLACES: dict[str, tuple[tuple[str, str, str, int], ...]] = {
    "2b": (
        ("Beanbags", "beanbags", "pair calm", 3),
        ("Rug", "rug", "group", 4),
        ("Big table", "table", "group make", 6),
        ("Making corner", "making", "make", 4),
        ("Quiet den", "den", "pair alone calm", 2),
        ("Just outside", "hallway", "pair", 4),
        ("Garden door", "garden", "group outdoors", 6),
    ),
    "duarte": (
        ("Two armchairs", "armchairs", "pair", 2),
        ("Drawing table", "easel", "make group", 6),
        ("Bottom of the stairs", "stairs", "pair alone", 3),
        ("Library nook", "shelves", "pair alone calm", 2),
    ),
    "": (("The window bench", "window", "pair alone", 2),),
}
ASKED_AT, FOR = "13:50", "10:00"


def plant_places(plot: Plot) -> None:
    """This function will write the places of both groups and of the school, on the morning on which the term began."""
    for slug, places in PLACES.items():
        for name, picture, good_for, seats in places:
            add_space(
                school=plot.school, group=plot.groups[slug] if slug else None, by=plot.people["keller"], at=plot.first_day,
                described=Described(name=name, picture=picture, good_for=good_for.split(), seats=seats),
            )  # fmt: skip


def plant_asking(plot: Plot) -> None:
    """This function will let Mina ask Ms Osei whether they can talk in the quiet den, on the school day after this one."""
    mina, at, on = plot.people["mina"], plot.moment(1, ASKED_AT), plot.term.after(1)
    den = space_called(spaces_of_learner(mina, on=on), "Quiet den")
    moment = next((one for one in moments_to_talk(mina, on, at=at) if f"{one:%H:%M}" == FOR), None)
    if den is not None and moment is not None:
        reach_out(
            learner=mina, to=plot.people["osei"], kind=OutreachKind.TIME, sent=Sent(here=(den, moment)), by=mina, at=at
        )
