"""Bring an empty database to the state that landed, load its rows, and upgrade to today's code.

Run as a program on a scratch database (`DATABASE_URL`), because everything in it has to use that one
database: migrations, signals and triggers alike. Prints what the upgrade lost, as JSON.
"""

import json
import sys
from pathlib import Path

import django

LANDED = Path(__file__).parent / "landed.json"


def replay() -> list[str]:
    from django.apps import apps
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.core.serializers.json import DjangoJSONEncoder
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    from tests.upgrade import rows

    landed = json.loads(LANDED.read_text())
    targets = [tuple(node) for node in landed["migrations"]]
    then = MigrationExecutor(connection).migrate(targets).apps
    with transaction.atomic():
        rows.load(then, landed["objects"])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), then.get_models()):
            cursor.execute(statement)
    call_command("migrate", verbosity=0)
    today = json.loads(json.dumps(rows.now(apps, landed["objects"]), cls=DjangoJSONEncoder))
    return rows.losses(landed["objects"], today)


if __name__ == "__main__":
    django.setup()
    json.dump(replay(), sys.stdout)
