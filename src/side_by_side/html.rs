//! The table as HTML: for a page of the site, or a page of its own.

use crate::compare::table::{Cell, Row, Table};
use crate::i18n::I18n;

/// The style of a page of its own; a site has its theme's.
pub const STYLE: &str = "\
body { font-family: 'BIZ UDPGothic', 'Noto Sans JP', Meiryo, sans-serif; line-height: 1.7; margin: 2rem; color: #333; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #949494; padding: .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e6e6e6; text-align: center; }
.comparison-remarks { width: 9rem; }
.comparison-heading td { background: #f2f2f2; font-weight: bold; }
.comparison-label { font-weight: bold; margin: 0; }
td p { margin: 0; }
ins, del, u { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
.comparison-counts { width: auto; margin-block-end: 2rem; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
";

pub fn page(table: &Table, i18n: &I18n) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"comparison.css\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n{counts}{rows}</main>\n</body>\n</html>\n",
        lang = table.lang.tag(),
        title = escape(&table.title),
        counts = counts(table, i18n),
        rows = rows(table),
    )
}

/// How many changes there are of each kind.
pub fn counts(table: &Table, i18n: &I18n) -> String {
    let say = |id: &str| escape(&i18n.message(table.lang, id));
    let mut html = format!(
        "<table class=\"comparison-counts\"><caption>{}</caption><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
        say("compare-summary"),
        say("compare-kind"),
        say("compare-count")
    );
    for (_, name, count) in &table.counts {
        html.push_str(&format!("<tr><th scope=\"row\">{}</th><td>{count}</td></tr>\n", escape(name)));
    }
    html.push_str("</tbody></table>\n");
    html
}

/// The counts as bars; the table beside it says the same to who can't see them.
pub fn chart(table: &Table, i18n: &I18n) -> String {
    const ROW: usize = 28;
    const LABEL: usize = 180;
    const LONGEST: usize = 240;
    let most = table.counts.iter().map(|(_, _, count)| *count).max().unwrap_or(1).max(1);
    let height = ROW * table.counts.len();
    let mut svg = format!(
        "<svg class=\"comparison-chart\" role=\"img\" aria-label=\"{}\" width=\"480\" height=\"{height}\" viewBox=\"0 0 480 {height}\">",
        escape(&i18n.message(table.lang, "compare-summary"))
    );
    for (at, (_, name, count)) in table.counts.iter().enumerate() {
        let (y, width) = (at * ROW, (count * LONGEST / most).max(2));
        svg.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"14\" fill=\"currentColor\">{}</text>\
             <rect x=\"{LABEL}\" y=\"{}\" width=\"{width}\" height=\"16\" fill=\"currentColor\"/>\
             <text x=\"{}\" y=\"{}\" font-size=\"14\" fill=\"currentColor\">{count}</text>",
            LABEL - 8,
            y + 19,
            escape(name),
            y + 6,
            LABEL + width + 6,
            y + 19,
        ));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The table itself.
pub fn rows(table: &Table) -> String {
    let mut html = String::from("<table class=\"comparison\"><thead><tr>");
    for head in &table.heads {
        html.push_str(&format!("<th scope=\"col\">{}</th>", escape(head)));
    }
    if let Some(head) = &table.remarks {
        html.push_str(&format!("<th scope=\"col\" class=\"comparison-remarks\">{}</th>", escape(head)));
    }
    html.push_str("</tr></thead><tbody>\n");
    table.rows.iter().for_each(|row| push_row(&mut html, row, table.remarks.is_some()));
    html.push_str("</tbody></table>\n");
    html
}

fn push_row(html: &mut String, row: &Row, remarks: bool) {
    let class =
        row.kind.map_or("comparison-heading".to_string(), |kind| format!("comparison-{}", kind.name()));
    html.push_str(&format!("<tr class=\"{class}\">"));
    for cell in [&row.left, &row.right] {
        html.push_str("<td>");
        push_cell(html, cell, row.kind.is_none());
        html.push_str("</td>");
    }
    if remarks {
        let lines: Vec<String> = row.remarks.iter().map(|remark| escape(remark)).collect();
        html.push_str(&format!("<td>{}</td>", lines.join("<br>")));
    }
    html.push_str("</tr>\n");
}

fn push_cell(html: &mut String, cell: &Cell, heading: bool) {
    for paragraph in &cell.0 {
        let label = escape(&paragraph.label);
        match (label.is_empty(), heading) {
            (true, _) => html.push_str("<p>"),
            (false, true) => html.push_str(&format!("<p>{label}　")),
            (false, false) => html.push_str(&format!("<p class=\"comparison-label\">{label}</p><p>")),
        }
        for run in &paragraph.runs {
            let text = escape(&run.text).replace('\n', "<br>");
            match run.changed {
                true => html.push_str(&format!("<u>{text}</u>")),
                false => html.push_str(&text),
            }
        }
        html.push_str("</p>");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
