//! Atom feeds of what was revised: of the plan, of each owner and of each audience. A feed is read elsewhere, so there
//! are feeds only where the site has an absolute address.

use crate::address::Page;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output::{OutputFile, Sink};
use crate::plan::{AudienceId, Date, OwnerId, Plan, Revision};

/// Every feed of a language.
pub fn render(plan: &Plan, lang: Lang, i18n: &I18n, sink: &Sink<'_>) {
    let Some(base) = plan.settings.base_url.as_deref().filter(|_| !plan.revisions.is_empty()) else { return };
    let feed = Feed { plan, lang, i18n, root: format!("{base}{lang}/") };
    let title = plan.title.get(lang).text.clone();
    sink(feed.file("changes.xml", &title, |_| true));
    for (at, owner) in plan.owners.iter().enumerate() {
        let concerns = |revision: &Revision| revision.concerns_owner(plan, OwnerId(at as u32));
        let name = format!("{title}: {}", owner.name.get(lang).text);
        sink(feed.file(&format!("owners/{}.xml", owner.id), &name, concerns));
    }
    for (at, audience) in plan.audiences.iter().enumerate() {
        let concerns = |revision: &Revision| revision.concerns_audience(plan, AudienceId(at as u32));
        let name = format!("{title}: {}", audience.name.get(lang).text);
        sink(feed.file(&format!("audiences/{}.xml", audience.id), &name, concerns));
    }
}

struct Feed<'a> {
    plan: &'a Plan,
    lang: Lang,
    i18n: &'a I18n,
    /// Absolute address of the language's folder.
    root: String,
}

impl Feed<'_> {
    fn file(&self, path: &str, title: &str, concerns: impl Fn(&Revision) -> bool) -> OutputFile {
        let own = format!("{}{path}", self.root);
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{own}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link rel=\"self\" href=\"{own}\"/>\n\
             <link rel=\"alternate\" href=\"{}{}\"/>\n",
            self.lang.tag(),
            escape(title),
            moment(self.plan.revisions.first().map_or(self.plan.date, |revision| revision.date)),
            self.root,
            Page::Revisions.path(),
        );
        if let Some(publisher) = &self.plan.settings.publisher {
            xml.push_str(&format!(
                "<author><name>{}</name></author>\n",
                escape(&publisher.get(self.lang).text)
            ));
        } else {
            xml.push_str(&format!("<author><name>{}</name></author>\n", escape(title)));
        }
        let count = self.plan.revisions.len();
        for (at, revision) in
            self.plan.revisions.iter().enumerate().filter(|(_, revision)| concerns(revision))
        {
            // Counted from the oldest, so that a revision keeps its id when the next one is added.
            xml.push_str(&self.entry(revision, count - at));
        }
        xml.push_str("</feed>\n");
        OutputFile::new(format!("{}/{path}", self.lang), xml)
    }

    fn entry(&self, revision: &Revision, number: usize) -> String {
        let kind = self.i18n.message(self.lang, &format!("revision-kind-{}", revision.kind.name()));
        let reason = &revision.reason.get(self.lang).text;
        let part = |key: &str, text: &Option<crate::lang::Localized<crate::plan::Line>>| {
            let label = self.i18n.message(self.lang, key);
            text.as_ref().map(|text| format!("\n{label}: {}", text.get(self.lang).text)).unwrap_or_default()
        };
        let said = format!(
            "{reason}{}{}",
            part("revisions-before", &revision.before),
            part("revisions-after", &revision.after)
        );
        let page = format!("{}{}#revision-{number}", self.root, Page::Revisions.path());
        format!(
            "<entry>\n<id>{page}</id>\n<title>{}: {}</title>\n<updated>{}</updated>\n<link rel=\"alternate\" href=\"{page}\"/>\n\
             <content type=\"text\">{}</content>\n</entry>\n",
            escape(&kind),
            escape(reason),
            moment(revision.date),
            escape(&said),
        )
    }
}

fn moment(date: Date) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00+09:00", date.year, date.month, date.day)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
