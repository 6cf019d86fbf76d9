#!/usr/bin/env python3
"""Times whole builds on generated plans: CPU seconds, wall seconds, peak memory, cost per page; and weighs what they wrote.

usage: benches/build.py [--sizes 200,2000,10000,20000] [--runs 3] [--binary target/release/tebiki] [--keep DIR]

Each size is a project of that many measures in both languages, made of the sentences of content/ by a
fixed seed (benches/corpus.py). Every run starts from an empty output folder, without the PDFs, whose cost
has a bench of its own. The least of the runs is printed: other load can only add to it.
"""
import argparse, os, resource, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent


def run(command):
    """One process: (user + system seconds, wall seconds, peak resident MiB)."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode()}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def arguments(description, sizes):
    """What the benches of generated plans are told, and the folder for these plans."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=sizes)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--binary", default=HERE.parent / "target/release/tebiki")
    parser.add_argument("--keep", help="keep the generated projects in this folder")
    options = parser.parse_args()
    return options, Path(options.keep or tempfile.mkdtemp(prefix="tebiki-bench-"))


def main():
    options, root = arguments(__doc__, "200,2000,10000,20000")
    print(f"{'measures':>9} {'pages':>7} {'CPU s':>7} {'wall s':>7} {'MiB':>6} {'µs/page':>8} {'index kB':>9} {'MB':>7} {'page kB':>8}")
    for size in map(int, options.sizes.split(",")):
        project = root / str(size)
        corpus.write(project, size)
        best = None
        for _ in range(options.runs):
            shutil.rmtree(project / "public", ignore_errors=True)
            result = run([options.binary, "-C", project, "--quiet", "build", "--no-pdf"])
            best = result if best is None else tuple(map(min, best, result))
        pages = sum(1 for _ in (project / "public").rglob("*.html"))
        search = project / "public/assets/search"
        index = sum(file.stat().st_size for file in search.rglob("*")) if search.exists() else 0
        weight = sum(file.stat().st_size for file in (project / "public").rglob("*") if file.is_file())
        # The median page of a measure, over both languages.
        page = statistics.median(file.stat().st_size for file in (project / "public").glob("*/measures/*.html"))
        cpu, wall, memory = best
        print(f"{size:9} {pages:7} {cpu:7.2f} {wall:7.2f} {memory:6.0f} {cpu / pages * 1e6:8.0f} {index / 1000:9.0f}"
              f" {weight / 1e6:7.1f} {page / 1000:8.1f}")
    if not options.keep:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
