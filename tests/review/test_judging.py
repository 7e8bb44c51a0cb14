"""Returns judged: what is missing, what contradicts, who may sign, and what is counted."""

import copy
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from ingestion import actions as documents
from reporting.queries import campaign_figures
from requests_app.models import Event, QuestionOutcome
from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.causes import causes
from review.judged import State
from review.models import SignOff
from review.queries import judged_campaign, judged_return
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

TODAY = date(2019, 5, 20)


@pytest.fixture
def asked():
    return campaign("kent", "essex", "surrey")


@pytest.fixture
def kent(asked):
    return asked.requests.get(force__slug="kent")


@pytest.fixture
def supervisor(db):
    return person("supervisor", SUPERVISOR)


def judged(request):
    return judged_return(request, today=TODAY)


def ids(request, *, only_open=True):
    return {f.id for f in judged(request).facts.findings if not (only_open and f.settled)}


def test_a_force_that_has_not_answered_is_missing_and_overdue_only_after_its_day(kent):
    assert judged(kent).state is State.MISSING
    assert "R102" in ids(kent)
    on_the_day = judged_return(kent, today=date(2019, 5, 3))
    assert {f.id for f in on_the_day.facts.findings} == {"R101"}


def test_a_return_with_figures_is_usable_and_waits_for_a_sign_off(kent):
    received(kent, totals_return(26, 52))
    item = judged(kent)
    assert item.state is State.USABLE
    assert not item.signed
    counted = {(f.question, f.period, f.interval.low) for f in item.facts.figures}
    assert {("1", "2017/18", 26), ("1", "2018/19", 52)} <= counted


def test_a_period_that_is_not_in_the_return_is_said(kent):
    received(kent, csv_return([["", "2018/19"], ["Number of offences", 52]]))
    assert {"R105"} & ids(kent) or any("2017/18" in f.message for f in judged(kent).facts.findings)


def test_parts_that_do_not_add_up_block_and_keep_the_return_out(kent, supervisor):
    received(kent, totals_return(26, 52), name="totals.csv")
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="by sex.csv")
    item = judged(kent)
    assert item.state is State.BLOCKED
    blocking = " ".join(finding.message for finding in item.blocking)
    assert "51" in blocking
    assert "52" in blocking
    with pytest.raises(actions.NotReady, match="blocks"):
        actions.sign_off(request=kent, by=supervisor, today=TODAY)


def sexes_against_total(kent, *, male=11):
    received(kent, totals_return(26, 52), name="totals.csv")
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, male], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="by sex.csv")


def corrected(kent, supervisor, low, *, question="2", settles="", **breakdown):
    return actions.correct(
        request=kent, question=question, period="2018/19", breakdown=breakdown, low=Decimal(low),
        high=Decimal(low), reason="The force confirmed it by telephone.", by=supervisor, settles=settles,
    )  # fmt: skip


def test_a_contradiction_is_never_accepted_and_is_settled_when_the_figures_agree(kent, supervisor):
    sexes_against_total(kent)
    blocking = judged(kent).blocking
    with pytest.raises(ValueError, match="cannot be accepted"):
        actions.accept(request=kent, findings=blocking, reason="fine", by=supervisor)
    corrected(kent, supervisor, 12, victim_sex="Male", settles=blocking[0].fingerprint)
    item = judged(kent)
    assert not item.blocking
    male = [f for f in item.facts.figures if f.breakdown == {"victim_sex": "Male"} and f.period == "2018/19"]
    assert [f.interval.low for f in male] == [12]
    assert male[0].as_written == "11", "the machine's reading stays beside the person's"


def test_correcting_another_figure_settles_nothing_whatever_the_correction_says(kent, supervisor):
    sexes_against_total(kent)
    [finding] = judged(kent).blocking
    actions.correct(
        request=kent, question="1", period="2017/18", breakdown={}, low=Decimal(26), high=Decimal(26),
        reason="As printed.", by=supervisor, settles=finding.fingerprint,
    )  # fmt: skip
    assert [f.fingerprint for f in judged(kent).blocking] == [finding.fingerprint]
    corrected(kent, supervisor, 13, victim_sex="Male", settles=finding.fingerprint)
    assert "come to 53" in judged(kent).blocking[0].message


def test_the_same_correction_again_is_refused_with_a_sentence(kent, supervisor):
    sexes_against_total(kent)
    corrected(kent, supervisor, 13, victim_sex="Male")
    with pytest.raises(ValueError, match="set to 13 already, by supervisor"):
        corrected(kent, supervisor, 13, victim_sex="Male")
    assert kent.corrections.count() == 1


