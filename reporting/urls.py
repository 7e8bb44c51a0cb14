"""Addresses of the telling room."""

from django.urls import path

from reporting.views import figures

urlpatterns = [
    path("figures/", figures.publication_list, name="publication-list"),
    path("figures/campaigns/<slug:slug>/", figures.campaign_page, name="campaign-figures"),
    path("figures/campaigns/<slug:slug>/cells/", figures.campaign_cells, name="campaign-cells"),
    path("figures/campaigns/<slug:slug>/publish/", figures.publish, name="publish"),
    path("figures/publications/<int:pk>/", figures.publication_page, name="publication"),
    path("figures/publications/<int:pk>/cells/", figures.publication_cells, name="publication-cells"),
    path("figures/publications/<int:pk>/withdraw/", figures.withdraw, name="publication-withdraw"),
    path("figures/publications/<int:pk>/<slug:kind>/", figures.export, name="publication-export"),
]
