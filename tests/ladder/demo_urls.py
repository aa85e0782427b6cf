"""The addresses of a demonstration: those of the portal, and the demonstration's own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from alliance87 import urls as portal

handler400, handler403 = portal.handler400, portal.handler403
handler404, handler500 = portal.handler404, portal.handler500
urlpatterns = [
    *portal.urlpatterns,
    *i18n_patterns(path("demo/", include("secretariat.demo.urls"))),
]
