from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from alliance87.core import reference, rulesets


class Command(BaseCommand):
    help = "Load what is true everywhere: the first rule set, States, topics, seats. As often as you like."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        rules = rulesets.load_first(effective_from=midnight)
        self.stdout.write(f"{'first rule set':22} in force from {timezone.localdate(rules.effective_from)}")
        for name, load in reference.loaders():
            done = load()
            self.stdout.write(
                f"{name:22} {done.created} created, {done.changed} changed, {done.same} as they were"
            )
