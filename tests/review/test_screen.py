"""The judging screen: cells and records that know each other, what needs a person with its place, a figure's life."""

import io
import re
from decimal import Decimal

import docx
import openpyxl
import pytest
from reportlab import platypus
from reportlab.lib import colors

from ingestion import actions as documents
from ingestion.models import Document, OffenceRecord
from ingestion.tasks import read_waiting
from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from review import actions
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kent(db):
    return campaign("kent", "essex").requests.get(force__slug="kent")


@pytest.fixture
def supervisor(client, db):
    user = person("supervisor", SUPERVISOR)
    client.force_login(user)
    return user


def shown(client, request):
    return client.get(f"/review/returns/{request.pk}/").content.decode()


def printed(rows):
    held = io.BytesIO()
    table = platypus.Table(rows, colWidths=[180, 80, 80])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    platypus.SimpleDocTemplate(held).build([table])
    return held.getvalue()


def two_figures(kent):
    received(kent, totals_return(26, 900), name="first.csv")
    received(kent, totals_return(26, 85), name="second.csv")


def test_every_cell_that_was_read_leads_to_its_record_and_back(client, kent, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(rows), name="sexes.csv")
    page = shown(client, kent)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)), "no name is given twice"
    records = list(OffenceRecord.objects.filter(extraction__current=True))
    assert len(records) == 8
    for record in records:
        assert f'id="c-{record.pk}"' in page, record
        assert f'id="r-{record.pk}"' in page, record
        assert f'href="#r-{record.pk}"' in page or record.as_written == "26", record
        assert f'href="#c-{record.pk}"' in page, record
    led_to = set(re.findall(r'href="#([^"]+)"', page))
    assert led_to - {"main"} <= set(ids), "every link on the page leads somewhere"


def test_a_value_printed_twice_has_one_record_that_both_cells_lead_to(client, kent, supervisor):
    two_figures(kent)
    page = shown(client, kent)
    twice = OffenceRecord.objects.filter(period_label="2017/18")
    assert twice.count() == 2
    for record in twice:
        assert f'href="#r-{record.pk}"' in page
        assert f'id="r-{record.pk}"' in page


def test_what_blocks_is_numbered_and_its_cells_carry_the_number(client, kent, supervisor):
    two_figures(kent)
    page = shown(client, kent)
    assert 'id="matter-1"' in page
    first, second = OffenceRecord.objects.filter(period_label="2018/19").order_by("pk")
    for record in (first, second):
        cell = re.search(rf'<td id="c-{record.pk}".*?</td>', page)[0]
        assert "cell-doubtful" in cell
        assert 'href="#matter-1"' in cell
    matter = page[page.index('id="matter-1"') : page.index('id="sign-off"')]
    assert f'href="#c-{first.pk}"' in matter
    assert "<strong>900</strong>" in matter
    assert "<strong>85</strong>" in matter
    assert "Neither: enter the figure" in matter
    assert "Leave this figure out" in matter


