"""One box that finds on the desk, without regard to accents, what the reader may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alliance87.core.folded import Folded
from alliance87.core.text import fold
from partners.models import User
from secretariat.domain.site.news import save_news
from secretariat.domain.tickets.asking import write_to_us
from secretariat.queries.finding import find
from tests import budgets
from tests.cast import make_user
from tests.ladder.world import World

pytestmark = pytest.mark.django_db


def keys(user, text):
    return {each.kind.key: [hit.title for hit in each.hits] for each in find(user, text)}


@pytest.mark.parametrize("text", ["Émile Ångström", "ŒUVRE", "L’Øresund", "", "Ñandú", "Straße"])
def test_the_database_folds_as_we_do(text):
    user = make_user("follower", name=text or "-")
    folded = User.objects.filter(pk=user.pk).values_list(Folded("name"), flat=True).get()
    assert folded == fold(text or "-")


def test_an_officer_finds_a_person_and_a_ticket(officer):
    make_user("follower", name="Zoë Müller")
    write_to_us(name="Ana", email="ana@example.org", subject="Où est Müller ?", text="?")
    found = keys(officer, "MULLER")
    assert found["people"] == ["Zoë Müller"]
    assert list(found) == ["people", "tickets"]
    assert keys(officer, "muller zoe") == {"people": ["Zoë Müller"]}
    assert find(officer, "  ") == []


def test_an_editor_finds_what_an_editor_reads(officer, desk_editor):
    make_user("follower", name="Zoë Müller")
    save_news(actor=desk_editor, texts={"title_en": "Zoe opens a fair"}, slug="fair")
    assert keys(desk_editor, "zoe") == {"news": ["Zoe opens a fair"]}
    assert set(keys(officer, "zoe")) == {"news", "people"}


@pytest.fixture
def records(cast):
    """One record of each kind that is found by its words, with the words and the title it is found by."""
    world = World(cast)
    return {
        "proposals": (world.proposal.title_en, world.proposal.title_en),
        "claims": (world.claim.organisation.name, world.claim.organisation.name),
        "events": ("dialogue", world.event.title),
        "issues": (world.sent_issue.title, world.sent_issue.title),
        "representations": (world.representation.title, world.representation.title),
        "followed": (world.followed.title, world.followed.title),
        "pathways": (str(world.pathway.country), str(world.pathway.country)),
        "briefs": ("ÉTAT de l’alliance", str(world.brief)),
    }


def test_an_officer_finds_what_else_the_desk_keeps(records, cast, desk_editor):
    for key, (words, title) in records.items():
        hits = keys(cast["secretariat"], words)[key]
        assert hits == [title], key
        seen = key in ("events", "issues")
        assert (key in keys(desk_editor, words)) is seen, key
        assert keys(cast["follower"], words) == {}


def test_what_is_found_leads_somewhere(records, cast, client_of):
    client = client_of("secretariat")
    for key, (words, _title) in records.items():
        (found,) = [each for each in find(cast["secretariat"], words) if each.kind.key == key]
        assert client.get(found.hits[0].url).status_code == 200, key


def test_a_few_of_each_kind_within_the_budget(officer, client_of):
    for number in range(8):
        make_user("follower", name=f"Zoë {number}", email=f"zoe-{number}@example.org")
    (people,) = find(officer, "zoe")
    assert (len(people.hits), people.has_more) == (5, True)
    client = client_of(officer)
    with CaptureQueriesContext(connection) as queries:
        assert "Zoë 3" in client.get(reverse("secretariat:desk_find"), {"q": "zoe"}).text
    assert len(queries) <= budgets.SIGNED_IN_PAGE
