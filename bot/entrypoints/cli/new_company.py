"""`tenirbon new-company`: a commented pack to start from."""

from argparse import Namespace

from bot.entrypoints.house import OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Write the files and say what comes next."""
    with open_house(settings) as house:
        written = house.new_company(options.folder, options.name, options.currency)
    print(f"written to {options.folder}: {', '.join(written)}")
    there = f"--as manager --knowledge {options.folder}"
    print(
        f"next:\n"
        f"  1. edit them: each line is explained where it stands, knowledge/README.md explains the rest\n"
        f"  2. tenirbon knowledge check --knowledge {options.folder}\n"
        f"  3. tenirbon policies propose {there} YOUR-PRICES.xlsx YOUR-CONDITIONS.pdf\n"
        f"     then, for what is right: tenirbon policies confirm prices {there}, confirm p1, …\n"
        f"  4. tenirbon ingest --knowledge {options.folder} YOUR-CHARTER.docx: what is to be found and cited\n"
        f"  5. set TENIRBON_KNOWLEDGE_DIR={options.folder} and ask: tenirbon ask …"
    )
    return 0
