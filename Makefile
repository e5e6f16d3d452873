# 人が打つコマンド。説明は「make」で一覧になります。

PORT ?= 8000

# 道具は .venv/guide（表示用）と .venv/test（検査用）にあり、中身は requirements/ のロックファイルと同じです。
guide := .venv/guide/bin/python
test := .venv/test/bin/python
bench := .venv/bench/bin/python

.DEFAULT_GOAL := help
.PHONY: help serve html cards review test matrix lint catalogs record bench lock clean guide-tools test-tools bench-tools
# どの目標も一つで仕事を終えるので、make -j でも順に進めます。
.NOTPARALLEL:

help: ## この一覧を表示する
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

serve: html ## ガイドを作って手元で開く（http://127.0.0.1:8000/、番号は PORT=… で変わる）
	@$(guide) tools/serve.py build/html $(PORT)

html: guide-tools ## ガイドを build/html に作る（毎回はじめから作る）
	@rm -rf build/html build/doctrees
	@$(guide) -m sphinx -q -nW --keep-going -c . -d build/doctrees docs build/html
	@echo 'build/html にできました。'

cards: html test-tools ## ページが共有されたときの絵を描き直す（ページの題を変えたあと）
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium $(test) tools/cards.py build/html docs/_static/cards tests/guide/cards.json

review: html ## 見直しの期限を過ぎた数値と答えを一覧にする（MONTH=2027-02 のように先の月も調べられる）
	@$(guide) tools/review.py build/html/faq.json $(MONTH)

test: lint ## 形式と型を調べ、すべてのテストを本物の Chromium も使って動かす
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium $(test) -m pytest

matrix: test-tools ## 拡張機能を、対応する Python（3.11〜3.13）と Sphinx（8.2、9）の組み合わせで検査する
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium tools/matrix.sh

lint: test-tools ## 形式（ruff）と型（mypy）だけを調べる
	@$(test) -m ruff check .
	@$(test) -m ruff format --check .
	@$(test) -m mypy

catalogs: test-tools ## 画面の文言の翻訳（.po）を、Sphinx が読む形（.mo）にする
	@for po in ext/selfcheck/locale/*/LC_MESSAGES/*.po; do \
		$(test) -m babel.messages.frontend -q compile -i "$$po" -o "$${po%.po}.mo" || exit; \
	done

record: guide-tools ## 自己チェックの答えの意味を quiz/meaning.lock に記録する（version を上げたあと）
	@PYTHONPATH=ext $(guide) -m selfcheck record quiz

bench: bench-tools ## 同じ文の箇条書きや、ほかの拡張機能と、速さと大きさを比べる（数分かかる）
	@$(bench) -m bench

lock: ## 依存を選び直して requirements/*.lock に書く
	@tools/lock.sh

clean: ## 作ったもの（build、dist、.venv、道具の記録）をすべて消す
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find conf.py bench ext tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

guide-tools:
	@tools/environment.sh guide

test-tools:
	@tools/environment.sh test

bench-tools:
	@tools/environment.sh bench
