"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "trellis.surfaces.family"
    label = "family_pages"
