"""Who is drawn, and how: one line for each person of the demo school and of the tests."""

from typing import NamedTuple


class Skin(NamedTuple):
    """The paper for skin, its shade, the ink of the mouth, and the blush of the cheeks."""

    light: str
    shade: str
    mouth: str
    blush: str
    ink: str = "#2b211d"
    patch: str = "#f6e3d0"


SKINS = {
    "milk": Skin("#f8dfcd", "#e9c0a6", "#a4493f", "#ec9f8d"),
    "peach": Skin("#f2c9a5", "#dfaa80", "#974237", "#e58f73"),
    "honey": Skin("#e6b486", "#cd9361", "#8a3a2c", "#d9805a"),
    "olive": Skin("#d6a373", "#bb8553", "#7b3325", "#c87a50"),
    "tan": Skin("#c58a59", "#a56d40", "#6b2a1e", "#b8623f"),
    "brown": Skin("#a06b44", "#825232", "#4f1d14", "#8f4a2e"),
    "deep": Skin("#774c30", "#5c3822", "#36130d", "#8d4a32", "#1f1511"),
    "night": Skin("#5a3a28", "#43291b", "#280e0a", "#75402d", "#170f0c", "#a67c5c"),
}

HAIR = {
    "black": ("#25211f", "#3a3431"), "brown": ("#54351f", "#6d4a2e"), "chestnut": ("#7d4a26", "#643a1d"),
    "copper": ("#b5562b", "#96451f"), "straw": ("#dcb25c", "#c0954a"), "sand": ("#b8935a", "#9c7a46"),
    "grey": ("#a9a8a1", "#8f8e87"), "white": ("#e6e3da", "#cbc8be"), "steel": ("#5f6163", "#4b4d4f"),
    "plum": ("#7a4d78", "#653d63"), "teal": ("#2f7f80", "#256768"), "rose": ("#c77a84", "#ad636d"),
    "saffron": ("#e08a2c", "#c27220"), "indigo": ("#3f5390", "#334577"),
}  # fmt: skip

CLOTH = {
    "brick": ("#c65340", "#a8402f"), "clay": ("#bd6a32", "#9e5526"), "ochre": ("#dfa636", "#c38c24"),
    "moss": ("#86963f", "#6d7b30"), "leaf": ("#4a8556", "#3a6d45"), "teal": ("#2f8688", "#246e70"),
    "woad": ("#416f9f", "#335a84"), "plum": ("#85558f", "#6d4376"), "rose": ("#cf7288", "#b45c71"),
    "ink": ("#36464d", "#28363c"), "cream": ("#f5ecd6", "#e0d3b4"), "sky": ("#9cc3d6", "#7fabc0"),
    "madder": ("#a03c56", "#853045"), "grey": ("#9aa39b", "#828b83"), "white": ("#fffdf6", "#e2ddcc"),
    "peach": ("#eeb391", "#d89874"), "mint": ("#a8d0b4", "#8cb89a"), "jet": ("#25211f", "#111111"),
    "gold": ("#d9a92e", "#b98d1e"),
}  # fmt: skip

TINTS = {
    "sky": "#d7e6ec", "rose": "#f2dedd", "straw": "#f5eac1", "peach": "#f6e1ca", "sage": "#dfe9d1", "lilac": "#e5dfee",
    "mint": "#d7ece4", "sand": "#ece4d3",
}  # fmt: skip

