//! What a page is, for search engines: JSON-LD in the words of schema.org.
//!
//! Every measure has one stable address, which is its name here too; without an absolute address of
//! the site nothing is said.

use serde_json::{Value, json};

use super::PageDraft;

use super::view::Views;
use crate::address::Page;
use crate::plan::{Measure, MeasureId};

/// JSON that may stand in a `script` element, for the pages that have something to say.
pub fn json_ld(views: &Views<'_>, draft: &PageDraft<'_>) -> Option<String> {
    let base = views.plan.settings.base_url.as_deref()?;
    let site = Site { views, root: format!("{base}{}/", views.lang) };
    let value = match (draft.page, draft.measure) {
        (Page::Home, _) => site.home(&draft.description),
        (Page::Data, _) => site.dataset(base, &draft.description),
        (_, Some(measure)) => site.measure(measure),
        _ => return None,
    };
    // `</script>` in a text would end the element.
    Some(value.to_string().replace('<', "\\u003c"))
}

struct Site<'v, 'a> {
    views: &'v Views<'a>,
    /// Absolute address of the language's folder.
    root: String,
}

impl Site<'_, '_> {
    fn home(&self, description: &str) -> Value {
        json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "@id": format!("{}index.html", self.root),
            "url": format!("{}index.html", self.root),
            "name": self.views.text(&self.views.plan.title).text,
            "description": description,
            "inLanguage": self.views.lang.tag(),
            "version": self.views.plan.version,
            "dateModified": self.date(),
            "publisher": self.publisher(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{}search.html?q={{query}}", self.root),
                "query-input": "required name=query",
            },
        })
    }

    fn measure(&self, id: MeasureId) -> Value {
        let views = self.views;
        let measure = &views.plan[id];
        let url = format!("{}{}", self.root, Page::Measure(&measure.slug).path());
        let audience: Vec<Value> = measure
            .audiences
            .iter()
            .map(|&id| json!({ "@type": "Audience", "audienceType": views.audience_link(id).label.text }))
            .collect();
        let owners: Vec<Value> = measure
            .place
            .owners
            .iter()
            .map(|carrier| json!({ "@type": "GovernmentOrganization", "name": views.owner_link(carrier.owner).label.text }))
            .collect();
        let title = views.text(&measure.title);
        let mut value = json!({
            "@context": "https://schema.org",
            "@id": url,
            "url": url,
            "identifier": measure.place.number,
            "name": title.text,
            "audience": audience,
        });
        let own = self.service_or_text(measure, owners, title.lang);
        if let (Some(value), Value::Object(own)) = (value.as_object_mut(), own) {
            value.extend(own);
            value.retain(|_, fact| fact.as_array().is_none_or(|list| !list.is_empty()));
        }
        value
    }

    /// What serves somebody is a service; the rest is a part of the plan's text.
    fn service_or_text(&self, measure: &Measure, owners: Vec<Value>, lang: &str) -> Value {
        let views = self.views;
        let url = format!("{}{}", self.root, Page::Measure(&measure.slug).path());
        let text = &measure.body.get(views.lang).text;
        let mut work = json!({
            "@type": "CreativeWork",
            "inLanguage": lang,
            "dateModified": self.date(),
            "isPartOf": {
                "@type": "CreativeWork",
                "@id": format!("{}index.html", self.root),
                "name": views.text(&views.plan.title).text,
            },
        });
        if measure.audiences.is_empty() {
            work["text"] = text.as_str().into();
            work["creator"] = owners.into();
            return work;
        }
        work["url"] = url.into();
        let programmes = measure.programmes.iter().map(|&id| views.text(&views.plan[id].name).text);
        json!({
            "@type": "GovernmentService",
            "description": text,
            "provider": owners,
            "serviceType": programmes.collect::<Vec<_>>(),
            "availableChannel": channels(measure),
            "subjectOf": work,
        })
    }

    fn dataset(&self, base: &str, description: &str) -> Value {
        let download = |name: &str, format: &str| json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": format!("{base}data/{name}") });
        json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": format!("{}data.html", self.root),
            "name": self.views.text(&self.views.plan.title).text,
            "description": description,
            "inLanguage": self.views.lang.tag(),
            "version": self.views.plan.version,
            "dateModified": self.date(),
            "license": self.views.plan.settings.licence.as_ref().map(|licence| self.views.text(licence).text),
            "publisher": self.publisher(),
            "distribution": [
                download("measures.csv", "text/csv"),
                download("measures.json", "application/json"),
                download("targets.csv", "text/csv"),
                download("targets.json", "application/json"),
            ],
        })
    }

    fn publisher(&self) -> Option<Value> {
        let publisher = self.views.plan.settings.publisher.as_ref()?;
        Some(json!({ "@type": "Organization", "name": self.views.text(publisher).text }))
    }

    fn date(&self) -> String {
        let date = self.views.plan.date;
        format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
    }
}

/// Where the service is to be had: the pages that the measure links to.
fn channels(measure: &Measure) -> Vec<Value> {
    let channel = |link: &crate::plan::Link| json!({ "@type": "ServiceChannel", "serviceUrl": link.url });
    measure.links.iter().map(channel).collect()
}
