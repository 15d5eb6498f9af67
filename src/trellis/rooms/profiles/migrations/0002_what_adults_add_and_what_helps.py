import django.db.models.deletion
import trellis.foundation.ids
from django.db import migrations, models


def every_entry_is_the_learners(apps, schema_editor):
    """Until now only learners spoke here."""
    entries = apps.get_model("profiles", "ProfileEntry").objects
    entries.update(author_id=models.F("learner_id"))


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0001_the_foundation'),
        ('people', '0002_a_part_of_the_day_taken_out'),
        ('profiles', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=120)),
                ('how_to', models.CharField(max_length=600)),
                ('learner_words', models.CharField(blank=True, max_length=300)),
                ('basis', models.CharField(choices=[('none', 'no paper: it simply helps'), ('iep', 'individual education programme (IEP)'), ('504', '504 plan'), ('other', 'another paper')], default='none', max_length=8)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['starts_on', 'what', 'id'],
            },
        ),
        migrations.AddField(
            model_name='profileentry',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='profileentry',
            name='file',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile'),
        ),
        migrations.AddField(
            model_name='profileentry',
            name='picture',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='profileentry',
            name='written_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='profileentry',
            name='kind',
            field=models.CharField(choices=[('line', 'own line'), ('name', 'how to say my name'), ('strength', 'strength'), ('interest', 'interest'), ('hope', 'hope'), ('need', 'what I need'), ('language', 'language'), ('to_adults', 'what adults should know'), ('life_area', 'a part of my life'), ('beside', 'beside it')], max_length=12),
        ),
        migrations.AlterField(
            model_name='profileentry',
            name='text',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name='profileentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), ('taken_back_at__isnull', False), _connector='OR'), name='profile_entry_says_something'),
        ),
        migrations.AddField(
            model_name='support',
            name='learner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='support',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school'),
        ),
        migrations.AddField(
            model_name='support',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddIndex(
            model_name='support',
            index=models.Index(fields=['learner', 'starts_on'], name='support_learner_start'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('how_to', ''), _negated=True)), name='support_says_what_and_how'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='support_ends_after_it_begins'),
        ),
        migrations.RunPython(every_entry_is_the_learners, migrations.RunPython.noop),
    ]
