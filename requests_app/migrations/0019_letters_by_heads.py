"""Letters looked for by their heads, with no lock while the index is made: letters come in meanwhile."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.contrib.postgres.search import SearchVector
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_app", "0018_heads_of_letters")]
    operations = [
        AddIndexConcurrently(
            model_name="message",
            index=GinIndex(SearchVector("heads", config="english"), name="letters_by_heads"),
        ),
    ]
