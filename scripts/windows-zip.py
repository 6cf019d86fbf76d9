#!/usr/bin/env python3
"""windows-zip.py EXE GUIDE ZIP: the bundle for Windows.

The program, the folder 手引き作成 with what is double-clicked, and the manual. Lines end as Windows has them; .bat
files have no BOM, since cmd would run it, and Notepad reads UTF-8 without one. Equal input gives equal bytes.
"""

import pathlib
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOP = "tebiki-windows"


def lines_of_windows(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8")


def files(program: pathlib.Path, guide: pathlib.Path):
    yield "tebiki.exe", program.read_bytes()
    for name in ("LICENSE", "NOTICE"):
        yield f"{name}.txt", lines_of_windows((ROOT / name).read_text(encoding="utf-8"))
    for path in sorted((ROOT / "windows").iterdir()):
        yield f"手引き作成/{path.name}", lines_of_windows(path.read_text(encoding="utf-8"))
    for path in sorted(guide.rglob("*.md")):
        name = path.relative_to(guide).with_suffix(".txt").as_posix()
        yield f"手引き作成/使い方/{name}", lines_of_windows(path.read_text(encoding="utf-8"))
    for path in sorted(guide.rglob("*.png")):
        yield f"手引き作成/使い方/{path.relative_to(guide).as_posix()}", path.read_bytes()


def main() -> None:
    program, guide, target = map(pathlib.Path, sys.argv[1:4])
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for name, data in files(program, guide):
            entry = zipfile.ZipInfo(f"{TOP}/{name}", date_time=(2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, data)
    print(target)


if __name__ == "__main__":
    main()
