"""Words around a count and a name of goods: what makes it an order, and what makes it none."""

import re

THRESHOLD = re.compile(
    r"\b(?:anything|everything|all orders?|any orders?|orders?|quantit\w+|tout|toute commande|commandes?) "
    r"(?:over|above|beyond|from|upwards of|of more than|au-dela de|a partir de|de plus de|au-dessus de) $"
)
"""Before a count from which something is given: no order of so many."""
MORE_BEFORE = re.compile(
    r"\b(?:another|a further|encore|down for|order (?:for|of)|order|commande (?:pour|de)|take|taking"
    r"|ordering|buying|needing|want|need|commande"
    r"|prends|prenons|dans les|environ|a peu pres|around|about|roughly) $"
)
AGAIN_BEFORE = re.compile(
    r"\b(?:(?:re)?par(?:t|tons|tirai[st]?|tirions|tir) sur|cette fois(?:-ci)?(?: \w+)? (?:sur|pour|a)"
    r"|this time(?: \w+){0,2}|(?:pour|sur|for|on) "
    r"(?:mes|nos|les|our|my|the)) $|[0-9] (?:€ |euros? )?(?:les|pour|for) $"
)
"""Before a count of the goods named: the order that comes next."""
PRICED_FOR = re.compile(r"\b(?:price|quote|rate|prix|tarif|devis)s? (?:on|for|of|pour|sur|de|a) (?:the )?$")
"""Before a bare count of the goods named: "your best price on 150"."""
WANTED_BEFORE = re.compile(
    r"\b(?:(?:we|i)(?:'d| would)? (?:now |only )?(?:need|want|like|require)|(?:il )?(?:nous |m'"
    r"|me )?(?:en )?(?:faudrait|faut)"
    r"|(?:on|nous|j'|je)(?: \w+)? ?(?:besoin d[e'] ?|voudrai\w*|veux|voulons|souhait\w+)) ?$"
)
NO_MONEY = re.compile(
    r" (?:with|avec|in|en|of|for|pour|by|d'ici|before|avant|more|de plus)\b(?! (?:euros?|discount|remise))"
)
"""Around a bare count of the goods named: "we need 800 with the new logo"."""
RATHER_THAN = re.compile(r" (?:rather than|instead of|au lieu d[e'] ?|plutot qu[e'] ?)(?: ?les| the)? ?\d")
"""After a count that takes the place of another one."""
ALONE = re.compile(r" ?(?:more|de plus|again|of them)?(?: ?[,.;!?)]|$| please\b)")
IDIOM = re.compile(
    r"\b(?:(?:down|up|cook\w* up) a storm|by storm|(?:weather\w*|rid\w+ out|brav\w+) (?:a |the )storm"
    r"|(?:i'm|i am|we're|we are|you're|you are|be|been|being|feel\w* like|look\w* like|play\w*|am|are|of|for) "
    r"(?:(?:just|only|such|your|some|kind of) )*(?:an? |the )?(?:right |complete |total |real )?mugs?"
    r"(?=$|[.!?;]| who\b| that pa| paying| for paying| here\b| in (?:this|all)))"
)
"""A storm that is weather, or a success; a mug that is a fool."""
