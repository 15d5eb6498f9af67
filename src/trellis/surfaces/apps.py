"""The app configuration of what the surfaces share: fragments made of several rooms' nouns."""

from django.apps import AppConfig


class SurfacesConfig(AppConfig):
    name = "trellis.surfaces"
    label = "surfaces"
