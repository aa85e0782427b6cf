"""Print what `landed.json` holds: the migrations of this database, and a sample of its rows."""

import json

import django
from django.core.serializers.json import DjangoJSONEncoder


def landed(each: int = 4) -> str:
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from tests.upgrade.rows import sample

    loader = MigrationLoader(connection)
    content = {"migrations": sorted(loader.graph.leaf_nodes()), "objects": sample(apps, each)}
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    django.setup()
    print(landed())  # noqa: T201
