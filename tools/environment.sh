#!/bin/sh
# Python の環境 .venv/NAME を requirements/NAME.lock のとおりに用意する。ロックが同じなら何もしない。
set -eu
name=$1
lock=requirements/$name.lock
env=.venv/$name
python=${PYTHON:-python3}

if cmp -s "$lock" "$env/installed.lock" && "$env/bin/python" -c '' 2>/dev/null; then
    exit 0
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 以上が要ります。別の Python は PYTHON=python3.13 のように指定できます。" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    echo 'Debian のパッケージ python3-venv を入れています。'
    tools/apt-install.sh python3-venv
fi

echo "$lock の道具を $env に入れています（初回とロックの変更後だけです）。"
"$python" -m venv --clear "$env"
"$env/bin/python" -m pip install --quiet --no-deps --require-hashes --only-binary :all: -r "$lock"
cp "$lock" "$env/installed.lock"
