"""Every address of the portal. Apps are named by string only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("alliance87.core.urls")),
    path("", include("secretariat.plain_urls")),
    path("api/v1/", include("pathfinders.api.urls")),
]

urlpatterns += i18n_patterns(
    path("", include("secretariat.urls")),
    path("", include("partners.urls")),
    path("gcm/", include("gcm.urls")),
    path("", include("pathfinders.urls")),
    path("account/", include("allauth.urls")),
    path("uploads/", include("alliance87.core.uploads.urls")),
    path("access/", include("alliance87.core.access.urls")),
    path("rules/", include("alliance87.core.rulesets.urls")),
    path("mail/", include("alliance87.core.mailing.urls")),
    path("style-guide/", include("alliance87.core.styleguide_urls")),
    path("setup/", include("alliance87.core.setup_urls")),
    path("desk/", include("secretariat.admin_urls")),
)

if settings.ANYMAIL_ESP:
    urlpatterns.append(path("anymail/", include("anymail.urls")))

if settings.DEMO:
    urlpatterns += i18n_patterns(path("demo/", include("secretariat.demo.urls")))

handler400 = "alliance87.core.errors.bad_request"
handler403 = "alliance87.core.errors.permission_denied"
handler404 = "alliance87.core.errors.page_not_found"
handler429 = "alliance87.core.errors.too_many_requests"
handler500 = "alliance87.core.errors.server_error"
