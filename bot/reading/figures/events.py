"""Days that are something held rather than a delay: "une journée portes ouvertes", "a 2-day seminar"."""

from bot.reading.figures.masks import blank, blank_all
from bot.reading.figures.sifting import sifted

_EVENT = (
    r"(?:seminaires?|congres|salons?|foires?|festivals?|formations?|stages?|ateliers?|colloques?|conferences?|conventions?"
    r"|forums?|conges|rencontres?|reunions?|evenements?|fetes?|kermesses?|tournois?|courses?|raids?|randonnees?|sejours?"
    r"|voyages?|croisieres?|visites?|braderies?|expositions?|expos?|symposiums?|hackathons?|camps?|assises|mariages?"
    r"|seminars?|congress(?:es)?|fairs?|shows?|events?|trips?|workshops?|trainings?|courses?|exhibitions?|meetings?"
    r"|off-?sites?|retreats?|tours?|summits?|gatherings?|tournaments?|hikes?|races?|cruises?|visits?|stays?|fetes?"
    r"|parties|party|weddings?|celebrations?|kick-?offs?|roadshows?|markets?|galas?|programmes?|programs?|get-?together"
    r"|away|out|outing|outings|camp|sales? (?:push|event)|bootcamps?|boot camps?|festivals?|conferences?)"
)
_NUMBER = (
    r"(?:[0-9]{1,2}(?:[.,]5)?|un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|an?|one|two|three|four|five|seven"
    r"|eight|ten|half|half[- ]a|demi|demie|full|whole|all|multi)"
)
_BEFORE_A_DAY = r"(?:(?:grande|belle|petite|premiere|derniere|prochaine|seconde|deuxieme|vraie) )?"
_AFTER_DELAY = (
    r"(?:de (?:plus|moins|trop|retard|delai|mieux|travail|production|fabrication|battement|marge|livraison|transport"
    r"|port|reflexion|preparation|sechage|d|l)\b|ou\b|et\b|a\b|en\b|au\b|aux\b|max\b|maxi\w*|min\b|mini\w*|pour\b|par\b"
    r"|avant\b|apres\b|sous\b|dans\b|sur\b|est\b|ce\b|c'est|qui\b|que\b|s'il\b|svp\b|stp\b|merci\b|pas\b|plus\b|chrono\b"
    r"|ouvre\w*|ouvrable\w*|calendaire\w*|franche?s?\b|pleines?\b|entieres?\b|completes?\b|suffi\w*|seule\w*"
    r"|supplementaire\w*|environ\b|grand\b|tout\w*\b|la\b|le\b|les\b|nous\b|vous\b|si\b|car\b|mais\b|donc\b|possible\w*"
    r"|serai\w*|sera\b|sont\b|de l|et demie?\b|d'avance|d'avis|d'ecart|d'attente|plutot|au lieu"
    r"|contre\b|chez\b|auss\w+)"
)
_DELAYED = r"(?<!en )(?<!sous )(?<!dans )(?<!d')(?<!qu')(?<!a )(?<!gagner )(?<!reste )(?<!faut )"
_TIED = r"(?:for|from|before|after|until|till|ahead|prior|with|the|your|our|their|its|this|that|and|but|not|since|per)"
"""Words that tie a number of days to something else: "21 days for your event" is a delay."""

_HELD = sifted(
    # une journée clients, une demi-journée portes ouvertes, deux journées de formation
    rf"(?<![a-z0-9]){_DELAYED}(?:{_NUMBER} )?{_BEFORE_A_DAY}(?:demi[- ]?)?journees? (?!{_AFTER_DELAY})"
    r"(?:(?:de |d'|du |des |portes )?[a-z][a-z'-]{2,})"
    # a 2-day seminar, a three-day trade fair, a half-day visit, a day event
    rf"|(?<![a-z0-9])(?:an? )?{_NUMBER}[- ](?:days?|night)(?:-long)?[- ]"
    rf"(?:(?!{_TIED}\b)[a-z-]{{3,}} ){{0,2}}?{_EVENT}\b"
    # un séminaire de deux jours, un salon qui dure 3 jours, a fair lasting two days
    rf"|\b{_EVENT}(?: [a-z'-]+)?(?:,? (?:qui |which |that )?"
    rf"(?:de|d'|sur|dure\w*|of|over|lasting|lasts?|running|runs?(?: for)?)) ?{_NUMBER}"
    r" ?(?:jours?|journees?|days?|nuits?|nights?)\b(?! (?:ouvre|avant|before|plus))"
)


_SHIFT = sifted(
    # avancer la livraison d'une semaine, gagner trois jours, move the delivery up by two days
    rf"\b(?:avanc\w*|repouss\w*|decal\w*|report\w*|retard(?:er|ez)|bring\w*|mov(?:e|ed|ing)|push\w*|shift\w*"
    rf"|delay(?:ed|ing)?)\b(?:(?!paie|regl|pay|factur|echean|invoice)[^.;:!?\n0-9]){{0,40}}?(?:\bde |\bd'"
    rf"|\bby )(?P<span>{_NUMBER} (?:jours?|semaines?|days?|weeks?))"
    rf"|\b(?:gagner|gagne\w*|gratter|grappiller) (?P<won>{_NUMBER} (?:jours?|semaines?))"
)


def without_events(page: str) -> str:
    """Folded `page`, same length, less the days of what is held or how long it lasts, and those that a day moves by."""
    page = blank_all(_HELD, page)
    for m in _SHIFT.finditer(page):
        name = "span" if m["span"] else "won"
        page = blank(page, m.start(name), m.end(name))
    return page
