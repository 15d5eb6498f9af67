"""What every table shares."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from trellis.foundation.ids import new_id


class Record(models.Model):
    """A row with an identifier of our own making."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class LocalizedField(models.JSONField):
    """Words by language, such as {"en": "Shapes", "es": "Formas"}; read them with foundation.i18n.said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
            raise ValidationError("Words by language are a mapping from a language to a text.")
