#!/usr/bin/env python3
"""The nearest general words of each general word, for words that a plan does not use.

    word-neighbours.py VECTORS.npz > src/search/data/nearest-words.tsv

VECTORS.npz is made by `word-vectors.py`. A line a word: the word, then at most MOST words that are at least NEAR (the
cosine of their vectors, each language's mean taken off), the nearest first: Japanese ones for Japanese and English words,
and English ones for English words.
"""
import sys

import numpy

MOST = 12
NEAR = 0.55
BATCH = 2000
DIMENSIONS = 192


def reduced(vectors: numpy.ndarray, is_english: numpy.ndarray) -> numpy.ndarray:
    vectors = vectors.astype(numpy.float32)
    for language in (is_english, ~is_english):
        vectors[language] -= vectors[language].mean(0)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    _, axes = numpy.linalg.eigh(vectors.T @ vectors)
    vectors = vectors @ axes[:, -DIMENSIONS:]
    return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def nearest(vectors: numpy.ndarray, rows: numpy.ndarray, columns: numpy.ndarray) -> dict[int, list[int]]:
    found = {}
    targets = vectors[columns].T.copy()
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        cosines = vectors[batch] @ targets
        best = numpy.argpartition(-cosines, MOST + 1, axis=1)[:, : MOST + 1]
        for row, places in enumerate(best):
            order = sorted(places, key=lambda place: -cosines[row, place])
            near = [columns[place] for place in order if cosines[row, place] >= NEAR and columns[place] != batch[row]]
            found[batch[row]] = near[:MOST]
    return found


def main(path: str) -> None:
    data = numpy.load(path)
    words = [str(word) for word in data["words"]]
    is_english = numpy.array([word.isascii() for word in words])
    vectors = reduced(data["vectors"], is_english)
    japanese, english = numpy.flatnonzero(~is_english), numpy.flatnonzero(is_english)
    found = nearest(vectors, japanese, japanese)
    across, within = nearest(vectors, english, japanese), nearest(vectors, english, english)
    for row in english:
        found[row] = across[row] + within[row]
    for row in sorted(found):
        if found[row]:
            print("\t".join(words[at] for at in [row, *found[row]]))


if __name__ == "__main__":
    main(*sys.argv[1:])
