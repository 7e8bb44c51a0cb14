"""The sum of a campaign's changes, from an index alone."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_app", "0022_changes_noted")]
    operations = [
        AddIndexConcurrently(
            model_name="groundchange",
            index=models.Index(fields=["campaign_id"], include=["weight"], name="changes_of_a_campaign"),
        ),
    ]
