//! The data files of the real plan against the plan itself.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use tebiki::export;
use tebiki::i18n::I18n;
use tebiki::output::OutputFile;
use tebiki::plan::{Entry, Plan};
use tebiki::{disk, load};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let (sources, _) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
    load::load(&sources, "content").plan.expect("the real content has no errors")
});

static FILES: LazyLock<Vec<OutputFile>> = LazyLock::new(|| export::files(&PLAN, &I18n::embedded()));

fn text(name: &str) -> &'static str {
    let file = FILES.iter().find(|file| file.path == format!("data/{name}")).expect(name);
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

fn json(name: &str) -> Value {
    serde_json::from_str(text(name)).expect("JSON")
}

/// The records of a CSV file as a strict reader takes them, by column.
fn csv(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text(name).strip_prefix('\u{feff}').expect("a BOM");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let strings = |record: &csv::StringRecord| record.iter().map(str::to_string).collect::<Vec<_>>();
    let header = strings(reader.headers().expect("a header"));
    (header, reader.records().map(|record| strings(&record.expect("as many cells as columns"))).collect())
}

#[test]
fn measures_hold_every_entry_in_order_with_its_official_text() {
    let measures = json("measures.json");
    let measures = measures.as_array().expect("an array");
    let entries: Vec<Entry> = PLAN.entries().collect();
    assert_eq!((measures.len(), entries.len()), (194, 194));
    for (record, &entry) in measures.iter().zip(&entries) {
        assert_eq!(record["slug"], PLAN.slug(entry));
        assert_eq!(record["text"]["ja"], PLAN.official_text(entry).text.as_str());
        assert_eq!(record["number"], PLAN.place(entry).number.as_str());
    }
    let repeats = measures.iter().filter(|record| !record["repeats"].is_null());
    assert_eq!(repeats.count(), 7);
    let keys: BTreeSet<&str> =
        measures[0].as_object().expect("an object").keys().map(String::as_str).collect();
    let facts = tebiki::facts::FACTS.iter().map(|fact| fact.key);
    let expected: BTreeSet<&str> = "slug number chapter section path position printed parent repeats title \
        official_title text translation roles aliases url"
        .split_whitespace()
        .chain(facts)
        .collect();
    assert_eq!(keys, expected);
}

#[test]
fn a_repeat_points_to_its_original_and_has_the_text_printed_there() {
    let measures = json("measures.json");
    let find = |slug: &str| {
        measures
            .as_array()
            .into_iter()
            .flatten()
            .find(|record| record["slug"] == slug)
            .expect("a record")
            .clone()
    };
    let (original, repeat) = (find("kurumin-plus"), find("kurumin-plus-repeat"));
    assert_eq!(repeat["repeats"], "kurumin-plus");
    assert_eq!(repeat["url"]["ja"], "ja/chapters/6.html#kurumin-plus-repeat");
    assert_eq!(original["url"]["en"], "en/measures/kurumin-plus.html");
    assert!(original["text"]["ja"].as_str().is_some_and(|text| text.contains("仕事との両立")));
    assert!(repeat["text"]["ja"].as_str().is_some_and(|text| text.contains("仕事の両立支援")));
    assert_eq!((&original["section"], &original["chapter"]), (&"4-2".into(), &"4".into()));
}

