"""Where allauth meets the portal."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.models import User

WHY_ADDRESS = _("You receive this mail because this address was given on the portal of Alliance 8.7.")
WHY_ACCOUNT = _(
    "You receive this mail because it concerns the security of your account on the portal of Alliance 8.7."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mail about accounts goes through the mailing engine, in the person's language, in our words."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """`account/email/login_code` is our `mail/account/login_code`. The text may hold a link that opens
        the account, so it is erased once it has left."""
        user = context.get("user") or self._owner(email)
        language = user.language if user else get_language() or settings.LANGUAGE_CODE
        app, _email, name = template_prefix.split("/")
        mailing.send(
            kind=f"{app}.{name}",
            template=f"mail/{app}/{name}",
            recipients=[mailing.Recipient(email, language, f"user:{user.pk}" if user else "")],
            context={**_in_language(context, language), "email": email},
            why=WHY_ACCOUNT if "ip" in context else WHY_ADDRESS,
            not_after=self._expiry(),
            confidential=True,
            despite_bounces=True,
        )

    def _owner(self, email: str) -> User | None:
        known = EmailAddress.objects.filter(email__iexact=email).select_related("user").first()
        if known:
            return known.user
        visitor = getattr(allauth_context.request, "user", None)
        return visitor if isinstance(visitor, User) else None

    def _expiry(self) -> Any:
        """A link that is no longer good is not sent."""
        return timezone.now() + timedelta(days=settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS)


def _in_language(context: dict[str, Any], language: str) -> dict[str, Any]:
    """Without the request; links lead to the pages of the reader's language, whoever asked for the mail."""
    return {
        key: translate_url(value, language) if key.endswith("_url") else value
        for key, value in context.items()
        if key != "request"
    }


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        return dict(super().get_public_key_credential_rp_entity(), name="Alliance 8.7")
