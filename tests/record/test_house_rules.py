"""The page of house rules (X9), the box that answers "why?", and the desk."""

from datetime import date, datetime, time, timedelta

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core import ledger, rulesets
from alliance87.core.rulesets import house_rules, registry
from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.models import RuleSet

pytestmark = pytest.mark.rule("X9")
GENEVA = timezone.get_default_timezone()


@pytest.fixture
def page(client, db):
    """`page(on="2027-03-01")`: the page in English, as an anonymous visitor gets it."""

    def get(language="en", **query):
        with translation.override(language):
            return client.get(reverse("rulesets:house_rules"), query)

    return get


def shown(response):
    return {row.definition.key: row for section in response.context["sections"] for row in section.rows}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_page_shows_every_value_in_force(page, language):
    response = page(language)
    rules = rulesets.in_force()
    assert response.status_code == 200
    assert set(shown(response)) == {each.key for each in registry.definitions()}
    assert response.context["rules"] == rules


def test_a_value_is_shown_with_unit_origin_and_rule(page):
    rules = rulesets.in_force()
    html = page().content.decode()
    row = html.split("Representatives needed for a quorum")[1].split("</tr>")[0]
    assert f"{rules['gcm.quorum.seats']} representatives" in row
    assert "<td>Q1</td>" in row


def test_the_page_costs_a_fixed_number_of_queries(page, adopt, django_assert_num_queries, at_instant):
    page()
    with django_assert_num_queries(2):
        page()
    for _ in range(30):
        last = adopt({})
    at_instant(last.effective_from + timedelta(days=1))
    with django_assert_num_queries(3):  # the decision that adopted the rules is looked up
        assert len(page().context["versions"]) > 30


@pytest.mark.rule("X7")
def test_a_day_shows_the_rules_of_that_day_in_geneva(page, adopt, at_instant):
    old = rulesets.in_force()
    # Half an hour before midnight in UTC is already the next day in Geneva.
    start = datetime.combine(timezone.localdate() + timedelta(days=40), time(23, 30), tzinfo=GENEVA)
    days = (start - timezone.now()) / timedelta(days=1)
    adopted = adopt({"gcm.observers.notice_working_days": 8}, days=days)
    day = adopted.effective_from.astimezone(GENEVA).date()
    at_instant(adopted.effective_from + timedelta(days=3))
    assert page(on=str(day - timedelta(days=1))).context["rules"] == old
    assert page(on=str(day)).context["rules"].version == adopted.version
    assert shown(page(on=str(day)))["gcm.observers.notice_working_days"].words == "8 working days"


def test_before_the_first_rule_set_the_page_shows_none(page, first_rule_set):
    day = first_rule_set.effective_from.astimezone(GENEVA).date() - timedelta(days=1)
    response = page(on=str(day))
    assert response.context["sections"] == []
    assert "No rule set was in force on this day." in response.content.decode()


@pytest.mark.rule("D17")
def test_rules_to_come_are_not_shown(page, adopt):
    adopt({}, days=3, label="still to come")
    response = page(on=str(date.today() + timedelta(days=5)))  # noqa: DTZ011
    assert "This day is still to come." in response.content.decode()
    assert "sections" not in response.context
    assert "still to come</p>" not in page().content.decode()


@pytest.mark.parametrize("typed", ["x", "2027-02-29", "01.03.2027", "<script>alert(1)</script>", "9" * 400])
def test_a_day_that_is_none_is_told_in_words_and_stays_typed(page, typed):
    response = page(on=typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert "year-month-day" in html
    assert "<script>alert" not in html
    assert response.context["form"]["on"].value() == typed


@pytest.mark.parametrize("day", ["0001-01-01", "1970-01-01"])
def test_the_oldest_days_are_days(page, day):
    assert page(on=day).context["sections"] == []


def test_the_same_day_means_up_to_now(page):
    today = timezone.localdate(timezone=GENEVA)
    assert page(on=str(today)).context["form"].is_valid()


@pytest.mark.parametrize(
    ("key", "changed", "expected"),
    [
        ("gcm.quorum.seats", False, Kind.LITERAL),
        ("gcm.quorum.seats", True, Kind.RULED),
        ("gcm.groups.count", False, Kind.AWAITING),
        ("gcm.groups.count", True, Kind.RULED),
        ("gcm.meetings.notice_days", False, Kind.DEFAULT),
        ("gcm.meetings.notice_days", True, Kind.DEFAULT),
    ],
)
def test_where_a_value_comes_from(key, changed, expected):
    definition = registry.definition(key)
    assert house_rules.standing(definition, definition.default + changed) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("gcm.seats.workers", 1, "1 seat"),
        ("gcm.seats.workers", 4, "4 seats"),
        ("gcm.terms.notice_months", (2, 1), "2 months, 1 month"),
        ("gcm.minutes.formal_approval", True, "yes"),
        ("gcm.minutes.formal_approval", False, "no"),
        ("gcm.meetings.alert_month_none", 7, "end of July"),
    ],
)
def test_values_in_words(in_language, key, value, expected):
    in_language("en")
    assert house_rules.in_words(registry.definition(key), value) == expected


