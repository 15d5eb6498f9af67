"""What a page is measured against: a bare Django page with the same middleware, as many queries and the same bytes."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

from trellis.rooms.people.models import School

_template = Template("")
_queries = 0


def imitate(content: str, queries: int) -> None:
    """This function will make the bare page as heavy as another one: its bytes in one flat template, its queries."""
    global _template, _queries
    _template = Template("{% verbatim bare %}" + content + "{% endverbatim bare %}")
    _queries = queries


def bare(request: HttpRequest) -> HttpResponse:
    for _ in range(_queries):
        list(School.objects.values_list("id", "name")[:5])
    return HttpResponse(_template.render(Context()))


urlpatterns = [path("bare/", bare)]