def test_a_count_of_offences_is_a_whole_number_and_a_rate_need_not_be(kent, supervisor):
    received(kent, totals_return(26, 52))
    with pytest.raises(ValueError, match=r"^5\.5 is no whole number, and question 1 counts offences\. Enter a whole"):
        corrected(kent, supervisor, "5.5", question="1")
    half = {"question": "1", "period": "2018/19", "breakdown": {}, "reason": "A range.", "by": supervisor}
    with pytest.raises(ValueError, match=r"^7\.25 is no whole number"):
        actions.correct(request=kent, low=Decimal(5), high=Decimal("7.25"), **half)
    assert kent.corrections.count() == 0
    assert corrected(kent, supervisor, "5.00", question="1").low == 5
    kent.campaign.document["questions"][0]["text"] = "How many offences for each 1,000 people, as a rate?"
    kent.campaign.save()
    kent.refresh_from_db()
    assert corrected(kent, supervisor, "5.5", question="1").low == Decimal("5.5")


def test_a_total_that_its_own_table_contradicts_is_added_up_again_with_the_correction(kent, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, csv_return([*rows, ["Total", 26, 52]]))
    assert "Q401" in {finding.id for finding in judged(kent).blocking}
    corrected(kent, supervisor, 41, victim_sex="Female")
    assert not judged(kent).blocking
    corrected(kent, supervisor, 42, victim_sex="Female")
    assert judged(kent).blocking, "53 is not 52 either"


def test_one_wrong_cell_is_one_cause_and_one_choice_settles_it(kent, supervisor):
    """Of 20 + 6 + 0 and 40 + 11 + 0 under printed totals of 26 and 52 only one figure is short by one."""
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, csv_return([*rows, ["Total", 26, 52]]))
    received(kent, totals_return(26, 52), name="totals.csv")
    item = judged(kent)
    assert len(item.blocking) > 1
    [cause] = causes(item.findings, item.facts.figures)
    assert {finding.id for finding in cause.findings} == {"Q401", "R202"}
    male = next(c for c in cause.candidates if c.key.endswith("victim_sex=Male"))
    assert male.interval.low == 12
    actions.choose(judged=item, finding=cause.first, chosen=male, reason="", by=supervisor)
    assert not judged(kent).blocking
    assert "Chosen: 12" in kent.corrections.get().reason


def test_a_figure_left_out_counts_the_force_among_those_that_gave_none(kent, supervisor):
    sexes_against_total(kent)
    item = judged(kent)
    [cause] = causes(item.findings, item.facts.figures)
    actions.leave_out(judged=item, finding=cause.first, keys=[cause.figures[0].key], reason="", by=supervisor)
    item = judged(kent)
    assert item.state is State.USABLE
    [left] = [f for f in item.facts.figures if f.left_out]
    assert (left.question, left.period, left.interval.low) == ("1", "2018/19", None)


def test_what_could_not_be_read_is_settled_by_a_person_who_looked_and_by_nothing_else(kent, supervisor):
    document = received(kent, totals_return(26, 52))
    document.extractions.get().findings.create(
        kind="Q150", level="error", message="Page 2 is a picture.", fingerprint="p" * 64
    )
    corrected(kent, supervisor, 53, question="1", settles="p" * 64)
    [finding] = judged(kent).blocking
    actions.accept(request=kent, findings=[finding], reason="It is the force's crest.", by=supervisor)
    assert not judged(kent).blocking


def test_the_uploader_cannot_sign_off_their_own_return_and_a_colleague_can(kent):
    uploader, colleague = person("uploader", SUPERVISOR), person("colleague", SUPERVISOR)
    received(kent, totals_return(26, 52), by=uploader)
    with pytest.raises(PermissionDenied, match="somebody else"):
        actions.sign_off(request=kent, by=uploader, today=TODAY, accepting="looked")
    actions.sign_off(request=kent, by=colleague, today=TODAY, accepting="Compared with the document.")
    assert judged(kent).signed
    assert Event.objects.filter(kind="signed off", request=kent, by=colleague).exists()


def test_a_sign_off_records_what_came_of_each_question_where_nobody_has(kent, supervisor):
    rows = [["", "2017/18", "2018/19"], ["Number of offences", 26, 52], [], ["Question 2: information not held."]]
    received(kent, csv_return(rows))
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared with the document.")
    recorded = {row.question: (row.outcome, row.by) for row in kent.outcomes.all()}
    assert recorded["1"] == ("answered", supervisor)
    assert recorded["2"] == ("not held", supervisor)


def test_staff_cannot_sign_off(kent):
    received(kent, totals_return(26, 52))
    with pytest.raises(PermissionDenied, match="Only supervisors"):
        actions.sign_off(request=kent, by=person("staff", STAFF), today=TODAY)


