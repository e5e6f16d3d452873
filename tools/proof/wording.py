"""What a finding of textlint means to the writer: the kind of mistake, and how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """How the findings of one rule are told."""

    kind: str
    message: str
    """Takes the groups of ``pattern``."""
    pattern: str = ""
    """What to take over from textlint's own message."""

    def __call__(self, original: str) -> str:
        """The message in plain words."""
        match = re.search(self.pattern, original)
        return self.message.format(*(match.groups() if match else ("…",) * 9))


_LONG, _WIDTH, _NEGATIVE, _TWICE = "文の長さ", "全角と半角", "二重の否定", "同じ言葉の繰り返し"
_PLAIN = "「できます」「あります」のように、否定を使わずに書いてください。"
_UNSEEN = "目に見えない文字が入っています。前後の文字ごと消して、打ち直してください。"

WORDINGS = {
    "terms": Wording("用語", "「{0}」は「{1}」と書きます。", r"^(.*) => (.*)"),
    "sentence-length": Wording(
        _LONG, "文が{0}字あります。70字までになるように、二つに分けてください。", r"length\((\d+)"
    ),
    "max-ten": Wording(
        _LONG, "一つの文に「、」が四つ以上あります。文を分けるか、箇条書きにしてください。"
    ),
    "max-kanji-continuous-len": Wording(
        "漢字の続き",
        "「{0}」は、漢字が七つ以上続いています。「の」などを入れて分けてください。"
        "正式な名前なら、docs/terms.yml の allowed に足してください。",
        r": (\S+)",
    ),
    "plain-form": Wording(
        "です・ます", "「{0}。」で終わる文を「です・ます」の形に直してください。", r"(.*)"
    ),
    "ja-no-mixed-period": Wording("句読点", "文の終わりに「。」を付けてください。"),
    "1.2.1.句点(。)と読点(、)": Wording(
        "句読点", "句読点は、全角の「、」と「。」で書いてください。"
    ),
    "1.2.2.ピリオド(.)とカンマ(,)": Wording(
        "句読点", "句読点は、全角の「、」と「。」で書いてください。"
    ),
    "no-unmatched-pair": Wording(
        "かっこ", "「{0}」と組になる、閉じるかっこがありません。足してください。", r"for (\S)\."
    ),
    "no-double-negative-ja": Wording(_NEGATIVE, f"否定が二重です（{{0}}）。{_PLAIN}", r": (.+)"),
    "polite-double-negative": Wording(_NEGATIVE, f"否定が二重です（{{0}}）。{_PLAIN}", r"(.+)"),
    "no-doubled-conjunction": Wording(
        _TWICE, "同じ接続詞で始まる文が続いています。片方を消すか、言いかえてください。"
    ),
    "no-doubled-conjunctive-particle-ga": Wording(
        _TWICE, "一つの文に、逆の意味でつなぐ「が」が二つあります。文を分けてください。"
    ),
    "no-doubled-joshi": Wording(
        _TWICE,
        "一つの文に、助詞の「{0}」が続けて出てきます。文を分けるか、言いかえてください。",
        r'助詞 "(.+?)"',
    ),
    "ja-no-successive-word": Wording(
        _TWICE, "「{0}」が続けて二度書かれています。片方を消してください。", r'"(.+?)"'
    ),
    "no-dropping-the-ra": Wording(
        "言葉づかい", "「ら」が抜けています。「見られる」「食べられる」のように書いてください。"
    ),
    "ja-no-abusage": Wording("言葉づかい", "言葉の誤りかもしれません。{0}", r"^(.*)"),
    "ja-no-redundant-expression": Wording(
        "言葉づかい", "「{0}」は、同じ意味のまま短くできます。短く書いてください。", r'"(.+?)"'
    ),
    "ja-unnatural-alphabet": Wording(
        "打ちまちがい", "英字の「{0}」が、日本語の間に残っています。消してください。", r": (.+)"
    ),
    "2.1.8.算用数字": Wording(_WIDTH, "数字は半角で書いてください。"),
    "2.1.9.アルファベット": Wording(_WIDTH, "英字は半角で書いてください。"),
    "no-hankaku-kana": Wording(_WIDTH, "カタカナは全角で書いてください。"),
    "4.3.1.丸かっこ（）": Wording(_WIDTH, "日本語の中のかっこは全角で書いてください。"),
    "3.1.1.全角文字と半角文字の間": Wording(_WIDTH, "日本語と英数字との間の空白を消してください。"),
    "3.1.2.全角文字どうし": Wording(_WIDTH, "日本語の間の空白を消してください。"),
    "wide-space": Wording(_WIDTH, "全角の空白を消してください。"),
    "no-nfd": Wording(
        "文字", "「が」「ぱ」などの点が、別の文字になっています。打ち直してください。"
    ),
    "no-invalid-control-character": Wording("文字", _UNSEEN),
    "no-zero-width-spaces": Wording("文字", _UNSEEN),
}
