"""The desk's search by indexes, with no lock while they are made."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.contrib.postgres.search import SearchVector
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_app", "0020_outcomes_taken_back")]
    operations = [
        AddIndexConcurrently(
            model_name="event",
            index=GinIndex(SearchVector("sentence", config="english"), name="events_by_words"),
        ),
        AddIndexConcurrently(
            model_name="foirequest",
            index=GinIndex(fields=["reference"], opclasses=["gin_trgm_ops"], name="requests_by_parts"),
        ),
        AddIndexConcurrently(
            model_name="message",
            index=GinIndex(
                fields=["subject", "sender", "recipient", "message_id"],
                opclasses=["gin_trgm_ops"] * 4,
                name="letters_by_parts",
            ),
        ),
    ]
