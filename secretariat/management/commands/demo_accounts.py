from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from secretariat.demo.cast import CAST, PASSWORD


class Command(BaseCommand):
    help = "Print the accounts of the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):
            rows = [
                (each.email, f"{each.name}, {str(each.role)[:1].lower()}{str(each.role)[1:]}")
                for each in CAST
            ]
        width = max(len(email) for email, _ in rows)
        self.stdout.write(f"Become anybody with one click: {settings.SITE_URL}/en/demo/")
        self.stdout.write(f"Or sign in; the password of everybody is  {PASSWORD}\n\n")
        for email, who in rows:
            self.stdout.write(f"  {email:{width}}  {who}")
