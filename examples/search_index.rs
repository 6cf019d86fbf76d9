//! Writes the search index of a project: `cargo run --release --example search_index -- PROJECT OUT`.

use std::path::Path;

use tebiki::{i18n, japanese, load, search, source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, out] = arguments.as_slice() else { return Err("usage: search_index PROJECT OUT".into()) };
    let (sources, _) = source::read(Path::new(project), "content");
    let plan = load::load(&sources, "content").plan.ok_or("the content has errors")?;
    let read = |name: &str, default: &str| {
        std::fs::read_to_string(Path::new(project).join("i18n").join(name))
            .unwrap_or_else(|_| default.to_string())
    };
    let user_dictionary = read("userdict.csv", japanese::DEFAULT_USER_DICTIONARY);
    let synonyms = search::synonyms::read(&read("synonyms.yaml", search::synonyms::DEFAULT_SYNONYMS))?;
    let analyzer = japanese::Analyzer::new(&user_dictionary)?;
    let _ = i18n::Lang::ALL;
    let start = std::time::Instant::now();
    let input = search::Input {
        synonyms: &synonyms,
        glossary: &read("glossary.tsv", ""),
        user_dictionary: &user_dictionary,
        script: search::DEFAULT_SCRIPT,
    };
    let built = search::build(&plan, &analyzer, input);
    println!("{} files in {:?}", built.files.len(), start.elapsed());
    for file in &built.files {
        let path = Path::new(out).join(&file.path);
        std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        std::fs::write(path, &file.bytes)?;
    }
    println!("{}", built.script);
    Ok(())
}
