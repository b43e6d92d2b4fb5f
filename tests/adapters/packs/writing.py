"""A small sound pack as text, and ways to spoil it."""

from pathlib import Path

from bot.adapters.packs import read_pack
from bot.domain.errors import BadPack, Mistake

COMPANY = """\
---
company: test-house
name: Test House
currency: EUR
trade: {fr: "objets", en: "objects"}
tiers: [gold]
---
"""

RULES = """\
---
id: rules
title: {fr: Règles, en: Rules}
principle: identity
---

**fr** Quelques règles.

**en** A few rules.

```yaml products
- id: kettle
  name: {fr: "bouilloire", en: "kettle"}
  aliases: [kettle]
  prices: {10: 30.00, 50: 25.00}
  lead_days: 9
  floor_price: 21.40
```

## small: Petite remise
```yaml
title_en: Small discount
version: 1
state: in force
effective: 2026-01-01
expires: never
asks: [price_cut]
scope: {products: [kettle], quantity: {from: 10, to: 50}, tiers: [gold]}
limit: {measure: discount, at_most: 5, unit: percent}
authority: salesperson
counterpart:
  - {kind: quantity, at_least: 40, unit: pieces, fr: "quarante pièces", en: "forty pieces"}
when: {orders: {at_least: 3}, our_fault: no, tier: gold}
owed: no
confidentiality: public
principle: fit
signs: {fr: [remise], en: [discount]}
```
**fr** Une petite remise.

**en** A small discount.

**reason fr** Le prix suit le travail.

**reason en** The price follows the work.

**concession fr** une remise

**concession en** a discount

**alternative fr** choisir autre chose

**alternative en** choose something else

## never: Jamais
```yaml
version: 1
state: in force
asks: [rush]
limit: never
authority: nobody
```
**fr** Jamais plus vite.

**en** Never faster.

**reason fr** Le soin prend du temps.

**reason en** Care takes time.
"""

ESSAYS = {
    name: f"""\
---
id: {name}
title: Essai {name}
title_en: Essay {name}
language: fr
original: essai-{name}
principle_fr: Un principe.
principle_en: A principle.
---

## Une section
<!-- id: first -->
<!-- answers: une question -->

Du texte.
"""
    for name in ("fit", "identity")
}


def write(folder: Path, rules: str = RULES, company: str | None = COMPANY, **essays: str) -> Path:
    """Write a pack into `folder` and give it back."""
    (folder / "policies").mkdir(parents=True, exist_ok=True)
    (folder / "essays").mkdir(exist_ok=True)
    (folder / "policies/rules.md").write_text(rules, "utf-8")
    if company is not None:
        (folder / "policies/company.md").write_text(company, "utf-8")
    for name, text in {**ESSAYS, **essays}.items():
        (folder / f"essays/{name}.md").write_text(text, "utf-8")
    return folder


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    """List the mistakes for which `folder` is refused; none when it loads."""
    try:
        read_pack(folder)
    except BadPack as error:
        return error.mistakes
    return ()


def line_of(text: str, words: str, nth: int = 1) -> int:
    """Find the line of the nth row of `text` that holds `words`."""
    return [i for i, row in enumerate(text.split("\n"), 1) if words in row][nth - 1]
