
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0002_what_each_brings'),
    ]

    operations = [
        migrations.AddField(
            model_name='conferenceline',
            name='is_settled',
            field=models.BooleanField(default=True),
        ),
    ]
