"""Words that a level brings along in several languages."""

from collections.abc import Iterable, Mapping


class Words(str):
    """An English text that knows itself in other languages too.

    It is a text like any other for all that goes by its English; whoever draws it asks for more.
    """

    __slots__ = ("_others",)
    _others: dict[str, str]

    def __new__(cls, english: str, others: Mapping[str, str] | None = None) -> "Words":
        """`others` holds the same in other languages, by codes as in a level: es, zh_CN."""
        words = super().__new__(cls, english)
        words._others = dict(others or {})
        return words

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Words":
        """What a level says in `texts`, by language; empty where it says nothing."""
        return cls(texts.get("en", ""), {key: text for key, text in texts.items() if key != "en"})

    def __getnewargs__(self) -> tuple[str, dict[str, str]]:  # type: ignore[override]
        """What it is made of, for whoever copies it to another process."""
        return str(self), self._others

    def among(self, languages: Iterable[str]) -> str:
        """The text in the first of these languages that it is known in; else the English one.

        A language is a code such as es or zh_CN; es_MX is known where es is.
        """
        for language in languages:
            if language == "en" or language.startswith("en_"):
                break
            for code in (language, language.partition("_")[0]):
                if code in self._others:
                    return self._others[code]
        return str(self)


NO_WORDS = Words("")
