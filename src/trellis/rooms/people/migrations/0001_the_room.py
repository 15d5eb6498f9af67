import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
import trellis.rooms.people.models.school
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('said_as', models.CharField(max_length=60)),
                ('slug', models.SlugField(max_length=60)),
                ('locale', models.CharField(default='en', max_length=12)),
                ('reading', models.CharField(choices=[('young', 'young'), ('teen', 'teen'), ('adult', 'adult')], default='adult', max_length=8)),
                ('portrait', models.CharField(blank=True, max_length=60)),
                ('born_in', models.DateField(blank=True, help_text='The first day of the month: month and year are enough.', null=True)),
                ('grade', models.CharField(blank=True, max_length=12)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['said_as'],
            },
        ),
        migrations.CreateModel(
            name='FamilyKey',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('address_digest', models.CharField(max_length=64, unique=True)),
                ('pin_digest', models.CharField(max_length=200)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('tries_since', models.DateTimeField(blank=True, null=True)),
                ('guardian', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='family_keys', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(unique=True)),
                ('locale', models.CharField(default='en', max_length=12)),
                ('time_zone', models.CharField(default='UTC', max_length=64, validators=[trellis.rooms.people.models.school.validate_time_zone])),
                ('school_days', models.JSONField(default=trellis.rooms.people.models.school.weekdays)),
                ('shows_continuum', models.BooleanField(default=True)),
                ('fewest_told', models.PositiveSmallIntegerField(default=8)),
                ('switched_off', models.JSONField(blank=True, default=list)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('fewest_told__gte', 5)), name='school_fewest_told_floor')],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.school'),
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('class', 'class'), ('advisory', 'advisory'), ('team', 'team'), ('project', 'project')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='people.school')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='DaysAway',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='days_away_end_after')],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='people.school')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='closure_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='TimeBlock',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('starts_at', models.TimeField()),
                ('ends_at', models.TimeField()),
                ('is_free', models.BooleanField(default=False)),
                ('because', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('picture', models.CharField(blank=True, max_length=60)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='time_blocks', to='people.group')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_blocks', to='people.school')),
            ],
            options={
                'ordering': ['starts_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='time_block_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('learner', 'learner'), ('teacher', 'teacher'), ('advisor', 'advisor'), ('staff', 'staff'), ('counsellor', 'counsellor'), ('leader', 'leader'), ('guardian', 'guardian'), ('mentor', 'mentor'), ('safeguarding_lead', 'safeguarding lead'), ('operator', 'operator')], max_length=20)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'role'], name='membership_group_role')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('person', 'role', 'group'), name='one_live_membership')],
            },
        ),
        migrations.CreateModel(
            name='Kiosk',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.group')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at'))), name='kiosk_ends_after_opening')],
            },
        ),
        migrations.CreateModel(
            name='Guardianship',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('relation', models.CharField(blank=True, max_length=40)),
                ('rights', models.CharField(choices=[('full', 'full'), ('limited', 'limited'), ('none', 'none')], default='full', max_length=8)),
                ('has_court_note', models.BooleanField(default=False)),
                ('may_be_contacted', models.BooleanField(default=True)),
                ('guardian', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardianships', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardians', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('guardian', 'learner'), name='one_guardianship_a_pair'), models.CheckConstraint(condition=models.Q(('guardian', models.F('learner')), _negated=True), name='nobody_guards_themself')],
            },
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('school', 'slug'), name='person_slug_in_school'),
        ),
    ]
