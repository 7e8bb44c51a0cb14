"""Where the database notes that a campaign's results may not hold any more, and what was made while it did not."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0021_desk_searched_by_index")]
    operations = [
        migrations.CreateModel(
            name="GroundChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign_id",
                    models.BigIntegerField(
                        help_text="No foreign key: that of a campaign that is being deleted is no fault"
                    ),
                ),
                ("weight", models.DecimalField(decimal_places=0, max_digits=60)),
            ],
        ),
        migrations.CreateModel(
            name="KeptStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=20)),
                ("mark", models.TextField()),
                ("said", models.JSONField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="requests_app.campaign"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("campaign", "what"), name="one_stamp_of_a_kind")],
            },
        ),
    ]
