# 人が打つコマンド。説明は「make」で一覧になります。

PORT ?= 8000

# 道具は .venv/guide（表示用）、.venv/paper（PDF用）、.venv/test（検査用）にあり、中身は requirements/ のロックファイルと同じです。
guide := .venv/guide/bin/python
paper := .venv/paper/bin/python
test := .venv/test/bin/python
bench := .venv/bench/bin/python

# 本の日付は最後のコミットの日時なので、同じコミットからは、いつ作っても同じファイルができます。
dated = SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}
# EDITION=next なら、次の版の下見を作る。
edition = $(if $(EDITION),$(if $(filter-out next,$(EDITION)),$(error EDITION に書けるのは next だけです),-D guide_edition=next))
sphinx = -m sphinx -q -nW --keep-going -c . $(edition) $(if $(ORIGINAL),-D guide_original_messages=1)
books := build/books

.DEFAULT_GOAL := help
.PHONY: help serve html site pdf epub cards review diff test load matrix lint catalogs record dist bench lock clean guide-tools paper-tools test-tools bench-tools proof linkcheck proof-tools stress live
# どの目標も一つで仕事を終えるので、make -j でも順に進めます。
.NOTPARALLEL:

help: ## この一覧を表示する
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

serve: html ## ガイドを作って手元で開く（http://127.0.0.1:8000/、番号は PORT=… で変わる。EDITION=next なら次の版の下見）
	@$(guide) tools/serve.py build/html $(PORT)

live: guide-tools ## 保存するたびに作り直し、開いているページを新しくする（試し見のため。番号は PORT=… で変わる）
	@$(guide) tools/live.py $(PORT) guide_books_folder=$(books) $(if $(ORIGINAL),guide_original_messages=1)

html: guide-tools ## ガイドを build/html に作る（毎回はじめから作る）
	@rm -rf build/html build/doctrees
	@$(guide) $(sphinx) -D guide_books_folder=$(books) -d build/doctrees docs build/html
	@rm build/html/.buildinfo # 続きから作るときの控え。ここのフォルダーの名前で中身が変わる。
	@echo 'build/html にできました。'

site: pdf epub html ## 公開するサイトを build/site に作る。PDF と EPUB も載せ、名前と圧縮を公開用に整える
	@$(guide) -m tools.hosting build/html build/site build/hosting
	@echo 'build/site にできました。'

pdf: paper-tools ## ガイド全体の PDF を build/books に作る（自己チェックは書き込む用紙になる）
	@rm -rf build/paper $(books)/*.pdf
	@$(dated) $(paper) $(sphinx) -b paper -d build/paper/doctrees docs build/paper/pages
	@mkdir -p $(books) && cp build/paper/pages/*.pdf $(books) && ls $(books)/*.pdf

epub: guide-tools ## ガイド全体の電子書籍（EPUB）を build/books に作る
	@rm -rf build/epub $(books)/*.epub
	@$(dated) $(guide) $(sphinx) -b epub -d build/epub/doctrees docs build/epub/pages
	@mkdir -p $(books) && cp build/epub/pages/*.epub $(books) && ls $(books)/*.epub

cards: html test-tools ## ページが共有されたときの絵を描き直す（ページの題を変えたあと）
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium $(test) tools/cards.py build/html docs/_static/cards tests/guide/cards.json

review: html ## 見直しの期限を過ぎた数値と答えを一覧にする（MONTH=2027-02 のように先の月も調べられる）
	@PYTHONPATH=ext $(guide) tools/review.py build/html/faq.json $(MONTH)

diff: guide-tools ## 読み手に見える変化を Markdown で出す（BASE=main のように比べる元を書く。FILE=… なら書き込む）
	@PYTHONPATH=ext $(guide) -m tools.rendered_diff '$(BASE)' $(FILE)

proof: proof-tools ## ガイドの日本語を校正する：用語、文の長さ、です・ます、絵の代わりの文（読みやすさの表も出る）
	@PYTHONPATH=ext $(test) -m tools.proof

# 手元で確かめるので、公開する住所は使わない。
linkcheck: export GUIDE_URL =
linkcheck: html test-tools ## リンクが切れていないかを、ガイドの中と外のサイトで確かめる（インターネットを使う）
	@$(test) -m tools.links

test: lint proof-tools ## 形式と型を調べ、すべてのテストを本物の Chromium も使って動かす
	@tools/print.sh $(test) java
	@tools/nginx.sh
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium $(test) -m pytest -n auto --dist loadfile --no-loadscope-reorder

load: site ## 公開用の nginx に続けて訪ね、1秒に何回答えるかを、ただのページと比べる
	@tools/nginx.sh wrk
	@$(guide) -m tools.hosting.load build

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
	@PYTHONPATH=ext $(guide) -m selfcheck record --language ja quiz

dist: test-tools ## 拡張機能を配るファイル（wheel と sdist）を dist に作る
	@rm -rf dist
	@$(dated) $(test) -m hatchling build -d dist

bench: bench-tools ## 同じ文の箇条書きや、ほかの拡張機能と、速さと大きさを比べる（10分ほどかかる）
	@PYTHONPATH=ext $(bench) -m bench

stress: bench-tools guide-tools test-tools ## でたらめな編集、中断、改変、入力、リンクに、どこまで耐えるかを確かめる（20分ほどかかる）
	@chromium=$$(tools/chromium.sh) && CHROMIUM=$$chromium PYTHONPATH=ext $(bench) -m bench.stress

lock: ## 依存を選び直して requirements/*.lock と tools/proof/package-lock.json に書く
	@tools/lock.sh
	@tools/environment.sh test && tools/proof.sh $(test) lock

clean: ## 作ったもの（build、dist、.venv、道具の記録）をすべて消す
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find conf.py bench ext tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

guide-tools:
	@tools/environment.sh guide

paper-tools:
	@tools/environment.sh paper
	@tools/print.sh $(paper)

test-tools:
	@tools/environment.sh test

proof-tools: test-tools
	@tools/proof.sh $(test)

bench-tools:
	@tools/environment.sh bench
