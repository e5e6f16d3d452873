#!/bin/sh
# 依存を選び直し、requirements/ のロックファイルに書く。表示用、PDF用、検査用で同じ版になる。
set -eu
python=${PYTHON:-python3}
env=$(mktemp -d)
trap 'rm -rf "$env"' EXIT

"$python" -m venv "$env"
"$env/bin/python" -m pip install --quiet 'uv>=0.9,<1'

resolve() {
    "$env/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 \
        --fork-strategy fewest --only-binary :all: --generate-hashes \
        --custom-compile-command 'make lock' "$@" pyproject.toml
}
resolve --extra guide --extra paper --extra test --output-file requirements/test.lock
resolve --extra bench --constraint requirements/test.lock --output-file requirements/bench.lock
resolve --extra guide --constraint requirements/test.lock --no-annotate --output-file requirements/guide.lock
resolve --extra guide --extra paper --constraint requirements/test.lock --no-annotate --output-file requirements/paper.lock
