"""Requests that only point back at what was just asked: "could you do that for us?", « cela vous convient ? »."""

import re

from bot.reading.folding import fold

_FIRST = r"(?:(?:et|and|so|alors|donc|please|dites-moi si|let me know (?:if|whether)|tell me if),? )*"
_STOP = r"| ?[?.!,]| ?$)"
_AFTER = r"(?='s\b| (?:is|works?|would|for|from|with|on|at|in|by|as|please|too|then)\b" + _STOP
_AFTER_FR = r"(?= (?:pour|des|avec|sur|a|cette|chez|de votre|de ton)\b" + _STOP
_VOUS_MEME = r"(?:vous |tu |pouvez-vous |pourriez-vous |vous pouvez |est-ce que vous )?"
_VOUS_ALIGNER = (
    r"(?:est-ce que )?(?:vous pouvez|pouvez-vous|pourriez-vous|vous pourriez) vous (?:aligner|adapter|conformer|caler)"
)
_STOPPED = r"(?= ?[?.!,]| ?$)"
_YOU = r"(?:could|can|would|will) (?:you|we) (?:please |possibly |kindly |also )?"
_VOUS = r"(?:pouvez|pourriez|peux|pourrais|sauriez)-(?:vous|tu) (?:nous |me )?"
_DO = r"(?:do|manage|arrange|accept|agree to|confirm(?: if| whether| that)?|approve|accommodate|live with|offer)"
_FAIRE = r"(?:faire|accorder|accepter|confirmer|consentir(?: a)?)"
_FINE = r"(?:ok|okay|possible|fine|doable|feasible|acceptable|alright|all right|workable|agreeable|arranged|done)"
_BON = r"(?:possible|faisable|envisageable|jouable|acceptable|d'accord|ok|bon)"
_TERMS_FR = r"(?:delais?|conditions?|echeances?|termes?|modalites?|remises?|taux|tarifs?)"
_TERMS_EN = r"(?:terms?|conditions?|delay|period|payment terms|discount|rate)"
_THAT = rf"""
{_YOU}{_DO} (?:that|this|it|so){_AFTER}
{_YOU}{_DO} at (?:that|this) (?:figure|price|rate|amount|level)\b
(?:is|would|will|could|can) (?:that|this|it) (?:be )?{_FINE}{_AFTER}
(?:does|would|will) (?:that|this|it) (?:work|suit|sound)\b
{_VOUS_ALIGNER} (?:la-dessus|sur (?:cela|ca|ce point))
(?:is|would) (?:that|this|it) (?:be )?something (?:you|we)\b
(?:can |could |do |would |will )?(?:you|we) (?:do|offer) the same{_STOPPED}
{_VOUS_MEME}(?:faites|faire|feriez|ferez|fais|proposez|proposer) (?:pareil|de meme|la meme chose){_STOPPED}
{_VOUS}(?:le |l'){_FAIRE}\b
{_VOUS}{_FAIRE} (?:cela|ca|ceci){_AFTER_FR}
(?:est-ce que )?(?:cela|ca|ce|c'|serait-ce|est-ce) ?(?:est |serait )?{_BON}{_AFTER_FR}
{_VOUS}(?:nous )?(?:appliquer|accorder|accepter|etendre|faire beneficier de) (?:ce|cette|ces) (?:memes? )?{_TERMS_FR}\b
{_YOU}(?:apply|accept|extend|agree to|give us|offer us) (?:that|this|these|those|the same) (?:same )?{_TERMS_EN}\b
(?:est-ce que )?(?:cela|ca) (?:vous|te) (?:convient|conviendrait|va|irait|semble|parait|serait)\b
"""
_POINTS = re.compile(rf"^\W*{_FIRST}(?:{'|'.join(_THAT.split(chr(10))[1:-1])})")


_BARE = frozenset(
    """
    alors donc et ou mais si oui non pas bien bon ok d accord merci svp stp s il te plait cette fois maintenant
    est ce que c cela ca ceci se fait faire faites fais peut peux pouvez pourriez pourrais pouvons possible faisable
    jouable envisageable clair serait va irait ira convient conviendrait dites dis dire moi confirmer confirmez
    confirme voyez vois moyen arriver pensez penses sommes es etes vous tu nous je on me m te t le la les l en y
    chez toi de qu quoi and or but so then please pls yes no not ok okay fine alright all right is it that
    this s re doable possible feasible clear can could would will may shall do does did make manage arrange
    confirm let know tell agreed deal you we i us me what how think say work works sound sounds for with to there
    anything something about now see any way
    """.split()
)
"""Words that say nothing by themselves: pronouns, auxiliaries, whether a thing can be done, to say so."""

_LONGEST = 10
"""Words of such a question, at most."""


def asks_nothing_new(sentence: str) -> bool:
    """Whether a question only leans on what was said: "is it doable or not?", « ça se fait ? »."""
    words = re.findall(r"\w+", fold(sentence))
    return sentence.rstrip().endswith("?") and 0 < len(words) <= _LONGEST and _BARE.issuperset(words)


def points_back(sentence: str) -> bool:
    """Whether a request names nothing of its own: what it wants is what the words before it ask for."""
    return asks_nothing_new(sentence) or _POINTS.search(fold(sentence)) is not None


def how_it_is_put_right(sentence: str) -> bool:
    """Whether a question asks how what went wrong is to be put right: it is answered with what is looked into."""
    return "?" in sentence and _PUT_RIGHT.search(fold(sentence)) is not None


_PUT_RIGHT = re.compile(
    r"\b(?:comment|que|qu'est-ce que|quand)\b[^?]{0,40}"
    r"\b(?:regler|resoudre|arranger|rattraper|corriger|reparer|remedier a|faire pour)"
    r" (?:cela|ca|ceci|ce (?:probleme|souci|retard|point)|cette (?:erreur|situation)|la situation"
    r"|le (?:probleme|souci))\b"
    r"|\b(?:how|what|when)\b[^?]{0,40}\b(?:fix|sort out|sort|resolve|put right|solve|do about|correct|rectify)"
    r" (?:this|that|it|the (?:problem|issue|mistake|situation|matter))\b"
    r"|\b(?:how|when) (?:can|could|will|would|are) [^?]{0,25}\b(?:be|get|being) (?:fixed|sorted|resolved|put right)\b"
)
