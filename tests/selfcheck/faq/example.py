"""A small project in which everything refers to everything."""

from __future__ import annotations

from tests.selfcheck.quiz_example import QUIZ

INDEX = """\
# 表紙

```{toctree}
faq
work
check
```
"""
FAQ = """\
# よくある質問

(topic-life)=
## 暮らし

:::{faq} 海外で働きますか？
:id: abroad
:aliases: overseas
:source: 案内[13ページ](#topic-work)
:as-of: 2024-01
:related: language

はい、**必ず**働きます。

くわしい話は{faq}`pay`と[仕事のこと](#topic-work)にあります。

- 箇条の一つめ
- 箇条の二つめ
:::

(topic-work)=
## 仕事

:::{faq} 語学は必要ですか？
:id: language
:topics: topic-life
:source: 案内14ページ
:as-of: 2023-12
:review-by: 2030-01

研修があります。
:::

### 名札のない見出し

:::{faq} 給与はいくらですか？
:id: pay
:as-of: 2024-01
:unanswered:

分かりません。
:::
"""
WORK = """\
# 仕事の章

(work-places)=
## 働く場所

海外のことは{faq}`abroad`と[](#overseas)、{any}`語学 <language>`、
[](faq.md#language)を見てください。

## {faq}`pay`への道

本文です。
"""
CHECK = """\
# 確認

:::{quiz} sample
:::
"""
QUIZ_WITH_ENTRIES = QUIZ.replace("text: 高い読みです。", 'text: "高い{faq}`pay`です。"').replace(
    "[海外の節](#place)", "[](work.md)"
)
FILES = {
    "index.md": INDEX,
    "faq.md": FAQ,
    "work.md": WORK,
    "check.md": CHECK,
    "quiz/sample.yml": QUIZ_WITH_ENTRIES,
}
