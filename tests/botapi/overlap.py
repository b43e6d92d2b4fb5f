"""Which entities may share characters, and what is left of the ones that may not."""

from __future__ import annotations

from typing import Any

Entity = dict[str, Any]

_MOST_ENTITIES = 100


def as_shown(entities: list[Entity]) -> list[Entity]:
    """Join ``pre`` with its ``code``, and take other styles off monospaced text."""
    spans = {(e["type"], e["offset"], e["length"]): e for e in entities}
    shown: list[Entity] = []
    for entity in entities:
        span = (entity["offset"], entity["length"])
        code, block = spans.get(("code", *span)), spans.get(("pre", *span))
        if entity is code:
            if block and (code.get("language") or block.get("language")):
                block["language"] = code.get("language") or block["language"]
                continue
            entity.pop("language", None)
        shown.append(entity)
    blocks = [e for e in shown if e["type"] == "pre"]
    code_left = [e for e in shown if e["type"] == "code" and not any(_inside(e, b) for b in blocks)]
    mono = blocks + code_left
    rest = [e for e in shown if e["type"] not in ("pre", "code")]
    for block in mono:
        rest = [part for e in rest for part in _without(e, block)]
    ordered = sorted(mono + rest, key=lambda e: (e["offset"], -e["length"]))
    return ordered[:_MOST_ENTITIES]


def _inside(inner: Entity, outer: Entity) -> bool:
    end = outer["offset"] + outer["length"]
    return bool(outer["offset"] <= inner["offset"] and inner["offset"] + inner["length"] <= end)


def _without(entity: Entity, block: Entity) -> list[Entity]:
    """Return what is left of ``entity`` outside ``block``; a quote may hold a block."""
    start, end = entity["offset"], entity["offset"] + entity["length"]
    cut_start, cut_end = block["offset"], block["offset"] + block["length"]
    if cut_end <= start or end <= cut_start or entity["type"].endswith("blockquote"):
        return [entity]
    parts = [(start, min(end, cut_start)), (max(start, cut_end), end)]
    return [{**entity, "offset": a, "length": b - a} for a, b in parts if a < b]
