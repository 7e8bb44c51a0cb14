"""A share made from its breakdown, looked at once, is the share worked out by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.statistics.areas import areas
from reporting.statistics.shares import breakdown_of, share_of
from tests.reporting.builders import FORCES, figure, ledger, specification
from tests.reporting.statistics import slow_shares

NAMES = ("Facebook", "Instagram", "Kik", "Not recorded", "Unknown")
YEARS = ("2017/18", "2018/19")
cells = st.tuples(
    st.sampled_from(["Kent", "Essex", "Gwent"]),
    st.sampled_from(YEARS),
    st.sampled_from(NAMES),
    st.one_of(st.integers(0, 60), st.sampled_from([(1, 4), (0, None), (None, None)])),
)


@settings(max_examples=150)
@given(st.lists(cells, max_size=25), st.sampled_from([YEARS, YEARS[1:]]), st.booleans())
def test_a_share_of_a_breakdown_is_the_share_by_itself(drawn, periods, expects):
    figures = [
        figure(force, value, period=year, question="4", communication_method=name) for force, year, name, value in drawn
    ]
    book = ledger(figures, questions=specification().questions)
    expected = ("Facebook", "Unknown") if expects else ()
    for area in areas(FORCES)[:4]:
        once = breakdown_of(book, area, "4", periods, "communication_method", expected)
        for wanted in (("Facebook",), ("Kik", "Instagram"), ("Unknown",), ("Nothing of the kind",)):
            slow = slow_shares.share_of(book, area, "4", periods, "communication_method", wanted, expected)
            assert share_of(book, area, "4", periods, "communication_method", wanted, breakdown=once) == slow
            assert share_of(book, area, "4", periods, "communication_method", wanted, expected) == slow
