#!/bin/sh
# PDF を組むのに要るもの（文字を組むライブラリーと日本語の字体）を調べ、なければ入れる。
# 使い方：tools/print.sh PYTHON [java]。java を付けると、EPUB の検査に使う Java も調べる。
set -eu
python=$1

packages=
"$python" -c 'import weasyprint' >/dev/null 2>&1 || packages="$packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
[ -n "$(fc-list 'Noto Sans CJK JP' 2>/dev/null)" ] || packages="$packages fontconfig fonts-noto-cjk"
[ "${2:-}" != java ] || java -version >/dev/null 2>&1 || packages="$packages default-jre-headless"

if [ -n "$packages" ]; then
    echo "本を作るのに要るものを入れています：$packages" >&2
    # shellcheck disable=SC2086  # パッケージ名の列
    tools/apt-install.sh $packages
fi
