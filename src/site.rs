//! The website: the same tree in each language of the plan.
//!
//! 1. [`crate::theme`] gives templates and static files.
//! 2. [`view`] turns the plan into values, once per language.
//! 3. [`pages`] lists the pages, each with its template and what it shows.
//! 4. [`render`] renders them on all cores, one language after the other, and hands each page on.

mod around;
mod contacts;
pub mod editions;
pub mod embed;
mod feeds;
mod japanese_runs;
mod llms;
mod metadata;
pub mod pages;
mod qr;
mod scripts;
mod sitemap;
mod titles;
pub mod view;
pub mod wants;

pub use titles::titles;

use std::borrow::Cow;

use memchr::memmem;
use serde::Serialize;
use tera::{Context, Tera, TeraResult, Value};

use crate::address::{self, Page};
use crate::furigana;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::markdown;
use crate::output::{OutputFile, Sink};
use crate::plan::{Entry, Form, Forms, MeasureId, NodeId, Plan};
use crate::related::Related;
use crate::terms::Term;
use crate::theme::{self, Assets, Theme};

use view::{Text, Views};

/// What most pages need, in bytes: a page is not moved while it grows.
const ROOM: usize = 16 * 1024;

/// What the site is made of besides the plan.
pub struct Inputs<'a> {
    pub theme: &'a Theme,
    /// Their names; the files themselves are handed on before.
    pub assets: &'a Assets,
    pub i18n: &'a I18n,
    /// Reads kanji, for pages whose readers need it.
    pub reader: &'a furigana::Reader<'a>,
    pub terms: &'a [Term],
    /// For each measure of the plan.
    pub related: &'a [Vec<Related>],
    /// Whether the printed handbooks lie beside the pages.
    pub pdf: bool,
    /// The open data that lie beside the pages: path from the root of the site, and size in bytes.
    pub data: &'a [(String, usize)],
    /// What is made besides the pages.
    pub forms: Forms,
    /// The handbook in other forms, beside the pages.
    pub made: &'a [MadeFile],
    /// By which words measures offer what people want.
    pub wants: &'a wants::Wants,
    /// Which year of several this is.
    pub edition: Option<editions::Edition<'a>>,
}

/// A file that is the whole handbook in another form.
#[derive(Clone, Debug)]
pub struct MadeFile {
    pub form: Form,
    /// From the root of the site; the name ends with the language: `handbook-ja.epub`.
    pub path: String,
    /// In bytes.
    pub size: usize,
}

/// A page before it is rendered: where it lies and what only it shows.
pub struct PageDraft<'a> {
    pub page: Page<'a>,
    pub title: Text,
    pub description: String,
    /// What a page about one measure is about.
    pub measure: Option<MeasureId>,
    /// The node at the top whose text the page shows; none for no text, or that of all.
    pub chapter: Option<NodeId>,
    /// From the language's home page down to, but without, the page itself.
    pub breadcrumbs: Vec<Crumb>,
    /// The values of its template.
    pub values: Vec<(&'static str, Value)>,
}

#[derive(Serialize, Clone)]
pub struct Crumb {
    pub href: String,
    #[serde(flatten)]
    pub label: Text,
}

/// What every template finds under `page`.
#[derive(Serialize)]
struct PageView<'a> {
    kind: &'static str,
    path: &'a str,
    lang: &'static str,
    up: &'static str,
    /// From the page to the root of the site.
    root: &'a str,
    title: &'a Text,
    description: &'a str,
    /// The measure's.
    number: Option<&'a str>,
    /// Where search engines find what it is, if the site has an absolute address.
    json_ld: Option<Value>,
    /// The picture that stands for a link to it, from the root of the site.
    card: Option<String>,
    /// Names of the scripts with the readings of its texts; none where readers need no readings.
    furigana: String,
    /// The same page in every language, the official one first.
    languages: Vec<LanguageLink>,
    /// The same page in the official language, relative.
    official: String,
    breadcrumbs: &'a [Crumb],
}

/// The page in one of the languages.
#[derive(Serialize)]
struct LanguageLink {
    lang: &'static str,
    /// Its name in itself.
    name: &'static str,
    href: String,
}

/// Renders the whole site and gives its files to `sink`.
///
/// # Errors
/// An error of a template, with its name and line.
pub fn render(plan: &Plan, inputs: &Inputs<'_>, sink: &Sink<'_>) -> TeraResult<()> {
    let mut official = None;
    for &lang in &plan.languages {
        let (tera, script) = render_language(plan, lang, inputs, sink)?;
        official.get_or_insert((tera, script));
    }
    if let Some(edition) = inputs.edition.filter(|edition| edition.is_newest()) {
        edition.fixed(&pages::all(plan), sink);
    }
    match official {
        Some((tera, script)) => render_root(plan, inputs, (&tera, script), sink),
        None => Ok(()),
    }
}

