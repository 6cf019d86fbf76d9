//! A table of hostile files, each given to several verbs in turn: a run ends with a message or with its work, within
//! bounds of time and memory, and nothing beside the project is touched. A share of it is tried each time, other
//! places of the table by other verbs; `TEBIKI_BOMBS` says how many at least.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::{LONGEST, MOST_MEMORY, NESTED};
use crate::output::tree;
use crate::sample;

/// Bytes that a run may hold, in KiB.
const MOST_HELD: usize = 1_000_000;

pub const SECTION: &str = "content/1-first/1-work";
pub const OWN: &str = "content/1-first/1-work/bureau-090-x.md";

/// A file and its bytes.
type Bomb = (String, Vec<u8>);

pub fn measure(front: &str, text: &str) -> Vec<u8> {
    format!("---\ntitle: 甲\nsection: 1-1\nowner: bureau\n{front}---\n{text}\n").into_bytes()
}

fn table() -> Vec<Bomb> {
    [markup(), front_matters(), tables(), words(), themes(), names(), workbooks()].concat()
}

fn markup() -> Vec<Bomb> {
    let further = [
        ("　", ""),
        ("\t", ""),
        ("[a]: b\n", ""),
        ("[^a]: b\n\n", ""),
        ("<a href=\"", ""),
        ("<![CDATA[", ""),
        ("\u{1F468}\u{200D}", ""),
        ("\u{301}", ""),
        ("①", ""),
        ("　・", "\n"),
        ("1) ", ""),
        ("***", ""),
        ("- [ ] ", ""),
        ("http://a.jp ", ""),
        ("<br>", ""),
        ("\n\n", ""),
        ("~~a", ""),
        ("|-", ""),
        ("$x$", ""),
        ("（", "）"),
    ];
    let repeated = |size: usize| {
        let kinds = NESTED.into_iter().chain(further);
        kinds.map(move |(open, close)| {
            let text = format!("{}x{}", open.repeat(size), close.repeat(size));
            (OWN.to_string(), measure("", &text))
        })
    };
    repeated(2_000).chain(repeated(40_000)).collect()
}

fn front_matters() -> Vec<Bomb> {
    let lists = |size: usize| {
        let of = |row: &str| row.repeat(size);
        let numbered = |row: &dyn Fn(usize) -> String| (0..size).map(row).collect::<String>();
        [
            format!("k: {}{}\n", of("["), of("]")),
            format!("k: {}\n", of("{a: ")),
            format!("contact: \"{}\"\n", of("\\u3042")),
            format!("k: &a [x]\n{}", numbered(&|at| format!("k{at}: *a\n"))),
            "a: &a {x: 1}\n<<: *a\n<<: *a\n".to_string(),
            format!("k: {}1\n", of("!!x ")),
            of("contact: a\n"),
            format!("links: [{}]\n", of("{label: a, url: \"https://a.jp\"},")),
            format!("aliases: [{}]\n", numbered(&|at| format!("a{at}, "))),
            format!("programmes: [{}]\n", of("joint-fair,")),
            format!("allow:\n{}", numbered(&|at| format!("  c{at}: r\n"))),
            format!("contact: |\n{}", of("  行\n")),
            of("---\n"),
            format!("parent: {}\n", of("a")),
            format!("repeats: {}\n", of("あ")),
            format!("printed_number: {}\n", of("第")),
            of("#"),
            format!("{}a\n", of("? ")),
            format!("k: !!binary {}\n", of("A")),
            format!("was: [{}]\n", of("job-fair, ")),
            format!("target: {}\n", of("9")),
        ]
    };
    let fronts = lists(2_000).into_iter().chain(lists(20_000));
    fronts.map(|front| (OWN.to_string(), measure(&front, "本文。"))).collect()
}

