"""`manage.py make_director EMAIL`: the way out when nobody is left who could give the role."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.domain.desk_roles import make_director
from partners.models import User


class Command(BaseCommand):
    help = (
        "Makes somebody who has an account a director of the secretariat, while there is none. With "
        "--replace the roles of those who are directors end. Recorded; the officers are told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the account")
        parser.add_argument("--replace", action="store_true", help="end the roles of the standing directors")

    def handle(self, *args: Any, email: str, replace: bool, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"Nobody has an account with the address {email}.")
        try:
            made = make_director(user=user, replace=replace)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{made.name} is a director of the secretariat.")
