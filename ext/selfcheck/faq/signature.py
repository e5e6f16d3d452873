"""What a question asks, without the words that only make a sentence of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Kanji, katakana, or Latin letters and digits: in Japanese, hiragana is mostly grammar, but for
# the words that ask when, where and why.
_WORD = re.compile(
    r"[㐀-䶿一-鿿豈-﫿々〆]+|[ァ-ヺー]+|[^\W_ぁ-ゖァ-ヺー㐀-䶿一-鿿豈-﫿々〆]+"
    "|いつ|いくつ|いくら|どこ|どちら|どれ|どの|どんな|どう|だれ|なぜ|なに"
)
_NEGATION = re.compile(r"ない|なく|ません|\bnot\b|n['’]t\b")
# A verb in hiragana at the end, behind a particle, tells one question of another too.
_LAST_HIRAGANA = re.compile(r"(?<![ぁ-ゖ])[ぁ-ゖ]++(?=\W*$)")
_ENDING = re.compile(r"(?:ます|ません|ました)?[のん]?(?:です|でしょう)?か?$")
_LAST_VERB = re.compile(r"(?:[にでとへも]は?|[ぁ-ゖ]*?[はがを])(?P<verb>[ぁ-ゖ]{2,})")
_SAYS_NOTHING = re.compile("あり|ある|なり|なる|する")
_SHORT_FORM = re.compile(r"(n?['’])(t|s|re|ll|ve|d|m)\b")
# "ca" and "wo" are left of "can't" and "won't".
_GRAMMAR = re.compile(
    "a|an|and|any|are|at|be|by|ca|can|could|did|do|does|for|from|had|has|have|i|in|is|it|its|"
    "may|me|my|not|of|on|or|our|that|the|their|they|this|to|was|we|were|will|with|wo|would|you|"
    "your"
)


@lru_cache(maxsize=1 << 16)
def signature(question: str) -> str:
    """A key that is the same for two questions that ask the same thing in other words."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    found = set(_WORD.findall(_SHORT_FORM.sub("", folded)))
    words = sorted(word for word in found if not _GRAMMAR.fullmatch(word))
    if not words:
        return "".join(re.findall(r"\w", folded)) or question
    return " ".join(["not" if _NEGATION.search(folded) else "", *words, _last_verb(folded)])


def _last_verb(folded: str) -> str:
    """How the verb at a question's end begins, if it is in hiragana and tells something."""
    last = _LAST_HIRAGANA.search(folded)
    found = _LAST_VERB.fullmatch(_ENDING.sub("", last[0], count=1)) if last else None
    if found is None or _SAYS_NOTHING.fullmatch(found["verb"]):
        return ""
    return found["verb"][:2]
