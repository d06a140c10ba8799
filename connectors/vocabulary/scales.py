"""Answers in words, and the place on the scale that each stands for."""

from __future__ import annotations

# Per scale, from its lowest to its highest answer; a place may have several wordings.
LABELS: tuple[tuple[tuple[str, ...], ...], ...] = (
    # Satisfaction.
    (("very dissatisfied", "very unsatisfied", "extremely dissatisfied", "completely dissatisfied"),
     ("dissatisfied", "unsatisfied", "somewhat dissatisfied", "rather dissatisfied", "not satisfied"),
     ("neither satisfied nor dissatisfied", "neutral", "neither", "neither/nor", "neither nor"),
     ("satisfied", "somewhat satisfied", "rather satisfied"), ("very satisfied", "extremely satisfied", "completely satisfied")),
    (("very dissatisfied",), ("dissatisfied",), ("satisfied",), ("very satisfied",)),
    (("extremely dissatisfied", "very dissatisfied"), ("moderately dissatisfied", "dissatisfied"), ("slightly dissatisfied", "somewhat dissatisfied"),
     ("neither satisfied nor dissatisfied", "neutral"), ("slightly satisfied", "somewhat satisfied"), ("moderately satisfied", "satisfied"),
     ("extremely satisfied", "very satisfied")),
    (("not at all satisfied",), ("slightly satisfied", "not very satisfied"), ("moderately satisfied", "somewhat satisfied"), ("very satisfied",),
     ("extremely satisfied", "completely satisfied")),
    (("sehr unzufrieden", "äußerst unzufrieden"), ("unzufrieden", "eher unzufrieden"),
     ("weder zufrieden noch unzufrieden", "weder noch", "weder/noch", "teils, teils", "teils teils", "teils/teils", "neutral"),
     ("zufrieden", "eher zufrieden"), ("sehr zufrieden", "äußerst zufrieden")),
    (("sehr unzufrieden",), ("unzufrieden", "eher unzufrieden"), ("zufrieden", "eher zufrieden"), ("sehr zufrieden",)),
    (("gar nicht zufrieden", "überhaupt nicht zufrieden"), ("wenig zufrieden",), ("mittelmäßig zufrieden", "teilweise zufrieden"), ("ziemlich zufrieden",),
     ("sehr zufrieden", "völlig zufrieden")),
    (("très insatisfait", "très insatisfaite", "très insatisfait(e)", "pas du tout satisfait", "pas du tout satisfait(e)", "pas du tout satisfaite"),
     ("insatisfait", "insatisfaite", "insatisfait(e)", "plutôt insatisfait", "plutôt insatisfait(e)", "peu satisfait", "plutôt pas satisfait"),
     ("neutre", "ni satisfait ni insatisfait", "ni satisfait(e) ni insatisfait(e)", "sans opinion"),
     ("satisfait", "satisfaite", "satisfait(e)", "plutôt satisfait", "plutôt satisfait(e)", "plutôt satisfaite"),
     ("très satisfait", "très satisfaite", "très satisfait(e)", "tout à fait satisfait", "tout à fait satisfait(e)")),
    (("pas du tout satisfait", "pas du tout satisfait(e)", "très insatisfait"), ("plutôt pas satisfait", "plutôt pas satisfait(e)", "peu satisfait", "insatisfait"),
     ("plutôt satisfait", "plutôt satisfait(e)", "satisfait"), ("très satisfait", "très satisfait(e)", "tout à fait satisfait")),
    # Agreement.
    (("strongly disagree", "fully disagree", "completely disagree"), ("disagree", "somewhat disagree", "tend to disagree", "rather disagree"),
     ("neither agree nor disagree", "neutral", "neither", "undecided"), ("agree", "somewhat agree", "tend to agree", "rather agree"),
     ("strongly agree", "fully agree", "completely agree")),
    (("strongly disagree",), ("disagree", "somewhat disagree"), ("agree", "somewhat agree"), ("strongly agree",)),
    (("strongly disagree",), ("disagree",), ("somewhat disagree", "slightly disagree"), ("somewhat agree", "slightly agree"), ("agree",), ("strongly agree",)),
    (("strongly disagree",), ("disagree",), ("somewhat disagree", "slightly disagree"), ("neither agree nor disagree", "neutral", "neither"),
     ("somewhat agree", "slightly agree"), ("agree",), ("strongly agree",)),
    (("stimme überhaupt nicht zu", "stimme gar nicht zu", "trifft gar nicht zu", "trifft überhaupt nicht zu", "stimme ganz und gar nicht zu"),
     ("stimme nicht zu", "stimme eher nicht zu", "trifft eher nicht zu", "trifft nicht zu"), ("weder noch", "weder/noch", "teils, teils", "teils teils", "teils/teils", "neutral", "unentschieden"),
     ("stimme zu", "stimme eher zu", "trifft eher zu", "trifft zu"), ("stimme voll zu", "stimme voll und ganz zu", "stimme völlig zu", "trifft voll zu", "trifft voll und ganz zu", "trifft völlig zu")),
    (("stimme nicht zu", "trifft nicht zu", "stimme gar nicht zu", "stimme überhaupt nicht zu"), ("stimme eher nicht zu", "trifft eher nicht zu"), ("stimme eher zu", "trifft eher zu"),
     ("stimme zu", "trifft zu", "stimme voll zu", "stimme voll und ganz zu")),
    (("pas du tout d'accord", "pas du tout d’accord"), ("pas d'accord", "plutôt pas d'accord", "pas d’accord", "plutôt pas d’accord"),
     ("neutre", "ni d'accord ni pas d'accord", "ni d’accord ni pas d’accord"), ("d'accord", "plutôt d'accord", "d’accord", "plutôt d’accord"),
     ("tout à fait d'accord", "tout à fait d’accord")),
    (("pas du tout d'accord", "pas du tout d’accord"), ("plutôt pas d'accord", "plutôt pas d’accord"), ("plutôt d'accord", "plutôt d’accord"),
     ("tout à fait d'accord", "tout à fait d’accord")),
    # Likelihood, quality, effort, frequency.
    (("very unlikely", "not at all likely", "extremely unlikely"), ("unlikely", "somewhat unlikely"), ("neither likely nor unlikely", "neutral"),
     ("likely", "somewhat likely"), ("very likely", "extremely likely")),
    (("sehr unwahrscheinlich", "äußerst unwahrscheinlich"), ("unwahrscheinlich", "eher unwahrscheinlich"), ("neutral", "weder noch"),
     ("wahrscheinlich", "eher wahrscheinlich"), ("sehr wahrscheinlich", "äußerst wahrscheinlich")),
    (("très improbable", "pas du tout probable"), ("improbable", "peu probable", "plutôt improbable"), ("neutre",), ("probable", "plutôt probable"),
     ("très probable", "extrêmement probable")),
    (("very poor", "very bad", "terrible"), ("poor", "bad"), ("fair", "average", "ok", "okay", "neutral", "acceptable"), ("good",), ("very good", "excellent", "great")),
    (("poor",), ("fair",), ("good",), ("very good",), ("excellent",)),
    (("poor",), ("fair",), ("good",), ("excellent",)),
    (("sehr schlecht",), ("schlecht",), ("mittel", "mittelmäßig", "befriedigend", "neutral"), ("gut",), ("sehr gut", "ausgezeichnet")),
    (("très mauvais", "très mauvaise"), ("mauvais", "mauvaise"), ("moyen", "moyenne", "correct"), ("bon", "bonne", "bien"), ("très bon", "très bonne", "très bien", "excellent", "excellente")),
    (("very low effort", "very little effort", "very low", "very little"), ("low effort", "little effort", "low", "little"), ("neutral", "neither", "moderate", "moderate effort", "some"),
     ("high effort", "high", "much", "a lot"), ("very high effort", "very high", "very much")),
    (("sehr gering", "sehr wenig", "sehr niedrig"), ("gering", "wenig", "niedrig"), ("mittel", "neutral"), ("hoch", "viel"), ("sehr hoch", "sehr viel")),
    (("très faible", "très peu"), ("faible", "peu"), ("moyen", "neutre"), ("élevé", "beaucoup"), ("très élevé", "énormément")),
    (("never",), ("rarely", "seldom"), ("sometimes",), ("often", "mostly"), ("always", "very often")),
    (("nie", "gar nicht"), ("selten",), ("manchmal", "gelegentlich"), ("oft", "häufig", "meistens"), ("immer", "sehr häufig")),
    (("jamais",), ("rarement",), ("parfois", "quelquefois"), ("souvent",), ("toujours",)),
    (("not at all",), ("slightly", "a little"), ("moderately", "somewhat"), ("very", "quite a bit", "mostly"), ("extremely", "fully", "completely")),
    (("gar nicht", "überhaupt nicht"), ("wenig", "kaum"), ("teilweise", "mittelmäßig"), ("überwiegend", "ziemlich"), ("völlig", "sehr", "voll und ganz")),
    (("pas du tout",), ("un peu",), ("moyennement",), ("plutôt", "beaucoup"), ("tout à fait", "complètement")),
    (("very difficult", "very hard"), ("difficult", "hard", "somewhat difficult"), ("neither easy nor difficult", "neutral", "neither"),
     ("easy", "somewhat easy"), ("very easy",)),
    (("sehr schwierig", "sehr schwer"), ("schwierig", "schwer", "eher schwierig"), ("weder noch", "neutral", "teils, teils"), ("einfach", "leicht", "eher einfach"),
     ("sehr einfach", "sehr leicht")),
    (("très difficile",), ("difficile", "plutôt difficile"), ("neutre", "ni facile ni difficile"), ("facile", "plutôt facile"), ("très facile",)),
    (("very unhappy",), ("unhappy", "rather unhappy"), ("neither happy nor unhappy", "neutral"), ("happy", "rather happy"), ("very happy",)),
    # Two and three points.
    (("no", "false"), ("yes", "true")), (("nein",), ("ja",)), (("non",), ("oui",)),
    (("bad", "not good", "thumbs down", "👎", "poor"), ("good", "thumbs up", "👍")),
    (("offered bad", "bad with comment", "bad"), ("good with comment", "good")),
    (("dissatisfied", "unhappy", "not happy", "🙁", "☹️", "sad"), ("neutral", "😐", "okay", "ok"), ("satisfied", "happy", "🙂", "😊")),
    (("unzufrieden",), ("neutral", "teils, teils", "teils teils"), ("zufrieden",)), (("insatisfait",), ("neutre",), ("satisfait",)),
    (("disagree",), ("neutral", "neither agree nor disagree"), ("agree",)),
    (("detractor", "kritiker", "détracteur"), ("passive", "passiv", "passif"), ("promoter", "promotor", "promoteur")),
    (("★", "★☆☆☆☆", "⭐"), ("★★", "★★☆☆☆", "⭐⭐"), ("★★★", "★★★☆☆", "⭐⭐⭐"), ("★★★★", "★★★★☆", "⭐⭐⭐⭐"), ("★★★★★", "⭐⭐⭐⭐⭐")),
    (("😡", "😠"), ("🙁", "☹️"), ("😐",), ("🙂", "😊"), ("😀", "😍", "😁")),
)
# So many answers will have used every place of a scale.
ENOUGH_TO_TELL = 100
NOT_APPLICABLE = (
    "", "n/a", "na", "n.a.", "not applicable", "don't know", "do not know", "i don't know", "no opinion", "no answer", "prefer not to say", "-", "--", "?", "offered",
    "unoffered", "not answered", "weiß nicht", "keine angabe", "k.a.", "k. a.", "nicht zutreffend", "nicht anwendbar", "keine meinung", "möchte ich nicht sagen",
    "ne sait pas", "je ne sais pas", "sans avis", "non applicable", "sans objet", "sans réponse", "non concerné", "non concerné(e)", "ne souhaite pas répondre",
)


def scale_of(labels: set[str], answers: int = 0) -> dict[str, int] | None:
    """The places of a scale's labels, from a set that knows all the labels seen; None where none does.

    The best set is one that tells all seen labels apart; then, among many ``answers``, one of which every place was
    used, so that four labels are four points; then the first, which has a middle.
    """
    fitting = []
    for wordings in LABELS:
        places = {label: place for place, same in enumerate(wordings, start=1) for label in same}
        if labels <= places.keys():
            used = len({places[label] for label in labels})
            fitting.append(((len(labels) - used, answers >= ENOUGH_TO_TELL and used < len(wordings)), places))
    return min(fitting, key=lambda fit: fit[0])[1] if fitting else None
