use std::path::Path;
use tebiki::*;
fn main() {
    let (sources, mut d) = source::read(Path::new("."), "content");
    let loaded = load::load(&sources, "content");
    d.extend(loaded.diagnostics);
    let i18n = i18n::I18n::embedded();
    print!("{}", diagnostic::human(&d, &sources, &i18n, i18n::Lang::Ja, true));
    if let Some(p) = loaded.plan {
        println!("{} {} {}", p.measures.len(), p.repeats.len(), p.sections.len());
        for m in &p.measures {
            if m.translation != plan::Translation::Current {
                println!("{}", m.slug);
            }
        }
        for e in p.entries().take(12) {
            println!("{} {} {}", p.place(e).number, p.slug(e), p.place(e).position);
        }
    }
}
