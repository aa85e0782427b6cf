"""What is kept about how people sign in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from alliance87.core.access.domain.sessions import end_sessions

privacy.define_retention(
    _("Sessions"),
    _("To keep you signed in"),
    _("12 hours, or until you sign out"),
)
privacy.define_retention(
    _("Second factors: the secret of an authenticator app, the public key of a passkey"),
    _("To be sure that it is you"),
    _("until you remove them or are erased"),
)


privacy.define_retention(
    _("Codes that stood for a second factor: who got one, from whom, when and how identified"),
    _("Whoever acts in a meeting must be who they say, and it must be possible to look it up"),
    _("kept with the record of the acts; the code itself is never kept"),
)


@privacy.define_eraser
def erase_from_access(user: Any) -> None:
    """No way in remains."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
