//! `embed/ja/<slug>.html`: a measure as it stands, for the pages of others: a town shows it in a frame, and it is
//! always that of the handbook. At most 2 kB, without a script; what has no room is read on the measure's own page.

use rayon::prelude::*;
use tera::{Context, Tera, TeraResult, Value};

use super::view::{Views, localized};
use crate::i18n::format_date;
use crate::markdown::{self, Style, href_of_web, to_html};
use crate::output::{OutputFile, Sink};
use crate::plan::{MeasureId, Translation};
use crate::theme;

/// Bytes of a page.
pub const ROOM: usize = 2000;

/// The theme's style sheet for these pages, by its name in the theme and as an asset.
pub const STYLE: (&str, &str) = ("embed/embed.css", "embed.css");

/// The page of each measure in the language of the views.
pub fn render(tera: &Tera, views: &Views<'_>, sink: &Sink<'_>) -> TeraResult<()> {
    let ids: Vec<MeasureId> = views.plan.measure_ids().collect();
    ids.into_par_iter().try_for_each(|id| {
        sink(page(tera, views, id)?);
        Ok(())
    })
}

/// The measure's text with its markup where that has room, or else as much of its plain text as has.
fn page(tera: &Tera, views: &Views<'_>, id: MeasureId) -> TeraResult<OutputFile> {
    let measure = &views.plan[id];
    let path = format!("embed/{}/{}.html", views.lang, measure.slug);
    let (body, lang) = measure.body.in_lang(views.lang);
    let style = Style { lang, heading: Some(1), anchor: "n", href: &href_of_web };
    let html = to_html(&markdown::parse(&body.markdown, lang), &style);
    let whole = with_text(tera, views, id, &html, false)?;
    if whole.len() <= ROOM {
        return Ok(OutputFile::new(path, whole));
    }
    let empty = with_text(tera, views, id, "", true)?.len();
    let text = paragraph(&body.text, ROOM.saturating_sub(empty));
    Ok(OutputFile::new(path, with_text(tera, views, id, &text, true)?))
}

fn with_text(tera: &Tera, views: &Views<'_>, id: MeasureId, html: &str, cut: bool) -> TeraResult<Vec<u8>> {
    let (plan, lang) = (views.plan, views.lang);
    let measure = &plan[id];
    let mut context = Context::new();
    context.insert("lang", lang.code());
    context.insert("slug", &measure.slug);
    context.insert("number", &measure.place.number);
    context.insert("title", &localized(&measure.title, lang));
    context.insert_value("text", Value::safe_string(html));
    context.insert("text_lang", measure.body.in_lang(lang).1.code());
    context.insert("cut", &cut);
    context.insert("plan_title", &localized(&plan.title, lang));
    context.insert("version", &plan.version);
    context.insert("date", &format_date(plan.date, lang));
    let translated = lang != plan.official() && measure.translations.of(lang) != Translation::Missing;
    context.insert("provisional", &translated);
    theme::rendered(tera, "embed.html", &context, 0)
}

/// The beginning of a text in one paragraph of at most `room` bytes, to the end of a sentence or clause.
fn paragraph(text: &str, room: usize) -> String {
    const AROUND: usize = "<p>…</p>".len();
    let mut taken = String::new();
    let mut end = 0;
    for c in text.chars() {
        let before = taken.len();
        match c {
            '&' => taken.push_str("&amp;"),
            '<' => taken.push_str("&lt;"),
            '>' => taken.push_str("&gt;"),
            '\n' => taken.push(' '),
            c => taken.push(c),
        }
        if taken.len() + AROUND > room {
            taken.truncate(before);
            break;
        }
        if matches!(c, '。' | '、' | ' ') {
            end = taken.len();
        }
    }
    // One long word is cut where the room ends.
    taken.truncate(if end > 0 { end } else { taken.len() });
    format!("<p>{}…</p>", taken.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_clause_and_never_within_an_escape() {
        assert_eq!(paragraph("雇用を守り、仕事を増やす。", 40), "<p>雇用を守り、…</p>");
        assert_eq!(paragraph("a & b & c", 18), "<p>a &amp;…</p>");
        assert_eq!(paragraph("&&&&&&", 21), "<p>&amp;&amp;…</p>");
        for room in 0..60 {
            let made = paragraph("雇用<b>を 守り、& 仕事を", room);
            assert!(made.len() <= room.max("<p>…</p>".len()), "{room}: {made}");
        }
    }
}
