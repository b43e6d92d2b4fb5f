"""What went wrong in the client's own sentence, told back: "the bags smell of petrol"."""

import re

from bot.coach.compose.case import Case
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.reading.folding import fold

_SENTENCE = re.compile(
    r"(?<=[.!?…;:])\s+|\n+|,\s+(?=(?:and|but|et|mais)\b)|\s+(?=(?:et|and|mais|but) (?:le|la|les|votre|vos|the|your) )"
)
_LEAD = re.compile(
    r"^(?i:hi(?: there| all| team)?|mate|guys|folks|hello|hey|dear|bonjour|bonsoir|salut|re|so|and|but|also|et|mais"
    r"|donc|alors|this time|cette fois|unfortunately|malheureusement|now|honestly|franchement)\b"
    r"(?: [A-ZÀ-Ý][\w'-]+| [Mm]adame| [Mm]onsieur)?\s*[,:!]?\s+"
)
_SUBJECT_EN = (
    r"(?:the|these|those|our|my|your|(?:(?:about|nearly|almost|at least) )?(?:some|all|half|most|one|several"
    r"|a few|many)(?: of)? (?:the|our|my|your|them)|both|\d+ of the|\d+)"
)
_VERB_EN = (
    r"(?:is|are|was|were|has|have|had|smells?|looks?|came|comes?|fell|falls?|broke|breaks?|won't|don't|doesn't"
    r"|didn't|do not"
    r"|does not|did not|will not|arrived|keeps?|left|lost|damaged|scratched|hit|dropped|delivered|turned|shows?"
    r"|feels?"
    r"|runs?|ran|leaks?|tears?|tore|stopped|lacks?)"
)
_CLAUSE_EN = re.compile(rf"^(?P<said>{_SUBJECT_EN} (?:[\w'-]+ ){{1,6}}?{_VERB_EN} [^.!?;:]+?)[.!]*$", re.IGNORECASE)
_SUBJECT_FR = (
    r"(?:les|ces|la|le|l'|cette|ce|nos|notre|mes|mon|ma|vos|votre|\d+|une? partie des|la moitié des|plusieurs)"
)
_VERB_FR = (
    r"(?:sont|ont|est|a|n'ont|n'est|ne sont|n'a|sentent|sent|manquent|manque|arrivent|perdent|perd|tombent"
    r"|tombe|lâchent|lâche"
    r"|n'\w+(?:ent|e|t) (?:pas|plus)|ne \w+(?:ent|e|t) (?:pas|plus)|se \w+(?:ent|e|t|d)|s'\w+(?:ent|e|t))"
)
_CLAUSE_FR = re.compile(
    rf"^(?P<said>{_SUBJECT_FR} ?(?:[\w'’-]+ ){{1,5}}?{_VERB_FR}(?: [^.!?;:]+?)?)[.!]*$", re.IGNORECASE
)
_BLAME = (
    r"[€$£%]|\b(?:shame|honte|useless|joke|scandal\w*|incompet\w*|promis\w*|promised|always|toujours|nightmare"
    r"|cauchemar"
    r"|shambles|disaster|catastroph\w*|lovely|great|perfect|beautiful|superb\w*|super|top|magnifi\w*|parfait\w*"
    r"|contente?s?|ravie?s?"
    r"|happy|fine|brilliant)\b"
)
_PERSON_EN = re.compile(rf"\b(?:i|we|you|me|us|nobody|no one)\b|{_BLAME}", re.IGNORECASE)
_PERSON_FR = re.compile(rf"\b(?:je|nous|on|vous|tu|te|toi|moi|personne)\b|\b[jtm]'|{_BLAME}", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:coll[eè]gues?|commercia\w+|vendeu\w+|patrons?|patronne|direct(?:eur|rice)|équipe|standard|livreurs?"
    r"|colleagues?|reps?|sales(?:man|woman|person|people)|managers?|boss|staff|team|assistants?|drivers?)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"^(?:si|if|unless|sinon|when|quand)\b|\?", re.IGNORECASE)
_LONGEST = 18
_SENT = re.compile(
    r" (?:that |which )?(?:you|we) (?:'ve |have )?(?:sent|delivered|received|got|made|printed)(?: us"
    r"| me)?\b(?= (?:is|are|was|were|have|has|smell|look|do|came))"
    r"| que (?:vous (?:nous |m'|m')?avez|nous avons|j'ai|on a) (?:livr|envoy|reç|imprim)\w*",
    re.IGNORECASE,
)
_SO = re.compile(
    r"(?:,| -| –)? (?:so|donc|du coup|si bien que|which means|ce qui)\b (?!far\b|long\b|much\b).*$", re.IGNORECASE
)
"""What follows from it is theirs to tell: "so the umbrella closes on your head"."""

_ON_THE_GOODS = re.compile(r"^[Ss]ur (?:les|nos|vos|ces|mes) \w+(?: [A-ZÀ-Ý]\w+)? (?=(?:le|la|les) |l')")


def told_wrong(ask: Ask, case: Case) -> str | None:
    """The clause in which a complaint says what is wrong, its persons turned to ours; None where none can be told."""
    if ask.kind not in TROUBLES:
        return None
    insults = [a.quote for a in case.situation.asks if a.kind is AskKind.ABUSE]
    for text in (ask.quote, case.situation.message.text):
        for raw in _SENTENCE.split(text.replace("’", "'")):
            # what is said of a person is never told back, least of all as our own regret
            if _STAFF.search(raw) or any(raw.strip() in q.replace("’", "'") for q in insults):
                continue
            if not _heard_wrong(raw.strip(), case):
                continue
            said = _clause(raw.strip(), case)
            if said is not None:
                return said
    return None


def _heard_wrong(sentence: str, case: Case) -> bool:
    """Whether something is heard to have gone wrong in a sentence; where nothing is heard at all, its words decide."""
    points = case.situation.points
    its = [p for p in points if sentence in p.quote.replace("’", "'") or p.quote.replace("’", "'") in sentence]
    return not points or any(TROUBLES & set(p.asks) for p in its)


def _clause(sentence: str, case: Case) -> str | None:
    plain = _SENT.sub("", re.sub(r"\s*\([^)]*\)|[\"“”«»]", "", _LEAD.sub("", sentence)))
    plain = _ON_THE_GOODS.sub("", " ".join(plain.split()))
    plain = _SO.sub("", plain)
    plain = re.sub(r",.*$", "", plain).strip() if len(plain.split()) > _LONGEST else plain.strip()
    if _SUPPOSED.search(plain) or len(plain.split()) > _LONGEST:
        return None
    found = (_CLAUSE_FR if case.french else _CLAUSE_EN).match(plain)
    persons = _PERSON_FR if case.french else _PERSON_EN
    if found is not None and persons.search(found["said"]) and "," in plain:
        # What is set against it speaks of them: the clause before says enough.
        found = (_CLAUSE_FR if case.french else _CLAUSE_EN).match(plain.split(",", 1)[0])
    if found is None or persons.search(found["said"]):
        return None
    said = _turned(found["said"], french=case.french)
    return said[:1].lower() + said[1:] if not said[:2].isupper() else said


def _turned(said: str, *, french: bool) -> str:
    """The words with what is theirs said as theirs and what is ours as ours."""
    turn = _TURN_FR if french else _TURN_EN
    return re.sub(rf"\b(?:{'|'.join(turn)})\b", lambda m: turn[fold(m[0])], said, flags=re.IGNORECASE)


_TURN_EN = {"our": "your", "my": "your", "your": "our"}
_TURN_FR = {"nos": "vos", "notre": "votre", "mes": "vos", "mon": "votre", "ma": "votre", "vos": "nos", "votre": "notre"}
