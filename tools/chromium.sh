#!/bin/sh
# テストに使う Chromium の場所を書き出す。Chromium と、動かすのに要るものがなければ入れる。
set -eu
python=.venv/test/bin/python

starts() {
    "$@" >/dev/null 2>&1
}

own_of_playwright() {
    "$python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null
}

find_chromium() {
    # 画面を持たない chromium-headless-shell は、中身が同じで、ページを四分の一ほどの手間で開く。
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' "$(own_of_playwright)"; do
        if starts "$name" --version; then
            command -v "$name"
            return
        fi
    done
    return 1
}

has_japanese_font() {
    [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=ja 2>/dev/null)" ]
}

if [ -z "${CHROMIUM:-}" ]; then
    CHROMIUM=$(find_chromium) || CHROMIUM=
elif ! starts "$CHROMIUM" --version; then
    echo "CHROMIUM=$CHROMIUM が起動しません。正しい場所を指定するか、指定を外してください。" >&2
    exit 1
fi

packages=
[ -n "$CHROMIUM" ] || packages="$packages chromium-headless-shell"
has_japanese_font || packages="$packages fontconfig fonts-noto-cjk"
starts "$python" -m playwright --version || packages="$packages libatomic1"

if [ -n "$packages" ]; then
    echo "テストに要るものを入れています：$packages" >&2
    # shellcheck disable=SC2086  # パッケージ名の列
    if ! advice=$(tools/apt-install.sh $packages 2>&1); then
        # Chromium だけなら、Playwright が配るものでもよい。
        [ "$packages" = ' chromium-headless-shell' ] && starts "$python" -m playwright install chromium || {
            echo "$advice" >&2
            exit 1
        }
    fi
fi

[ -n "$CHROMIUM" ] || CHROMIUM=$(find_chromium) || {
    echo 'Chromium が見つかりません。入れてから CHROMIUM=/場所/chromium make test としてください。' >&2
    exit 1
}
echo "$CHROMIUM"
