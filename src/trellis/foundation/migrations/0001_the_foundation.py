import trellis.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Lease',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('holder', models.CharField(max_length=80)),
                ('until', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='AuditLine',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('school_id', models.UUIDField(db_index=True)),
                ('by_id', models.UUIDField()),
                ('about_id', models.UUIDField(null=True)),
                ('event', models.CharField(max_length=80)),
                ('facts', models.JSONField(default=dict)),
                ('consequences', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['about_id', 'at'], name='audit_about_at'), models.Index(fields=['by_id', 'at'], name='audit_by_at')],
            },
        ),
        migrations.CreateModel(
            name='OutboxEntry',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200)),
                ('job', models.CharField(max_length=200)),
                ('given', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('trouble', models.CharField(blank=True, max_length=200)),
                ('done_at', models.DateTimeField(null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at__isnull', True), ('given_up_at__isnull', True)), fields=['due_at'], name='outbox_waiting'), models.Index(condition=models.Q(('done_at__isnull', False)), fields=['done_at'], name='outbox_done')],
                'constraints': [models.UniqueConstraint(fields=('key',), name='outbox_key_is_done_once'), models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('given_up_at__isnull', True), _connector='OR'), name='outbox_done_or_given_up')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('school_id', models.UUIDField(db_index=True)),
                ('kind', models.CharField(choices=[('picture', 'picture'), ('sound', 'sound'), ('film', 'film'), ('document', 'document')], max_length=10)),
                ('media_type', models.CharField(max_length=40)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField(blank=True, null=True)),
                ('height', models.PositiveIntegerField(blank=True, null=True)),
                ('seconds', models.FloatField(blank=True, null=True)),
                ('label', models.CharField(max_length=80)),
                ('storage_name', models.CharField(max_length=80, unique=True)),
                ('state', models.CharField(choices=[('checked', 'checked'), ('thumbnails_ready', 'small pictures ready')], default='checked', max_length=16)),
                ('created_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='stored_file_not_empty')],
            },
        ),
    ]
