"""The triggers. One table at a time: none is held while another is waited for; broken off, it can be run again."""

from django.db import migrations

from review.changes_sql import STEPS, UNDONE


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("requests_app", "0023_changes_by_campaign"),
        ("ingestion", "0016_documents_by_name"),
        ("review", "0015_kept_across_looked_for"),
    ]
    operations = [
        migrations.RunSQL("", UNDONE),
        *[migrations.RunSQL(step, "") for step in STEPS],
    ]
