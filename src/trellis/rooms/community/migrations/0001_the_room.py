import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('charter', '0001_the_room'),
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80)),
                ('version', models.PositiveIntegerField(default=1)),
                ('question', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('answer', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('why', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('instead', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('expects', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('review_on', models.DateField()),
                ('why_no_part', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.school')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='community.decision')),
                ('vision_part', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='charter.visionpart')),
            ],
            options={
                'ordering': ['review_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('school', 'slug', 'version'), name='decision_version_in_school'), models.CheckConstraint(condition=models.Q(models.Q(('supersedes__isnull', True), ('version', 1)), models.Q(('supersedes__isnull', False), ('version__gt', 1)), _connector='OR'), name='decision_supersedes_the_one_before')],
            },
        ),
        migrations.CreateModel(
            name='DecisionComment',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('learner', 'learner'), ('teacher', 'teacher'), ('advisor', 'advisor'), ('staff', 'staff'), ('counsellor', 'counsellor'), ('leader', 'leader'), ('guardian', 'guardian'), ('mentor', 'mentor'), ('safeguarding_lead', 'safeguarding lead'), ('operator', 'operator')], max_length=20)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waits', 'waits for an answer'), ('stands', 'stands under the decision'), ('set_aside', 'set aside')], default='waits', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='community.decision')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='decision_comment_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__gte', models.F('at')), ('answered_by__isnull', False)), _connector='OR'), name='decision_answer_is_signed')],
            },
        ),
        migrations.CreateModel(
            name='DecisionOption',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('text', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('reason', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('is_taken', models.BooleanField(default=False)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='community.decision')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='DecisionVoice',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('group', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('words', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('said_by', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('came_of_it', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='community.decision')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
    ]
