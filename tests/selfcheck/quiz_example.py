"""A small quiz that uses every feature, and the page that shows it."""

QUIZ = """\
id: sample
version: 1
title: 希望の確認
introduction: |
  はじめに読む文です。

  {faq}`abroad`も読めます。
facts:
  - 海外勤務は**必ず**あります。
scales:
  wish:
    - {id: avoid, text: 避けたい, value: -1}
    - {id: either, text: どちらでもよい, value: 0}
    - {id: want, text: 望んでいる, value: 1}
    - {id: unknown, text: まだ分からない}
dimensions:
  - id: learning
    title: 学び続ける
    reading: |
      - [海外の節](#place)
    bands:
      - {id: low, from: -3, to: -1, title: 避けたい寄り, text: 低い読みです。}
      - {id: middle, from: 0, to: 0, title: どちらともいえない, text: 中の読みです。}
      - {id: high, from: 1, to: 3, title: 望む寄り, text: 高い読みです。}
questions:
  - id: learning-new
    type: scale
    scale: wish
    dimension: learning
    prompt: 新しい技術を学ぶこと
    passage: この仕事では学び続けます。
  - id: learning-one
    type: scale
    scale: wish
    dimension: learning
    direction: opposite
    prompt: 一つの技術だけを使うこと
    passage: |
      この仕事では技術が変わります。{faq}`abroad`
  - id: evening
    type: single
    prompt: 休みの夜の過ごし方
    options:
      - {id: read, text: 本を読む, scores: {learning: 1}}
      - {id: rest, text: 休む, scores: {learning: -1}}
conclusion: |
  [海外の節](#place)の人に聞いてください。
"""

INDEX = """\
# 表紙

```{toctree}
faq
```

:::{quiz} sample
:::
"""

FAQ = """\
# よくある質問

(place)=
## 海外の節

:::{faq} 海外で働きますか？
:id: abroad

はい。
:::
"""

FILES = {"index.md": INDEX, "faq.md": FAQ, "quiz/sample.yml": QUIZ}
