"""Questions and answers of the demonstration, where its groups work, and a co-editor."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from alliance87.core.access.domain.grants import grant
from partners.domain.exchange import answer_question, ask_question, edit_post
from partners.domain.exchange_moderation import moderate_post, report_post
from partners.domain.mandated_groups import SLUG as MONITORING
from partners.domain.workplans import set_scope
from partners.models import Country, ExchangePost, ExchangeThread, Group, Organisation, Topic
from secretariat.demo_seed.clock import stand_at
from secretariat.demo_seed.groups_work import SUPPLY_CHAINS
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of

HARBOUR, SUGAR, REFUGE = (
    "Harbour Lights Children’s Trust",
    "Caymera Fair Sugar Alliance",
    "Three Springs Refuge",
)
# Partners for long: who was accepted today could not have asked on a topic a fortnight ago.
HARVESTS, FAIR = "United Nations Programme for Safe Harvests", "Amber Sea Community"
LAND, OTHER_LAND = "Santa Aurelia", "Cuyamara"
SCOPES = {
    SUPPLY_CHAINS: ("supply-chains", "forced-labour", "rural-economy"),
    MONITORING: ("data-and-research", "rule-of-law"),
}


@transaction.atomic
def ask_one_another() -> int:
    """Once: a question in a group, two on topics. Answers how many were asked."""
    if ExchangeThread.objects.exists():
        return 0
    group = Group.objects.get(proposal__organisation__name_en=SUPPLY_CHAINS)
    _place(group)
    _in_the_group(group)
    _on_topics()
    return ExchangeThread.objects.count()


def _place(group: Group) -> None:
    """On what the groups work, and where; the lead names somebody who writes with it."""
    lead = focal_point_of(_organisation(SUPPLY_CHAINS))
    countries = Country.objects.filter(organisation__in=[_organisation(SUPPLY_CHAINS), _organisation(SUGAR)])
    set_scope(actor=lead, group=group, topics=_topics(SCOPES[SUPPLY_CHAINS]), countries=countries.distinct())
    grant(actor=lead, user=focal_point_of(_organisation(SUGAR)), permission="partners.edit_group", obj=group)
    chair = focal_point_of(_organisation(HARVESTS))
    monitoring = Group.objects.get(slug=MONITORING)
    set_scope(actor=chair, group=monitoring, topics=_topics(SCOPES[MONITORING]), countries=[])


def _in_the_group(group: Group) -> None:
    with _days_ago(9), translation.override("fr"):
        thread = ask_question(
            actor=_speaker(SUGAR),
            organisation=_organisation(SUGAR),
            group=group,
            title="Comment vérifier une pesée sans gêner la coupe ?",
            text="Nos adhérents acceptent d’ouvrir leurs livres, mais la pesée au champ ralentit le "
            "chantier. Avez-vous une méthode qui tienne en dix minutes ?",
        )
    with _days_ago(7), translation.override("es"):
        post = answer_question(
            actor=_speaker(REFUGE),
            organisation=_organisation(REFUGE),
            thread=thread,
            text="Quienes salieron de las plantaciones nos cuentan que basta con una segunda báscula y un "
            "testigo elegido por la cuadrilla.",
        )
    with _days_ago(6), translation.override("es"):
        edit_post(actor=_speaker(REFUGE), post=post, text=f"{post.text} El testigo cambia cada semana.")
    with _days_ago(5), translation.override("fr"):
        answer_question(
            actor=_speaker(SUPPLY_CHAINS),
            organisation=_organisation(SUPPLY_CHAINS),
            thread=thread,
            mentions=[_organisation(HARBOUR)],
            text="Le port tient déjà un registre à deux signatures : pouvez-vous nous montrer le vôtre ?",
        )


def _on_topics() -> None:
    with _days_ago(14), translation.override("en"):
        thread = ask_question(
            actor=_speaker(LAND),
            organisation=_organisation(LAND),
            topic=Topic.objects.get(slug="data-and-research"),
            title="Counting children at work in a harvest that lasts six weeks",
            text="A yearly survey misses it. Has anybody counted twice a season, and what did it cost?",
        )
    with _days_ago(12), translation.override("en"):
        answer_question(
            actor=_speaker(HARVESTS),
            organisation=_organisation(HARVESTS),
            thread=thread,
            text="We counted in the second and the fifth week, with two people a district. Travel was the "
            "larger part of the cost.",
        )
        advert = _answer(FAIR, thread, "Register now for our yearly fair: the early price ends on Friday!")
    report_post(actor=_speaker(LAND), post=advert, reason="This is an advertisement.")
    moderate_post(actor=cast_member("officer-1"), post=advert, hide=True, reason="An advertisement.")
    with _days_ago(3), translation.override("es"):
        ask_question(
            actor=_speaker(OTHER_LAND),
            organisation=_organisation(OTHER_LAND),
            topic=Topic.objects.get(slug="child-labour"),
            title="¿Cómo hablar con las familias antes de la temporada?",
            text="Buscamos ejemplos de reuniones en los muelles, con materiales que se puedan leer "
            "en voz alta.",
        )


def _answer(name: str, thread: ExchangeThread, text: str) -> ExchangePost:
    return answer_question(actor=_speaker(name), organisation=_organisation(name), thread=thread, text=text)


def _days_ago(days: int) -> Any:
    return stand_at(timezone.now() - timedelta(days=days))


def _topics(slugs: tuple[str, ...]) -> Any:
    return Topic.objects.filter(slug__in=slugs)


def _speaker(name: str) -> Any:
    return focal_point_of(_organisation(name))


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name_en=name)
