"""The addresses of the tablet of a class."""

from django.urls import path

from trellis.surfaces.kiosk import close, face, kiosk, open_

urlpatterns = [
    path("", kiosk.kiosk, name="kiosk"),
    path("open/<uuid:group_id>/", open_.open_, name="kiosk-open"),
    path("face/<uuid:learner_id>/", face.face, name="kiosk-face"),
    path("close/", close.close, name="kiosk-close"),
]
