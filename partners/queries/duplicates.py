"""Organisations that seem to be one, for the secretariat: same words in a name, or the same website."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

from alliance87.core.text import fold
from partners.models import DistinctPair, Organisation
from partners.models.organisation import LANGUAGES

SMALL_WORDS = frozenset(
    fold(
        "a al and asbl co de del der des di do du e el en et for fur in inc international internationale "
        "internacional l la las le les limited los ltd national nationale nacional ngo of ong para pour sa "
        "sur the to und y"
    ).split(" ")
)
SHARED_SITES = ("facebook.com", "linkedin.com", "twitter.com", "x.com", "youtube.com", "wordpress.com")
LARGEST = 12  # a name or a site of more organisations than that tells nothing
SAME_NAME, SAME_WORDS, SAME_SITE = "name", "words", "site"
SAME_COUNTRY, OTHER_COUNTRY, SAME_KIND = "country", "other_country", "kind"
WEIGHT = {SAME_NAME: 4, SAME_WORDS: 3, SAME_SITE: 3, SAME_COUNTRY: 2, SAME_KIND: 1, OTHER_COUNTRY: -2}


@dataclass(frozen=True)
class Pair:
    """Two organisations and why they seem to be one; the one that came first stands first."""

    first: Organisation
    second: Organisation
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        return sum(WEIGHT[each] for each in self.reasons)


def words_of(name: str) -> str:
    """What a name says, whatever the order, accents and small words: "Ministère du Travail (MdT)" and
    "MINISTERE DU TRAVAIL – MdT" say the same."""
    spelt = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    found = sorted({word for word in spelt.split() if word not in SMALL_WORDS and len(word) > 1})
    return " ".join(found)


def site_of(address: str) -> str:
    """The host, without "www."; nothing for sites that everybody shares."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return "" if any(host == each or host.endswith(f".{each}") for each in SHARED_SITES) else host


def find_duplicates() -> list[Pair]:
    """Every pair, the likeliest first: those that were told apart or merged are left out (two queries, and
    the work of one pass over all organisations)."""
    everybody = Organisation.objects.filter(succession__isnull=True).select_related("country").order_by("pk")
    buckets: dict[tuple[str, str], list[Organisation]] = defaultdict(list)
    for each in everybody.defer("mission", "search_text"):
        for key in _keys(each):
            buckets[key].append(each)
    apart = set(DistinctPair.objects.values_list("first", "second"))
    found: dict[tuple[int, int], tuple[Organisation, Organisation]] = {}
    for same in buckets.values():
        if 1 < len(same) <= LARGEST:
            found.update({(one.pk, two.pk): (one, two) for one, two in combinations(same, 2)})
    pairs = [Pair(one, two, _reasons(one, two)) for key, (one, two) in found.items() if key not in apart]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.first.pk, pair.second.pk))


def _keys(organisation: Organisation) -> Iterator[tuple[str, str]]:
    for words in {words_of(name) for name in _names(organisation)} - {""}:
        yield "words", words
    if site := site_of(organisation.website):
        yield "site", site


def _names(organisation: Organisation) -> list[str]:
    return [name for code in LANGUAGES if (name := getattr(organisation, f"name_{code}"))]


def _reasons(one: Organisation, two: Organisation) -> tuple[str, ...]:
    folded = [{fold(name) for name in _names(each)} for each in (one, two)]
    words = [{words_of(name) for name in _names(each)} - {""} for each in (one, two)]
    sites = [site_of(each.website) for each in (one, two)]
    countries = [each.country_id for each in (one, two)]
    found: list[tuple[bool, str]] = [
        (bool(folded[0] & folded[1]), SAME_NAME),
        (not folded[0] & folded[1] and bool(words[0] & words[1]), SAME_WORDS),
        (sites[0] != "" and sites[0] == sites[1], SAME_SITE),
        (countries[0] is not None and countries[0] == countries[1], SAME_COUNTRY),
        (None not in countries and countries[0] != countries[1], OTHER_COUNTRY),
        (one.kind == two.kind, SAME_KIND),
    ]
    return tuple(reason for is_so, reason in found if is_so)


def find_organisation(asked: str) -> Any:
    """The one organisation that is meant, by its address or by its very name; None where there is none or
    more than one."""
    asked = asked.strip().rstrip("/").rsplit("/", 1)[-1]
    by_address = Organisation.objects.filter(slug=asked, succession__isnull=True).first()
    if by_address is not None:
        return by_address
    named = Organisation.objects.filter(search_text__contains=fold(asked), succession__isnull=True)[:50]
    same = [each for each in named if fold(asked) in {fold(name) for name in _names(each)}]
    return same[0] if len(same) == 1 else None
