"""The packed rich text of Outlook, by the example of its specification ([MS-OXRTFCP] 4.1)."""

from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.rich_text import unpacked, words

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


@given(st.binary(max_size=200))
def test_nothing_breaks_it(noise):
    unpacked(noise)
    unpacked(EXAMPLE[:16] + noise)
    words(noise)
