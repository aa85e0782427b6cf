from django.db import migrations
from django.db.models import F, OuterRef, Subquery

from alliance87.core.text import fold

SEARCHED = {
    "Initiative": ("title", "aim"),
    "GoodPractice": ("title", "problem", "action", "result"),
    "Posting": ("title", "text"),
    "Pilot": ("title", "idea", "place"),
    "FundingCall": ("title", "text"),
}


def fill(apps, schema_editor):
    """What is there is treated as what comes: texts are found without regard to accents, followings want what
    happened since their follower came, a hidden question has no words, and a table that is coming in was
    brought in by whoever stands with it."""
    model = lambda name: apps.get_model("partners", name)  # noqa: E731
    for name, texts in SEARCHED.items():
        for each in model(name).objects.all():
            words = [getattr(each, f"{text}_{code}") or "" for text in texts for code in ("fr", "en", "es")]
            model(name).objects.filter(pk=each.pk).update(search_text=fold(" ".join(words)))
    came = model("Follower").objects.filter(pk=OuterRef("follower")).values("since")
    model("Following").objects.update(since=Subquery(came[:1]), chosen_at=F("sent_until"))
    for thread in model("ExchangeThread").objects.filter(posts__state="hidden").distinct():
        first = thread.posts.order_by("at", "pk").first()
        if first.state == "hidden":
            model("ExchangeThread").objects.filter(pk=thread.pk).update(hidden_at=first.hidden_at)
    model("PartnerImport").objects.filter(state="running").update(brought_in_by=F("by"))


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0017_what_stands_and_who_left"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
