"""An address on the web is no place that anything is delivered to: it is called something else, as long."""

import re

_ON_THE_WEB = re.compile(
    r"(?<=\bweb )address|(?<=\binternet )address|(?<=\burl )address|\badresse(?= (?:web|internet|url|du site)\b)"
)
_LINK = "weblink"


def as_links(folded: str) -> str:
    """Folded words with every address on the web called a link; as long as before, so that places stay."""
    return _ON_THE_WEB.sub(_LINK, folded)
