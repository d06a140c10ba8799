"""Answers in words, and the place on the scale that each stands for."""

from __future__ import annotations

# Per scale, from its lowest to its highest answer; a place may have several wordings.
LABELS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("very dissatisfied", "extremely dissatisfied"), ("dissatisfied", "somewhat dissatisfied"),
     ("neither satisfied nor dissatisfied", "neutral", "neither"), ("satisfied", "somewhat satisfied"),
     ("very satisfied", "extremely satisfied")),
    (("sehr unzufrieden", "äußerst unzufrieden"), ("unzufrieden", "eher unzufrieden"),
     ("weder zufrieden noch unzufrieden", "weder noch", "teils, teils", "teils teils", "neutral"),
     ("zufrieden", "eher zufrieden"), ("sehr zufrieden", "äußerst zufrieden")),
    (("très insatisfait", "très insatisfaite", "pas du tout satisfait"), ("insatisfait", "plutôt insatisfait", "peu satisfait"),
     ("neutre", "ni satisfait ni insatisfait"), ("satisfait", "plutôt satisfait"), ("très satisfait", "tout à fait satisfait")),
    (("strongly disagree",), ("disagree", "somewhat disagree"), ("neither agree nor disagree", "neutral", "neither"),
     ("agree", "somewhat agree"), ("strongly agree",)),
    (("strongly disagree",), ("disagree",), ("somewhat disagree", "slightly disagree"), ("neither agree nor disagree", "neutral"),
     ("somewhat agree", "slightly agree"), ("agree",), ("strongly agree",)),
    (("stimme überhaupt nicht zu", "stimme gar nicht zu", "trifft gar nicht zu", "trifft überhaupt nicht zu"),
     ("stimme nicht zu", "stimme eher nicht zu", "trifft eher nicht zu"), ("weder noch", "teils, teils", "teils teils", "neutral"),
     ("stimme zu", "stimme eher zu", "trifft eher zu"), ("stimme voll zu", "stimme voll und ganz zu", "trifft voll zu", "trifft voll und ganz zu")),
    (("pas du tout d'accord",), ("pas d'accord", "plutôt pas d'accord"), ("neutre", "ni d'accord ni pas d'accord"),
     ("d'accord", "plutôt d'accord"), ("tout à fait d'accord",)),
    (("very unlikely", "not at all likely"), ("unlikely", "somewhat unlikely"), ("neither likely nor unlikely", "neutral"),
     ("likely", "somewhat likely"), ("very likely", "extremely likely")),
    (("very poor", "very bad", "terrible"), ("poor", "bad"), ("fair", "average", "ok", "okay", "neutral"), ("good",),
     ("very good", "excellent")),
    (("sehr schlecht",), ("schlecht",), ("mittel", "befriedigend"), ("gut",), ("sehr gut",)),
    (("très mauvais",), ("mauvais",), ("moyen",), ("bon",), ("très bon", "excellent")),
    (("very low effort", "very little effort", "very low"), ("low effort", "little effort", "low"), ("neutral", "neither"),
     ("high effort", "high"), ("very high effort", "very high")),
)
NOT_APPLICABLE = (
    "", "n/a", "na", "not applicable", "don't know", "do not know", "no opinion", "prefer not to say", "-", "?",
    "weiß nicht", "keine angabe", "nicht zutreffend", "ne sait pas", "sans avis", "non applicable", "sans objet",
)


def scale_of(labels: set[str]) -> dict[str, int] | None:
    """The places of a scale's labels, from the set that knows all the labels seen; None where none does."""
    for wordings in LABELS:
        places = {label: place for place, same in enumerate(wordings, start=1) for label in same}
        if labels <= places.keys():
            return places
    return None
