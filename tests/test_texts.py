"""Texts claim nothing, hurt nobody, are short enough for a child, and reach the translators."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from game.minigames import GAMES
from tests import text_lint
from tests.text_lint import LOCALE, ROOT, Said

LONGEST_PROMPT = 8
"""Words; a child is read one instruction at a time."""
FOR_GROWN_UPS = (
    "Take the prosthesis or splint off",
    "Last time the game was cut off.",
    "What shall we call you?",
    "On Linux, ",
    "On Windows, ",
    "On a Mac, ",
    "For the grown-up: close",
)
"""How the messages begin that a grown-up reads, or types the answer to."""

PAGES_FOR_GROWN_UPS = (
    "sensors/verdict.py",  # what the light of a sensor says
    "game/rehearsal/",
    "game/scenes/grown_up",
    "game/scenes/level_",
    "game/scenes/rehearsal_",
    "game/scenes/plan_",
    "game/scenes/child_",
    "game/scenes/gear_",
    "game/scenes/our_children",
    "game/scenes/privacy_page",
    "game/scenes/recordings_page",
    "game/scenes/data_page",
    "game/scenes/keeping_",
    "game/scenes/face_pages",
    "game/scenes/path_answers",
    "game/scenes/path_told",
    "game/scenes/path_sentence",
    "game/scenes/path_trends",
    "game/scenes/skin_look",
    "game/shell/disk_strip",
)
"""Where messages stand that only grown-ups read, in files or folders of their own."""
NOT_APPROVED = "It is not a medical device and does not diagnose, treat or prevent anything."
CLAIMS = (
    ("en", "Stepling treats flat feet."),
    ("en", "A cure that is fun"),
    ("en", "Therapy for toe walkers"),
    ("en", "It diagnoses your gait."),
    ("en", "Clinically proven"),
    ("en", "Medical-grade software"),
    ("en", "With fall detection"),
    ("en", "Prevents falls"),
    ("en", "Improves gait in cerebral palsy"),
    ("en", "Gait training for children with prosthetic legs"),
    ("en", "A home exercise programme prescribed by your therapist"),
    ("en", "Monitor your child's progress"),
    ("en", "It supports walking."),
    ("en", NOT_APPROVED),
    ("es", "Un tratamiento divertido"),
    ("es", "Mejora el equilibrio"),
    ("zh_CN", "改善孩子的步态"),
)
UNKIND = (
    ("en", "That was wobbly!"),
    ("en", "Bad luck"),
    ("en", "Use your weak side"),
    ("en", "You failed"),
    ("en", "You are unbalanced"),
    ("en", "Stand on your normal leg"),
    ("en", "Now the good leg"),
    ("en", "No cheating!"),
    ("es", "Has fallado, fallo"),
    ("es", "Eso estuvo mal"),
    ("zh_CN", "失败了"),
)


def prompts() -> list[str]:
    """Every message a child may be told: the games' cues among them."""
    told = {
        text
        for text, where in text_lint.messages().items()
        if not where.startswith(PAGES_FOR_GROWN_UPS)
    }
    return sorted(text for text in told if not text.startswith(FOR_GROWN_UPS))


def shown_to_children() -> list[Said]:
    english = [Said(text, "en", where) for text, where in text_lint.messages().items()]
    return [*english, *text_lint.translations(), *text_lint.yaml_texts()]


def test_no_text_makes_a_claim() -> None:
    read = (
        *shown_to_children(),
        *text_lint.documents(),
        *text_lint.strings_of_the_program(),
    )
    assert [hit for said in read for hit in text_lint.claims_in(said)] == []


def test_no_text_for_children_is_unkind() -> None:
    hits = [hit for said in shown_to_children() for hit in text_lint.unkind_words_in(said)]
    assert hits == []


@pytest.mark.parametrize(("language", "text"), CLAIMS)
def test_a_planted_claim_is_caught(language: str, text: str) -> None:
    assert text_lint.claims_in(Said(text, language, "here"))


@pytest.mark.parametrize(("language", "text"), UNKIND)
def test_a_planted_unkind_word_is_caught(language: str, text: str) -> None:
    assert text_lint.unkind_words_in(Said(text, language, "here"))


def test_an_approved_sentence_passes_word_for_word_only() -> None:
    for approved in text_lint.WORDS["approved"]:
        assert text_lint.claims_in(Said(f"Please read: {approved} Thank you.", "en", "")) == []
        assert text_lint.claims_in(Said(approved.replace("not a", "a"), "en", ""))


def test_a_claim_in_an_error_is_seen_and_one_in_a_docstring_is_not() -> None:
    code = '"""Treats nothing."""\nraise ValueError(f"It cures {1}.")\n'
    assert list(text_lint.strings_in(code)) == [(2, "It cures "), (2, ".")]


def test_a_text_below_a_language_is_in_that_language() -> None:
    node = {"title": {"en": "Otter", "es": "Nutria"}, "worlds": ["river"]}
    said = {(text, language) for text, language, _ in text_lint.texts_below(node, "en", "")}
    assert said == {("Otter", "en"), ("Nutria", "es"), ("river", "en")}


def test_the_readme_says_what_stepling_is_not() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").replace("\n> ", " ").split())
    for approved in text_lint.WORDS["approved"]:
        assert approved in readme


def test_prompts_are_short() -> None:
    cues = {game.cue for game in GAMES.values()}
    assert cues <= set(prompts())
    assert [text for text in prompts() if len(text.split()) > LONGEST_PROMPT] == []


def test_every_exception_for_grown_ups_is_still_needed() -> None:
    for start in FOR_GROWN_UPS:
        long = [text for text in text_lint.messages() if text.startswith(start)]
        assert any(len(text.split()) > LONGEST_PROMPT for text in long), start


def test_every_message_is_in_the_template_and_nothing_else() -> None:
    template = text_lint.read_catalog(LOCALE / "stepling.pot")
    assert {str(message.id) for message in template if message.id} == set(text_lint.messages())


def test_a_message_is_found_where_it_is_marked(tmp_path: Path) -> None:
    scenes = tmp_path / "game" / "scenes"
    scenes.mkdir(parents=True)
    (scenes / "one.py").write_text('A = msg("Hello " "you")\nB = other("no")\n', "utf-8")
    assert text_lint.messages(tmp_path) == {"Hello you": "game/scenes/one.py"}


def test_catalogs_are_complete() -> None:
    wanted = set(text_lint.messages())
    for language, path in text_lint.catalogs().items():
        assert text_lint.catalog_faults(text_lint.read_catalog(path), wanted) == [], language


def test_what_is_wrong_with_a_catalog_is_found() -> None:
    catalog = Catalog("es")
    catalog.add("{n} days", "{dias} días")
    catalog.add("Rest", "")
    catalog.add("Gone", "Ido")
    catalog.add("Play", "Jugar", flags=["fuzzy"])
    assert text_lint.catalog_faults(catalog, {"{n} days", "Rest", "Play", "New"}) == [
        "not translated: New",
        "not in the program: Gone",
        "other {blanks} than in English: {n} days",
        "not translated: Rest",
        "not translated: Play",
    ]


def test_compiled_catalogs_are_up_to_date() -> None:
    for language, path in text_lint.catalogs().items():
        binary = path.with_suffix(".mo")
        assert binary.read_bytes() == text_lint.compiled(text_lint.read_catalog(path)), language
