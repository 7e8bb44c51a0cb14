"""The packed rich text of Outlook, by the example of its specification ([MS-OXRTFCP] 4.1)."""

from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.rich_text import holds_page, page, unpacked, words

EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0".replace(
        " ", ""
    )
)


def test_the_example_of_the_specification():
    assert unpacked(EXAMPLE) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_words_and_tables_of_rich_text():
    rich = rb"{\rtf1{\fonttbl{\f0 Arial;}}\pard Caf\'e9 \u163?5\par Under 12\cell 26\row}"
    assert words(rich) == "Café £5\nUnder 12\t26"


def test_the_page_that_outlook_wrapped_comes_out_and_what_stands_in_for_it_does_not():
    rich = (
        rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 Caf\'e9: "
        rb'{\*\htmltag84 <a href="https://force.example/19">}here{\*\htmltag92 </a>}\htmlrtf \par}\htmlrtf0 '
        rb"{\*\htmltag72 </p>}}"
    )
    assert holds_page(rich)
    assert page(rich) == '<p>Café: <a href="https://force.example/19">here</a></p>'
    assert words(rich) == "Café: here"


def test_characters_beyond_the_charset_and_what_stands_in_for_them():
    assert words(rb"{\rtf1\uc1 \u8217?s \u-10179?\u-8704? \uc2\u163 xy5}") == "’s 😀 £5"


@given(st.binary(max_size=200))
def test_nothing_breaks_it(noise):
    unpacked(noise)
    unpacked(EXAMPLE[:16] + noise)
    words(noise)
    page(noise)
