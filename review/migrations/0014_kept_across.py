"""Findings across returns are looked for in what is kept of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0021_desk_searched_by_index"), ("review", "0013_four_eyes_over_replacements")]
    operations = [
        migrations.CreateModel(
            name="KeptAcross",
            fields=[
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="kept_across",
                        serialize=False, to="requests_app.campaign",
                    ),
                ),
                ("stamp", models.CharField(max_length=32)),
                ("told", models.JSONField(default=list)),
            ],
        ),
    ]  # fmt: skip
