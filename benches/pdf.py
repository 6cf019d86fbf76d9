#!/usr/bin/env python3
"""Times the printed handbook on generated plans: CPU seconds, wall seconds, peak memory, pages, size.

usage: benches/pdf.py [--sizes 200,2000] [--runs 3] [--binary target/release/tebiki] [--keep DIR]

Both editions of the plan in content/ first, then of generated plans of that many measures
(benches/corpus.py). The least of the runs is printed: other load can only add to it. Needs pdfinfo
(poppler-utils) for the number of pages.
"""
import re, shutil, subprocess

import corpus
from build import HERE, arguments, run


def pages(pdf):
    shown = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", shown)[1])


def main():
    options, root = arguments(__doc__, "200,2000")
    print(f"{'measures':>9} {'pages':>7} {'CPU s':>7} {'wall s':>7} {'MiB':>6} {'kB':>7}")
    for size in ["content", *map(int, options.sizes.split(","))]:
        project, out = HERE.parent, root / f"{size}-out"
        if size != "content":
            project = root / str(size)
            corpus.write(project, size)
        out.mkdir(parents=True, exist_ok=True)
        command = [options.binary, "-C", project, "--quiet", "pdf", "--out", out]
        cpu, wall, memory = map(min, zip(*(run(command) for _ in range(options.runs))))
        files = sorted(out.glob("*.pdf"))
        kilobytes = sum(file.stat().st_size for file in files) / 1000
        print(f"{size:>9} {sum(map(pages, files)):7} {cpu:7.2f} {wall:7.2f} {memory:6.0f} {kilobytes:7.0f}")
    if not options.keep:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
