//! `llms.txt`: where programs that read for people find the plan whole, and how it is to be quoted.

use super::{Inputs, pages};
use crate::address::Page;
use crate::i18n::{Args, format_date};
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::{Form, Plan};

pub fn file(plan: &Plan, inputs: &Inputs<'_>) -> OutputFile {
    let mut out = format!("# {}\n", line(&plan.title.official.text));
    for &lang in &plan.languages {
        section(&mut out, plan, lang, inputs);
    }
    OutputFile::new("llms.txt", out)
}

fn section(out: &mut String, plan: &Plan, lang: Lang, inputs: &Inputs<'_>) {
    let say = |id: &str| {
        let mut args = Args::new();
        args.set("title", plan.title.get(lang).text.as_str());
        args.set("version", plan.version.as_str());
        args.set("date", format_date(plan.date, lang));
        args.set("official", plan.official().autonym());
        args.set("translations", if plan.languages.len() > 1 { "yes" } else { "no" });
        line(&inputs.i18n.text(lang, id, &args))
    };
    out.push_str(&format!(
        "\n## {}\n\n> {}\n\n{}\n\n",
        lang.autonym(),
        say("llms-summary"),
        say("llms-quote")
    ));
    let base = plan.settings.base_url.as_deref().unwrap_or_default();
    let mut link = |path: &str, message: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        out.push_str(&format!("- [{name}]({base}{path}): {}\n", say(message)));
    };
    for page in
        [Page::Plan, Page::Targets, Page::Terms].into_iter().filter(|page| pages::all(plan).contains(page))
    {
        let message = match page {
            Page::Plan => "llms-plan",
            Page::Targets => "llms-targets",
            _ => "llms-terms",
        };
        link(&format!("{lang}/{}", page.path()), message);
    }
    if inputs.forms.has(Form::Text) {
        link(&format!("handbook-{lang}.txt"), "llms-text");
    }
    link("data/measures.json", "llms-measures");
    link("data/xref.json", "llms-xref");
    if inputs.forms.has(Form::Twins) {
        let slug = plan.measures.first().map_or("", |measure| measure.slug.as_str());
        link(&format!("data/measures/{slug}.md"), "llms-twins");
    }
}

/// On one line, whatever is in it.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
