"""A kept edition is what working it out again gives, whatever happened; and it is worked out once."""

import pytest

from reporting import kept_results
from reporting.kept_results import edition_as_it_stands, edition_as_published
from reporting.models import KeptEdition, KeptPart
from reporting.publishing.edition import mark
from reporting.queries import campaign_edition, campaign_figures
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def afresh(campaign, *, today, provisional, public):
    figures = campaign_figures(campaign, today=today, provisional=provisional)
    return campaign_edition(figures, today=today, public=public)


@pytest.mark.parametrize("seed", range(20, 24))
def test_through_any_history_the_kept_edition_is_the_one_worked_out_again(seed, monkeypatch):
    history = History(seed, monkeypatch)
    for _ in range(16):
        history.step()
        for provisional, public in ((True, True), (False, True), (True, False)):
            which = {"today": history.day, "provisional": provisional, "public": public}
            wanted = mark(afresh(history.campaign, **which))
            edition_as_it_stands(history.campaign, **which)
            kept = edition_as_it_stands(history.campaign, **which)
            assert not isinstance(kept, dict), "it came from its parts"
            assert mark(dict(kept)) == wanted, history.done


def never(*_, **__):
    raise AssertionError("worked out again")


def test_it_is_worked_out_once_also_when_the_day_goes_on(monkeypatch):
    history = History(1, monkeypatch)
    which = {"provisional": True, "public": True}
    edition_as_it_stands(history.campaign, today=history.day, **which)
    monkeypatch.setattr(kept_results, "campaign_figures", never)
    tomorrow = history.day.replace(day=history.day.day + 1)
    again = edition_as_it_stands(history.campaign, today=tomorrow, **which)
    assert again["heading"]["made_on"] == tomorrow.isoformat()


def test_what_changed_while_it_was_worked_out_is_not_kept(monkeypatch):
    history = History(1, monkeypatch)

    def meanwhile(campaign, **which):
        found = campaign_figures(campaign, **which)
        campaign.title = "Another title"
        campaign.save()
        return found

    monkeypatch.setattr(kept_results, "campaign_figures", meanwhile)
    edition_as_it_stands(history.campaign, today=history.day, provisional=True, public=True)
    assert not KeptEdition.objects.exists()


def test_another_program_works_it_out_again(monkeypatch):
    history = History(1, monkeypatch)
    which = {"today": history.day, "provisional": True, "public": True}
    edition_as_it_stands(history.campaign, **which)
    for module in ("review.grounds.program_mark", "reporting.kept_results.program_mark"):
        monkeypatch.setattr(module, lambda: "another")
    monkeypatch.setattr(kept_results, "campaign_figures", never)
    with pytest.raises(AssertionError, match="worked out again"):
        edition_as_it_stands(history.campaign, **which)


def test_a_publication_is_read_in_parts_and_never_whole_again(monkeypatch, django_assert_max_num_queries):
    history = History(1, monkeypatch)
    content = afresh(history.campaign, today=history.day, provisional=True, public=True)
    made = history.campaign.publications.create(
        number=1, title="One", content=content, sha256=mark(content), by=history.supervisors[0]
    )
    assert edition_as_published(made) == content
    lean = history.campaign.publications.defer("content").select_related("campaign").get()
    kept = edition_as_published(lean)
    assert "content" in lean.get_deferred_fields()
    assert dict(kept) == content


def test_an_earlier_edition_goes_when_no_page_reads_it_any_more(monkeypatch):
    history = History(1, monkeypatch)
    which = {"today": history.day, "provisional": True, "public": True}
    edition_as_it_stands(history.campaign, **which)
    history.campaign.title = "Another title"
    history.campaign.save()
    edition_as_it_stands(history.campaign, **which)
    assert KeptEdition.objects.count() == 2
    KeptEdition.objects.update(made_at="2019-01-01T00:00:00Z")
    history.campaign.title = "A third title"
    history.campaign.save()
    edition_as_it_stands(history.campaign, **which)
    assert KeptEdition.objects.count() == 1
    assert not KeptPart.objects.exclude(edition__in=KeptEdition.objects.all()).exists()
