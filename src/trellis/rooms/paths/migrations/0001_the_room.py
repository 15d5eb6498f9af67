import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
import trellis.rooms.people.models.audiences
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('continuum', '0001_the_room'),
        ('foundation', '0001_the_foundation'),
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityPlan',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('next', 'could be next'), ('now', 'now'), ('left', 'left for another way'), ('done', 'done')], default='now', max_length=8)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('with_whom', models.CharField(blank=True, max_length=80)),
                ('day', models.DateField(blank=True, null=True)),
                ('started_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['-started_at'],
            },
        ),
        migrations.CreateModel(
            name='ChoiceRecord',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('dimension', models.CharField(max_length=16)),
                ('chosen', models.CharField(max_length=200)),
                ('offered', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='DayPlan',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('learner', 'on'), name='one_plan_a_day')],
            },
        ),
        migrations.CreateModel(
            name='DemonstrationPlan',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('talk', 'a talk'), ('model', 'a model'), ('film', 'a film'), ('text', 'something written'), ('performance', 'a performance'), ('observed', 'work that somebody watches'), ('own', 'a way of my own')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=120)),
                ('noted_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='demonstrations', to='paths.activityplan')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['noted_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('learner', 'target'), name='one_demonstration_a_target'), models.CheckConstraint(condition=models.Q(('answered_by__isnull', False), ('question', ''), _connector='OR'), name='a_question_is_somebodys')],
            },
        ),
        migrations.CreateModel(
            name='Experience',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80)),
                ('kind', models.CharField(max_length=40)),
                ('title', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('young_title', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('why', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('what', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('why_skipped_because', models.CharField(blank=True, max_length=200)),
                ('place', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('with_whom', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('picture', models.CharField(blank=True, max_length=60)),
                ('tags', models.JSONField(blank=True, default=list)),
                ('source', models.JSONField(blank=True, default=dict)),
                ('licence', models.CharField(choices=[('cc_by', 'CC BY 4.0: use it and change it, name its maker'), ('cc_by_sa', 'CC BY-SA 4.0: the same, and what comes of it stays as open'), ('ours', 'Only in our school')], default='ours', max_length=10)),
                ('decided_by', models.JSONField(default=dict)),
                ('from_grade', models.SmallIntegerField(blank=True, null=True)),
                ('to_grade', models.SmallIntegerField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['slug'],
                'constraints': [models.UniqueConstraint(fields=('school', 'slug'), name='experience_slug_in_school')],
            },
        ),
        migrations.AddField(
            model_name='activityplan',
            name='experience',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paths.experience'),
        ),
        migrations.CreateModel(
            name='ExperienceTarget',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('experience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leads_to', to='paths.experience')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('experience', 'target'), name='one_experience_target_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('horizon', models.CharField(choices=[('day', 'today'), ('week', 'this week'), ('year', 'this year'), ('life', 'one day')], max_length=8)),
                ('text', models.CharField(max_length=300)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('made_at', models.DateTimeField()),
                ('reached_at', models.DateTimeField(blank=True, null=True)),
                ('let_go_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('planned_at', models.DateTimeField()),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.criterion')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.group')),
                ('learners', models.ManyToManyField(related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['on', 'planned_at'],
                'constraints': [models.UniqueConstraint(fields=('teacher', 'group', 'criterion', 'on'), name='one_lesson_a_class_a_day')],
            },
        ),
        migrations.CreateModel(
            name='OwnArea',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('order', models.PositiveIntegerField(default=1)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('made_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['order', 'made_at'],
            },
        ),
        migrations.CreateModel(
            name='OwnIdea',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=400)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('yes', 'yes'), ('talk', 'let us talk'), ('taken_back', 'taken back')], default='asked', max_length=12)),
                ('asked_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=400)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('asked_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['asked_at'],
            },
        ),
        migrations.AddField(
            model_name='activityplan',
            name='idea',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='paths.ownidea'),
        ),
        migrations.CreateModel(
            name='OwnStep',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=80)),
                ('order', models.PositiveIntegerField(default=1)),
                ('is_next', models.BooleanField(default=False)),
                ('is_done', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='paths.ownarea')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='PathStep',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('next', 'could be next'), ('now', 'now'), ('left', 'left for another way'), ('done', 'done')], default='now', max_length=8)),
                ('order', models.PositiveIntegerField(default=1)),
                ('planted_at', models.DateTimeField()),
                ('taken_off_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('planted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['order', 'planted_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_off_at__isnull', True)), fields=('learner', 'target'), name='one_live_step_a_target')],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('with_whom', models.CharField(blank=True, max_length=80)),
                ('planned_at', models.DateTimeField()),
                ('taken_out_at', models.DateTimeField(blank=True, null=True)),
                ('block', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.timeblock')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='paths.dayplan')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paths.experience')),
                ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.ownidea')),
                ('lesson', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.lesson')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['planned_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_out_at__isnull', True)), fields=('day', 'block'), name='one_item_a_block'), models.CheckConstraint(condition=models.Q(models.Q(('idea__isnull', True), ('lesson__isnull', True), ('target__isnull', True)), models.Q(('experience__isnull', True), ('lesson__isnull', True), ('target__isnull', True)), models.Q(('experience__isnull', True), ('idea__isnull', True), ('lesson__isnull', True)), models.Q(('experience__isnull', True), ('idea__isnull', True), ('target__isnull', True)), _connector='OR'), name='one_thing_an_item')],
            },
        ),
        migrations.CreateModel(
            name='PlannedExperience',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('week', models.DateField()),
                ('on', models.DateField(blank=True, null=True)),
                ('planned_at', models.DateTimeField()),
                ('experience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.experience')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.group')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['week', 'on', 'planned_at'],
                'constraints': [models.UniqueConstraint(fields=('group', 'experience', 'week'), name='one_planned_experience_a_week'), models.CheckConstraint(condition=models.Q(('on__isnull', True), ('on__gte', models.F('week')), _connector='OR'), name='planned_day_in_its_week')],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('experience', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paths.experience')),
                ('idea', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='project', to='paths.ownidea')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['-begun_at'],
            },
        ),
        migrations.AddField(
            model_name='activityplan',
            name='project',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plans', to='paths.project'),
        ),
        migrations.CreateModel(
            name='ProjectInvitation',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='paths.project')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('project', 'learner'), name='asked_once_into_a_project')],
            },
        ),
        migrations.CreateModel(
            name='WhyQuestion',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('own_why', models.CharField(blank=True, max_length=400)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('answered', 'answered')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=600)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paths.experience')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['asked_at'],
            },
        ),
        migrations.AddConstraint(
            model_name='activityplan',
            constraint=models.CheckConstraint(condition=models.Q(('experience__isnull', False), ('idea__isnull', False), _connector='OR'), name='plan_has_a_way'),
        ),
        migrations.AddConstraint(
            model_name='activityplan',
            constraint=models.UniqueConstraint(fields=('learner', 'project'), name='one_plan_a_project'),
        ),
    ]
