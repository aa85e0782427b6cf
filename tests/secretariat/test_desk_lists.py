"""Every list of the desk is usable with 20,000 rows: nothing on it loads or counts a whole table."""

import pytest
from django.contrib import admin
from django.db import models

from alliance87.core.admin import DeskAdmin

PAGES = list(admin.site._registry.values())
# Tables that stay short by their nature: a few dozen rows, or the countries of the world.
SHORT = {
    "gcm.seatcategory",
    "partners.country",
    "partners.regionalgroup",
    "partners.topic",
    "pathfinders.convention",
    "pathfinders.datasource",
    "pathfinders.indicatorseries",
}


def named(page):
    return page.opts.label_lower


@pytest.fixture(params=PAGES, ids=named)
def page(request):
    return request.param


def is_short(field):
    return field.related_model._meta.label_lower in SHORT


def test_no_page_offers_a_whole_table_to_choose_from(page):
    """Editable by Django's own form, a relation to a long table is chosen by number or by search."""
    if type(page).has_change_permission is DeskAdmin.has_change_permission:
        return  # shown, and changed by verbs with forms of their own
    shown = page.fields or [field.name for field in page.opts.fields]
    relations = [page.opts.get_field(name) for name in shown if _is_relation(page, name)]
    chosen = {*page.raw_id_fields, *page.autocomplete_fields, *page.readonly_fields}
    assert [each.name for each in relations if not is_short(each) and each.name not in chosen] == []


def _is_relation(page, name):
    return name in {
        field.name for field in page.opts.get_fields() if field.is_relation and not field.auto_created
    }


def test_no_filter_lists_a_long_table(page):
    for entry in page.list_filter:
        field = page.opts.get_field((entry if isinstance(entry, str) else entry[0]).partition("__")[0])
        if field.is_relation and isinstance(entry, str):
            assert is_short(field), entry


def test_each_relation_of_a_column_is_read_with_the_list(page):
    columns = [each for each in page.list_display if isinstance(each, str)]
    related = [
        name
        for name in columns
        if _is_relation(page, name) and isinstance(page.opts.get_field(name), models.ForeignKey)
    ]
    joined = page.list_select_related
    assert joined is True or set(related) <= set(joined or ())


def test_it_is_a_page_of_the_desk_that_does_not_count_twice(page):
    assert isinstance(page, DeskAdmin)
    assert page.show_full_result_count is False
    assert page.list_per_page <= 100