# key: (age, tint, skin, head, hair, hair colour, clothes and its two cloths, accent, smile, features)
# A feature may also be a motif ("motif:sun") or something worn on the body ("scarf").
CAST = {
    # Class 2B, grade 2
    "ada": ("child", "sky", "deep", "round", "puffs", "black", "dungarees woad ochre", "ochre", "wide", ""),
    "arjun": ("child", "rose", "tan", "round", "patka", "saffron", "kurta teal cream", "ochre", "smile", ""),
    "bea": ("child", "straw", "milk", "heart", "wavy", "copper", "yoke leaf cream", "ochre", "smile", "freckles clip"),
    "chidi": ("child", "peach", "night", "square", "flat", "black", "stripes ochre brick", "ochre", "smile", ""),
    "elif": ("child", "sage", "honey", "oval", "sideplait", "chestnut", "spots plum cream", "rose", "small", ""),
    "femi": ("child", "mint", "brown", "round", "rows", "black", "tee brick ochre", "gold", "wide", "motif:sun"),
    "gia": ("child", "rose", "olive", "heart", "tail", "brown", "yoke ochre brick", "brick", "wide", "hearing"),
    "hana": ("child", "lilac", "peach", "round", "bob", "black", "cardigan teal white", "rose", "small", ""),
    "ivo": ("child", "sand", "milk", "square", "mop", "straw", "isle woad white", "ochre", "small", ""),
    "jo": ("child", "sky", "milk", "oval", "pixie", "brown", "checked clay cream", "woad", "smile", "glasses"),
    "kofi": ("child", "straw", "deep", "oval", "twists", "black", "hoodie leaf cream", "ochre", "gap", ""),
    "lina": ("child", "peach", "honey", "round", "fringe", "chestnut", "tee sky brick", "brick", "small", "band motif:boat"),
    "maya": ("child", "straw", "tan", "round", "plaits", "black", "tee brick cream", "gold", "gap", "motif:leaf"),
    "mina": ("child", "sage", "olive", "oval", "curls", "black", "shirt rose cream", "teal", "smile", "flower"),
    "noor": ("child", "sage", "tan", "oval", "hijab", "plum", "tee madder cream", "rose", "smile", ""),
    "olek": ("child", "mint", "milk", "round", "buzz", "sand", "stripes moss cream", "ochre", "small", "plaster"),
    "pere": ("child", "lilac", "peach", "round", "ringlets", "black", "tee woad ochre", "ochre", "side", "motif:fish"),
    "quinn": ("child", "sky", "milk", "heart", "curls", "copper", "hoodie plum white", "ochre", "wide", "freckles"),
    "rui": ("child", "sand", "peach", "square", "tuft", "black", "tee ochre madder", "ochre", "wide", "motif:zig"),
    "sam": ("child", "rose", "brown", "round", "coils", "brown", "tee teal ochre", "jet", "gap", "squares motif:moon"),
    "tomas": ("child", "lilac", "honey", "oval", "sweep", "chestnut", "zipped moss cream", "ochre", "smile", "chair"),
    "vida": ("child", "mint", "peach", "oval", "crown", "straw", "dungarees rose cream", "madder", "smile", ""),
    "wren": ("child", "peach", "night", "heart", "afro", "black", "yoke mint plum", "rose", "smile", "vitiligo bow"),
    "yusuf": ("child", "straw", "olive", "round", "crop", "black", "hoodie woad ochre", "jet", "smile", "patched"),
    # The advisory of Mr Duarte
    "leo": ("teen", "sage", "honey", "oval", "curls", "brown", "hoodie woad cream", "ochre", "side", ""),
    "kim": ("teen", "rose", "peach", "square", "flop", "black", "vest ink white", "ochre", "smile", ""),
    "zoe": ("teen", "straw", "brown", "oval", "locs", "black", "tee ochre plum", "gold", "wide", "hoops motif:leaf"),
    "max": ("teen", "sky", "milk", "long", "curtain", "sand", "checked brick cream", "ochre", "small", "phones"),
    "amina": ("teen", "mint", "deep", "oval", "hijab", "teal", "cardigan ink cream", "cream", "smile", ""),
    "bruno": ("teen", "sand", "honey", "square", "crop", "chestnut", "zipped madder cream", "jet", "smile", "squares"),
    "dani": ("teen", "lilac", "olive", "heart", "pixie", "black", "rollneck teal white", "gold", "side", "studs"),
    "eszter": ("teen", "peach", "milk", "heart", "straight", "copper", "stripes ink cream", "leaf", "small", "freckles"),
    "farid": ("teen", "sage", "tan", "long", "sweep", "black", "vneck plum cream", "ochre", "smile", "stubble"),
    "ines": ("teen", "sky", "olive", "oval", "wavy", "brown", "blazer leaf cream", "brick", "wide", "band"),
    "jonas": ("teen", "rose", "peach", "square", "beanie", "straw", "tee grey ink", "teal ink", "side", ""),
    "lucia": ("teen", "sand", "honey", "round", "space", "black", "spots brick cream", "gold", "wide", "glasses"),
    "naya": ("teen", "straw", "tan", "heart", "sideplait", "black", "isle madder cream", "teal", "smile", "implant"),
    "otto": ("teen", "mint", "milk", "round", "mop", "copper", "shirt sky white", "ochre", "small", "chair"),
    "tess": ("teen", "lilac", "brown", "oval", "afro", "brown", "dungarees teal peach", "gold", "smile", "freckles studs"),
    # Staff
    "osei": ("adult", "peach", "deep", "oval", "topbun", "black", "cardigan plum ochre", "gold", "smile", "drops"),
    "duarte": ("adult", "sky", "honey", "long", "receding", "grey", "vest leaf white", "ink", "smile", "squares beard lines"),
    "keller": ("adult", "rose", "milk", "oval", "sidebob", "straw", "blazer woad white", "madder", "smile", "glasses lines"),
    "brandt": ("adult", "sand", "peach", "square", "bald", "copper", "checked moss cream", "ochre", "smile", "beard"),
    "iman": ("adult", "lilac", "tan", "oval", "hijab", "indigo", "blazer madder cream", "sky", "smile", ""),
    "vera": ("adult", "mint", "peach", "heart", "lowbun", "white", "cardigan madder cream", "madder", "smile", "halfmoons lines beads"),
    "amari": ("adult", "straw", "night", "square", "buzz", "black", "zipped brick cream", "ochre", "smile", "goatee whistle"),
    "nunes": ("adult", "sage", "olive", "long", "flatcap", "steel", "vest ink sky", "clay ink", "smile", "moustache lines pocket"),
    # Families, a mentor, a stranger
    "ruiz": ("adult", "lilac", "olive", "oval", "layers", "black", "vneck clay cream", "teal", "wide", "drops"),
    "ana": ("adult", "sage", "honey", "heart", "wavy", "brown", "rollneck teal cream", "grey", "small", "streak studs"),
    "rosa": ("adult", "sky", "brown", "round", "bandana", "black", "dungarees ink ochre", "brick", "wide", "hoops spanner"),
    "nilsson": ("adult", "sand", "milk", "long", "flop", "sand", "rollneck ink peach", "ink", "side", "glasses scarf lines"),
}  # fmt: skip