/// The pages of one language, the official one first. Gives back its template engine, and where its script is.
fn render_language(
    plan: &Plan,
    lang: Lang,
    inputs: &Inputs<'_>,
    sink: &Sink<'_>,
) -> TeraResult<(Tera, String)> {
    let (tera, script) = engine(plan, lang, inputs)?;
    let address = script.path.clone();
    sink(script);
    let views = Views::new(plan, lang);
    let render = |draft| render_page(&tera, &views, inputs, draft).map(sink);
    pages::for_each(&views, inputs, render)?;
    for measure in &plan.measures {
        for alias in &measure.aliases {
            sink(render_redirect(&tera, &views, alias, &measure.slug)?);
        }
    }
    sink(render_former_guide(&tera, &views, inputs.i18n)?);
    feeds::render(plan, lang, inputs.i18n, sink);
    if inputs.forms.has(Form::Embed) {
        embed::render(&tera, &views, sink)?;
    }
    if let Some(edition) = inputs.edition.filter(|edition| edition.is_newest()) {
        edition.left(&tera, lang)?.into_iter().for_each(sink);
    }
    Ok((tera, address))
}

/// The template engine of a language, which knows what is around every page; and the script of its pages.
fn engine(plan: &Plan, lang: Lang, inputs: &Inputs<'_>) -> TeraResult<(Tera, OutputFile)> {
    let mut tera = inputs.theme.engine(inputs.i18n, lang, &plan.languages, inputs.assets)?;
    let mut site = around::site(plan, lang, inputs.pdf);
    site.embeds = inputs.forms.has(Form::Embed);
    site.twins = inputs.forms.has(Form::Twins);
    site.edition = inputs.edition.map(|edition| edition.view(lang));
    let script = scripts::of_pages(&tera, plan, lang, inputs)?;
    site.script.clone_from(&script.path);
    tera.global_context().insert("site", &site);
    Ok((tera, script))
}

/// One page as [`render`] makes it: the one at a path below the folder of a language, where there is one.
///
/// # Errors
/// An error of a template, with its name and line.
pub fn page(plan: &Plan, inputs: &Inputs<'_>, lang: Lang, path: &str) -> TeraResult<Option<OutputFile>> {
    let views = Views::new(plan, lang);
    let Some(draft) = pages::at(&views, inputs, path) else { return Ok(None) };
    let (tera, _) = engine(plan, lang, inputs)?;
    render_page(&tera, &views, inputs, draft).map(Some)
}

fn render_page(
    tera: &Tera,
    views: &Views<'_>,
    inputs: &Inputs<'_>,
    draft: PageDraft<'_>,
) -> TeraResult<OutputFile> {
    let (assets, forms) = (inputs.assets, inputs.forms);
    let lang = views.lang;
    let path = draft.page.path();
    let up = draft.page.up();
    let root = format!("{up}../");
    let page = PageView {
        kind: draft.page.kind(),
        path: &path,
        lang: lang.code(),
        up,
        root: &root,
        title: &draft.title,
        description: &draft.description,
        number: draft.measure.map(|id| views.plan[id].place.number.as_str()),
        json_ld: metadata::json_ld(views, &draft).map(|json| Value::safe_string(&json)),
        card: card(views, forms, &draft),
        furigana: if lang.is_japanese() {
            furigana_shards(views.plan, assets, &draft)
        } else {
            String::new()
        },
        languages: language_links(views, &root, draft.page),
        official: format!(
            "{root}{}/{}",
            views.plan.official(),
            path_in(views.plan, draft.page, views.plan.official())
        ),
        breadcrumbs: &draft.breadcrumbs,
    };
    let mut context = Context::new();
    context.insert("page", &page);
    for (name, value) in draft.values {
        context.insert_value(name, value);
    }
    let html = theme::rendered(tera, &format!("{}.html", draft.page.kind()), &context, ROOM)?;
    let mut html = replaced(html, view::UP.to_string().as_bytes(), up.as_bytes());
    if draft.measure.is_some() {
        // Other measures lie beside this page: half a kilobyte less on each.
        html = replaced(html, b"href=\"../measures/", b"href=\"");
    }
    if !markdown::is_unspaced(lang) {
        html = japanese_runs::marked(html);
    }
    if lang.is_plain() {
        html = furigana::page(inputs.reader, &String::from_utf8_lossy(&html)).into_bytes();
    }
    Ok(OutputFile::new(format!("{}/{path}", lang.code()), html))
}

/// A page with another text wherever one stands. As bytes, since a page that is not searched for characters need not be
/// looked through for whether it has whole ones.
fn replaced(page: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut found = memmem::find_iter(&page, from).peekable();
    if found.peek().is_none() {
        return page;
    }
    let mut out = Vec::with_capacity(page.len() + ROOM);
    let mut rest = 0;
    for at in found {
        out.extend_from_slice(&page[rest..at]);
        out.extend_from_slice(to);
        rest = at + from.len();
    }
    out.extend_from_slice(&page[rest..]);
    out
}