#[test]
fn targets_hold_the_whole_table() {
    let tables = json("targets.json");
    let table = &tables["tables"][0];
    assert_eq!(table["section"], "8");
    let groups = table["groups"].as_array().expect("groups");
    let targets: Vec<&Value> =
        groups.iter().flat_map(|group| group["targets"].as_array().expect("targets")).collect();
    assert_eq!((groups.len(), targets.len()), (5, 8));
    let values: Vec<&Value> =
        targets.iter().flat_map(|target| target["values"].as_array().expect("values")).collect();
    assert_eq!(values.len(), 9);
    assert_eq!((&values[0]["value"], &values[2]["value"]), (&61.7.into(), &4570.into()));
    assert_eq!(
        (&values[5]["value"], values[5]["printed"]["ja"].as_str()),
        (&Value::Null, Some("法定雇用率以上"))
    );
    assert_eq!(table["notes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn csv_is_what_spreadsheets_and_programs_read_alike() {
    for (name, rows) in [("measures.csv", 194), ("targets.csv", 9)] {
        let text = text(name);
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}: line ends");
        assert_eq!(text.matches("\r\n").count(), rows + 1, "{name}: one line a record");
        let (header, records) = csv(name);
        assert_eq!(records.len(), rows);
        let ascii = |name: &String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(header.iter().all(ascii), "{header:?}");
    }
    let (header, records) = csv("targets.csv");
    let column = |name: &str| header.iter().position(|column| column == name).expect(name);
    assert_eq!(
        (records[2][column("value")].as_str(), records[2][column("unit")].as_str()),
        ("4570", "people_per_year")
    );
    assert_eq!(records[5][column("value")], "");
}

#[test]
fn no_cell_is_taken_for_a_date_by_a_spreadsheet() {
    let (header, records) = csv("measures.csv");
    let column = |name: &str| header.iter().position(|column| column == name).expect(name);
    assert_eq!(
        (records[0][column("number")].as_str(), records[0][column("section")].as_str()),
        ("1‐1‐1", "1‐1")
    );
    let date = |cell: &String| {
        let parts: Vec<&str> = cell.split('-').collect();
        parts.len() > 1
            && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    assert!(!records.iter().flatten().any(date));
}

#[test]
fn csv_and_json_say_the_same() {
    let (header, records) = csv("measures.csv");
    let column = |name: &str| header.iter().position(|column| column == name).expect(name);
    let measures = json("measures.json");
    for (record, row) in measures.as_array().into_iter().flatten().zip(&records) {
        assert_eq!(record["slug"], row[column("slug")].as_str());
        let one_line = record["text"]["ja"].as_str().expect("a text").replace('\n', " ");
        assert_eq!(one_line, row[column("text_ja")]);
        let audience: Vec<&str> =
            record["audience"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(audience.join(";"), row[column("audience")]);
    }
}

#[test]
fn the_schemas_describe_every_field_that_there_is() {
    let package = json("datapackage.json");
    for resource in package["resources"].as_array().expect("resources") {
        let name = resource["path"].as_str().expect("a path");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let named: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(named, csv(name).0, "{name}");
        assert!(
            fields.iter().all(|field| field["description"].as_str().is_some_and(|text| !text.contains('«')))
        );
    }
    for name in ["measures", "targets"] {
        let schema = json(&format!("{name}.schema.json"));
        assert!(!schema.to_string().contains('«'), "a field without a description");
        conforms(&json(&format!("{name}.json")), &schema, name);
    }
}

/// The part of JSON Schema that the schemas use.
fn conforms(value: &Value, schema: &Value, path: &str) {
    if let Some(any) = schema["anyOf"].as_array() {
        let schema = &any[usize::from(value.is_null())];
        return conforms(value, schema, path);
    }
    if let Some(allowed) = schema["enum"].as_array() {
        return assert!(allowed.contains(value), "{path}: {value}");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => panic!("{path}: no type"),
    };
    let is = |name: &&str| match *name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        _ => value.is_object(),
    };
    assert!(types.iter().any(is), "{path}: {value} is not {types:?}");
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        conforms(item, &schema["items"], &format!("{path}/{at}"));
    }
    if let (Some(object), Some(properties)) = (value.as_object(), schema["properties"].as_object()) {
        assert_eq!(object.keys().collect::<BTreeSet<_>>(), properties.keys().collect(), "{path}");
        for (key, value) in object {
            conforms(value, &properties[key], &format!("{path}/{key}"));
        }
    }
}

/// The rows of a workbook's first sheet, as a spreadsheet takes them.
fn workbook(name: &str) -> Vec<Vec<calamine::Data>> {
    use calamine::{Reader, Xlsx};
    let file = FILES.iter().find(|file| file.path == format!("data/{name}")).expect(name);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file.bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("a range");
    range.rows().map(<[calamine::Data]>::to_vec).collect()
}

#[test]
fn a_workbook_has_every_entry_with_names_beside_ids_and_numbers_that_are_no_dates() {
    let (japanese, english) = (workbook("measures-ja.xlsx"), workbook("measures-en.xlsx"));
    assert_eq!((japanese.len(), english.len()), (195, 195));
    use calamine::DataType;
    let column = |rows: &[Vec<calamine::Data>], heading: &str| {
        rows[0].iter().position(|cell| cell.get_string() == Some(heading)).expect("a column")
    };
    let (number, text) = (column(&japanese, "番号"), column(&japanese, "本文"));
    for (row, entry) in japanese[1..].iter().zip(PLAN.entries()) {
        assert_eq!(row[number], calamine::Data::String(PLAN.place(entry).number.clone()));
        assert_eq!(row[text].to_string(), PLAN.official_text(entry).text);
    }
    let owner = column(&japanese, "実施主体");
    assert_eq!(japanese[0][owner + 1].to_string(), "実施主体（識別子）");
    assert_eq!(
        (japanese[1][owner].to_string(), japanese[1][owner + 1].to_string()),
        ("埼玉労働局".into(), "bureau".into())
    );
    assert_eq!(english[1][column(&english, "Carried out by")].to_string(), "Saitama Labour Bureau");
}

#[test]
fn the_targets_of_a_workbook_are_figures_with_their_units() {
    let rows = workbook("targets-ja.xlsx");
    let (header, records) = csv("targets.csv");
    assert_eq!(rows.len() - 1, records.len());
    let figure = header.iter().position(|name| name == "value").expect("a column");
    for (row, record) in rows[1..].iter().zip(&records) {
        assert_eq!(row[6].to_string(), record[figure]);
    }
}
