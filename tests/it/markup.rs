//! What authors write stays text: no part of it becomes a tag, an attribute or a script.

use tebiki::output::OutputFile;
use tebiki::plan::Form;
use tebiki::project::Project;

use crate::sample;

/// In every field that can hold it; `<` and quotes would end a tag, an attribute or a script.
const HOSTILE: &str =
    r#"</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'`{{ 7 * 7 }}&lt;"#;

fn build() -> Vec<OutputFile> {
    let folder = tempfile::tempdir().unwrap();
    let mut files = sample::files();
    let quoted = format!("'{}'", HOSTILE.replace('\'', "''"));
    for (path, text) in &mut files {
        *text = match path.ends_with(".yaml") {
            true => {
                let text = text
                    .replace("ja: 求職者", &format!("ja: {quoted}"))
                    .replace("ja: 合同面接会", &format!("ja: {quoted}"));
                text.replace(
                    "title: { ja: 事業計画, en: Work plan }",
                    &format!("title: {{ ja: {quoted}, en: {quoted} }}"),
                )
            }
            false => {
                let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
                for line in &mut lines {
                    if line.starts_with("title:") {
                        *line = format!("title: {quoted}");
                    }
                }
                let repeat = lines.iter().any(|line| line.starts_with("repeats:"));
                let body = format!(
                    "{HOSTILE}\n\n[{HOSTILE}](javascript:alert(1)) [a](data:text/html,x) ![b](//evil.example/x.png)\n"
                );
                lines.join("\n").replace("[合同面接会]", &format!("[{quoted}]"))
                    + "\n"
                    + if repeat { "" } else { &body }
            }
        };
    }
    sample::write(folder.path(), &files);
    let (project, problems) = Project::read(folder.path());
    assert_eq!(problems, []);
    let loaded = project.load();
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let forms = [Form::Embed, Form::Epub, Form::Text, Form::Twins];
    let files = crate::forms::files(&project, &plan, &forms).into_iter();
    files.map(|(path, bytes)| OutputFile { path, bytes }).collect()
}

#[test]
fn hostile_text_in_every_field_stays_text_on_every_page() {
    let files = build();
    let pages: Vec<_> = files.iter().filter(|file| file.path.ends_with(".html")).collect();
    assert!(pages.len() > 30);
    let mut faults = Vec::new();
    for page in pages {
        // The empty icon of the error page is the theme's own.
        let html = std::str::from_utf8(&page.bytes).unwrap().replace("href=\"data:,\"", "");
        for bad in
            ["<script>", "<img", "<iframe", "href=\"javascript:", "href=\"data:", "evil.example", ">49"]
        {
            if html.contains(bad) {
                faults.push(format!("{}: {bad}", page.path));
            }
        }
        faults.extend(attributes_of_events(&html).map(|tag| format!("{}: {tag}", page.path)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Tags that have an attribute `on…`, which would be a script.
fn attributes_of_events(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    tags.filter(|tag| {
        // Text in quotes is no attribute.
        let bare: String = tag.split('"').step_by(2).collect();
        bare.split_whitespace().any(|word| word.starts_with("on") && word.contains('='))
    })
}

#[test]
fn data_for_machines_escapes_hostile_text() {
    for file in build() {
        let text = String::from_utf8_lossy(&file.bytes);
        if file.path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", file.path));
        }
        if file.path.ends_with(".html") {
            for block in text.split("application/ld+json\">").skip(1) {
                let block = block.split("</script>").next().unwrap_or_default();
                serde_json::from_str::<serde_json::Value>(block)
                    .unwrap_or_else(|error| panic!("{}: {error}", file.path));
            }
        }
        if file.path.ends_with(".xml") {
            assert!(!text.contains("<img"), "{}", file.path);
        }
    }
}
