"""A chat as a page that looks like Telegram on a phone, to see what a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from . import utf16
from .view import Button, Json, Seen

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="folded">', "</blockquote>"),
    "bot_command": ('<span class="link">', "</span>"),
}
_SIGNS = {"url": "↗", "copy": "⧉", "inline": "↪", "inline_here": "↪", "callback": ""}
_STYLE = """
*{box-sizing:border-box}
body{margin:0 auto;width:390px;min-height:844px;background:#cfdcc4;
 font:16px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#000}
header{background:#fff;padding:10px 16px;font-weight:600;border-bottom:1px solid #ddd}
main{padding:8px;display:flex;flex-direction:column;gap:6px}
article{max-width:86%;align-self:flex-start}
article.mine{align-self:flex-end}
.bubble{background:#fff;border-radius:14px;padding:7px 11px;white-space:pre-wrap;
 overflow-wrap:anywhere;box-shadow:0 1px 1px #0002}
.mine .bubble{background:#e3fec9}
.note{color:#6a8a5b;font-size:13px}
.link,a{color:#2678b6;text-decoration:none}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:14px;color:#8a3b12}
pre{position:relative;margin:4px 0;padding:24px 9px 7px;background:#f1f3f5;border-radius:7px;
 border-left:3px solid #3390ec;white-space:pre-wrap;font-size:14px}
pre::before{content:attr(data-language)" ⧉";position:absolute;top:3px;right:8px;color:#3390ec;
 font-size:13px}
blockquote{margin:4px 0;padding:4px 9px;border-left:3px solid #3390ec;background:#eaf3fc;
 border-radius:6px;font-size:15px}
blockquote.folded{position:relative;max-height:72px;overflow:hidden}
blockquote.folded::after{content:"⌄";position:absolute;right:8px;bottom:2px;color:#3390ec;
 background:#eaf3fc;padding:0 4px}
.spoiler{background:#999;color:transparent;border-radius:3px}
.keys{display:flex;gap:4px;margin-top:4px}
.keys span{flex:1;min-width:0;text-align:center;background:#5b7a4ccc;color:#fff;
 border-radius:9px;padding:8px 4px;font-size:15px;overflow:hidden;text-overflow:ellipsis;
 white-space:nowrap;position:relative}
.keys i{position:absolute;top:1px;right:5px;font-size:11px;font-style:normal}
"""


def page(messages: Iterable[Seen], title: str = "bot") -> str:
    """Return an HTML page, 390 pixels wide, with the messages from top to bottom."""
    articles = "\n".join(_article(message) for message in messages)
    return (
        '<!doctype html><html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=390">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><header>{escape(title)}</header><main>\n{articles}\n</main></body></html>\n"
    )


def rich_text(text: str, entities: Sequence[Json]) -> str:
    """Return ``text`` as HTML with its entities as elements; entities nest or stand apart."""
    pieces: list[str] = []
    at, block = 0, False
    waiting = list(entities)
    while waiting:
        outer = waiting.pop(0)
        start, end = outer["offset"], outer["offset"] + outer["length"]
        inner = [e for e in waiting if e["offset"] < end]
        waiting = waiting[len(inner) :]
        pieces.append(_between(text, at, start, after_block=block))
        before, after = _tags(outer)
        moved = [{**e, "offset": e["offset"] - start} for e in inner]
        pieces.append(before + rich_text(utf16.cut(text, start, end - start), moved) + after)
        at, block = end, outer["type"] == "pre" or outer["type"].endswith("blockquote")
    pieces.append(_between(text, at, utf16.length(text), after_block=block))
    return "".join(pieces)


def _between(text: str, start: int, end: int, *, after_block: bool) -> str:
    """Escape plain text; a block ends its own line, so one line feed behind it is not shown."""
    plain = utf16.cut(text, start, end - start)
    return escape(plain.removeprefix("\n") if after_block else plain)


def _tags(entity: Json) -> tuple[str, str]:
    if entity["type"] == "pre":
        language = escape(entity.get("language", ""))
        return f'<pre data-language="{language}">', "</pre>"
    if entity["type"] == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    return _TAGS.get(entity["type"], ("", ""))


def _article(message: Seen) -> str:
    forwarded = message.raw.get("forward_origin") or {}
    sender = forwarded.get("sender_user_name") or forwarded.get("sender_user", {}).get("first_name")
    notes = [
        f"Forwarded from {sender}" if sender else "",
        f"↩ message {message.reply_to}" if message.reply_to else "",
        f"📄 {message.document}" if message.document else "",
    ]
    parts = [f'<div class="note">{escape(note)}</div>' for note in notes if note]
    words = message.raw.get("text") or message.raw.get("caption") or message.text
    parts.append(rich_text(words, message.entities))
    if message.edited:
        parts.append('<div class="note">edited</div>')
    keys = "".join(_row(row) for row in message.buttons)
    side = "its" if message.from_bot else "mine"
    return f'<article class="{side}"><div class="bubble">{"".join(parts)}</div>{keys}</article>'


def _row(row: Sequence[Button]) -> str:
    keys = (f"<span>{escape(key.label)}<i>{_SIGNS[key.kind]}</i></span>" for key in row)
    return f'<div class="keys">{"".join(keys)}</div>'
