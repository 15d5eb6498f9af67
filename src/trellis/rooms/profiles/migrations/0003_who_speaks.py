import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('profiles', '0002_what_adults_add_and_what_helps'),
    ]

    operations = [
        migrations.AlterField(
            model_name='profileentry',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='profileentry',
            constraint=models.CheckConstraint(condition=models.Q(('author', models.F('learner')), ('kind', 'beside'), _connector='XOR'), name='profile_speaks_for_oneself'),
        ),
    ]