fn tables() -> Vec<Bomb> {
    let head = "chapter: 2\ntitle: 甲\nintroduction: 乙\nitem_heading: 丙\ngoal_heading: 丁\ngroups:\n";
    let target = |at: usize, value: &str| format!("      - {{id: t{at}, label: 甲, values: [{value}]}}\n");
    let plain = "{printed: 甲, unit: none}";
    let rows = (0..4_000).map(|at| target(at, plain)).collect::<String>();
    let years = (1900..2200).map(|year| format!("{year}: 1, ")).collect::<String>();
    let long = format!("{{part: {0}, printed: {0}, unit: none}}", "部".repeat(3_000));
    let laughs = |from: &str| {
        let level = |at: usize| format!("a{at}: &a{at} [{}]\n", format!("*a{}, ", at - 1).repeat(9));
        format!("a0: &a0 [x]\n{}{from}", (1..15).map(level).collect::<String>()).into_bytes()
    };
    let plan = "title: 甲\nfiscal_year: 2024\nversion: \"1\"\ndate: 2024-04-01\n";
    let owners = (0..5_000).map(|at| format!("  - {{id: {}, name: 甲{at}}}\n", letters(at)));
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("content/plan.yaml", Vec::new()),
        ("content/plan.yaml", vec![0; 1000]),
        ("content/plan.yaml", b"\xff\xfet\0i\0".to_vec()),
        ("content/plan.yaml", b"- a\n".to_vec()),
        ("content/plan.yaml", laughs("title: *a14\n")),
        ("content/plan.yaml", format!("{plan}owners:\n{}", owners.collect::<String>()).into()),
        ("content/plan.yaml", format!("{plan}levels:\n{}", "  - {id: a}\n".repeat(5_000)).into()),
        ("content/plan.yaml", format!("{plan}units: {{{}}}\n", "a: b, ".repeat(20_000)).into()),
        ("content/targets.yaml", laughs("groups: *a14\n")),
        ("content/targets.yaml", format!("{head}  - title: 甲\n    targets:\n{rows}").into()),
        ("content/targets.yaml", format!("{head}{}", "  - {title: 甲, targets: []}\n".repeat(4_000)).into()),
        ("content/targets.yaml", format!("{head}  - targets:\n{}", target(0, &long)).into()),
        (
            "content/targets.yaml",
            format!(
                "{head}  - targets:\n{}",
                target(0, &format!("{{printed: 甲, unit: none, results: {{{years}}}}}"))
            )
            .into(),
        ),
        ("content/targets.yaml", head.replace("chapter: 2", "chapter: 65535").into()),
        ("content/targets.yaml", head.replace("chapter: 2", "chapter: -1").into()),
        ("content/accessibility.yaml", "a: [".repeat(5_000).into()),
        ("progress/2024/job-fair.yaml", b"done: &a [*a]\n".to_vec()),
        ("progress/2024/job-fair.yaml", format!("done: |\n{}", "  あ\n".repeat(60_000)).into()),
        ("progress/99999/job-fair.yaml", b"done: x\n".to_vec()),
        ("progress/2024/targets/rate.yaml", b"value: 1e400\n".to_vec()),
        ("compare.yaml", "a: [".repeat(5_000).into()),
        ("editions/2023/content/plan.yaml", "[".repeat(50_000).into()),
        ("editions/x/content/plan.yaml", b"title: a\n".to_vec()),
        ("static/ja/index.html", b"x".to_vec()),
        ("static/\u{202E}x\n.txt", b"x".to_vec()),
    ];
    files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// An id of letters alone.
fn letters(mut at: usize) -> String {
    let mut id = "o".to_string();
    while at > 0 {
        id.push(char::from(b'a' + (at % 26) as u8));
        at /= 26;
    }
    id + "x"
}

fn words() -> Vec<Bomb> {
    let rows = |count: usize, row: &dyn Fn(usize) -> String| (0..count).map(row).collect::<String>();
    let header = "ja\treading\ten\tindex\texceptions\n";
    let laughs = |sign: &str| {
        let level =
            |at: usize| format!("{sign}lol{at} = {}\n", format!("{{ {sign}lol{} }}", at - 1).repeat(10));
        let levels = (1..12).map(level).collect::<String>();
        format!("{sign}lol0 = lol\n{levels}nav-home = {{ {sign}lol11 }}\n")
    };
    let files = [
        ("glossary.tsv", format!("{header}{}", rows(10_000, &|at| format!("甲{at}\tこう\tx{at}\t\t\n")))),
        ("glossary.tsv", format!("{header}{}\tこう\tx\t\t\n", "甲".repeat(30_000))),
        ("glossary.tsv", "\t".repeat(100_000)),
        ("glossary.tsv", "ja\treading\r\r\ren\r".to_string()),
        ("synonyms.yaml", format!("- &a [x]\n{}", "- *a\n".repeat(20_000))),
        ("synonyms.yaml", "- ".repeat(20_000)),
        ("synonyms.yaml", rows(5_000, &|at| format!("- [甲{at}, 乙{at}]\n"))),
        ("synonyms.yaml", format!("- [{}]\n", rows(3_000, &|at| format!("甲{at}, ")))),
        ("synonyms.yaml", format!("- [{}, b]\n", "あ".repeat(30_000))),
        ("furigana.csv", rows(20_000, &|at| format!("甲{at},こう\n"))),
        ("furigana.csv", format!("{},{}\n", "面".repeat(30_000), "め".repeat(30_000))),
        ("furigana.csv", "\"".repeat(50_001)),
        ("userdict.csv", format!("{},名詞,{}\n", "面".repeat(30_000), "メ".repeat(30_000))),
        ("userdict.csv", rows(20_000, &|at| format!("面{at}会,名詞,メン\n"))),
        ("userdict.csv", "\"a".repeat(20_000)),
        ("userdict.csv", ",,\n".repeat(20_000)),
        ("koyobun.tsv", "a\tb\n".repeat(20_000)),
        ("ja/site.ftl", format!("nav-home = {}", "{".repeat(15_000))),
        ("ja/site.ftl", "nav-home = { nav-plan }\nnav-plan = { nav-home }\n".to_string()),
        ("ja/site.ftl", laughs("")),
        ("ja/site.ftl", laughs("-")),
        ("ja/site.ftl", format!("nav-home = {}x{}\n", "{ $x ->\n *[a] ".repeat(300), "\n}".repeat(300))),
        ("ja/site.ftl", "nav-home = <script>alert(1)</script>\n".to_string()),
    ];
    files.into_iter().map(|(name, text)| (format!("i18n/{name}"), text.into_bytes())).collect()
}

