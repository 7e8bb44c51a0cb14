"""The forces that every campaign starts from."""

import pytest

from requests_app.models import Force

pytestmark = pytest.mark.django_db


def test_the_43_territorial_forces_are_loaded_with_code_region_and_population():
    assert Force.objects.filter(territorial=True).count() == 43
    thames_valley = Force.objects.get(code="E23000029")
    assert (thames_valley.name, thames_valley.region) == ("Thames Valley Police", "South East")
    assert Force.objects.filter(country="Wales").count() == 4
    # ONS mid-2018, England: facts of the domain folder.
    assert sum(Force.objects.filter(country="England").values_list("population", flat=True)) == 55_977_178


def test_no_alias_names_two_forces():
    seen = {}
    for force in Force.objects.all():
        for alias in {name.casefold() for name in [*force.aliases, force.name, force.short_name]}:
            assert seen.setdefault(alias, force.code) == force.code, alias


def test_an_address_is_unverified_until_somebody_verifies_it():
    assert not Force.objects.exclude(foi_email_verified_on=None).exists()
