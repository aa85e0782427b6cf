"""One search over what is public: accents do not matter, and nothing hidden is found by it."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alliance87.core import search_texts
from alliance87.core.search import search
from partners.enums import Listing
from partners.models import Country, GoodPractice, Initiative
from secretariat.queries.site import sitemap
from secretariat.views.site import pages
from tests.ladder.world import World
from tests.secretariat.site.writing import published_news, write_event, write_news

pytestmark = pytest.mark.django_db


def found(client: Any, words: str) -> dict[str, list[str]]:
    kinds = client.get(reverse("secretariat:search"), {"q": words}).context["found"]
    return {each.kind.key: [hit.title for hit in each.hits] for each in kinds}


def test_each_kind_is_found_without_its_accents(client: Any, secretariat: Any) -> None:
    published_news(secretariat, title_en="Pêche équitable")
    write_event(secretariat, title_en="Débat sur la pêche")
    assert found(client, "PECHE") == {"news": ["Pêche équitable"], "events": ["Débat sur la pêche"]}


def test_what_partners_and_countries_wrote_is_found(client: Any, cast: Any) -> None:
    world = World(cast)
    values = {"organisation": world.organisation, "author": cast["partner_editor"], "state": "published"}
    dates = {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "published_at": timezone.now()}
    Initiative.objects.create(title_fr="Récolte équitable", **values, **dates)
    GoodPractice.objects.create(title_es="Recolección équitable", **values, published_at=timezone.now())
    roadmap = world.public_roadmap
    type(roadmap).objects.filter(pk=roadmap.pk).update(summary_fr="Une récolte équitable")
    world.sent_issue.title_fr = "Équitable"
    world.sent_issue.save()
    assert found(client, "EQUITABLE") == {
        "initiatives": ["Récolte équitable"],
        "practices": ["Recolección équitable"],
        "roadmaps": [roadmap.title],
        "newsletter": [world.sent_issue.title],
    }
    text = client.get("/sitemap-1.xml").content.decode()
    assert all(
        each.get_absolute_url() in text for each in (roadmap, world.sent_issue, Initiative.objects.get())
    )


def test_drafts_and_what_the_public_is_not_told_are_not_found(client: Any, secretariat: Any) -> None:
    write_news(secretariat, title_en="Pêche équitable")
    write_event(secretariat, is_public=False, title_en="Débat sur la pêche")
    assert found(client, "peche") == {}


@pytest.mark.rule("P5")
def test_a_hidden_partner_is_found_by_nobody(client: Any, cast: Any) -> None:
    partner = World(cast).add_partner("Free Voices")
    assert found(client, "free voices") == {"partners": ["Free Voices"]}
    partner.listing = Listing.HIDDEN
    partner.save()
    assert found(client, "free voices") == {}


def test_countries_are_found(client: Any, cast: Any) -> None:
    names = {f"name_{code}": "Tïlia" for code in ("fr", "en", "es")}
    country = Country.objects.create(iso2="YB", fictitious=True, **names)
    hits = client.get(reverse("secretariat:search"), {"q": "tilia"}).context["found"]
    assert [(each.kind.key, each.hits[0].url) for each in hits] == [
        ("countries", reverse("pathfinders:country", args=[country.iso2]))
    ]
    assert reverse("pathfinders:country", args=[country.iso2]) in client.get("/sitemap-1.xml").text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("cible 8.7", "Target 8.7"),
        ("TARGET 8.7", "Target 8.7"),
        ("media kit", "Media kit"),
        ("pilares", "The Alliance"),
        ("terms of reference", "Terms of reference"),
    ],
)
def test_pages_of_the_portal_are_found_in_any_language(words: str, title: str) -> None:
    (kind,) = [each for each in search(words) if each.kind.key == "pages"]
    assert [hit.title for hit in kind.hits] == [title]


def test_a_title_in_another_language_says_which(client: Any, cast: Any) -> None:
    values = {"organisation": World(cast).organisation, "author": cast["partner_editor"]}
    GoodPractice.objects.create(
        title_es="Recolección", **values, state="published", published_at=timezone.now()
    )
    kinds = client.get(reverse("secretariat:search"), {"q": "recoleccion"}).context["found"]
    assert [(hit.title, hit.language) for hit in kinds[0].hits] == [("Recolección", "es")]


def test_of_a_large_portal_the_words_are_kept_and_what_is_shown_is_read_anew(
    client: Any, cast: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(search_texts, "LARGE", 1)
    values = {"organisation": World(cast).organisation, "author": cast["partner_editor"]}
    shown, hidden = (
        GoodPractice.objects.create(title_en=title, **values, state="published", published_at=timezone.now())
        for title in ("Harvest", "Harvest of old")
    )
    assert found(client, "harvest") == {"practices": ["Harvest", "Harvest of old"]}
    GoodPractice.objects.filter(pk=hidden.pk).update(published_at=None, state="draft")
    assert found(client, "harvest") == {"practices": ["Harvest"]}
    GoodPractice.objects.filter(pk=shown.pk).update(title_en="Gathering")
    assert not found(client, "harvest")


def test_a_visitor_searches_so_many_times_a_minute(client: Any, client_of: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(pages, "SEARCHES", {"amount": 2, "seconds": 3600})
    address = reverse("secretariat:search")
    assert [client.get(address, {"q": "fair"}).status_code for _each in range(3)] == [200, 200, 429]
    assert client.get(address).status_code == 200
    assert 'value="fair"' in client.get(address, {"q": "fair"}).text
    assert client_of("follower").get(address, {"q": "fair"}).status_code == 200


def test_the_map_is_an_index_of_files_that_leave_nobody_out(client: Any, cast: Any, monkeypatch: Any) -> None:
    seen = [World(cast).add_partner(f"Open Doors {number}") for number in range(5)]
    monkeypatch.setattr(sitemap, "RECORDS", 2)
    index = client.get("/sitemap.xml").text
    files = re.findall(r"<loc>https?://[^/]+(/sitemap-\d+\.xml)</loc>", index)
    assert len(files) >= 3
    text = "".join(client.get(each).text for each in files)
    assert [each.get_absolute_url() in text for each in seen] == [True] * 5
    assert text.count("<url>") == text.count("<loc>http") == len(set(re.findall("<loc>(.*?)</loc>", text)))
    for number in (0, len(files) + 1, 10**30):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_no_word_finds_nothing(client: Any) -> None:
    assert found(client, " \x00 ") == {}


def test_the_map_of_the_site_names_public_pages_alone(client: Any, cast: Any) -> None:
    world, secretariat = World(cast), cast["secretariat"]
    hidden = world.add_partner("Free Voices")
    hidden.listing = Listing.HIDDEN
    hidden.save()
    seen = world.add_partner("Open Doors")
    draft, item = write_news(secretariat, title_fr="Brouillon", title_en="Draft"), published_news(secretariat)
    text = client.get("/sitemap-1.xml").content.decode()
    assert [each.get_absolute_url() in text for each in (seen, item, hidden, draft)] == [
        True,
        True,
        False,
        False,
    ]
    assert text.count("<loc>http") == text.count("<url>")


def test_the_figures_on_the_target_have_year_and_source(client: Any) -> None:
    from secretariat.domain.site.estimates import load_estimates

    load_estimates()
    shown = client.get(reverse("secretariat:target")).context["estimates"]
    assert [(each.key, str(each.value), each.year) for each in shown] == [
        ("child-labour", "138.0", 2024),
        ("hazardous-child-labour", "54.0", 2024),
        ("forced-labour", "27.6", 2021),
    ]


def test_machines_read_what_an_organisation_and_an_event_are(client: Any, cast: Any) -> None:
    partner, event = World(cast).add_partner("Open Doors"), write_event(cast["secretariat"])
    for subject, kind, name in ((partner, "Organization", "Open Doors"), (event, "Event", event.title)):
        page = client.get(subject.get_absolute_url()).content.decode()
        assert page.count(f'itemscope itemtype="https://schema.org/{kind}"') == 1
        assert page.count(f'<meta itemprop="name" content="{name}">') == 1
