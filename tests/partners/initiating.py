"""A SMART commitment and a complete good practice, made by the verbs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partners.domain.initiatives import publish_initiative, save_initiative, start_initiative
from partners.domain.practices import review_practice, save_practice, start_practice, submit_practice
from partners.models import Country, GoodPractice, Initiative, Organisation, Topic

PRACTICE = {
    "title_en": "Day care in the harvest season",
    "problem_en": "Children came along to the fields.",
    "action_en": "Cooperatives opened day care.",
    "result_en": "Nine children in ten stayed away from the fields.",
    "evidence_en": "Counts of two seasons.",
    "scaling_en": "Wherever harvests are seasonal.",
}


def topic() -> Topic:
    return Topic.objects.get_or_create(slug="child-labour", defaults={"name": "Child labour"})[0]


def country(code: str = "XA", name: str = "Aldoria") -> Country:
    return Country.objects.get_or_create(iso2=code, defaults={"name": name, "fictitious": True})[0]


def smart(**changed: Any) -> dict[str, Any]:
    """What the form would hand to the verb."""
    today = timezone.localdate()
    return {
        "kind": "commitment",
        "title_en": "School instead of harvest",
        "aim_en": "Six hundred children of harvest workers in two districts stay in school.",
        "indicator_en": "Children in school during the harvest",
        "baseline_en": "40 children",
        "target_en": "600 children",
        "achievable_en": "The cooperatives have agreed.",
        "resources_en": "Two teachers a village.",
        "starts_on": today,
        "ends_on": today + timedelta(days=700),
        "topics": [topic()],
        "countries": [country()],
        **changed,
    }


def draft_initiative(editor: Any, organisation: Organisation, **changed: Any) -> Initiative:
    started = start_initiative(actor=editor, organisation=organisation)
    return save_initiative(
        actor=editor, initiative=started, revision=started.revision, values=smart(**changed)
    )


def publish(editor: Any, organisation: Organisation, **changed: Any) -> Initiative:
    return publish_initiative(actor=editor, initiative=draft_initiative(editor, organisation, **changed))


def draft_practice(editor: Any, organisation: Organisation, **changed: Any) -> GoodPractice:
    started = start_practice(actor=editor, organisation=organisation)
    values = {**PRACTICE, "topics": [topic()], "countries": [country()], **changed}
    return save_practice(actor=editor, practice=started, revision=started.revision, values=values)


def hand_in_practice(editor: Any, organisation: Organisation, **changed: Any) -> GoodPractice:
    return submit_practice(actor=editor, practice=draft_practice(editor, organisation, **changed))


def publish_practice(editor: Any, officer: Any, organisation: Organisation, **changed: Any) -> GoodPractice:
    handed_in = hand_in_practice(editor, organisation, **changed)
    return review_practice(actor=officer, practice=handed_in, accepted=True)
