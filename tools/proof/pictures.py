"""What is told in place of the pictures."""

from __future__ import annotations

from pathlib import PurePosixPath

from tools.proof.textlint import Picture

KIND = "絵の代わりの文"


def mistake(picture: Picture) -> str | None:
    """What is wrong with a picture's text, if anything is.

    An empty ``:alt:`` was left empty by somebody: the picture is decoration.
    """
    if picture.alt is None:
        return (
            f"絵 {picture.file} に、代わりの文がありません。絵が伝えることを、"
            "「:alt:」に文で書いてください。飾りなら「:alt:」だけの行を足してください。"
        )
    file = PurePosixPath(picture.file)
    if picture.alt in {str(file), file.name, file.stem}:
        return (
            f"絵 {picture.file} の代わりの文が、ファイルの名前です。"
            "絵が伝えることを文で書いてください。"
        )
    return None