def why(explanation):
    template = Template("{% load rulesets %}{% why explanation %}")
    with translation.override("en"):
        return template.render(Context({"explanation": explanation}))


def test_why_answers_with_clause_version_values_and_calculation(adopt):
    rules = rulesets.in_force()
    explanation = rulesets.Explanation(
        rule="Q1",
        clause="gcm.decisions",
        values=["gcm.quorum.seats"],
        calculation=["Present: 18 & counting"],
    )
    html = why(explanation)
    assert html.startswith('<details class="why-box">')
    assert "Decisions and quorum" in html
    assert f"<strong>{rules['gcm.quorum.seats']} representatives</strong>" in html
    assert "Present: 18 &amp; counting" in html
    assert f"Rule Q1, rule set {rules.version}" in html
    assert 'href="/en/rules/#gcm.decisions"' in html


@pytest.mark.rule("X7")
def test_why_of_an_old_decision_shows_the_rules_of_then(adopt):
    adopted = adopt({"gcm.quorum.seats": registry.definition("gcm.quorum.seats").default + 5}, days=30)
    rules = rulesets.in_force(adopted.effective_from)
    html = why(rulesets.Explanation("Q1", "gcm.decisions", ["gcm.quorum.seats"], rules=rules))
    assert f"<strong>{rules['gcm.quorum.seats']} representatives</strong>" in html
    assert f"?on={adopted.day:%Y-%m-%d}#gcm.decisions" in html


def test_an_explanation_of_a_value_that_nobody_declared_is_a_mistake(db):
    with pytest.raises(KeyError):
        why(rulesets.Explanation("Q1", "gcm.decisions", ["no.such"]))


@pytest.mark.rule("T18")
@pytest.mark.parametrize("name", ["ledger_entry", "rulesets_ruleset"])
@pytest.mark.parametrize("role", ["secretariat", "superuser"])
def test_on_the_desk_records_and_rules_are_shown_and_nothing_else(client_of, adopt, name, role):
    adopted = adopt({})
    pk = adopted.pk if name == "rulesets_ruleset" else ledger.entries_of(adopted).get().pk
    desk = client_of(role)
    with translation.override("en"):
        listed, one = reverse(f"admin:{name}_changelist"), reverse(f"admin:{name}_change", args=[pk])
        added, deleted = reverse(f"admin:{name}_add"), reverse(f"admin:{name}_delete", args=[pk])
    assert [desk.get(path).status_code for path in (listed, one, added, deleted)] == [200, 200, 403, 403]
    before = RuleSet.objects.count()
    assert desk.post(one, {"version": 9}).status_code == 403
    assert desk.post(deleted, {"post": "yes"}).status_code == 403
    assert RuleSet.objects.count() == before


def test_whoever_is_no_officer_does_not_see_the_desk(client_of, adopt):
    adopt({})
    with translation.override("en"):
        path = reverse("admin:ledger_entry_changelist")
    assert client_of("partner_editor").get(path).status_code in (302, 404)


def test_the_desk_shows_the_values_of_a_rule_set_in_words(client_of, adopt):
    kept = adopt({"gcm.quorum.seats": 17})
    with translation.override("en"):
        one = reverse("admin:rulesets_ruleset_change", args=[kept.pk])
    page = client_of("secretariat").get(one).text
    quorum = registry.definition("gcm.quorum.seats")
    assert f"<td>{quorum.label}</td><td>{house_rules.in_words(quorum, 17)}</td>" in page
