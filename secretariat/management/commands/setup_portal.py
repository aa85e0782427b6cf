"""`manage.py setup_portal`, behind `make setup`: from an empty database to the first officer's link."""

import secrets
import sys
from argparse import ArgumentParser
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import override

from partners.domain.installation import install_secretariat
from partners.models import User

QUESTIONS = {
    "email": "E-mail address of the first officer: ",
    "name": "Full name of the first officer: ",
    "language": "Language of the first officer (fr, en, es) [fr]: ",
    "organisation": "Organisation that is the secretariat [International Labour Organization]: ",
}
DEFAULTS = {"language": "fr", "organisation": "International Labour Organization"}


class Command(BaseCommand):
    help = "Set up a real portal: migrate, load the reference data, make the first officer. May be repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option, question in QUESTIONS.items():
            parser.add_argument(f"--{option}", help=question.rstrip(": "))
        parser.add_argument("--no-input", action="store_true", help="ask nothing, take the options")

    def handle(self, *args: Any, no_input: bool, **options: Any) -> None:
        if settings.DEMO:
            raise CommandError("DEMO is on: the demonstration sets itself up. Remove it for a real portal.")
        if not settings.SECRET_KEY_IS_SET:
            raise CommandError(
                "SECRET_KEY is not set, and without it the link below would open nothing. Put this line into "
                f"the environment or into .env, and keep it:\nSECRET_KEY={secrets.token_urlsafe(50)}"
            )
        self.stdout.write("Making the database ...")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference", stdout=self.stdout)
        officers = User.objects.filter(is_staff=True, is_active=True)
        if not officers.exists():
            self.hand_over(self.install(options, may_ask=not no_input and sys.stdin.isatty()))
        elif waiting := self.without_password(options["email"]):
            self.hand_over(waiting)
        else:
            self.stdout.write("There is an officer already: a director gives the roles, at the desk.")
        self.stdout.write(f"What is still to be set:  {self.address('core:setup_checklist', 'en')}")

    def install(self, options: dict[str, Any], *, may_ask: bool) -> User:
        """Ask until the answers are valid; with options alone, say what is wrong and stop."""
        while True:
            answers = {name: options[name] or self.answer(name, may_ask) for name in QUESTIONS}
            try:
                return install_secretariat(**answers)
            except ValidationError as error:
                if not may_ask:
                    raise CommandError("\n".join(_words(error))) from error
                self.stdout.write("\n".join(_words(error)))
                options = dict.fromkeys(options)

    def answer(self, name: str, may_ask: bool) -> str:
        if may_ask:
            return input(QUESTIONS[name]).strip() or DEFAULTS.get(name, "")
        if name in DEFAULTS:
            return DEFAULTS[name]
        raise CommandError(f"Say --{name}.")

    def without_password(self, email: str | None) -> User | None:
        """The first officer again, whose link was lost or ran out before it was used."""
        officer = User.objects.filter(is_staff=True, is_active=True, email__iexact=email or "").first()
        return officer if officer and not officer.has_usable_password() else None

    def hand_over(self, officer: User) -> None:
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        key = {"uidb36": user_pk_to_url_str(officer), "key": default_token_generator.make_token(officer)}
        link = self.address("account_reset_password_from_key", officer.language, key)
        self.stdout.write(f"\n{officer.name} chooses a password here, once, within {hours} hours,")
        self.stdout.write("and is then asked to set up the second factor:\n")
        self.stdout.write(f"  {link}\n\n")

    def address(self, name: str, language: str, kwargs: dict[str, str] | None = None) -> str:
        with override(language):
            return f"{settings.SITE_URL}{reverse(name, kwargs=kwargs)}"


def _words(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{field}: {' '.join(words)}" for field, words in error.message_dict.items()]
