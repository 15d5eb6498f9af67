"""Which picture stands for a target, where those read who read pictures first.

A target, else its strand, has a drawing of its own under its name in ui/pictures. A strand that came in with a framework has
none: then the first plain word of its name, or of its area's, that is known here leads to one; and at last there is a seedling.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from trellis.rooms.continuum.queries import StrandShape, TargetShape
from trellis.ui.drawings import pictures

ANY = "seedling"
WORD = re.compile(r"[^\W\d_]+")
# What frameworks call their parts, in English and Spanish.
WORDS = {
    "number-and-fair-shares": "number numbers operations fractions ratios arithmetic counting mathematics math maths "
    "números número operaciones fracciones razones aritmética matemáticas",
    "shapes-and-space": "geometry shapes shape geometría figuras",
    "measuring": "measurement measuring medición medida",
    "change-and-functions": "functions function algebra algebraic patterns funciones álgebra patrones",
    "data-and-chance": "data statistics probability datos estadística probabilidad",
    "reading": "reading literature literacy vocabulary phonics language english lectura literatura lengua lenguaje vocabulario",
    "writing": "writing spelling grammar escritura ortografía gramática",
    "telling-stories": "speaking listening narrative stories hablar escuchar narración cuentos",
    "making-an-argument": "argument opinion debate argumentación opinión",
    "other-languages": "languages spanish french german idiomas lenguas inglés francés",
    "forces-and-motion": "forces motion force stability waves fuerzas movimiento ondas",
    "stuff-and-energy": "matter energy chemistry physical materials materia energía química física materiales",
    "living-things": "life living organisms ecosystems biology heredity vida vivos organismos ecosistemas biología",
    "earth-and-sky": "earth space weather climate tierra espacio clima",
    "finding-out": "science sciences inquiry investigation ciencia ciencias indagación investigación",
    "healthy-body": "health fitness movement body wellbeing salud cuerpo bienestar deporte",
    "making-and-design": "engineering design technology making tools ingeniería diseño tecnología taller",
    "digital-making": "computing computer computational algorithms programming digital informática computación programación",
    "cooking-and-growing": "food cooking nutrition garden alimentos cocina nutrición huerto",
    "sound-and-music": "music sound musical música sonido",
    "drawing-and-seeing": "art arts visual drawing arte artes dibujo",
    "past-and-memory": "history past historia pasado",
    "places-and-maps": "geography places maps geografía lugares mapas",
    "community": "civics citizenship community society social ciudadanía comunidad sociedad sociales",
    "working-with-others": "collaboration teamwork cooperation colaboración equipo cooperación",
    "friends-and-repair": "relationships friendship emotional relaciones amistad emocional",
    "choosing-and-planning": "planning choosing planificación elegir",
    "noticing-how-i-learn": "learning metacognition aprender aprendizaje",
}
BY_WORD = {word: picture for picture, words in WORDS.items() for word in words.split()}


def picture_for(target: TargetShape) -> str:
    """This function will name the picture of a target, as a static file; the same target always has the same one."""
    return f"ui/pictures/{target.slug if target.slug in pictures() else of_strand(target.strand)}.svg"


def of_strand(strand: StrandShape) -> str:
    """This function will name the picture of a strand: its own, else the nearest by the words of its name."""
    if strand.slug in pictures():
        return strand.slug
    return _by_words(*_names(strand.name), *_names(strand.label), *_names(strand.area.name))


def _names(by_language: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(by_language[language] for language in sorted(by_language))


@lru_cache(maxsize=1024)
def _by_words(*names: str) -> str:
    return next((BY_WORD[word] for name in names for word in WORD.findall(name.lower()) if word in BY_WORD), ANY)
