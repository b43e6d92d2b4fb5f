"""Pieces of a message in Telegram's HTML, with the room they take once their markup is read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from bot.entrypoints.telegram.shown.utf16 import LONGEST, length, shortened

_LONGEST_ITEM = 500


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `size` counts its text in UTF-16 units, at least; `gap` parts it from the one before."""

    html: str
    size: int
    gap: str = "\n\n"


def shown(text: str, tag: str = "") -> Block:
    """`text` as it stands, inside `tag` where one is given; nothing in it is read as markup."""
    safe = escape(text, quote=False)
    return Block(f"<{tag}>{safe}</{tag}>" if tag else safe, length(text), "\n" if tag == "pre" else "\n\n")


def marked(html: str) -> Block:
    """A line of ours whose markup is read; its size counts the markup too, which is always enough."""
    return Block(html, length(html))


def bullets(title: str, items: Iterable[str]) -> list[Block]:
    """A titled list, one block an item with the title on the first; nothing for no items."""
    blocks = [shown(f"• {shortened(item, _LONGEST_ITEM)}") for item in items if item.strip()]
    if not blocks:
        return []
    head = shown(title, "b")
    first = Block(f"{head.html}\n{blocks[0].html}", head.size + 1 + blocks[0].size)
    return [first, *(replace(block, gap="\n") for block in blocks[1:])]


def titled(title: str, items: Iterable[str]) -> Block:
    """The items, one a line, below a title."""
    head, body = shown(title, "b"), shown("\n".join(items))
    return Block(f"{head.html}\n{body.html}", head.size + 1 + body.size)


def folded(title: str, items: Iterable[str]) -> Block:
    """A titled quotation that opens with one tap."""
    return closed((titled(title, items),))


def closed(blocks: Iterable[Block]) -> Block:
    """The blocks in one quotation that opens with one tap."""
    blocks = list(blocks)
    html = "\n\n".join(block.html for block in blocks)
    return Block(f"<blockquote expandable>{html}</blockquote>", sum(block.size + 2 for block in blocks), "\n")


def folded_in(blocks: Iterable[Block], most: int = LONGEST // 2) -> list[Block]:
    """The blocks in as few quotations that open with one tap as hold `most` units each, in order."""
    groups: list[list[Block]] = []
    for block in blocks:
        if not groups or sum(held.size + 2 for held in groups[-1]) + block.size > most:
            groups.append([])
        groups[-1].append(block)
    return [closed(group) for group in groups]


def sections(parts: Iterable[tuple[str, Iterable[str]]]) -> Block | None:
    """Titled lists in one quotation that opens with one tap; None where all are empty."""
    lists = [found for title, items in parts if (found := bullets(title, items))]
    blocks = [block for found in lists for block in found]
    if not blocks:
        return None
    html = "\n".join(block.html for block in blocks)
    return Block(f"<blockquote expandable>{html}</blockquote>", sum(b.size + 1 for b in blocks), "\n")


def packed(blocks: Iterable[Block]) -> list[str]:
    """The blocks as messages of at most LONGEST units, in order, each block whole."""
    messages: list[Block] = []
    for block in blocks:
        joined = messages[-1].size + len(block.gap) + block.size if messages else LONGEST + 1
        if joined > LONGEST:
            messages.append(block)
        else:
            messages[-1] = Block(f"{messages[-1].html}{block.gap}{block.html}", joined)
    return [message.html for message in messages]
