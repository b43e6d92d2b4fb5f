"""A section of a policy file as a clause."""

import re
from dataclasses import dataclass

from bot.adapters.packs.document import Section
from bot.adapters.packs.fields import ID, Fields
from bot.adapters.packs.mistakes import FilePen, meant
from bot.adapters.packs.terms import Names, read_conditions, read_counterparts, read_limit, read_scope
from bot.adapters.packs.texts import Said, read_texts
from bot.adapters.packs.tree import Scalar, Table, read_yaml
from bot.domain.asks import AskKind
from bot.domain.policy import Authority, Clause, Confidentiality, State, Words

_HEADING = re.compile(r"([^\s:]+)\s*:\s+(\S.*)")
_REQUIRED = ("version", "state", "asks")
_OPTIONAL = (
    "effective",
    "expires",
    "scope",
    "limit",
    "authority",
    "counterpart",
    "when",
    "owed",
    "confidentiality",
    "principle",
    "signs",
    "asked",
    "title_en",
)


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause with the lines its parts stand on; `clause` is None when it has mistakes."""

    id: str
    file: str
    line: int
    limit_line: int
    public: bool
    said: tuple[Said, ...]
    clause: Clause | None


def read_clause(section: Section, source: str, principle: str, names: Names, pen: FilePen) -> ReadClause | None:
    """Read the clause of `section`, noting every mistake in it. None when not even its id can be read."""
    before = pen.count
    heading = _HEADING.fullmatch(section.heading)
    if heading is None or not ID.fullmatch(heading[1]):
        pen.at(section.line, "a clause's heading is `## its-id: Titre`, the id in a-z, 0-9 and hyphens")
        return None
    clause_id, title = heading[1], heading[2].strip()
    fields = _block(section, clause_id, pen)
    texts = read_texts(section.rows, section.line, pen)
    said = (Said("title", title, section.line), *texts.said)
    if fields is None:
        return ReadClause(clause_id, pen.file, section.line, section.line, public=True, said=said, clause=None)
    authority = _authority(fields)
    limit = read_limit(fields, names)
    counterparts = read_counterparts(fields, names)
    state = fields.choice("state", State)
    version = fields.whole("version")
    asks = fields.choices("asks", AskKind)
    effective, expires = fields.day("effective"), None if fields.text("expires") == "never" else fields.day("expires")
    if effective and expires and expires < effective:
        pen.at(fields.line("expires"), f"the clause expires on {expires}, before it takes effect on {effective}")
    confidentiality = fields.choice("confidentiality", Confidentiality) or Confidentiality.PUBLIC
    own = fields.text("principle")
    if own is not None and own not in names.principles:
        pen.at(fields.line("principle"), f"unknown principle `{own}`{meant(own, names.principles)}")
    if not (own or principle):
        pen.at(section.line, f"the clause rests on no principle; add `principle:`{meant('', names.principles)}")
    owed = fields.flag("owed") or False
    conditions, scope = read_conditions(fields, names), read_scope(fields, names)
    signs, asked = fields.pairs("signs"), fields.pairs("asked")
    if texts.reason is None and authority and (authority is not Authority.SALESPERSON or counterparts):
        pen.at(
            section.line, "a clause that can refuse or ask for something tells why: add **reason fr** and **reason en**"
        )
    title_en = fields.text("title_en") or title
    said += tuple(Said("counterpart", w, fields.line("counterpart")) for c in counterparts for w in _both(c.words))
    said += tuple(Said("signs", w, fields.line("signs")) for s in signs for w in _both(s))
    said += tuple(Said("asked", w, fields.line("asked")) for a in asked for w in _both(a))
    said += (Said("title_en", title_en, fields.line("title_en")),)
    clause = None
    if pen.count == before and state and version is not None and authority and texts.text:
        clause = Clause(
            id=clause_id,
            version=version,
            state=state,
            title=Words(title, title_en),
            text=texts.text,
            asks=asks,
            authority=authority,
            source=source,
            line=section.line,
            effective=effective,
            expires=expires,
            scope=scope,
            limit=limit,
            counterparts=counterparts,
            conditions=conditions,
            owed=owed,
            confidentiality=confidentiality,
            principle=own or principle,
            reason=texts.reason,
            concession=texts.concession,
            alternatives=texts.alternatives,
            signs=signs,
            asked=asked,
        )
    public = confidentiality is Confidentiality.PUBLIC
    return ReadClause(clause_id, pen.file, section.line, fields.line("limit"), public, said, clause)


def _block(section: Section, clause_id: str, pen: FilePen) -> Fields | None:
    for extra in section.blocks:
        if extra.label != "yaml":
            hint = "; products stand before the first heading" if extra.label == "yaml products" else ""
            pen.at(extra.line - 1, f"a clause holds one ```yaml block, not ```{extra.label}{hint}")
    blocks = [b for b in section.blocks if b.label == "yaml"]
    if not blocks:
        pen.at(section.line, f"clause `{clause_id}` has no ```yaml block")
        return None
    for extra in blocks[1:]:
        pen.at(extra.line - 1, f"clause `{clause_id}` has a second ```yaml block; keep one")
    node = read_yaml(blocks[0].text, blocks[0].line, pen)
    if isinstance(node, Table):
        return Fields(node, pen, f"clause `{clause_id}`", _REQUIRED, _OPTIONAL)
    if node is not None:
        pen.at(blocks[0].line, "the block must be keys and values, as `version: 1`")
    return None


def _authority(fields: Fields) -> Authority | None:
    authority, node = fields.choice("authority", Authority), fields.node("limit")
    never = isinstance(node, Scalar) and node.text == "never"
    if fields.node("authority") is None and not fields.misspelt("authority"):
        what = "a limit without authority" if node is not None else f"{fields.what} lacks `authority`"
        line = fields.line("limit") if node is not None else fields.table.line
        fields.pen.at(line, f"{what}; add `authority: salesperson`, `manager` or `nobody`")
    elif never and authority not in (Authority.NOBODY, None):
        fields.pen.at(fields.line("limit"), f"`limit: never` with `authority: {authority}`; write `authority: nobody`")
    elif authority is Authority.NOBODY and node is None:
        fields.pen.at(fields.line("authority"), "`authority: nobody` needs a limit nobody passes, or `limit: never`")
    return authority


def _both(words: Words) -> tuple[str, str]:
    return words.fr, words.en
