"""What stands beside a number: percent, money, pieces, time, times; and what is no unit of ours."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Unit


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit found beside a number: `factor` turns the number into that unit.

    `unit` None means that the number counts something that is no figure (people, options).
    """

    unit: Unit | None
    end: int
    factor: Decimal = Decimal(1)
    name: str = ""


_MONEY: tuple[tuple[str, Unit, str], ...] = (
    ("cad", Unit.CAD, r"cad\b|\$ ?ca(?:d|n)?\b|ca\$|c\$|dollars? canadiens?|canadian dollars?"),
    ("chf", Unit.CHF, r"chf\b|francs?(?: suisses?)?\b|frs?\b\.?|swiss francs?"),
    ("usd", Unit.USD, r"usd\b|us\$|\$ ?us\b|us dollars?\b|dollars? us\b|dollars? americains?"),
    ("dollars", Unit.USD, r"\$|dollars?\b|bucks?\b"),
    ("gbp", Unit.GBP, r"£|gbp\b|pounds?(?: sterling)?\b|quid\b|livres? sterling\b"),
    ("slang", Unit.EUR, r"balles?\b"),
    ("eur", Unit.EUR, r"€|eur(?:os?)?\b"),
)
_EVENTS = (
    r"fois|times?|x|echanges?|exchanges?|relances?|reminders?|follow-?ups?|revisions?|aller[s]?[- ]retours?"
    r"|retouches?|rounds?|tours?|iterations?|retours?|returns?|rappels?|corrections?|modifications?|changements?"
    r"|changes\b|(?<=[^0-9]1 )change"
    r"|litiges?|reclamations?|complaints?|avoirs?|reports?|retards?|incidents?|exceptions?"
)
_OTHERS = (
    # people and organisations
    r"personnes?|people|persons?|collegues?|colleagues?|salaries?|employe(?:e?s|s)?|employees?|collaborateurs?"
    r"|clients?"
    r"|customers?|prospects?|fournisseurs?|suppliers?|vendors?|concurrents?|competitors?|confreres?|amis?|friends?"
    r"|enfants?|kids?|children|invites?|guests?|participants?|commerciaux|magasins?|stores?|boutiques?|shops?|sites?"
    r"|agences?|agenc(?:y|ies)|bureaux|offices?|entreprises?|compan(?:y|ies)|associes?|equipes?|teams?|pays|countries"
    r"|acheteurs?|buyers?|marques?|brands?|partenaires?|partners?|experts?|usines?|factor(?:y|ies)|boites?"
    # things said, thought or written
    r"|options?|choix|choices?|solutions?|choses?|things?|raisons?|reasons?|questions?|possibilites?|pistes?|ways?"
    r"|facons?|conditions?|criteres?|idees?|ideas?|propositions?|offres?|offers?|devis|quotes?|problemes?|problems?"
    r"|issues?|engagements?|principes?|cas|cases?|exemples?|examples?|etapes?|steps?|mots?|words?|lignes?|lines?"
    r"|mails?|e-?mails?|messages?|appels?|calls?|reponses?|answers?|avis|etoiles?|stars?|niveaux|levels?|parties"
    r"|documents?|photos?|pages?|regles?|rules?|demandes?|requests?|commandes?|orders?|contrats?|contracts?|factures?"
    r"|invoices?|formules?|versions?|modeles?|models?|couleurs?|colou?rs?|coloris|references?|dates?|annonces?|points"
    r"|avantages?|remises?|discounts?|prix|prices?|conversations?|discussions?|rendez-vous|meetings?|hours?|heures?"
    r"|gars|mecs|trucs|formateurs?|techniciens?|candidats?|stagiaires?|utilisateurs?|users?|slides?|systemes?"
    r"|departs?"
    r"|projets?|projects?|visites?|minutes?|min|mn|secondes?|seconds?|chantiers?|dossiers?|postes?|jobs?|roles?"
    r"|eleves"
    r"|students|members?|membres?|villes?|cit(?:y|ies)|sources?|semestres|articles de presse|directions|habitudes"
    r"|mauvaises|mauvais|erreurs?|mistakes?|doutes?|interlocuteurs?|contacts?|rdv|lieux|places?|bedrooms?|bathrooms?"
    r"|doors?|seats?|speeds?|owners?|tickets?|chapitres|outils|tools|familles|famil(?:y|ies)|voisins|mains|hands"
    r"|personnalisations?|livraisons?|deliver(?:y|ies)|echeances?|instal?lments?|mensualites?|paiements?|payments?"
    r"|(?:quick|short|brief|silly|last|final) ones"
)
_TABLE: tuple[tuple[str, Unit | None, int | str, str], ...] = (
    ("percent", Unit.PERCENT, 1, r"%|pour ?-?cents?\b|p\. ?cent\b|pourcents?\b|per ?cent\b|pct\b|prct\b"),
    *((name, unit, 1, pattern) for name, unit, pattern in _MONEY),
    ("cents", Unit.EUR, "0.01", r"centimes?\b|cents?\b|cts?\b"),
    (
        "working",
        Unit.WORKING_DAYS,
        1,
        r"(?:jours?|j\.?) ?(?:ouvres?|ouvrables?|travailles|o\b)|(?:working|business|work)[- ]?days?\b",
    ),
    (
        "days",
        Unit.DAYS,
        1,
        (
            r"(?:journees?\b|jours?\b(?: calendaires?| francs?| nets?\b| date de facture)?|j(?![a-z'0-9])"
            r"|(?:calendar )?days?\b(?:' notice)?"
            r"|d(?![a-z'0-9]))(?:(?: net)?,? (?:a )?fin de mois| end of (?:the )?month| fdm\b| eom\b| net\b)?"
            r"|nights?\b|nuits?\b"
        ),
    ),
    ("half_days", Unit.DAYS, "0.5", r"demi-? ?journees?\b|half[- ]days?\b"),
    ("weeks", Unit.DAYS, 7, r"semaines?\b|weeks?\b|wks?\b|sem\b\.?"),
    ("fortnights", Unit.DAYS, 14, r"fortnights?\b"),
    ("hours", Unit.DAYS, "24", r"heures?\b|hours?\b|hrs?\b|h(?![a-z0-9'])"),
    ("months", Unit.MONTHS, 1, r"mois\b|months?\b"),
    ("quarters", Unit.MONTHS, 3, r"trimestres?\b"),
    ("semesters", Unit.MONTHS, 6, r"semestres?\b"),
    ("years", Unit.YEARS, 1, r"ans?\b|annees?\b|years?\b|yrs?\b"),
    (
        "pieces",
        Unit.PIECES,
        1,
        (
            r"pieces?\b|pcs?\b|pces?\b|unites?\b|units?\b|u\b|exemplaires?\b|ex\b"
            r"|parapluies?\b|umbrellas?\b|echantillons?\b|samples?\b"
        ),
    ),
    ("times", Unit.TIMES, 1, rf"(?:{_EVENTS})\b"),
    ("points", Unit.PERCENT, 1, r"points?\b|pts?\b"),
    ("others", None, 1, rf"(?:{_OTHERS})\b"),
)
_ADJECTIVE = (
    r"(?:(?:more|extra|additional|further|full|whole|other|short|quick|last|little|lousy|petite?s?|bon(?:ne)?s?"
    r"|autres?"
    r"|malheureux|pauvres?|gros(?:ses)?|grande?s?|long(?:ue)?s?|nouve(?:lle|aux?)s?|new|successive|free|different"
    r"|derniere?s?|prochaine?s?|premiere?s?|big|mere|consecutive|complete|total|rush|clear|simple) )?"
)
_GAP = r"(?: {0,2}|-)"
_UNIT = re.compile(
    _GAP + _ADJECTIVE + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, _, _, pattern in _TABLE) + ")"
)
_OTHER, _EVENT = re.compile(_OTHERS), re.compile(_EVENTS)
_BY_NAME = {name: (unit, factor) for name, unit, factor, _ in _TABLE}
_OF = re.compile(r" ?(?:d'|de |of )")
_PREFIX = re.compile(
    r"(?:^|[^a-z])(?P<sign>(?P<cad>cad|ca\$|c\$)|(?P<chf>chf|fr\.|frs?)|(?P<usd>usd|us\$)|(?P<dollars>\$)"
    r"|(?P<gbp>£|gbp)|(?P<eur>€|eur)|(?P<days>j ?\+|net(?: a)?)) ?$"
)
_HALF_AFTER = re.compile(r" et demie?\b| and a half\b")
_CENTS_AFTER = re.compile(
    r"(?<=€)[0-9]{2}(?![0-9])|(?<=euros) [0-9]{2}(?= ?(?:[.,;!?)\n]|$|la |l'|par |/|piece|ht\b|each))"
)
_PLURAL = re.compile(r" (?:(?P<adjective>[a-z][a-z'-]{2,}) )?(?P<noun>[a-z][a-z-]+[sx])(?![a-z'0-9])")
_NOT_NOUNS = frozenset(
    "plus moins dans mais sous vous nous fois pour alors tres jamais toujours apres puis depuis vers hors sans "
    "chez des "
    "les ces ses nos vos mes tes leurs aux is as was this has us its always less unless yes does thus whereas "
    "minus plus "
    "across perhaps besides besoins suis dois fais vais veux peux puisque lorsque tous toutes certains plusieurs pres "
    "avons etes serons pouvons voulons faisons prenons proposons ours yours hers theirs previous various "
    "dimensions its "
    "his ok sommes sens works gets makes means comes goes costs seems looks sounds needs says gives takes lets starts "
    "ends expires begins stands remains continues mieux deux six dix ceux eux prix heureux peux est-ce frais process "
    "business express press miss loss gross boss class address access success because".split()
)
_GLUE = frozenset(
    "and for the per with from that les des pour par avec sur dans est sont que qui mais the you our your are have "
    "was not but this these those his her its can will would may might should say off each all any one two aux ces nos "
    "vos mes tes ses puis sans sous chez vers car donc ainsi une leurs notre votre tout tous than over under "
    "above".split()
)


