#!/bin/bash
# test-windows.sh ZIP: the README's tour with tebiki.exe under Debian's wine64, and the same with tebiki of this
# machine ($TEBIKI): every byte must be the same. Also: what is double-clicked, paths with Japanese and spaces, and
# long paths.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
zip=$(realpath "$1")
scripts=$root/scripts
"$scripts/install-debian.sh" wine64 gcc-mingw-w64-x86-64-posix unzip fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic >&2
tebiki=$(realpath "${TEBIKI:-$root/target/release/tebiki}")
work=$(mktemp -d)
trap 'wineserver -k 2>/dev/null || /usr/lib/wine/wineserver64 -k 2>/dev/null || true; rm -rf "$work"' EXIT
export WINEPREFIX=$work/wine WINEDEBUG=-all LANG=C.UTF-8
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
# Both must do it, and say so by their exit code.
both() {
  local folder=$1 other=$2
  shift 2
  exe -C "$folder" "$@" || { said "FAILED: $*"; exit 1; }
  here -C "$other" "$@" 2>/dev/null
}
said() { echo "test-windows: $*"; }
same() { diff -r "$1" "$2" >"$work/diff" || { head -20 "$work/diff"; said "FAILED: $3"; exit 1; }; said "same bytes: $3"; }

unzip -q "$zip" -d "$work"
# A path as offices have them.
mv "$work/tebiki-windows" "$work/総務部 計画課（共有）"
top="$work/総務部 計画課（共有）"
# Wine 8 has no bcryptprimitives.dll; Windows has. For the test alone, over the system's own random numbers.
cat >"$work/random.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, (ULONG)length); }
C
x86_64-w64-mingw32-gcc-posix -shared -o "$top/bcryptprimitives.dll" "$work/random.c" -ladvapi32
exe() { "$wine" "$top/tebiki.exe" --lang ja "$@" </dev/null; }
here() { "$tebiki" --lang ja "$@"; }
# The first call makes wine's own folders.
exe --version >/dev/null
fonts() { mkdir -p "$1/fonts" && find /usr/share/fonts -name 'BIZUD*.ttf' -exec cp {} "$1/fonts/" \; ; }

cd "$work"
exe init "手引き 例" && here init linux-init 2>/dev/null
same "手引き 例" linux-init init
fonts "手引き 例"; fonts linux-init
exe -C "手引き 例" check && said "check: no finding"
both "手引き 例" linux-init build
same "手引き 例/public" linux-init/public "build of the example, PDF included"
# A second build exchanges the folders.
for folder in "手引き 例" linux-init; do
  sed -i 's/^title: 合同/title: 新しい合同/' "$folder"/content/*/*/bureau-010-joint-job-fair.md
done
both "手引き 例" linux-init build
same "手引き 例/public" linux-init/public "second build"
both "手引き 例" linux-init pack
cmp "手引き 例/handbook-offline.zip" linux-init/handbook-offline.zip
said "same bytes: pack"

# Two measures in one, one in two: the content as a whole is exchanged. Workbooks go out and come back.
both "手引き 例" linux-init merge interview-practice joint-job-fair
both "手引き 例" linux-init split joint-job-fair --pieces ja=2 --title ja=分けた施策 --slug parted-fair
same "手引き 例/content" linux-init/content "merge and split"
both "手引き 例" linux-init ask
same "手引き 例/ask" linux-init/ask "workbooks"
exe -C "手引き 例" take --dry-run "手引き 例/ask" >/dev/null && said "take: nothing changes"

# The real plan: check, build, verify.
mkdir real linux-real
for folder in real linux-real; do cp -r "$root/content" "$root/i18n" "$folder/"; fonts $folder; done
rm -rf real/i18n/ja real/i18n/en linux-real/i18n/ja linux-real/i18n/en
exe -C real check && said "check of the real plan"
both real linux-real build
same real/public linux-real/public "build of the real plan, PDF included"
exe -C real verify "$root/seeds/saitama-employment-plan-2023.txt" >/dev/null && said "verify: no difference"

# What is double-clicked.
exe init "$top/手引き作成/keikaku"
fonts "$top/手引き作成/keikaku"
for name in 確認 作成 配布; do
  (cd "$top/手引き作成" && "$wine" cmd /c "$name.bat" </dev/null >"$work/out.txt" 2>&1) || { cat "$work/out.txt"; said "FAILED: $name.bat"; exit 1; }
  said "$name.bat"
done

# A path longer than 260 characters.
long="$work/$(printf 'x%.0s' {1..90})/$(printf 'y%.0s' {1..90})/$(printf 'z%.0s' {1..60})"
mkdir -p "$long" && cp -r "手引き 例" "$long/plan"
exe -C "$long/plan" build --no-pdf || { said "FAILED: long path"; exit 1; }
said "a path of ${#long} characters"

said "all passed"