def test_warnings_are_accepted_only_with_a_reason(kent, supervisor):
    received(kent, totals_return(10, 90))
    assert "R401" in ids(kent)
    with pytest.raises(actions.NotReady, match="say why"):
        actions.sign_off(request=kent, by=supervisor, today=TODAY)
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="The force explained the rise.")
    assert judged(kent).signed
    assert "R401" not in ids(kent)


@pytest.mark.parametrize("change", ["new document", "correction", "set aside"])
def test_any_change_after_a_sign_off_makes_it_stale_until_it_is_signed_again(kent, supervisor, change):
    first = received(kent, totals_return(26, 52))
    received(kent, totals_return(26, 52), name="copy.csv")
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="The same file twice.")
    if change == "new document":
        received(kent, totals_return(27, 52), name="other.csv")
    elif change == "correction":
        actions.correct(
            request=kent, question="1", period="2017/18", breakdown={}, low=Decimal(27), high=Decimal(27),
            reason="Late reply", by=supervisor,
        )  # fmt: skip
    else:
        actions.set_aside(document=first, reason="A draft", by=supervisor)
    item = judged(kent)
    assert item.stale
    assert not item.signed


def test_two_figures_for_the_same_thing_block_and_setting_one_document_aside_settles_it(kent, supervisor):
    received(kent, totals_return(26, 52), name="first.csv")
    second = received(kent, totals_return(26, 53), name="second.csv")
    assert "R201" in {finding.id for finding in judged(kent).blocking}
    actions.set_aside(document=second, reason="A draft sent by mistake.", by=supervisor)
    assert judged(kent).state is State.USABLE
    actions.count_again(document=second, by=supervisor)
    assert judged(kent).state is State.BLOCKED


def test_a_corrected_return_replaces_the_first_and_both_are_kept(kent):
    first = received(kent, totals_return(26, 52), name="first.csv")
    second = received(kent, totals_return(26, 54), name="corrected.csv")
    documents.supersede(document=second, predecessor=first, by=None)
    item = judged(kent)
    assert {f.interval.low for f in item.facts.figures if f.period == "2018/19" and not f.breakdown} == {54}
    assert [document.counted for document in item.facts.documents] == [False, True]


def test_the_same_file_under_two_forces_blocks_both(asked, kent):
    essex = asked.requests.get(force__slug="essex")
    received(kent, totals_return(26, 52))
    received(essex, totals_return(26, 52))
    for request, other in ((kent, "Essex"), (essex, "Kent")):
        assert any(f.id == "R302" and other in f.message for f in judged(request).blocking)


def test_a_refusal_is_counted_as_one_and_cannot_be_signed_off(kent, supervisor):
    for number in ("1", "2"):
        QuestionOutcome.objects.create(request=kent, question=number, outcome="refused", exemptions=["s12(1)"])
    assert judged(kent).state is State.REFUSED
    with pytest.raises(actions.NotReady, match="refused"):
        actions.sign_off(request=kent, by=supervisor, today=TODAY)


def test_a_refusal_letter_counts_as_read_with_its_sentence_until_a_person_says_otherwise(kent):
    letter = (
        "<html><body><p>Section 12(1) of the Freedom of Information Act 2000 applies to the whole "
        "of your request, which is therefore refused.</p></body></html>"
    )
    received(kent, letter.encode(), name="Refusal.html")
    item = judged(kent)
    assert item.state is State.REFUSED
    said = [finding.message for finding in item.facts.findings if finding.id == "R108"]
    assert len(said) == 1
    assert "Section 12(1)" in said[0]
    QuestionOutcome.objects.create(request=kent, question="1", outcome="answered")
    assert judged(kent).state is not State.REFUSED


def test_a_withdrawn_sign_off_needs_a_reason_and_takes_the_return_out(kent, supervisor):
    received(kent, totals_return(26, 52))
    signed = actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Looked at both cells.")
    with pytest.raises(ValueError, match="Say why"):
        actions.withdraw_sign_off(signed=signed, reason=" ", by=supervisor)
    actions.withdraw_sign_off(signed=signed, reason="The force wrote again.", by=supervisor)
    assert not judged(kent).signed
    assert SignOff.objects.count() == 1, "evidence is kept"


def test_a_campaign_is_judged_in_as_many_queries_at_one_force_as_at_43(django_assert_max_num_queries, asked, kent):
    from requests_app.models import Force

    received(kent, totals_return(26, 52))
    everybody = campaign(*Force.objects.values_list("slug", flat=True), slug="everybody")
    with django_assert_max_num_queries(12):
        assert len(judged_campaign(asked, today=TODAY)) == 3
    with django_assert_max_num_queries(12):
        assert len(judged_campaign(everybody, today=TODAY)) == 43


