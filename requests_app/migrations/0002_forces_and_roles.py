import csv
from pathlib import Path

from django.db import migrations


def load(apps, schema_editor):
    """The 43 territorial forces and the four roles. Facts of 2018-19: an address counts as unverified until somebody
    verifies it."""
    force = apps.get_model("requests_app", "Force")
    with open(Path(__file__).resolve().parents[1] / "data" / "forces.csv", newline="") as file:
        for row in csv.DictReader(file):
            force.objects.update_or_create(
                code=row["code"],
                defaults={
                    "name": row["name"],
                    "short_name": row["short_name"],
                    "slug": row["slug"],
                    "region": row["region"],
                    "country": row["country"],
                    "aliases": [alias for alias in row["aliases"].split(";") if alias],
                    "website": row["website"],
                    "foi_email": row["foi_email"],
                    "population": int(row["population"]),
                    "population_under_18": int(row["population_under_18"]),
                },
            )
    group = apps.get_model("auth", "Group")
    for name in ("Researchers", "Staff", "Supervisors", "Readers"):
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
