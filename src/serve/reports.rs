//! The secretariat's page: who has reported, who not, and since when. It is the desk's own and never published.

use fluent_bundle::FluentValue;
use serde_json::{Value, json};

use super::answer::{Response, parameter};
use super::{Desk, own_page};
use crate::address::Page;
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::office::form::{self, Row};
use crate::office::standing::{FOLDER, Standing};
use crate::plan::{OwnerId, Plan};
use crate::project::Project;

pub fn page(desk: &Desk, query: &str) -> Response {
    let lang = own_page::language(query);
    // What the page shows is on disk now; the last good pages would tell of an older day.
    let (project, _) = Project::read(&desk.root);
    let Some(plan) = project.load().plan else { return Response::refused(503) };
    let year = parameter(query, "year").parse().unwrap_or(plan.fiscal_year);
    let owners = (0..plan.owners.len() as u32).map(OwnerId);
    let standings = owners.map(|owner| Standing::of(&plan, owner, year, &desk.root.join(FOLDER)));
    let asked: Vec<Standing> = standings.filter(|standing| !standing.rows.is_empty()).collect();
    let shown = Shown { plan: &plan, lang, year };
    own_page::answer("reports.html", &shown.page(&asked))
}

struct Shown<'p> {
    plan: &'p Plan,
    lang: Lang,
    year: u16,
}

impl Shown<'_> {
    fn page(&self, asked: &[Standing]) -> Value {
        let other = own_page::other(self.lang);
        let total: usize = asked.iter().map(|standing| standing.rows.len()).sum();
        let answered: usize = asked.iter().map(Standing::answered).sum();
        let whole = asked.iter().filter(|standing| standing.answered() == standing.rows.len()).count();
        let sum = [
            ("answered", answered.into()),
            ("total", total.into()),
            ("whole", whole.into()),
            ("owners", asked.len().into()),
        ];
        let steps = ["ask", "take", "status"].map(|act| {
            let text = self.text(&format!("desk-reports-how-{act}"), &[]);
            let command = match act {
                "take" => "tebiki take *.xlsx".to_string(),
                "ask" => format!("tebiki ask --year {}", self.year),
                _ => format!("tebiki ask --status --year {}", self.year),
            };
            json!({"text": text, "command": command})
        });
        let word = |name: &str| self.text(&format!("desk-reports-{name}"), &[]);
        let site = own_page::site(self.plan, self.lang);
        json!({
            "lang": self.lang.code(),
            "site": site.code(),
            "home": format!("{site}/index.html"),
            "other": {
                "code": other.code(),
                "name": I18n::embedded().message(other, "desk-reports-language"),
                "href": format!("reports.html?lang={other}&year={}", self.year),
            },
            "year": self.year,
            "years": self.years(),
            "owners": asked.iter().map(|standing| self.owner(standing)).collect::<Vec<_>>(),
            "words": {
                "title": self.text("desk-reports-title", &[("year", self.plan.year_label(self.year, self.lang).into())]),
                "nav": word("nav"),
                "home": word("home"),
                "lead": word("lead"),
                "years": word("years"),
                "sum": self.text("desk-reports-sum", &sum),
                "caption": word("caption"),
                "owner": word("owner"),
                "state": word("state"),
                "count": word("count"),
                "newest": word("newest"),
                "asked": word("asked"),
                "how": word("how"),
                "steps": steps,
            },
        })
    }

    fn owner(&self, standing: &Standing) -> Value {
        let (answered, total) = (standing.answered(), standing.rows.len());
        let name = self.plan[standing.owner].name.get(self.lang).text.clone();
        let state = match answered {
            0 => "desk-reports-none",
            _ if answered < total => "desk-reports-some",
            _ => "desk-reports-all",
        };
        let counts = [("answered", answered.into()), ("total", total.into())];
        let remaining = [("owner", name.clone().into()), ("count", (total - answered).into())];
        let days: FluentValue<'_> = standing.asked_for.map_or("none".into(), Into::into);
        let open: Vec<Value> =
            standing.rows.iter().filter(|(_, answered)| !answered).map(|(row, _)| self.row(*row)).collect();
        json!({
            "name": name,
            "state": self.text(state, &[]),
            "count": self.text("desk-reports-count-of", &counts),
            "newest": standing.newest.clone().unwrap_or_else(|| self.text("desk-reports-no-date", &[])),
            "asked": self.text("desk-reports-asked-for", &[("days", days)]),
            "remaining": self.text("desk-reports-remaining", &remaining),
            "open": open,
        })
    }

    /// What is not answered, with the page on which the editor takes it.
    fn row(&self, row: Row) -> Value {
        let href = match row {
            Row::Measure(id) => Page::Measure(&self.plan[id].slug).path(),
            Row::Target(..) => Page::Targets.path(),
        };
        json!({"name": form::name(self.plan, row, self.lang), "href": href})
    }

    /// The years of which something is or will be reported, the newest first.
    fn years(&self) -> Vec<Value> {
        let mut years = self.plan.reported_years();
        years.extend([self.plan.fiscal_year, self.year]);
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let label = |&year: &u16| json!({"year": year, "label": self.plan.year_label(year, self.lang)});
        years.iter().map(label).collect()
    }

    fn text(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: Args<'_> = values.iter().cloned().collect();
        I18n::embedded().text(self.lang, id, &args)
    }
}