def test_a_label_that_no_category_matches_is_shown_where_it_stands(client, kent, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Binary other thing", 6, 11]]
    received(kent, csv_return(rows))
    page = shown(client, kent)
    message = page.index("no category for")
    anchor = re.search(r'class="evidence" href="#([^"]+)">show', page[message:])[1]
    assert f'id="{anchor}"' in page
    cell = page[page.index(f'<td id="{anchor}"') :]
    assert "cell-doubtful" in cell[: cell.index("</td>")]


def test_hidden_struck_and_merged_cells_are_shown_as_such(client, kent, supervisor):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    for row in [["Offences recorded", None, None], ["", "2017/18", "2018/19"], ["Number of offences", 26, 52],
                ["Earlier count", 27, 50]]:  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[4].hidden = True
    sheet["B3"].font = openpyxl.styles.Font(strike=True)
    held = io.BytesIO()
    book.save(held)
    received(kent, held.getvalue(), name="data.xlsx")
    page = shown(client, kent)
    assert 'colspan="3"' in page
    assert "4 hidden" in page
    assert re.search(r"<s>26</s>.*?struck out", page)


def test_a_letter_is_shown_with_the_sentence_that_was_read_marked(client, kent, supervisor):
    letter = docx.Document()
    letter.add_paragraph("Thank you for your request.")
    letter.add_paragraph("In 2018/19 the force recorded 52 offences, compared with 26 in 2017/18.")
    held = io.BytesIO()
    letter.save(held)
    received(kent, held.getvalue(), name="letter.docx")
    page = shown(client, kent)
    pks = list(OffenceRecord.objects.values_list("pk", flat=True))
    assert len(pks) == 2
    marked = re.search(r'<p id="c-\d+" class="cell-figure.*?</p>', page, re.S)[0]
    assert "52 offences" in marked
    assert all(f'href="#r-{pk}"' in marked and f'id="c-{pk}"' in marked for pk in pks)
    assert "<p>Thank you for your request.</p>" in page


def test_a_page_of_a_pdf_is_a_picture_with_a_link_over_each_figure(client, kent, supervisor):
    rows = [["", "2017/18", "2018/19"], ["Number of offences", "26", "52"]]
    received(kent, printed(rows), name="reply.pdf")
    page = shown(client, kent)
    assert '/pages/1.png" width="' in page
    boxed = re.findall(r'<a id="c-(\d+)" href="#r-\1"', page)
    assert set(map(int, boxed)) == set(OffenceRecord.objects.values_list("pk", flat=True))


def test_a_long_sheet_shows_the_rows_in_question_and_says_what_it_leaves_out(client, kent, supervisor):
    rows = [["", "2017/18", "2018/19"], ["Number of offences", 26, 900]]
    filler = [[f"note {number}", "", ""] for number in range(900)]
    last = [["", "2017/18", "2018/19"], ["Number of offences", 26, 85]]
    received(kent, csv_return([*rows, *filler, *last]), name="long.csv")
    page = shown(client, kent)
    far = OffenceRecord.objects.filter(as_written="85").first()
    assert far is not None
    assert f'id="c-{far.pk}"' in page
    assert re.search(r"\d+ rows not shown here", page)


def test_a_figures_life_tells_how_it_was_read_who_corrected_it_and_who_signed(client, kent, supervisor):
    document = received(kent, totals_return(26, 52), by=person("staff", STAFF))
    actions.correct(
        request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(53), high=Decimal(53),
        reason="Confirmed by telephone.", by=person("colleague", SUPERVISOR),
    )  # fmt: skip
    documents.read_again(document=document, by=supervisor)
    read_waiting(document.pk)
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared.")
    where = f"/review/returns/{kent.pk}/figure/"
    page = client.get(where, {"key": "1|2018/19"}).content.decode()
    said = re.sub(r"<[^>]+>", "", page)
    assert said.index("Set to 53") < said.index("(reading 2)") < said.index("Signed off with the return")
    assert "Confirmed by telephone." in said
    assert "(reading 1)" in said
    assert "in a table with labels at its side and its head" in said
    in_place = client.get(where, {"key": "1|2018/19"}, headers={"HX-Request": "true"}).content.decode()
    assert in_place.startswith('<td colspan="3"')
    assert "Set to 53" in in_place
    assert client.get(where, {"key": "9|nothing"}).status_code == 404


def test_a_life_says_nothing_of_what_is_kept_apart(client, kent):
    received(kent, totals_return(41, 43), name="Jane Bloggs.csv")
    Document.objects.update(quarantined=True)
    where = f"/review/returns/{kent.pk}/figure/"
    client.force_login(person("researcher", RESEARCHER))
    refused = client.get(where, {"key": "1|2018/19"})
    assert refused.status_code == 404
    assert "Jane Bloggs" not in shown(client, kent)
    client.force_login(person("supervisor", SUPERVISOR))
    assert "43" in client.get(where, {"key": "1|2018/19"}).content.decode()


def test_a_warning_about_a_figure_offers_to_leave_it_out(client, kent, supervisor):
    received(kent, totals_return(10, 89))
    [finding] = [f for f in judged_return(kent, today=TODAY).waiting if f.id == "R401"]
    assert set(finding.about) == {"1|2017/18", "1|2018/19"}
    assert 'name="leave_out" value="1|2018/19"' in shown(client, kent)
    said = {"finding": finding.fingerprint, "leave_out": "1|2018/19"}
    client.post(f"/review/returns/{kent.pk}/settle/", said)
    after = judged_return(kent, today=TODAY)
    assert "R401" not in {f.id for f in after.waiting}
    assert [f.left_out for f in after.facts.figures if f.period == "2018/19"] == [True]


def test_more_records_cost_no_more_queries(client, kent, supervisor, django_assert_max_num_queries):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]
    for number in range(5):
        received(kent, csv_return([[f"Return {number}"], *rows]), name=f"{number}.csv")
    with django_assert_max_num_queries(20):
        assert "judging-documents" in shown(client, kent)


def test_two_documents_that_differ_throughout_are_compared_figure_by_figure(client, kent, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]
    later = [["Sex of victim", "2017/18", "2018/19"], ["Female", 22, 40], ["Male", 7, 11], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="first.csv")
    received(kent, csv_return(later), name="revised.csv")
    page = shown(client, kent)
    told = page[page.index("The 3 figures that differ") :]
    told = re.sub(r"<[^>]+>", " ", told[: told.index("</details>")])
    assert re.findall(r"question 2, (\S+), (\w+)\s+(\d+)\s+(\d+)\s+([+-]\d+)", told) == [
        ("2017/18", "Female", "20", "22", "+2"),
        ("2018/19", "Female", "41", "40", "-1"),
        ("2017/18", "Male", "6", "7", "+1"),
    ]


def test_what_is_about_figures_comes_before_a_layout_that_is_other_than_last_time(client, kent, supervisor):
    head, sexes = ["", "2017/18", "2018/19"], [[], ["Sex of victim", "2017/18", "2018/19"]]
    first = [head, ["Number of offences", 26, 52], *sexes, ["Female", 20, 40], ["Male", 6, 12]]
    received(kent, csv_return(first), name="2018.csv")
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared.")
    again = campaign("kent", slug="again").requests.get()
    more = [*sexes, ["Female", 8, 80], ["Male", 2, 9], ["Unknown", 0, 0]]
    received(again, csv_return([head, ["Number of offences", 10, 89], *more]), name="2019.csv")
    page = shown(client, again)
    matters = page[page.index('id="matters"') :]
    kinds = list(re.findall(r'#([QR]\d{3})">', matters))
    assert "R401" in kinds
    drift = [place for place, kind in enumerate(kinds) if kind.startswith("Q8")]
    assert drift
    assert all(place > kinds.index("R401") for place in drift)
