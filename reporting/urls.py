"""Addresses of the telling room. What is said of a campaign's figures as they stand is said of a publication at the
same end of its own address."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from reporting.views import documents, explorer, figures, person_search, publishing, series


def both(end: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """The page of an edition at both of its homes; `campaign-` and `publication-` go before the name."""
    return [
        path(f"figures/campaigns/<slug:slug>/{end}", view, name=f"campaign-{name}"),
        path(f"figures/publications/<int:pk>/{end}", view, name=f"publication-{name}"),
    ]


urlpatterns = [
    path("person/", person_search.person_search, name="person-search"),
    path("person/found.csv", person_search.person_search_export, name="person-search-export"),
    path("figures/", figures.publication_list, name="publication-list"),
    path("figures/campaigns/<slug:slug>/", figures.front_page, name="campaign-figures"),
    path("figures/publications/<int:pk>/", figures.front_page, name="publication"),
    *both("cells/", figures.cells_page, "cells"),
    *both("sentences/", figures.sentences_page, "sentences"),
    *both("sentences/<int:number>/", figures.sentence_page, "sentence"),
    *both("explore/", explorer.explore_page, "explore"),
    *both("explore.csv", explorer.explore_csv, "explore-csv"),
    *both("explore.json", explorer.explore_json, "explore-json"),
    *both("areas/<slug:area>/", explorer.area, "area"),
    path(
        "figures/publications/<int:pk>/areas/<slug:area>/press-release.<str:kind>", explorer.press, name="press-release"
    ),
    *both("series/", series.series, "series"),
    *both("go/", explorer.go, "go"),
    *both("missing/", figures.missing_page, "missing"),
    *both("method/", figures.method_page, "method"),
    path("figures/campaigns/<slug:slug>/evidence/", publishing.internal_evidence, name="campaign-evidence"),
    path("figures/campaigns/<slug:slug>/publish/", publishing.publish, name="publish"),
    path("figures/campaigns/<slug:slug>/publish/confirm/", publishing.confirm, name="publish-confirm"),
    path("figures/campaigns/<slug:slug>/publish/rules/", publishing.rules, name="publish-rules"),
    path("figures/campaigns/<slug:slug>/revisions/", publishing.revisions, name="revisions"),
    path("figures/publications/<int:pk>/withdraw/", publishing.withdraw, name="publication-withdraw"),
    path("figures/publications/<int:pk>/documents/", documents.redacted, name="publication-documents"),
    path(
        "figures/publications/<int:pk>/documents/<str:document>/",
        documents.redacted_document,
        name="publication-document",
    ),
    path(
        "figures/publications/<int:pk>/documents/<str:document>/take-back/",
        documents.take_back,
        name="publication-document-take-back",
    ),
    path("figures/publications/<int:pk>/<slug:kind>/", publishing.export, name="publication-export"),
]