fn themes() -> Vec<Bomb> {
    let pages = [
        "{% include \"home.html\" %}".to_string(),
        "{% extends \"home.html\" %}".to_string(),
        "{% for i in range(end=1000000000) %}x{% endfor %}".to_string(),
        format!("{}{}", "{% if 1 %}".repeat(3_000), "{% endif %}".repeat(3_000)),
        format!("{{{{ {}1{} }}}}", "(".repeat(20_000), ")".repeat(20_000)),
        format!("{{{{ 1{} }}}}", "+1".repeat(3_000)),
        format!("{{{{ {}1 }}}}", "not ".repeat(20_000)),
        format!("{{{{ {}{} }}}}", "[".repeat(20_000), "]".repeat(20_000)),
        format!("{{{{ {}1 }}}}", "-".repeat(20_000)),
        "{{".repeat(20_000),
        "{#".repeat(20_000),
    ];
    let prints = [
        "#(".repeat(20_000),
        "[".repeat(20_000),
        format!("${}$", "(".repeat(20_000)),
        "#let f(x) = f(x + 1)\n#f(1)".to_string(),
        "#while true {}".to_string(),
        "#read(\"/etc/passwd\")".to_string(),
        "#import \"@preview/a:1.0.0\": *".to_string(),
        "#include \"handbook.typ\"".to_string(),
    ];
    let page = |text: String| ("themes/default/templates/home.html".to_string(), text.into_bytes());
    let print = |text: String| ("themes/default/print/handbook.typ".to_string(), text.into_bytes());
    pages.into_iter().map(page).chain(prints.into_iter().map(print)).collect()
}

fn names() -> Vec<Bomb> {
    let long = format!("bureau-090-{}.md", "a".repeat(230));
    let measures = [
        "bureau-090-\u{202E}x.md",
        &long,
        "bureau-99999999999-a.md",
        "bureau-090-a\nb.md",
        "bureau-090-a b.md",
        "bureau-090-..md",
        "bureau-090-<b>.md",
        "bureau-090-a\"b.md",
        "bureau-090-con.md",
        "bureau-090-a%2f.md",
        "bureau-090-e\u{301}.md",
        "-.md",
        "--.md",
        "0-.md",
        ".md",
        "bureau-.md",
        "bureau--a.md",
        "bureau-0-a.md",
        "bureau-090-a.xx.md",
        "bureau-090-a.en.en.md",
        "bureau-090-a.ja.md",
        "bureau-090-a.easy.md",
        "～.md",
        "bureau-090-A.md",
        "bureau-０９０-a.md",
        "bureau-090-施策.md",
        "bureau-090-a\\b.md",
        "bureau-090-*.md",
        "bureau-090-\u{7}.md",
        "bureau-090-$(id).md",
        "bureau-090-{{x}}.md",
        "1-_index.md",
    ];
    let folders = [
        "99999-a",
        "0-",
        "1-",
        "-1-a",
        "1-a/1-b/1-c/1-d/1-e/1-f/1-g/1-h",
        "１-a",
        "appendix-999999-a",
        "2-<b>",
    ];
    let measures = measures.iter().map(|name| (format!("{SECTION}/{name}"), measure("", "本文。")));
    let folders = folders.iter().map(|name| {
        (format!("content/{name}/_index.md"), "---\ntitle: 甲\n---\n本文。\n".as_bytes().to_vec())
    });
    measures.chain(folders).collect()
}

