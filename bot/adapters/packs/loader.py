"""From a folder of files to a validated pack: all or nothing, every mistake with its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.adapters.packs.clauses import ReadClause, read_clause
from bot.adapters.packs.company import read_company
from bot.adapters.packs.document import Document, cut
from bot.adapters.packs.essays import read_essay
from bot.adapters.packs.fields import Fields
from bot.adapters.packs.files import LARGEST_FILE, read_files, version_of
from bot.adapters.packs.leaks import find_leaks, internal_figures
from bot.adapters.packs.mistakes import FilePen, meant
from bot.adapters.packs.passages import clause_passages, introduction, product_passages
from bot.adapters.packs.products import read_products
from bot.adapters.packs.terms import Names
from bot.adapters.packs.texts import Said, marked
from bot.adapters.packs.whole import ladders_rise, used_once
from bot.domain.asks import Language
from bot.domain.errors import BadPack, Mistake
from bot.domain.knowledge import DEFAULT_PRINCIPLES, Passage, Principle
from bot.domain.policy import Company, Confidentiality, Pack, Product, State, Words


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole validated knowledge folder."""

    pack: Pack
    principles: tuple[Principle, ...]
    passages: tuple[Passage, ...]


def read_pack(folder: Path, essays: Path | None = None) -> Loaded:
    """Read `folder` (with policies/ and perhaps essays/ in it, or company.md itself).

    `essays` names another folder of essays. Raises BadPack with every mistake found.
    """
    return load_files(read_files(folder, essays))


@dataclass(slots=True)
class _Reading:
    """What was read so far. `book` holds the mistakes, `told` the public texts with their file."""

    book: list[Mistake] = field(default_factory=list)
    told: list[tuple[str, Said]] = field(default_factory=list)
    ids: list[tuple[str, str, int]] = field(default_factory=list)
    clauses: list[ReadClause] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    product_ids: list[str] = field(default_factory=list)
    titles: dict[str, Words] = field(default_factory=dict)
    introductions: dict[str, list[Passage]] = field(default_factory=dict)


def load_files(files: Mapping[str, bytes]) -> Loaded:
    """Load the knowledge in `files`; raises BadPack with every mistake found."""
    reading = _Reading()
    documents = {name: _document(name, raw, reading.book) for name, raw in files.items()}
    policies = {n: d for n, d in documents.items() if n.startswith("policies/") and n != "policies/company.md"}
    principles, passages = _essays(documents, reading)
    company = _company(documents, reading)
    heads = {name: _head(name, document, reading) for name, document in policies.items() if document}
    names = Names(
        company.currency if company else None,
        company.tiers if company else None,
        tuple(reading.product_ids),
        tuple(p.id for p in principles) or DEFAULT_PRINCIPLES,
    )
    for name, document in policies.items():
        if document:
            _clauses(name, document, heads[name], names, reading)
    if not policies or not any(d is None or d.sections for d in policies.values()):
        pen = FilePen("policies/company.md", reading.book)
        pen.at(1, "the pack holds no clause; add a file beside this one with `## its-id: Titre`")
    used_once(reading.ids, reading.book)
    ladders_rise(reading.clauses, reading.book)
    clauses = tuple(c.clause for c in reading.clauses if c.clause)
    find_leaks(reading.told, internal_figures(reading.products, clauses), reading.book)
    if reading.book or company is None:
        raise BadPack(tuple(sorted(reading.book, key=lambda m: (m.file, m.line))))
    pack = Pack(company, tuple(reading.products), clauses, version_of(files), tuple(reading.titles.items()))
    passages += _policy_passages(pack, reading)
    return Loaded(pack, principles, tuple(passages))


def _document(name: str, raw: bytes, book: list[Mistake]) -> Document | None:
    pen = FilePen(name, book)
    if len(raw) > LARGEST_FILE:
        pen.at(1, f"the file is larger than {LARGEST_FILE // 1024} KiB; split it")
        return None
    try:
        return cut(raw.decode("utf-8"), pen)
    except UnicodeDecodeError as error:
        pen.at(raw[: error.start].count(b"\n") + 1, "the file is not UTF-8 text; save it as UTF-8")
        return None


def _essays(documents: Mapping[str, Document | None], reading: _Reading) -> tuple[tuple[Principle, ...], list[Passage]]:
    principles: list[Principle] = []
    passages: list[Passage] = []
    for name, document in documents.items():
        if not name.startswith("essays/") or document is None:
            continue
        principle, found = read_essay(document, FilePen(name, reading.book))
        passages += found
        if principle and principle.id in {p.id for p in principles}:
            FilePen(name, reading.book).at(2, f"the id `{principle.id}` is already used by another essay")
        elif principle:
            principles.append(principle)
    return tuple(principles), passages


