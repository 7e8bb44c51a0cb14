"""Documents looked for by any part of their name, with no lock while the index is made."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("ingestion", "0015_the_uploader_stays"), ("requests_app", "0014_words_are_looked_for")]
    operations = [
        AddIndexConcurrently(
            model_name="document",
            index=GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="documents_by_name"),
        ),
    ]
