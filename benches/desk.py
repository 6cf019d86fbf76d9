#!/usr/bin/env python3
"""How long it takes from saving a measure until its page shows it, with `tebiki serve` over HTTP.

usage: benches/desk.py [--binary FILE] [--sizes 10000] [--runs 5]

Measures the real plan, and made-up ones of so many measures (benches/corpus.py). Prints milliseconds: the median, and
the longest. The clock runs from the end of writing the file until the page with the new text has been received by one
who waits for it as a page does.
"""
import argparse, json, re, shutil, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120


def get(url):
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return answer.read().decode("utf-8")


def version(base, since, page):
    return json.loads(get(f"{base}desk~/changes?since={since}&lang=ja&page=/{page}"))["version"]


def seen(base, file, page, runs):
    """Milliseconds of each run, from saved to seen."""
    text = file.read_text(encoding="utf-8")
    now = version(base, 0, page)
    times = []
    for run in range(runs):
        # What waits is known to the desk before the file changes, as it is where a page is open.
        waiting = subprocess.Popen(
            [sys.executable, "-c", "import sys, urllib.request as r; r.urlopen(sys.argv[1]).read()",
             f"{base}desk~/changes?since={now}&lang=ja&page=/{page}"])
        time.sleep(1)
        mark = f"保存{run}回目。"
        file.write_text(text.rstrip("\n") + mark + "\n", encoding="utf-8")
        began = time.perf_counter()
        while mark not in get(base + page):
            if time.perf_counter() - began > PATIENCE:
                sys.exit(f"{page} was not made anew")
            now = version(base, now, page)
        times.append((time.perf_counter() - began) * 1000)
        waiting.wait()
        # The whole site follows the page; the next run begins when it stands.
        while (later := version(base, now, page)) != now:
            now = later
    return times


def measure(name, project, binary, runs):
    desk = subprocess.Popen([binary, "--lang", "en", "-C", project, "serve", "--no-open"],
                            stderr=subprocess.PIPE, text=True)
    try:
        base = re.search(r"http://\S+/", desk.stderr.readline())[0]
        file = sorted(path for path in Path(project).glob("content/[0-9]*/*/*.md") if re.fullmatch(
            r"[a-z]+-\d+-[a-z0-9-]+\.md", path.name) and "repeats:" not in path.read_text(encoding="utf-8"))[0]
        slug = re.fullmatch(r"[a-z]+-\d+-(.+)\.md", file.name)[1]
        times = seen(base, file, f"ja/measures/{slug}.html", runs)
        print(f"{name:>12}  median {statistics.median(times):6.0f} ms  longest {max(times):6.0f} ms", flush=True)
    finally:
        desk.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=ROOT / "target/release/tebiki")
    parser.add_argument("--sizes", default="10000")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("content", "i18n"):
            shutil.copytree(ROOT / part, Path(folder) / part)
        measure("this plan", folder, given.binary, given.runs)
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            corpus.write(folder, size)
            measure(f"{size} measures", folder, given.binary, given.runs)


if __name__ == "__main__":
    main()
