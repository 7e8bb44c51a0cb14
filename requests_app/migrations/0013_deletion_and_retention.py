from django.db import migrations, models


def officers(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="Data protection officers")


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0012_invitations"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        migrations.AddField(
            model_name='campaign',
            name='emptied_at',
            field=models.DateTimeField(blank=True, help_text='Its documents and letters were deleted', null=True),
        ),
        migrations.AddField(
            model_name='campaign',
            name='keep_until',
            field=models.DateField(blank=True, help_text='Then a person is asked to delete them', null=True, verbose_name='documents and letters kept until'),
        ),
        migrations.AddField(
            model_name='message',
            name='deleted_at',
            field=models.DateTimeField(blank=True, help_text='The mail as it came was deleted on purpose', null=True),
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folder', models.CharField(choices=[('documents', 'documents'), ('mail', 'mail')], max_length=10)),
                ('name', models.CharField(help_text="A document's sha256, or a mail's path in the mail folder", max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('folder', 'name'), name='one_removal_a_file')],
            },
        ),
        migrations.RunPython(officers, migrations.RunPython.noop),
    ]
