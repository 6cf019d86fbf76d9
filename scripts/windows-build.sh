#!/bin/bash
# windows-build.sh: tebiki.exe by cross-compilation on Debian; prints where it is.
# The standard library is compiled too, from Debian's sources, since no target library is at hand. It takes about
# 20 minutes of one core the first time. TEBIKI_WINDOWS_FLAGS is passed on to cargo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install-debian.sh rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix >&2
export PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc-posix
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc-posix
# shellcheck disable=SC2086
/usr/bin/cargo build --locked -Zbuild-std=std,panic_unwind --target x86_64-pc-windows-gnu --release ${TEBIKI_WINDOWS_FLAGS:-} >&2
echo "${CARGO_TARGET_DIR:-target}/x86_64-pc-windows-gnu/release/tebiki.exe"
