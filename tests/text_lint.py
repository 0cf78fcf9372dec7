"""The lint of texts: every text that people read, and what must never stand in one."""

import ast
import re
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGES = ("game", "sensors", "profiles", "exercises", "assets")
LOCALE = ROOT / "assets" / "locale"
MARK = "msg"
WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text("utf-8"))
SOURCE = "en"


class Said(NamedTuple):
    """A text, its language and where it stands."""

    text: str
    language: str
    where: str


def messages(folder: Path = ROOT) -> dict[str, str]:
    """Every text marked with msg(), and the file it stands in."""
    found = extract_from_dir(
        folder, [("game/**.py", "python"), ("sensors/**.py", "python")], {}, {MARK: None}
    )
    return {str(text): file for file, _, text, *_ in found}


def catalogs() -> dict[str, Path]:
    """The languages there are, and their catalogs."""
    return {path.parts[-3]: path for path in LOCALE.glob("*/LC_MESSAGES/stepling.po")}


def read_catalog(path: Path) -> Catalog:
    """A catalog or a template."""
    return read_po(BytesIO(path.read_bytes()))


def translations() -> Iterator[Said]:
    """Every translated message."""
    for language, path in catalogs().items():
        for message in read_catalog(path):
            if message.id:
                yield Said(str(message.string), language, str(path.relative_to(ROOT)))


def yaml_texts() -> Iterator[Said]:
    """Every text in a YAML file; below a language's code it is in that language."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.yaml")):
            where = str(path.relative_to(ROOT))
            yield from texts_below(yaml.safe_load(path.read_text("utf-8")), SOURCE, where)


def texts_below(node: Any, language: str, where: str) -> Iterator[Said]:
    """The texts in what was read from YAML."""
    if isinstance(node, str):
        yield Said(node, language, where)
    elif isinstance(node, list):
        for item in node:
            yield from texts_below(item, language, where)
    elif isinstance(node, dict):
        for key, item in node.items():
            below = key if key in WORDS["claims"] else language
            yield from texts_below(item, below, f"{where} {key}")


def documents() -> Iterator[Said]:
    """README and its kind, and what a package index would show."""
    for path in (*ROOT.glob("*.md"), *(ROOT / "assets").rglob("*.md")):
        yield Said(path.read_text("utf-8"), SOURCE, str(path.relative_to(ROOT)))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for text in (project["description"], *project.get("keywords", ())):
        yield Said(text, SOURCE, "pyproject.toml")


def strings_of_the_program() -> Iterator[Said]:
    """Every string in the code that is no docstring: errors and help are among them."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for line, text in strings_in(path.read_text("utf-8")):
                yield Said(text, SOURCE, f"{path.relative_to(ROOT)}:{line}")


def strings_in(code: str) -> Iterator[tuple[int, str]]:
    """Line and text of each string that is more than a statement of its own."""
    tree = ast.parse(code)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def claims_in(said: Said) -> list[str]:
    """What a text claims that it must not; the approved sentences apart, word for word."""
    text = " ".join(said.text.replace("\n> ", " ").split())
    for approved in WORDS["approved"]:
        text = text.replace(approved, "")
    return _hits("claims", said._replace(text=text))


def unkind_words_in(said: Said) -> list[str]:
    """The words that are never said to a child."""
    return _hits("unkind", said)


def _hits(kind: str, said: Said) -> list[str]:
    patterns = [*WORDS[kind][SOURCE]]
    if said.language != SOURCE:
        patterns += WORDS[kind].get(said.language, ())
    found = (re.search(pattern, said.text, re.IGNORECASE) for pattern in patterns)
    return [f'{said.where}: "{hit[0]}"' for hit in found if hit]


def catalog_faults(catalog: Catalog, wanted: set[str]) -> list[str]:
    """What a catalog lacks, has too much, or fills in differently; `wanted` are the messages."""
    there = {str(message.id): message for message in catalog if message.id}
    faults = [f"not translated: {text}" for text in sorted(wanted - there.keys())]
    faults += [f"not in the program: {text}" for text in sorted(there.keys() - wanted)]
    for text, message in there.items():
        if not message.string or message.fuzzy:
            faults.append(f"not translated: {text}")
        elif _blanks(text) != _blanks(str(message.string)):
            faults.append(f"other {{blanks}} than in English: {text}")
    return faults


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def compiled(catalog: Catalog) -> bytes:
    """The catalog as the program reads it."""
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()
