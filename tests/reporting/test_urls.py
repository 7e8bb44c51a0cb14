"""What is said of figures as they stand is said of a publication at the same end of its own address."""

from django.urls import resolve, reverse

from reporting.urls import urlpatterns

NAMES = {pattern.name for pattern in urlpatterns}


def test_every_page_of_figures_has_its_twin_of_a_publication_and_the_same_view():
    ends = {name.removeprefix("campaign-") for name in NAMES if name.startswith("campaign-")} - {"figures", "evidence"}
    assert {f"publication-{end}" for end in ends} <= NAMES
    own = {pattern.name: pattern for pattern in urlpatterns}
    for end in ends:
        assert own[f"campaign-{end}"].callback is own[f"publication-{end}"].callback


def test_a_file_never_hides_a_page_of_the_same_name():
    for end in ("cells", "sentences", "explore", "series", "missing", "method", "documents", "withdraw", "go"):
        assert resolve(f"/figures/publications/1/{end}/").view_name != "publication-export", end
    assert resolve("/figures/publications/1/workbook/").view_name == "publication-export"


def test_addresses_that_are_written_down_elsewhere_stay():
    """Links in letters and in other people's articles."""
    assert reverse("publication", args=[7]) == "/figures/publications/7/"
    assert reverse("publication-explore-csv", args=[7]) == "/figures/publications/7/explore.csv"
    assert reverse("revisions", args=["x"]) == "/figures/campaigns/x/revisions/"