def unit_after(text: str, end: int, collective: str) -> Beside | None:
    """The unit right after a number ending at `end`; a plural noun that is no unit counts pieces."""
    of = _OF.match(text, end)
    at = of.end() if of and collective else end
    m = _UNIT.match(text, at)
    if m:
        name = str(m.lastgroup)
        unit, factor = _BY_NAME[name]
        value = Decimal(1) / 24 if name == "hours" else Decimal(factor)
        return Beside(unit, m.end(), value, name)
    m = _PLURAL.match(text, at if not of or not collective else at - 1)
    if m and m["noun"] not in _NOT_NOUNS and (not m["adjective"] or m["adjective"] not in _GLUE | _NOT_NOUNS):
        if _OTHER.fullmatch(m["noun"]) or (m["adjective"] and _OTHER.fullmatch(m["adjective"])):
            return Beside(None, m.end())
        if _EVENT.fullmatch(m["noun"]):
            return Beside(Unit.TIMES, m.end())
        return Beside(Unit.PIECES, m.end(), name="noun")
    return None


def unit_before(text: str, start: int) -> tuple[Unit, int, str] | None:
    """The currency sign, `J+` or `net` right before a number, with where it starts and its name."""
    m = _PREFIX.search(text, max(0, start - 8), start)
    if not m:
        return None
    name = next(n for n, v in m.groupdict().items() if v is not None and n != "sign")
    if name == "days":
        return Unit.DAYS, m.start("sign"), name
    unit = next(u for n, u, _ in _MONEY if n == name)
    return unit, m.start("sign"), name


def half_after(text: str, end: int) -> int | None:
    """Where "et demi" ends after a unit, or None."""
    m = _HALF_AFTER.match(text, end)
    return m.end() if m else None


def cents_after(text: str, end: int) -> int | None:
    """Where the cents of "12 €50" end, or None."""
    m = _CENTS_AFTER.match(text, end)
    return m.end() if m else None
