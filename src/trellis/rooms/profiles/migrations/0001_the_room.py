import django.db.models.deletion
import trellis.foundation.ids
import trellis.rooms.people.models.audiences
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProfileEntry',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('line', 'own line'), ('interest', 'interest'), ('strength', 'strength'), ('hope', 'hope')], max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('said_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['said_at'],
                'indexes': [models.Index(fields=['learner', 'kind'], name='profile_learner_kind')],
            },
        ),
    ]
