"""What a mail's head says of whom it is from and to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0017_deletions_are_written_down")]
    operations = [
        migrations.AddField(
            model_name="message",
            name="heads",
            field=models.TextField(
                blank=True,
                help_text="From, to and subject as the mail writes them; empty where not looked at yet",
                null=True,
            ),
        ),
    ]
