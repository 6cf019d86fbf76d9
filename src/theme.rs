//! The theme: Tera templates, static files and print templates; a project's own files win over the
//! embedded ones, file by file.
//!
//! 1. [`Theme::new`] lays a project's files over the embedded ones.
//! 2. [`Theme::assets`] gives the static files names with a hash of their content.
//! 3. [`Theme::mistakes`] tells what is wrong with a project's own templates, at its place; [`own`] bounds them, by the
//!    calls that [`guard`] puts in.
//! 4. [`Theme::engine`] makes the template engine of one language, with `t`, `asset` and `phrased`.

mod filters;
mod guard;
mod mistakes;
mod own;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::i18n::{Args, I18n};
use crate::japanese::phrases::Phrased;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::search;

pub use own::rendered;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Static files that every page has, in the order in which they run.
pub const PAGE_SCRIPTS: [&str; 3] = ["search-box.js", "site.js", "reader.js"];

/// Files by their path in the theme: `templates/base.html`, `static/style.css`, `print/handbook.typ`.
#[derive(Hash)]
pub struct Theme {
    files: BTreeMap<String, Vec<u8>>,
    /// The files that are not the embedded ones.
    own: BTreeSet<String>,
}

/// Static files under their published names.
pub struct Assets {
    pub files: Vec<OutputFile>,
    /// `style.css` → `assets/style.0a1b2c3d.css`
    names: BTreeMap<String, String>,
    /// Where titles may be broken: what the filter `phrased` knows.
    pub phrases: Phrased,
}

impl Theme {
    /// The embedded theme under the files of a project (path in the theme → content).
    pub fn new(overrides: BTreeMap<String, Vec<u8>>) -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        let is_own = |(path, bytes): &(&String, &Vec<u8>)| files.get(*path) != Some(*bytes);
        let own = overrides.iter().filter(is_own).map(|(path, _)| path.clone()).collect();
        files.extend(overrides);
        Self { files, own }
    }

    /// Whether anything reads a file of that name, by its folder and its ending.
    pub fn has_place_for(path: &str) -> bool {
        match path.split_once('/') {
            Some(("static" | "search", _)) => true,
            Some(("templates", name)) => name.ends_with(".html") || name.ends_with(".js"),
            Some(("print", name)) => name.ends_with(".typ"),
            Some(("embed" | "epub", name)) => name.ends_with(".css"),
            Some(_) => false,
            None => path == "DESIGN.md",
        }
    }

    /// Whether a file is not the embedded one.
    pub fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// The texts of a project's own templates, by their path in the theme.
    pub fn own_templates(&self) -> impl Iterator<Item = (&str, &str)> {
        let templates = self.own.iter().filter(|path| path.starts_with("templates/"));
        templates.filter_map(|path| Some((path.as_str(), self.text(path)?)))
    }

    /// The files below a folder of the theme, by their path below it.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> + 'a {
        self.files.iter().filter_map(move |(path, bytes)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((name, bytes.as_slice()))
        })
    }

    /// A text file of the theme.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// The static files, each named after its content, so that a browser may keep it for ever.
    pub fn assets(&self) -> Assets {
        let mut assets = Assets { files: Vec::new(), names: BTreeMap::new(), phrases: Phrased::default() };
        // The search script is published with its index, see [`crate::search`]; those of all pages are one file.
        let alone = |name: &str| name != search::SCRIPT && !PAGE_SCRIPTS.contains(&name);
        for (name, bytes) in self.folder("static").filter(|(name, _)| alone(name)) {
            assets.add(name, bytes.to_vec());
        }
        assets
    }

    /// The template engine of one language; `languages` are those that it may speak too.
    ///
    /// # Errors
    /// The syntax error of a template, with its name and line.
    pub fn engine(&self, i18n: &I18n, lang: Lang, languages: &[Lang], assets: &Assets) -> TeraResult<Tera> {
        let mut tera = Tera::new();
        register_messages(&mut tera, i18n, lang, languages);
        register_phrases(&mut tera, assets.phrases.clone());
        tera.register_filter("tag", |code: &str, _: Kwargs, _: &State| match Lang::of(code) {
            Some(lang) => lang.tag().to_string(),
            None => code.to_string(),
        });
        // A text as scripts write it.
        tera.register_filter("json", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&serde_json::Value::from(text).to_string())
        });
        let constant = |function: &str, name: &str| match function {
            "t(key=" if i18n.has(lang, name) => Some(i18n.message(lang, name)),
            "asset(name=" => assets.path(name).map(str::to_string),
            _ => None,
        };
        let published: HashMap<String, Value> =
            assets.names.iter().map(|(name, path)| (name.clone(), Value::from(path.clone()))).collect();
        tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let name = kwargs.must_get::<&str>("name")?;
            published
                .get(name)
                .cloned()
                .ok_or_else(|| tera::Error::message(format!("the theme has no static file `{name}`")))
        });
        let official = languages.first().copied().unwrap_or(lang);
        let names = [("page.lang", lang.code()), ("site.official", official.code())];
        let mut templates = Vec::new();
        let has_own = self.own_templates().next().is_some();
        for (name, bytes) in self.folder("templates") {
            let text = std::str::from_utf8(bytes)
                .map_err(|_| tera::Error::message(format!("`{name}` is not UTF-8")))?;
            let is_own = self.own.contains(&format!("templates/{name}"));
            let text = if is_own { text.to_string() } else { with_constants(text, constant, &names) };
            // Of one's own templates any may show any other, as often as it likes.
            let text = if has_own { guard::guarded(&text).text } else { text };
            templates.push((name.to_string(), text));
        }
        if has_own {
            own::register(&mut tera);
            filters::register(&mut tera);
        }
        tera.add_raw_templates(templates)?;
        Ok(tera)
    }
}

