"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class OpenConfig(AppConfig):
    name = "trellis.surfaces.open"
    label = "open_pages"
