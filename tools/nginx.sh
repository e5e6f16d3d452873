#!/bin/sh
# 公開用の設定を確かめるのに使う nginx がなければ入れる。入れたとき、この機械のサーバーとしては動かさない。
# 使い方：tools/nginx.sh [wrk]。wrk を付けると、続けて訪ねる道具（wrk）も調べる。
set -eu
PATH=$PATH:/usr/sbin:/usr/local/sbin

packages=
nginx -v >/dev/null 2>&1 || packages="$packages nginx-light"
[ "${1:-}" != wrk ] || command -v wrk >/dev/null || packages="$packages wrk"
[ -n "$packages" ] || exit 0

echo "公開用の設定の検査に要るものを入れています：$packages" >&2
# shellcheck disable=SC2086  # パッケージ名の列
tools/apt-install.sh $packages
case $packages in
*nginx*)
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
    $as_root service nginx stop >/dev/null 2>&1 || true
    $as_root update-rc.d nginx disable >/dev/null 2>&1 || true
    ;;
esac