impl Assets {
    /// The same names with other phrases.
    pub fn phrased(&self, phrases: Phrased) -> Self {
        Self { files: Vec::new(), names: self.names.clone(), phrases }
    }

    /// Where a file is published, from the root of the site.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.names.get(name).map(String::as_str)
    }

    /// Adds a file; it is [`published`] under a name of its content.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let path = published(name, &bytes);
        self.name(name, &path);
        self.files.push(OutputFile::new(path, bytes));
    }

    /// Names a file that is published elsewhere: `asset(name=…)` gives its path.
    pub fn name(&mut self, name: &str, path: &str) {
        self.names.insert(name.to_string(), path.to_string());
    }
}

/// Where a static file is published, from the root of the site: `assets/<stem>.<hash>.<extension>`.
pub fn published(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{name}.{hash}"),
    }
}

fn collect(dir: &Dir<'static>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// A template with what is the same on every page of a language in its place: `{{ t(key="…") }}`, `{{ asset(name="…") }}`
/// and the `names` with their values. To look these up each time is a tenth of a build. What `constant` does not
/// know stays as it is.
fn with_constants(
    template: &str,
    constant: impl Fn(&str, &str) -> Option<String>,
    names: &[(&str, &str)],
) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['{']) {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        if let Some((value, length)) = constant_at(tag, &constant) {
            out.push_str(&value);
            rest = &tag[length..];
            continue;
        }
        let end = match &tag.as_bytes()[..tag.len().min(2)] {
            b"{{" => tag.find("}}"),
            b"{%" => tag.find("%}"),
            _ => None,
        };
        let (tag, after) = tag.split_at(end.unwrap_or(1));
        out.push_str(&with_values(tag, names));
        rest = after;
    }
    out + rest
}

/// A tag with the values of names in their place.
fn with_values(tag: &str, names: &[(&str, &str)]) -> String {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let mut tag = tag.to_string();
    for (name, value) in names {
        let mut at = 0;
        while let Some(found) = tag[at..].find(name) {
            let (start, end) = (at + found, at + found + name.len());
            let whole = !tag[..start].ends_with(is_name) && !tag[end..].starts_with(is_name);
            let value = if whole { format!("\"{value}\"") } else { name.to_string() };
            tag.replace_range(start..end, &value);
            at = start + value.len();
        }
    }
    tag
}

/// The escaped value of the tag that a text begins with, and the tag's length.
fn constant_at(tag: &str, constant: impl Fn(&str, &str) -> Option<String>) -> Option<(String, usize)> {
    let call = tag.strip_prefix("{{ ")?;
    let (function, argument) = call.split_once('"')?;
    let (name, end) = argument.split_once('"')?;
    end.strip_prefix(") }}")?;
    let value = constant(function, name)?;
    // A line more would move the places of errors; a brace could be a tag of its own.
    if value.contains(['\n', '{']) {
        return None;
    }
    let mut escaped = Vec::new();
    tera::escape_html(&value, &mut escaped).ok()?;
    Some((String::from_utf8(escaped).ok()?, tag.len() - end.len() + ") }}".len()))
}

/// `{{ title | phrased }}`: the title, escaped, with a place to break between its phrases.
fn register_phrases(tera: &mut Tera, phrases: Phrased) {
    tera.register_filter("phrased", move |text: &str, _: Kwargs, _: &State| match phrases.html(text) {
        Some(html) => Value::safe_string(html),
        None => Value::from(text),
    });
}

/// `t(key="…", name=value …)`: a message in the engine's language, or in that of `lang="…"`.
fn register_messages(tera: &mut Tera, i18n: &I18n, lang: Lang, languages: &[Lang]) {
    let languages = languages.to_vec();
    let i18n = i18n.clone();
    tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        let lang = match kwargs.get::<&str>("lang")? {
            Some(code) => languages.iter().copied().find(|lang| lang.code() == code).unwrap_or(lang),
            None => lang,
        };
        if !i18n.has(lang, key) {
            return Err(tera::Error::message(format!("no message `{key}`")));
        }
        let mut args = Args::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "lang")) else { continue };
            match value.as_i128() {
                Some(number) => args.set(name.to_string(), number as i64),
                None => args.set(name.to_string(), value.as_str().unwrap_or_default().to_string()),
            }
        }
        Ok(Value::from(i18n.text(lang, key, &args)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_on_every_page_is_put_in_once() {
        let constant = |function: &str, name: &str| match (function, name) {
            ("t(key=", "home") => Some("<ホーム>".to_string()),
            ("t(key=", "two") => Some("一\n二".to_string()),
            ("asset(name=", "a.css") => Some("assets/a.css".to_string()),
            _ => None,
        };
        let put = |template| with_constants(template, constant, &[("page.lang", "ja")]);
        assert_eq!(put(r#"<a>{{ t(key="home") }}</a> { {"#), "<a>&lt;ホーム&gt;</a> { {");
        assert_eq!(put(r#"{{ asset(name="a.css") }}{{ x }}"#), "assets/a.css{{ x }}");
        for same in [
            r#"{{ t(key="home", n=1) }}"#,
            r#"{{ t(key="two") }}"#,
            r#"{{ t(key="none") }}"#,
            "page.lang",
            "{{",
        ] {
            assert_eq!(put(same), same);
        }
        let tag = "{% if x.lang != page.lang and my_page.lang != page.language %}{{ page.lang }}";
        assert_eq!(put(tag), r#"{% if x.lang != "ja" and my_page.lang != page.language %}{{ "ja" }}"#);
    }
}
