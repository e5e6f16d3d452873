"""What proofreading tells: the findings, each at its place, and how hard each page is to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.proof import pictures
from tools.proof.readability import measures
from tools.proof.textlint import Reading
from tools.proof.wording import WORDINGS, Wording


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to mend."""

    path: str
    line: int
    column: int
    message: str
    kind: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.kind}: {self.message}"


def remarks(path: str, reading: Reading, allowed: list[str]) -> list[Remark]:
    """What is to be mended in a file, each once, in the order of its lines."""
    left_alone = [span for text in allowed for span in _spans(text, reading.text)]
    found = set()
    for each in reading.findings:
        if not any(start <= each.start and each.end <= end for start, end in left_alone):
            told = WORDINGS.get(each.rule, Wording("文", "{0}", r"^(.*)"))
            place = reading.place(each.start)
            found.add(Remark(path, *place, told(each.message), told.kind))
    for picture in reading.pictures:
        if message := pictures.mistake(picture):
            found.add(Remark(path, *reading.place(picture.start), message, pictures.KIND))
    return sorted(found)


def _spans(part: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(part)
    while start != -1:
        yield start, start + len(part)
        start = text.find(part, start + 1)


def table(readings: Mapping[str, Reading]) -> str:
    """How hard each page is to read, as a table in Markdown."""
    rows = [
        "| ページ | 文の数 | 文の長さ（平均） | 最長 | 漢字 | 読みやすさ |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for path, reading in readings.items():
        if m := measures(reading.paragraphs):
            rows.append(
                f"| {path} | {m.sentences} | {m.mean_length:.0f}字 | {m.longest}字 "
                f"| {m.kanji:.0%} | {m.score:.0f} |"
            )
    return "\n".join(rows)
