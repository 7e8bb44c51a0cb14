"""What happened last to a campaign, also to one to which nothing happened lately."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_app", "0023_changes_by_campaign")]
    operations = [
        AddIndexConcurrently(
            model_name="event",
            index=models.Index(fields=["campaign", "-at", "-id"], name="events_of_a_campaign"),
        ),
    ]
