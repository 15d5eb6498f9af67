import django.db.models.deletion
import trellis.foundation.ids
import trellis.rooms.people.models.audiences
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0004_led_by_the_learner'),
        ('foundation', '0001_the_foundation'),
        ('people', '0002_a_part_of_the_day_taken_out'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('prompt', models.CharField(max_length=40)),
                ('asked', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['author', 'at'], name='reflection_author_at')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='reflection_says_something')],
            },
        ),
    ]
