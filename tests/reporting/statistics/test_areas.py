"""Areas are made of the asked forces, each figure of a force in exactly one region and one country."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reporting.statistics.areas import ENGLAND_AND_WALES, areas, force_area, nation
from tests.reporting.builders import FORCES

SUBSETS = st.lists(st.sampled_from(FORCES), unique=True)


@given(SUBSETS)
def test_every_area_has_a_member_and_a_name_of_its_own(asked):
    found = areas(asked)
    assert all(area.members for area in found)
    assert len({area.name for area in found}) == len(found)
    assert {code for area in found for code in area.members} == {force.code for force in asked}


@given(SUBSETS.filter(bool))
def test_each_kind_parts_the_nation(asked):
    found = areas(asked)
    for kinds in (("force",), ("region", "country"), ("country",)):
        # Wales is told once, as a country, and is a region too.
        inside = [a for a in found if a.kind in kinds and not (kinds[0] == "region" and a.name == "England")]
        counted = Counter(code for area in inside for code in area.members)
        assert counted == Counter(nation(asked).members)


def test_the_nation_is_named_and_a_force_is_an_area_of_one():
    assert nation(FORCES).name == ENGLAND_AND_WALES
    assert nation([]).members == ()
    assert force_area(FORCES[0]).members == (FORCES[0].code,)