def test_judged_alone_a_return_is_what_it_is_among_all(asked, kent):
    """The short way looks at the others only for the marks of their files: the judgement is the same, word for word."""
    received(kent, totals_return(26, 90))
    for slug in ("essex", "surrey"):
        received(asked.requests.get(force__slug=slug), totals_return(26, 90))
    for item in judged_campaign(asked, today=TODAY):
        alone = judged_return(item.request, today=TODAY)
        assert (alone.facts, alone.state, alone.mark) == (item.facts, item.state, item.mark)
        assert "R302" in {finding.id for finding in alone.blocking}


def test_a_new_warning_of_a_newer_program_shows_as_open_and_leaves_the_sign_off(kent, supervisor):
    document = received(kent, totals_return(26, 52))
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared with the document.")
    document.extractions.get().findings.create(kind="Q999", level="warning", message="New.", fingerprint="n" * 64)
    item = judged(kent)
    assert [finding.id for finding in item.waiting] == ["Q999"]
    assert item.signed


def test_a_new_blocking_finding_takes_a_signed_return_out(kent, supervisor):
    document = received(kent, totals_return(26, 52))
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared with the document.")
    document.extractions.get().findings.create(kind="Q999", level="error", message="New.", fingerprint="n" * 64)
    item = judged(kent)
    assert item.state is State.BLOCKED
    assert item.stale
    assert not item.signed


def test_signing_one_of_43_off_reads_the_figures_of_that_one_only(kent, supervisor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    received(kent, totals_return(26, 52))
    with CaptureQueriesContext(connection) as queries:
        actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared with the document.")
    figures = [query["sql"] for query in queries if 'FROM "ingestion_offencerecord"' in query["sql"]]
    own = [sql for sql in figures if f'"request_id" IN ({kent.pk})' in sql]
    assert len(own) == 2, "those that count, and those beside them that do not"
    [beside] = [sql for sql in figures if sql not in own]
    assert '"breakdown" = ' in beside, "of the others only what forces are compared by: what is not divided"


def test_blank_cells_and_rows_of_no_category_never_leave_an_exact_total(kent):
    """App 20, SMS blank: at least 20. App 40, SMS 11, and a row of 4 that no category matches: 51 to 55."""
    document = copy.deepcopy(kent.campaign.document)
    document["dimensions"]["method"] = {"label": "Method", "categories": ["App", "SMS"]}
    document["questions"].append({"number": "3", "text": "By method?", "breakdown": ["method"], "sums_to": "1"})
    kent.campaign.document = document
    kent.campaign.save()
    rows = [["Category", "2017/18", "2018/19"], ["App", 20, 40], ["SMS", "", 11], ["Zorble", 3, 4], ["Female", 2, 3]]
    received(kent, csv_return(rows))
    figures = campaign_figures(kent.campaign, today=TODAY, provisional=True)
    first, second = (figures.ledger.cell(kent.force.code, "3", period) for period in ("2017/18", "2018/19"))
    assert (first.interval.low, first.interval.high) == (20, None)
    assert (second.interval.low, second.interval.high) == (51, 55)
    assert any("“Zorble”" in doubt for doubt in second.doubts)


def first_and_revised(kent, *, question_2=True):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]
    first = received(kent, csv_return(rows), name="first.csv")
    if question_2:
        rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 21, 43], ["Male", 7, 12], ["Unknown", 1, 0]]
        return first, received(kent, csv_return(rows), name="revised.csv")
    return first, received(kent, totals_return(28, 55), name="revised.csv")


def test_a_revision_beside_the_first_answer_is_one_comparison_and_saying_so_settles_it(kent):
    first, second = first_and_revised(kent)
    [finding] = judged(kent).blocking
    assert finding.id == "R304"
    assert "first.csv and revised.csv differ in 5 figures" in finding.message
    documents.supersede(document=second, predecessor=first, by=None)
    assert not judged(kent).blocking


def test_a_question_that_a_revision_leaves_out_blocks_until_a_person_says_what_became_of_it(kent, supervisor):
    first, second = first_and_revised(kent, question_2=False)
    documents.supersede(document=second, predecessor=first, by=None)
    [finding] = judged(kent).blocking
    assert finding.id == "R303"
    assert "first.csv gave 6 figures for question 2" in finding.message
    actions.accept(request=kent, findings=[finding], reason="The force withdrew it by letter.", by=supervisor)
    item = judged(kent)
    assert item.state is State.USABLE
    assert {figure.question for figure in item.facts.figures} == {"1"}
