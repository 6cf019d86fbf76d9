#!/usr/bin/env python3
"""Writes a project of N measures in both languages, the same for the same N.

usage: benches/corpus.py N DIR

Each measure takes two or three sentences of the real plan (content/), with names and numbers of its own,
so that the vocabulary grows with the size as a real collection's does. A chapter has 4 sections of 3 owners
with 10 measures each; one measure in 20 is a sub-measure, one in 50 is repeated elsewhere.
"""
import hashlib, random, re, shutil, sys
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "content"
OWNERS = ["bureau", "prefecture", "joint"]
PLACES = ["北", "南", "東", "西", "中央", "上", "下", "新", "元", "若", "松", "杉", "桜", "梅", "藤", "竹", "森", "川", "山", "谷"]
KINDS = ["支援", "相談", "訓練", "就業", "育成", "定着", "連携", "推進", "雇用", "技能"]


def body(path):
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def sentences():
    japanese, english = [], []
    for path in sorted(CONTENT.rglob("*.md")):
        if path.name.startswith("_index") or path.name.endswith(".easy.md"):
            continue
        text = body(path).replace("\n\n", "")
        if path.name.endswith(".en.md"):
            english += re.findall(r"[^.]+\.", text)
        else:
            japanese += re.findall(r"[^。]+。", text)
    return japanese, english


def fingerprint(title, text):
    digest = hashlib.sha256()
    for part in (title, "\n", text):
        digest.update("".join(c for c in part if not c.isspace()).encode())
        digest.update(b"\0")
    return digest.hexdigest()[:8]


def write(project, count):
    project = Path(project)
    shutil.rmtree(project / "content", ignore_errors=True)
    pick = random.Random(count)
    japanese, english = sentences()
    originals = []
    number = chapter = 0
    while number < count:
        chapter += 1
        top = project / "content" / f"{chapter}-chapter-{chapter}"
        page(top, f"第{chapter}分野の施策", f"Measures of field {chapter}", pick.choice(japanese), pick.choice(english))
        for section in range(1, 5):
            folder = top / f"{section}-section-{section}"
            page(folder, f"第{chapter}分野の課題{section}", f"Issue {section} of field {chapter}", "", "")
            for owner in OWNERS:
                parent = None
                for order in range(1, 11):
                    if number >= count:
                        break
                    number += 1
                    slug = f"measure-{number:06d}"
                    stem = folder / f"{owner}-{order * 10:03d}-{slug}"
                    head = f"section: {chapter}-{section}\nowner: {owner}\n"
                    if originals and number % 50 == 0:
                        repeat = folder / f"{owner}-{order * 10 + 5:03d}-{slug}-repeat.md"
                        repeat.write_text(f"---\n{head}repeats: {pick.choice(originals)}\n---\n", encoding="utf-8")
                    if parent and number % 20 == 0:
                        head += f"parent: {parent}\n"
                    else:
                        parent = slug
                    originals.append(slug)
                    name = pick.choice(PLACES) + pick.choice(PLACES) + pick.choice(KINDS) + "事業" + str(number % 977)
                    text = f"{name}により、" + "".join(pick.sample(japanese, pick.choice((2, 2, 3))))
                    title = f"{name}による{text[10:26].split('、')[0]}"
                    audience = pick.choice(["jobseekers", "workers", "employers", "women", "seniors"])
                    front = f"title: {title}\n{head}target: []\naudience: [{audience}]\nprogrammes: []\n"
                    Path(f"{stem}.md").write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")
                    translation = " ".join(s.strip() for s in pick.sample(english, 2))
                    front = f'title: "Measure {number}"\ntranslates: "{fingerprint(title, text)}"\n'
                    Path(f"{stem}.en.md").write_text(f"---\n{front}---\n{translation}\n", encoding="utf-8")
    content = project / "content"
    for name in ("plan.yaml", "_index.md", "_index.en.md"):
        shutil.copy(CONTENT / name, content / name)
    # Two languages, and none of the books: what is measured stays the same while the plan's own handbook grows.
    plan = (content / "plan.yaml").read_text(encoding="utf-8")
    plan = re.sub(r"^languages: .*\n", "", plan, flags=re.MULTILINE)
    plan = re.sub(r"^editions_made: .*$", "editions_made: [pdf]", plan, flags=re.MULTILINE)
    (content / "plan.yaml").write_text(plan, encoding="utf-8")
    targets = (CONTENT / "targets.yaml").read_text(encoding="utf-8")
    targets = re.sub(r"^chapter: \d+$", f"chapter: {chapter + 1}", targets, flags=re.MULTILINE)
    (content / "targets.yaml").write_text(targets, encoding="utf-8")


def page(folder, title, english_title, text, english):
    folder.mkdir(parents=True)
    (folder / "_index.md").write_text(f"---\ntitle: {title}\n---\n{text}\n", encoding="utf-8")
    front = f'title: "{english_title}"\ntranslates: "{fingerprint(title, text)}"\n'
    (folder / "_index.en.md").write_text(f"---\n{front}---\n{english.strip()}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(sys.argv[2], int(sys.argv[1]))
