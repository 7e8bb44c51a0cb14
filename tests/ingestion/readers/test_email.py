"""Mails and Outlook messages: the letter and every file it carries."""

from __future__ import annotations

import io
from email.message import EmailMessage

from PIL import Image

from ingestion.pipeline import read_file
from ingestion.readers import email, outlook
from ingestion.readers.html import read_page
from requests_app.mail.parsing import parse_mail


def picture(size) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", size, "white").save(raw, "PNG")
    return raw.getvalue()


def mail_with(*files) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "foi@force.example", "reply@charity.example", "FOI 123/19"
    mail.set_content("Please find attached.\n")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail


def test_the_letter_and_its_files(tmp_path):
    path = tmp_path / "mail"
    path.write_bytes(mail_with(("r.csv", b"1"), ("r.csv", b"2")).as_bytes())
    contents = email.read(path)
    assert [line.text for line in contents.lines] == ["FOI 123/19", "Please find attached."]
    assert [(m.name, m.content) for m in contents.members] == [("r.csv", b"1"), ("r (2).csv", b"2")]


def test_a_table_in_the_letter_itself_is_a_grid():
    mail = EmailMessage()
    mail.set_content("see below")
    html = "<table><tr><th>Age</th><th>2018/19</th></tr><tr><td>Under 12</td><td>26</td></tr></table>"
    mail.add_alternative(html, subtype="html")
    contents = email.contents_of(parse_mail(mail.as_bytes()))
    assert contents.grids[0].rows == [("Age", "2018/19"), ("Under 12", "26")]


def test_a_logo_is_left_and_a_picture_of_a_table_is_not():
    mail = mail_with()
    for size in ((90, 40), (800, 500)):
        mail.add_attachment(
            picture(size), maintype="image", subtype="png", filename=f"{size[0]}.png", disposition="inline"
        )
    contents = email.contents_of(parse_mail(mail.as_bytes()))
    assert [member.name for member in contents.members] == ["800.png"]
    assert [finding.id for finding in contents.findings] == ["Q104"]


def test_a_return_in_a_mail_in_a_mail_is_read_with_its_own_name(tmp_path):
    inner = mail_with(("return.csv", b"Sex of victim,2017/18,2018/19\nFemale,54,28\nMale,12,9\n"))
    outer = mail_with()
    outer.add_attachment(inner)
    path = tmp_path / "mail"
    path.write_bytes(outer.as_bytes())
    reading = read_file(path, name="mail.eml")
    deepest = reading.members[0].members[0]
    assert deepest.file.name == "return.csv"
    assert sorted(record.as_written for record in deepest.records) == ["12", "28", "54", "9"]


def test_an_outlook_template_really_sent(real_returns, tmp_path):
    carried = parse_mail((real_returns / "mail" / "incoming-request-oft-attachments.eml").read_bytes()).attachments[0]
    path = tmp_path / "test.oft"
    path.write_bytes(carried.content)
    contents = outlook.read(path)
    assert [line.text for line in contents.lines] == ["test", "Test oft"]
    assert [(m.name, m.content) for m in contents.members] == [("attach.txt", b"Test attachment \r\n")]


def page_mail(page: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "foi@force.example", "reply@charity.example", "FOI 123/19"
    mail.set_content(f"<html><body>{page}</body></html>", subtype="html")
    return mail


def test_rows_of_a_table_are_no_sentences_of_the_letter_too(tmp_path):
    rows = "<tr><td>Area</td><td>2018</td></tr><tr><td><p>Ashby</p></td><td>41</td></tr>"
    path = tmp_path / "mail.eml"
    path.write_bytes(page_mail(f"<p>Please see below.</p><table>{rows}</table><p>In 2019 there were 7.</p>").as_bytes())
    contents = email.read(path)
    said = [line.text for line in contents.lines]
    assert said == ["FOI 123/19", "Please see below.", "In 2019 there were 7."]
    assert "Q705" not in {finding.id for finding in read_file(path).findings}


def test_lines_of_a_cell_are_not_said_again_in_the_text():
    table: list[str] = []
    read_page("<table><tr><td>Area</td><td>No</td></tr><tr><td>A<br>B</td><td>4<br>7</td></tr></table>", said=table)
    assert email.rows_of_tables(["Area", "No", "A", "B", "4", "7"], table) == {1, 2, 3, 4, 5, 6}


def test_a_table_that_the_text_says_otherwise_stays_in_the_text():
    table: list[str] = []
    read_page("<table><tr><td>Area</td><td>2018</td></tr><tr><td>Ashby</td><td>41</td></tr></table>", said=table)
    assert email.rows_of_tables(["Area 2018", "Ashby 41"], table) == {1, 2}
    assert email.rows_of_tables(["Area 2018", "Ashby 40"], table) == frozenset()
    assert email.rows_of_tables(["Area", "2018", "Ashby", "", "41", "41"], table) == {1, 2, 3, 4, 5}
