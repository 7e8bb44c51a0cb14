"""What came of a question can be taken back with the letter it rests on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0019_letters_by_heads")]
    operations = [
        migrations.AddField(
            model_name="questionoutcome",
            name="withdrawn_at",
            field=models.DateTimeField(
                blank=True, help_text="When it was taken back; it stays in the history", null=True
            ),
        ),
    ]