def _company(documents: Mapping[str, Document | None], reading: _Reading) -> Company | None:
    name = "policies/company.md"
    if name not in documents:
        FilePen(name, reading.book).at(1, "company.md is missing; it names the company, its currency and its trade")
        return None
    document = documents[name]
    if document is None:
        return None
    company = read_company(document, FilePen(name, reading.book))
    if company:
        reading.titles["company"] = Words(company.name, company.name)
        _introduction(name, document, Confidentiality.PUBLIC, reading, company.asked)
    return company


def _head(name: str, document: Document, reading: _Reading) -> str:
    """Read front matter, introduction and products of a policy file; the principle its clauses inherit."""
    pen, stem = FilePen(name, reading.book), _stem(name)
    principle, confidentiality = "", Confidentiality.PUBLIC
    asked: tuple[Words, ...] = ()
    reading.titles[stem] = Words(stem, stem)
    if document.front:
        fields = Fields(
            document.front, pen, "the front matter", ("id", "title"), ("principle", "confidentiality", "asked")
        )
        file_id, principle = fields.id("id"), fields.text("principle") or ""
        confidentiality = fields.choice("confidentiality", Confidentiality) or confidentiality
        if file_id and file_id != stem:
            pen.at(fields.line("id"), f"`id: {file_id}` must be the file's own name, `{stem}`")
        title, asked = fields.words("title"), fields.pairs("asked")
        if title:
            reading.titles[stem] = title
            reading.told += [(name, Said("title", t, fields.line("title"))) for t in (title.fr, title.en)]
    _introduction(name, document, confidentiality, reading, asked)
    for block in document.introduction.blocks:
        if block.label != "yaml products":
            pen.at(
                block.line - 1, f"```{block.label} before the first `## id: Titre`; only ```yaml products stands here"
            )
            continue
        for product_id, line, product, said in read_products(block, stem, pen):
            reading.told += [(name, s) for s in said]
            if product_id:
                reading.product_ids.append(product_id)
                reading.ids.append((product_id, name, line))
            if product:
                reading.products.append(product)
    return principle


def _introduction(
    name: str, document: Document, confidentiality: Confidentiality, reading: _Reading, asked: Sequence[Words] = ()
) -> None:
    stem = _stem(name)
    for said in marked(document.introduction.rows, FilePen(name, reading.book), loose=True):
        if said.mark not in ("", "fr", "en"):
            FilePen(name, reading.book).at(
                said.line, f"**{said.mark}** belongs in a clause; here stand **fr** and **en**"
            )
        if confidentiality is Confidentiality.PUBLIC:
            reading.told.append((name, said))
        language = Language.EN if said.mark == "en" else Language.FR
        passage = introduction(stem, said.text, language, reading.titles[stem], confidentiality, asked)
        kept = reading.introductions.setdefault(stem, [])
        if passage.id in {p.id for p in kept}:
            FilePen(name, reading.book).at(said.line, f"a second introduction in {language}; keep one")
        elif said.text:
            kept.append(passage)


def _clauses(name: str, document: Document, principle: str, names: Names, reading: _Reading) -> None:
    pen = FilePen(name, reading.book)
    if principle and principle not in names.principles and document.front:
        line = next(k.line for k, _ in document.front.entries if k.text == "principle")
        pen.at(line, f"unknown principle `{principle}`{meant(principle, names.principles)}")
        principle = next(iter(names.principles), "")
    for section in document.sections:
        read = read_clause(section, _stem(name), principle, names, pen)
        if read is None:
            continue
        reading.clauses.append(read)
        reading.ids.append((read.id, name, read.line))
        if read.public:
            reading.told += [(name, said) for said in read.said]


def _policy_passages(pack: Pack, reading: _Reading) -> list[Passage]:
    found: list[Passage] = []
    for stem, title in reading.titles.items():
        found += reading.introductions.get(stem, [])
        products = [p for p in pack.products if p.source == stem]
        # what is proposed or retired is no answer to anybody; days are looked at when somebody asks
        clauses = [c for c in pack.clauses if c.source == stem and c.state is State.IN_FORCE]
        for position, product in enumerate(products, 1):
            found += product_passages(product, pack.company, title, position)
        for position, clause in enumerate(clauses, len(products) + 1):
            found += clause_passages(clause, title, position)
    return found


def _stem(name: str) -> str:
    return name.removeprefix("policies/").removesuffix(".md")
