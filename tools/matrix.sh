#!/bin/sh
# 拡張機能の検査を、pyproject.toml が約束する Python と Sphinx の組み合わせで一つずつ動かす。
# 約束の範囲そのものを試すので、ロックファイルは使わない。
set -eu
combinations='3.11:8.2 3.12:9.1 3.13:9'

for pair in $combinations; do
    command -v "python${pair%:*}" >/dev/null && "python${pair%:*}" -c '' 2>/dev/null || {
        echo "python${pair%:*} がありません。入れてから、もう一度 make matrix としてください。" >&2
        exit 1
    }
done

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=
for pair in $combinations; do
    version=${pair%:*} sphinx=${pair#*:}
    env=.venv/matrix-$version-$sphinx
    "python$version" -m venv --clear "$env"
    "$env/bin/python" -m pip install --quiet "sphinx~=$sphinx.0" '.[guide,test]'
    "$env/bin/python" -m pip uninstall --quiet --yes sphinx-selfcheck
    built_with=$("$env/bin/python" -c 'import sphinx; print(sphinx.__version__)')
    echo "Python $version、Sphinx $built_with："
    if "$env/bin/python" -m pytest -q -n auto --dist loadfile tests/selfcheck tests/browser/quiz >"$log" 2>&1; then
        tail -n 1 "$log"
    else
        cat "$log"
        failed="$failed $pair"
    fi
done
[ -z "$failed" ] || {
    echo "失敗した組み合わせ：$failed" >&2
    exit 1
}
