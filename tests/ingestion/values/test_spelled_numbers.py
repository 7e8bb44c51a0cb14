import re

from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.spelled_numbers import SPELLED, read_spelled

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
UNITS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n: int) -> str:
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    joint = " and " if 0 < n % 1000 < 100 else " "
    return f"{spelled(n // 1000)} thousand" + (joint + spelled(n % 1000) if n % 1000 else "")


@given(st.integers(0, 99_999), st.booleans())
def test_a_number_written_out_is_read_back(number: int, blanks: bool) -> None:
    words = spelled(number).replace("-", " " if blanks else "-")
    assert read_spelled(words) == number
    found = re.search(rf"\b(?:{SPELLED})\b", f"There were {words} offences.", re.IGNORECASE)
    assert found is not None
    assert found[0] == words


def test_words_that_are_no_number() -> None:
    assert [read_spelled(words) for words in ("", "a few", "and", "hundred", "dozen")] == [None] * 5
