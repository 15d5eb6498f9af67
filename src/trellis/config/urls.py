"""All addresses: one prefix an audience; the demo school's door only where there is a demo school."""

from django.conf import settings
from django.urls import include, path

handler400 = "trellis.surfaces.broken.bad_request"
handler500 = "trellis.surfaces.broken.server_error"
handler429 = "trellis.surfaces.account.login.too_often"
urlpatterns = [
    path("", include("trellis.surfaces.open.urls")),
    path("account/", include("trellis.surfaces.account.urls")),
    path("files/", include("trellis.surfaces.account.file_urls")),
    path("kiosk/", include("trellis.surfaces.kiosk.urls")),
    path("learner/", include("trellis.surfaces.learner.urls")),
    path("educator/", include("trellis.surfaces.educator.urls")),
    path("leader/", include("trellis.surfaces.leader.urls")),
    path("family/", include("trellis.surfaces.family.urls")),
    path("mentor/", include("trellis.surfaces.mentor.urls")),
    path("office/", include("trellis.surfaces.office.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo", include("trellis.demo.urls")))
