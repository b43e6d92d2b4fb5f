"""A mail body cut into the writer's own words, the history they quote, and what a mail program adds.

Measured against two libraries on public reply pairs before being written: both cut fewer than half
of them right, and none reads a forwarded mail as its writer's words.
"""

import re
from dataclasses import dataclass

_VERB = (
    r"wrote|writes|a [ée]crit|[ée]crivait|schrieb|schreef|geschreven|skrev|escribi[óo]|ha scritto|scrive|escreveu|"
    r"napisa[łl]\(?a?\)?|пишет|писал|написав|написал|kirjoitti|[íi]rta|napsal|写道|yazd[ıi]"
)
_DATE = "|".join(  # noqa: FLY002 - one pattern a line reads better
    (
        r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}",
        r"\d{1,2}\.? ?\w{3,9}\.?,? \d{4}",
        r"\w{3,9}\.? \d{1,2},? \d{4}",
        r"\d{1,2}:\d{2}",
        r"\d{4}年)",
    )
)
_WROTE = re.compile(
    rf"^[>\s]*(?:-+\s*)?\S.{{0,220}}?(?:\b|\s)(?:{_VERB})\b.{{0,40}}?[:：]?[\s-]*$", re.IGNORECASE | re.DOTALL
)
_DATED = re.compile(rf"{_DATE}|[\w.+-]+@[\w.-]+|<[^>]*>", re.IGNORECASE)
_LE = re.compile(
    rf"^[>\s]*(?:on|le|am|op|el|il|em|den|at|w dniu)\b.{{0,200}}{_DATE}.{{0,200}}[:：,]\s*$", re.IGNORECASE | re.DOTALL
)
_DATE_SENDER = re.compile(rf"^\s*(?:\w+,? )?.{{0,20}}{_DATE}.{{0,80}}<?[\w.+-]+@[\w.-]+>?\s*:?\s*$", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^[>\s]*[-_*]{2,}\s*(?:original|message d'origine|message original|mensaje original|messaggio originale|"
    r"urspr[üu]ngliche|oprindelig|oorspronkelijk|reply|r[ée]ponse|.{1,40} wrote).{0,40}?[-_*]{2,}\s*$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^[>\s]*(?:[-_*]{2,}\s*(?:forwarded|message transf[ée]r[ée]|message r[ée]exp[ée]di[ée]|"
    r"weitergeleitet|mensaje reenviado|"
    r"messaggio inoltrato)\b.{0,40}|(?:begin forwarded message|d[ée]but du message (?:r[ée]exp[ée]di[ée]|"
    r"transf[ée]r[ée]))\s*:?)\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[>\s*]*(?P<label>from|de|von|da|van|fra|från|expéditeur|exp[ée]diteur|sent|envoy[ée](?: le)?|"
    r"gesendet|inviato|verzonden|"
    r"sendt|skickat|enviado(?: em| el)?|date|data|datum|dato|to|[àa]|an|aan|til|till|para|cc|subject|"
    r"objet|betreff|oggetto|"
    r"onderwerp|emne|ämne|asunto|assunto|risposta|reply-to|r[ée]pondre [àa])\s*\*?\s*[:：]\*?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^(from|de|von|da|van|fra|från|exp[ée]diteur)$", re.IGNORECASE)
_DEVICE = re.compile(
    r"^\s*(?:sent (?:from|via|with) .{2,60}|envoy[ée] (?:de(?:puis)?|[àa] partir de|avec|via) .{2,60}|"
    r"get outlook for .{2,30}|t[ée]l[ée]charge[rz] outlook pour .{2,30}|obtenez outlook pour .{2,30}|"
    r"von meinem .{2,40} gesendet|enviado desde .{2,40}|inviato da .{2,40}|diese nachricht wurde von .{2,60})\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:--+|__+|—|––|\*\*\*+|==+)\s*$")
_DISCLAIMER = re.compile(
    r"^\s*(?:this (?:e-?mail|message)\b.{0,80}\b(?:confidential|privileged|intended)|"
    r"(?:confidentiality|privacy|legal) notice\b|disclaimer\b|"
    r"the information (?:contained )?in this (?:e-?mail|message)|"
    r"ce (?:message|courriel|mail|courrier [ée]lectronique)\b.{0,80}\b(?:confidentiel|destin|usage exclusif)|"
    r"avis de confidentialit[ée]|avertissement l[ée]gal|les informations contenues dans ce (?:message|mail|courriel)|"
    r"please consider the environment|pensez [àa] l'environnement|avant d'imprimer|before printing|"
    r"sans virus\W|virus-free\W|to unsubscribe|pour vous d[ée]sabonner)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:bien |tr[èe]s )?cordialement|sinc[èe]rement|bien [àa] (?:vous|toi)|(?:best|kind|"
    r"warm)(?: regards)?|regards|"
    r"sincerely|cheers|thanks|thank you|merci(?: d'avance)?|salutations|bonne (?:journ[ée]e|soir[ée]e)|[àa] bient[ôo]t|"
    r"yours (?:truly|sincerely|faithfully)|cdlt|cdt)\b.{0,30}$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?:\+?\d[\d ().-]{7,}\d)|[\w.+-]+@[\w-]+\.\w+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"^(?:fyi|fw|fwd|tr|pour info(?:rmation)?|pour suite [àa] donner|[àa] voir|see below|voir ci-dessous|"
    r"ci-dessous)?[\W_]*$",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*[A-Z]{0,2}>+ ?")
_UNSUBSCRIBED = re.compile(r"^\s*reply to this email directly\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """`words` is what the writer wrote now; `quoted` the history; `removed` signatures and disclaimers."""

    words: str
    quoted: str = ""
    removed: str = ""


def split_reply(body: str) -> Reply:
    """The writer's latest words in a mail body; never raises, and keeps every word in one of the three parts.

    A mail that only forwards another is read as the forwarded one. A body made of nothing but quoted
    lines is read as those lines.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    own, quoted = _without_history(lines)
    if _EMPTY_WORDS.match("\n".join(own).strip()) and quoted:
        inner = _inside(quoted)
        if inner is not None:
            reply = split_reply(inner)
            return Reply(reply.words, "\n".join(filter(None, ["\n".join(own).strip(), reply.quoted])), reply.removed)
    kept, removed = _without_signature(own)
    words = "\n".join(kept).strip()
    if not words and removed:
        words, removed = "\n".join(removed).strip(), []
    return Reply(words, "\n".join(quoted).strip("\n"), "\n".join(removed).strip())


def _without_history(lines: list[str]) -> tuple[list[str], list[str]]:
    """Own lines and quoted lines, in their order."""
    own: list[str] = []
    quoted: list[str] = []
    i = 0
    while i < len(lines):
        length, rest_is_quoted = _header_at(lines, i)
        if length:
            after = lines[i + length :]
            first = next((line for line in after if line.strip()), "")
            if not rest_is_quoted and _MARK.match(first):
                quoted += lines[i : i + length]
                i += length
                continue
            # a rule drawn just above a header belongs to the mail program
            while own and (not own[-1].strip() or re.fullmatch(r"\s*[_-]{5,}\s*", own[-1])):
                quoted.insert(0, own.pop())
            return own, [*quoted, *lines[i:]]
        (quoted if _MARK.match(lines[i]) else own).append(lines[i])
        i += 1
    return own, quoted


def _header_at(lines: list[str], i: int) -> tuple[int, bool]:
    """How many lines the history's header takes at `i` (0 when none), and whether all that follows is history."""
    line = lines[i]
    if not line.strip():
        return 0, False
    if _DIVIDER.match(line) or _FORWARD.match(line):
        return 1, True
    label = _LABEL.match(line)
    if label and _SENDER.match(label["label"]) and _labels(lines, i) >= 2:
        return _header_length(lines, i), True
    if not (_could_open(line)):
        return 0, False
    for take in (1, 2, 3):
        joined = " ".join(part.strip() for part in lines[i : i + take])
        if len(joined) > 400 or i + take > len(lines):
            break
        if (_WROTE.match(joined) and (_DATED.search(joined) or joined.lstrip().startswith("--"))) or _LE.match(joined):
            return take, False
        if take == 1 and _DATE_SENDER.match(joined):
            return take, False
    return 0, False


def _could_open(line: str) -> bool:
    """Whether a line may start a history header: a cheap test before the costly ones."""
    return len(line) < 300 and bool(
        _DATED.search(line) or re.match(r"^[>\s]*(?:on|le|am|op|el|il|em|at|--)\b|^\s*--", line, re.IGNORECASE)
    )


def _labels(lines: list[str], i: int) -> int:
    """How many distinct header labels stand in the six lines from `i`."""
    found = {m["label"].lower() for line in lines[i : i + 6] if (m := _LABEL.match(line))}
    return len(found)


def _header_length(lines: list[str], i: int) -> int:
    """The number of lines of a block of header labels that starts at `i`, wrapped lines included."""
    end = i
    for j in range(i, min(i + 10, len(lines))):
        if _LABEL.match(lines[j]):
            end = j + 1
        elif not lines[j].strip():
            break
    return end - i


def _inside(quoted: list[str]) -> str | None:
    """The body of the first mail in `quoted`, its header and marks taken away; None when nothing is left."""
    body = [_MARK.sub("", line) for line in quoted]
    i = 0
    while i < len(body) and (not body[i].strip() or re.fullmatch(r"\s*[_-]{5,}\s*", body[i])):
        i += 1
    if i < len(body):
        length, _ = _header_at(body, i)
        forwarded = bool(_FORWARD.match(body[i]) or _DIVIDER.match(body[i]))
        i += length
        if forwarded:
            while i < len(body) and not body[i].strip():
                i += 1
            if i < len(body) and _LABEL.match(body[i]):
                i += _header_length(body, i)
    inner = "\n".join(body[i:]).strip()
    return inner if inner and len(inner) < len("\n".join(quoted)) else None


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Own lines before the signature, and the signature with what follows it."""
    fenced = False
    for i, line in enumerate(lines):
        if line.strip().startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        if _DEVICE.match(line) or _DISCLAIMER.match(line) or _UNSUBSCRIBED.match(line):
            return lines[:i], lines[i:]
        if _RULE.match(line) and any(part.strip() for part in lines[:i]) and _short_tail(lines[i + 1 :]):
            return lines[:i], lines[i:]
        if _CLOSING.match(line):
            tail = [part for part in lines[i + 1 :] if part.strip()]
            if (
                1 < len(tail) <= 9
                and any(_CONTACT.search(part) for part in tail)
                and all(len(part) < 120 for part in tail)
            ):
                return lines[: i + 1], lines[i + 1 :]
    return lines, []


def _short_tail(lines: list[str]) -> bool:
    """Whether what follows a rule looks like a signature: few lines, or a known disclaimer."""
    tail = [line for line in lines if line.strip()]
    return len(tail) <= 12 or any(_DISCLAIMER.match(line) for line in tail[:4])
