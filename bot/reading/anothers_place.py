"""A place that another client has: to pass before somebody, to take their slot, to have them moved."""

import re

_OTHER = (
    r"(?:whoever|whatever|someone|somebody|any(?:one|body)|every(?:one|body)|them|him|her|others?|the others?"
    r"|(?:the|that|this|your|another|other) (?:\w+ ){0,2}?(?:clients?|customers?|orders?|jobs?|people"
    r"|lot|bank|council|hotel"
    r"|club|school|firm|company|brewery|museum|shop))"
)
_AUTRE = (
    r"(?:eux|elle|elles|lui|les autres|quelqu'un|tout le monde|(?:la|le|les|l'|cette|ce|vos|un autre"
    r"|une autre) ?(?:\w+ )?"
    r"(?:clients?|commandes?|dossiers?|banque|mairie|hotel|club|ecole|societe|entreprise|musee|boutique|voisins?))"
)
_TAKEN = re.compile(
    rf"\b(?:before|ahead of|in front of|in place of) {_OTHER}\b"
    r"|\b(?:his|her|their|someone(?:'s| else's)|somebody(?:'s| else's)|another (?:client|customer)'s|\w+'s) "
    r"(?:slot|place|spot|turn|position in the queue)\b"
    rf"|\b(?:push|bump|move|shift|delay|postpone) {_OTHER}(?: \w+){{0,2}} ?(?:back|aside|later|down|out|to)?\b"
    rf"|\b(?:avant|devant) {_AUTRE}\b"
    r"|\b(?:sa|leur) (?:case|place|creneau)\b|\b(?:creneau|place|case) (?:de|d'|du) (?:la |le |l'|un |une )?\w+"
    rf"|\b(?:decal|repouss|retard|report|boug|deplac)\w*(?:-(?:les|le|la)\b| {_AUTRE}\b)"
)
_BEFORE_A_TIME = re.compile(
    r"\b(?:before|avant) (?:the|la|le|les) (?:\w+ )?(?:event|opening|fair|party|fete|salon|inauguration)"
)


def takes_anothers_place(folded: str) -> bool:
    """Whether folded words ask for what another client has in the workshop's order of work."""
    return _TAKEN.search(_BEFORE_A_TIME.sub(" ", folded)) is not None