fn language_links(views: &Views<'_>, root: &str, page: Page<'_>) -> Vec<LanguageLink> {
    let href = |lang: Lang| {
        let path = path_in(views.plan, page, lang);
        match lang == views.lang {
            true => path.rsplit('/').next().unwrap_or(&path).to_string(),
            false => format!("{root}{lang}/{path}"),
        }
    };
    let link = |&lang: &Lang| LanguageLink { lang: lang.code(), name: lang.autonym(), href: href(lang) };
    views.plan.languages.iter().map(link).collect()
}

/// The path of a page in a language, or of what it shows of it: of a chapter in two languages the chapter.
fn path_in(plan: &Plan, page: Page<'_>, lang: Lang) -> Cow<'static, str> {
    match page {
        Page::Both(id) if !page.is_in(plan, lang) => Page::Chapter(id).path(),
        page => page.path(),
    }
}

/// The card of the chapter that a page is about, or that of the plan.
fn card(views: &Views<'_>, forms: Forms, draft: &PageDraft<'_>) -> Option<String> {
    let asked = forms.has(Form::Cards) && views.plan.settings.base_url.is_some();
    asked.then(|| address::card(views.lang, draft.chapter.map(|id| views.plan[id].id.as_str())))
}

/// The scripts with the readings of a page's texts, by their names among the assets: that of its chapter, and for a list of
/// texts those of all. The readings of titles and names are every page's; its script knows where they are.
fn furigana_shards(plan: &Plan, assets: &Assets, draft: &PageDraft<'_>) -> String {
    let with_texts =
        matches!(draft.page, Page::Plan | Page::Owner(_) | Page::Programme(_) | Page::Audience(_));
    let all = with_texts && address::is_whole(plan);
    let chapters = plan.tops().filter(|&id| all || draft.chapter == Some(id));
    let names = chapters.map(|id| furigana::shard_name(Some(&plan[id].id)));
    let paths = names.filter_map(|name| assets.path(&name)?.strip_prefix("assets/").map(str::to_string));
    paths.collect::<Vec<_>>().join(" ")
}

/// A page at the former address of a measure that leads to the new one.
fn render_redirect(tera: &Tera, views: &Views<'_>, from: &str, to: &str) -> TeraResult<OutputFile> {
    let measure = views.plan.measures.iter().position(|measure| measure.slug == to);
    let entry = measure.map(|at| views.entry(Entry::Measure(crate::plan::MeasureId(at as u32))));
    redirect(tera, views, (&Page::Measure(from).path(), "../"), entry.unwrap_or(Value::none()))
}

/// The authors' guide was a page once: what it said is in the program's manual, which is not published.
fn render_former_guide(tera: &Tera, views: &Views<'_>, i18n: &I18n) -> TeraResult<OutputFile> {
    let title = i18n.message(views.lang, "about-title");
    let about = serde_json::json!({"href": Page::About.path(), "title": {"text": title}});
    redirect(tera, views, (&Page::Guide.path(), ""), Value::from_serializable(&about))
}

/// A page at a former address that leads to the new one, without a script; `up` leads to the language's folder.
fn redirect(
    tera: &Tera,
    views: &Views<'_>,
    (from, up): (&str, &str),
    entry: Value,
) -> TeraResult<OutputFile> {
    let mut context = Context::new();
    context.insert_value("entry", entry);
    context.insert("up", up);
    context.insert("lang", views.lang.code());
    context.insert("page", &serde_json::json!({ "lang": views.lang.code() }));
    let path = format!("{}/{from}", views.lang.code());
    Ok(OutputFile::new(path, theme::rendered(tera, "redirect.html", &context, 0)?))
}

/// A language as the pages above all languages show it.
#[derive(Serialize)]
struct RootLanguage {
    lang: &'static str,
    name: &'static str,
    #[serde(flatten)]
    site: around::SiteView,
}

impl RootLanguage {
    fn new(plan: &Plan, lang: Lang, pdf: bool) -> Self {
        Self { lang: lang.code(), name: lang.autonym(), site: around::site(plan, lang, pdf) }
    }
}

/// The pages above all languages: the choice of language, and what a server shows for a wrong address.
fn render_root(
    plan: &Plan,
    inputs: &Inputs<'_>,
    (tera, script): (&Tera, String),
    sink: &Sink<'_>,
) -> TeraResult<()> {
    let mut context = Context::new();
    let mut site = around::site(plan, plan.official(), inputs.pdf);
    site.script = script;
    context.insert("site", &site);
    let sites: Vec<_> =
        plan.languages.iter().map(|&lang| RootLanguage::new(plan, lang, inputs.pdf)).collect();
    context.insert("sites", &sites);
    for path in ["index.html", "404.html"] {
        sink(OutputFile::new(path, theme::rendered(tera, &format!("root-{path}"), &context, 0)?));
    }
    sink(robots(plan));
    sink(llms::file(plan, inputs));
    sitemap::files(plan).into_iter().for_each(sink);
    Ok(())
}

/// `robots.txt`: everybody may read everything.
fn robots(plan: &Plan) -> OutputFile {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &plan.settings.base_url {
        text.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    OutputFile::new("robots.txt", text)
}