/// Files that are given to `take`, `import` and `verify` too, as all others are.
fn workbooks() -> Vec<Bomb> {
    let files: [(&str, Vec<u8>); 9] = [
        ("a.xlsx", Vec::new()),
        ("a.xlsx", b"PK\x03\x04".repeat(5_000)),
        ("a.xlsx", b"PK\x05\x06".iter().copied().chain(vec![0xff; 18]).collect()),
        ("a.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".repeat(500)),
        ("a.txt", "第１章 甲\n".repeat(20_000).into()),
        ("a.txt", "・".repeat(200_000).into()),
        ("a.txt", format!("目次\n{}", "１ 甲 …… １\n".repeat(10_000)).into()),
        ("a.txt", format!("# 甲\n\n{}", "|a".repeat(50_000)).into()),
        ("a.pdf", b"%PDF-1.7\n".repeat(1_000)),
    ];
    files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// Verbs that all bombs meet in turn; `FILE` is the bomb, `OUT` a new folder.
const VERBS: [&str; 16] = [
    "build",
    "pack --no-pdf",
    "pdf",
    "translate --status",
    "translate --stub --all",
    "translate --touch --all",
    "search 面接 支援",
    "ask",
    "move courses 1-1",
    "new 1-1 fresh",
    "synonyms --propose",
    "compare ../beside",
    "take FILE",
    "import FILE --out OUT",
    "verify FILE",
    "check --fix",
];

#[test]
#[cfg(target_os = "linux")]
fn each_of_a_table_of_hostile_files_is_done_with() {
    let table = table();
    assert!(table.len() >= 200, "only {}", table.len());
    let count = sample::told("TEBIKI_BOMBS", 30);
    let step = (table.len() / usize::max(count, 1)).max(1);
    let mut wrong = Vec::new();
    for (at, (path, bytes)) in table.iter().enumerate().step_by(step) {
        let folder = tempfile::tempdir().unwrap();
        let (root, beside) = (folder.path().join("project"), folder.path().join("beside"));
        for project in [&root, &beside] {
            sample::write(project, &sample::files());
        }
        let file = root.join(path);
        // A name that this file system does not take.
        if fs::create_dir_all(file.parent().unwrap()).and_then(|()| fs::write(&file, bytes)).is_err() {
            continue;
        }
        let before = tree(&beside);
        let own = [VERBS[at % VERBS.len()], VERBS[(at / VERBS.len() + 5) % VERBS.len()]];
        for verb in ["check", "build --no-pdf"].into_iter().chain(own) {
            wrong.extend(run(&root, verb, path).map(|fault| format!("{at}: {path:?}: `{verb}` {fault}")));
        }
        if tree(&beside) != before || crate::output::names(folder.path()) != ["beside", "project"] {
            wrong.push(format!("{at}: {path:?}: something beside the project was touched"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the way in which a verb ends.
pub fn run(root: &Path, verb: &str, file: &str) -> Option<String> {
    let arguments = verb.split(' ').map(|word| match word {
        "FILE" => file,
        "OUT" => "imported",
        word => word,
    });
    // What the kernel says a run has held at most is told after its own words.
    let line = format!("ulimit -v {MOST_MEMORY}; timeout {LONGEST} \"$@\" & wait $!");
    let began = Instant::now();
    let mut command = Command::new("python3");
    let held = "import resource,subprocess,sys\nended=subprocess.run(['sh','-c']+sys.argv[1:]).returncode\nprint('HELD',resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,file=sys.stderr)\nsys.exit(ended)";
    command.args(["-c", held, &line, "sh", env!("CARGO_BIN_EXE_tebiki"), "--format", "short"]);
    let output = command.args(arguments).current_dir(root).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let held = told.rsplit("HELD ").next().and_then(|held| held.trim().parse::<usize>().ok());
    let code = output.status.code();
    let fault =
        !matches!(code, Some(0..=2)) || told.contains("panicked") || held.is_none_or(|held| held > MOST_HELD);
    let start: String = told.chars().take(300).collect();
    fault.then(|| format!("ends with {code:?} after {:?}, {held:?} KiB held: {start}", began.elapsed()))
}
