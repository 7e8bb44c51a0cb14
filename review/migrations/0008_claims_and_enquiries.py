"""Who is judging a return, and what the force was asked about a finding."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0007_plural_names'),
        ('review', '0007_kept_judgement'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='forcereturn',
            options={'ordering': ['force__name'], 'verbose_name': 'return', 'verbose_name_plural': 'returns to judge: missing and inconsistent'},
        ),
        migrations.AlterModelOptions(
            name='resolution',
            options={'ordering': ['-at'], 'verbose_name': 'warning accepted', 'verbose_name_plural': 'warnings accepted'},
        ),
        migrations.AlterModelOptions(
            name='setaside',
            options={'ordering': ['-at'], 'verbose_name': 'document set aside', 'verbose_name_plural': 'documents set aside'},
        ),
        migrations.AlterModelOptions(
            name='signoff',
            options={'ordering': ['-at'], 'verbose_name': 'sign-off', 'verbose_name_plural': 'sign-offs'},
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='claim', to='requests_app.foirequest')),
            ],
        ),
        migrations.CreateModel(
            name='Enquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(db_index=True, max_length=64)),
                ('kind', models.CharField(max_length=10)),
                ('finding', models.TextField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='requests_app.message')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='requests_app.foirequest')),
            ],
            options={
                'verbose_name': 'question to a force',
                'verbose_name_plural': 'questions to forces',
                'ordering': ['-at'],
            },
        ),
    ]
