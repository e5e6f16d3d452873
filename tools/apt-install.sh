#!/bin/sh
# Debian のパッケージを入れる。権限がないときは、打つべきコマンドを一行で示して失敗する。
set -eu

if ! command -v apt-get >/dev/null; then
    echo "この OS のやり方で次を入れてから、もう一度実行してください：$*" >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    echo "先に次を実行してください：sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
{
    $as_root apt-get update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
} </dev/null >"$log" 2>&1 || {
    cat "$log" >&2
    echo "$* を入れられませんでした。上の apt-get の表示を見てください。" >&2
    exit 1
}
