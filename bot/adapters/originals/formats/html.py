"""Web pages through Beautiful Soup: what a reader sees, without scripts, menus, forms and hidden words."""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from bot.adapters.originals.told import LARGEST_TEXT, Told, table
from bot.domain.errors import BadFile, FileFault

_UNSEEN = ("script", "style", "noscript", "template", "nav", "form", "button", "iframe", "object", "svg", "head")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?\d*[1-9])", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div section article main blockquote pre li dt dd h1 h2 h3 h4 h5 h6 table ul ol dl figure figcaption br hr "
    "header footer aside address details summary tr td th tbody thead".split()
)
_DEEP = 1000
_NAME_WORDS = 10
"""Words of a heading that only its letters mark."""
_NESTED = "its tags are nested far deeper than a page needs; it is not opened: save its text in a new file"
_NESTING = re.compile(rb"<(/?)(?:div|span|table|ul|ol|section|article|blockquote|b|i|font|tr|td)\b", re.IGNORECASE)


def read_html(data: bytes) -> Told:
    """The text of a page; raises BadInput when it holds none."""
    from bs4 import BeautifulSoup

    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFile(
            FileFault.ENDING, "it is not a web page (binary data); give it its right ending, or save the page again"
        )
    if _depth(data) > _DEEP:
        raise BadFile(FileFault.HOSTILE, _NESTED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks about what the text looks like
            soup = BeautifulSoup(data, "html.parser")
        title = " ".join(soup.title.get_text().split()) if soup.title else ""
        for tag in soup(_UNSEEN):
            tag.decompose()
        for tag in soup.find_all(_hidden):
            tag.decompose()
        lines = list(_lines(soup.body or soup))
    except RecursionError as error:
        raise BadFile(FileFault.HOSTILE, _NESTED) from error
    if sum(map(len, lines)) > LARGEST_TEXT:
        raise BadFile(FileFault.LARGE, "it holds more text than can be taken in at once; split it")
    return Told(tuple(lines), _site_left_out(title), web=True)


def _depth(data: bytes) -> int:
    """How deep tags may be nested at most, reckoned before anything is parsed."""
    deep = most = 0
    for found in _NESTING.finditer(data):
        deep = max(0, deep - 1) if found[1] else deep + 1
        most = max(most, deep)
    return most


def _hidden(tag: Any) -> bool:
    style = str(tag.get("style") or "")
    return tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or bool(style and _HIDDEN.search(style))


def _lines(parent: Any) -> Iterator[str]:
    """Lines in the convention of `Told`; words between blocks make a paragraph."""
    loose: list[str] = []
    for child in parent.children:
        name = getattr(child, "name", None)
        if name is None:
            if type(child).__name__ == "NavigableString":
                loose.append(str(child))
            continue
        if name not in _BLOCKS and not child.find(lambda tag: tag.name in _BLOCKS and tag.name != "br"):
            loose.append(child.get_text(" " if name == "a" else ""))
            continue
        if text := " ".join("".join(loose).split()):
            yield from ("", text)
        loose = []
        yield from _block(child, name)
    if text := " ".join("".join(loose).split()):
        yield from ("", text)


def _block(tag: Any, name: str) -> Iterator[str]:
    if re.fullmatch(r"h[1-6]", name):
        if text := " ".join(tag.get_text(" ").split()):
            yield from ("", f"{'#' if name == 'h1' else '##'} {text}", "")
    elif _stands_out(tag, name):
        yield from ("", f"## {' '.join(tag.get_text(' ').split())}", "")
    elif name == "table" and not tag.find("table"):
        rows = [tuple(" ".join(c.get_text(" ").split()) for c in r.find_all(("td", "th"))) for r in tag.find_all("tr")]
        yield from ("", *table(rows), "")
    elif name == "li" and not tag.find(("ul", "ol", "p", "table")):
        if text := " ".join(tag.get_text(" ").split()):
            yield f"- {text}"
    else:
        yield from _lines(tag)


def _stands_out(tag: Any, name: str) -> bool:
    """Whether a paragraph is a few words in bold above what is not, as headings without a mark are."""
    below = tag.find_next_sibling()
    return name == "p" and _bold(tag) and below is not None and not _bold(below)


def _bold(tag: Any) -> bool:
    text = " ".join(tag.get_text(" ").split())
    inside = " ".join(word for part in tag.find_all(("b", "strong")) for word in part.get_text(" ").split())
    return bool(text) and text == inside and len(text.split()) <= _NAME_WORDS and text[-1] not in ".,;!?"


def _site_left_out(title: str) -> str:
    """A page's title without the site's name after it."""
    return re.split(r"\s+[|–—·»]\s+", title)[0].strip()
