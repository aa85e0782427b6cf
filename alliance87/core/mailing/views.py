"""The end of a subscription, by the link or the button of a mail."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from alliance87.core.mailing.categories import category
from alliance87.core.mailing.domain.suppress import unsubscribe
from alliance87.core.mailing.links import Subscription, read_token
from alliance87.core.views import PUBLIC, PortalPage


# The signed token is the right to act, and mail programs post without a cookie (RFC 8058).
@method_decorator(csrf_exempt, name="dispatch")
class UnsubscribeView(PortalPage):
    """GET asks, because scanners follow links; only POST acts."""

    permission = PUBLIC
    template_name = "mailing/unsubscribe.html"

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        subscription = self._subscription()
        unsubscribe(
            hashed=subscription.address_hash,
            category=subscription.category,
            message_id=subscription.message_id,
        )
        return self.render_to_response(self.get_context_data(done=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = category(self._subscription().category)
        return super().get_context_data(category=found, **kwargs)

    def _subscription(self) -> Subscription:
        try:
            subscription = read_token(self.kwargs["token"])
            category(subscription.category)
        except (signing.BadSignature, KeyError) as error:
            raise Http404 from error
        return subscription
