"""Two small quizzes, one of which uses every feature, and the pages that show them."""

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
:source: 案内

はい。
:::
"""

FILES = {"index.md": INDEX, "faq.md": FAQ, "quiz/sample.yml": QUIZ}

EVERYTHING = """\
# yaml-language-server: $schema=../quiz.schema.json
id: full
version: 3
title: すべてを[使う](#place)自己チェック
introduction: |
  はじめの段落です。

  - 箇条の一つめ
  - [海外の節](#place)を読む
facts:
  - 事実の一つめは**必ず**です。
  - "{faq}`abroad`に事実の二つめ"
scales:
  wish:
    - {id: avoid, text: 避けたい段, value: -1}
    - {id: either, text: どちらでもの段, value: 0}
    - {id: want, text: 望む段, value: 1}
    - {id: unknown, text: 知らない段}
dimensions:
  - id: learning
    title: 学びの観点
    reading: |
      - [観点の読みもの](#place)
    bands:
      - {id: low, from: -3, to: -1, title: '学びの{faq}`低い帯 <abroad>`', text: 低い帯の文です。}
      - {id: middle, from: 0, to: 0, title: 学びの中の帯}
      - {id: high, from: 1, to: 3, title: 学びの高い帯, text: "高い帯の文で{faq}`abroad`です。"}
  - id: moving
    title: 移動の観点
    bands:
      - {id: few, from: 1, to: 1, title: 移動の少ない帯}
      - {id: many, from: 2, to: 5, title: 移動の多い帯}
questions:
  - id: toward
    type: scale
    scale: wish
    dimension: learning
    prompt: 条件を尋ねる問い
    passage: 条件の出典です。
  - id: opposite
    type: scale
    scale: wish
    dimension: learning
    direction: opposite
    prompt: 逆の条件を尋ねる[問い](#place)
    passage: |
      逆の条件の出典です。

      関連：{faq}`abroad`
  - id: points
    type: single
    prompt: 点の付いた*答え*の問い
    options:
      - {id: read, text: 本を読む, scores: {learning: 1, moving: 2}, wish: 2}
      - {id: rest, text: 家で休む, scores: {learning: -1}, wish: -1, feedback: 休む人への返事です。}
      - {id: none, text: まだ知らない, unknown: true}
  - id: several
    type: multiple
    prompt: いくつも選ぶ問い
    options:
      - {id: train, text: '[列車](https://example.org)に乗る', scores: {moving: 1}}
      - {id: plane, text: 飛行機に乗る, scores: {moving: 2}}
  - id: one-right
    type: single
    prompt: 正解が一つの問い
    options:
      - {id: wrong, text: 誤りの答え, feedback: 誤りへの返事です。}
      - id: right
        text: 正しい答え
        correct: true
        feedback: |
          正解への返事です。

          二つめの段落です。
    passage: 正解の出典です。
  - id: two-right
    type: multiple
    prompt: 正解が二つの問い
    options:
      - {id: first, text: 正しい甲, correct: true}
      - {id: second, text: 誤りの乙}
      - {id: third, text: 正しい丙, correct: true}
conclusion: |
  おわりの段落です。[海外の節](#place)
"""

FULL_INDEX = INDEX.replace("{quiz} sample", "{quiz} full\n:class: wide")
FULL_FILES = {"index.md": FULL_INDEX, "faq.md": FAQ, "quiz/full.yml": EVERYTHING}
