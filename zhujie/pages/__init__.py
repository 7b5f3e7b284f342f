"""Lays out the site: every page with its address, and every link resolved, before anything is rendered."""

from __future__ import annotations

from zhujie.model import Annotated
from zhujie.pages import extras, items, numbers, reference
from zhujie.pages.context import Context
from zhujie.pages.models import Page


def lay_out(annotated: Annotated) -> tuple[Page, ...]:
    """Every page of the site, in the order of its navigation."""
    context = Context(annotated)
    return (
        items.home(context),
        *items.kind_pages(context),
        *items.item_pages(context),
        reference.relations(context),
        numbers.figures(context),
        reference.glossary(context),
        reference.documents(context),
        items.text_page(context),
        extras.full(context),
        extras.verify(context),
        reference.about(context),
    )
