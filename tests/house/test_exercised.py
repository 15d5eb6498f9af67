"""What watches that every template and address is exercised (rule 12) does see, and does miss."""

from django.test import Client

from tests.cast import Cast
from tests.exercised import all_addresses, all_templates, never_exercised, seen_addresses, seen_templates


def test_rule_12_what_no_test_reaches_is_named() -> None:
    templates, routes = all_templates(), set(all_addresses())

    missing = never_exercised(templates - {"learner/goals.html"}, routes - {"learner/talks/<uuid:talk_id>/"})

    assert missing == ["address /learner/talks/<uuid:talk_id>/", "template learner/goals.html"]
    assert never_exercised(templates, routes) == []


def test_rule_12_what_a_test_reaches_is_noted(client: Client, cast: Cast) -> None:
    client.get("/gallery/")
    client.get(f"/files/{cast.leo.id}/")

    assert {"open/gallery.html", "ui/base.html"} <= seen_templates
    assert {"gallery/", "files/<uuid:file_id>/"} <= seen_addresses
