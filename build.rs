//! Compiles the IPADIC dictionary that the binary embeds.
//!
//! 1. [`source_folder`] finds the dictionary's source: the folder in `TEBIKI_IPADIC_DIR`, or the
//!    archive that the crate `lindera-ipadic` 0.13.5 carries (cargo has put it on the disk already).
//! 2. `DictionaryBuilder` compiles it into `OUT_DIR/dictionary`.
//! 3. `LINDERA_WORKDIR` tells `lindera_dictionary::embedded_dictionary!` where that is.

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::Metadata;

/// What names another source folder of IPADIC (CSV and `.def` files, EUC-JP).
const SOURCE_VARIABLE: &str = "TEBIKI_IPADIC_DIR";
const ARCHIVE: &str = "mecab-ipadic-2.7.0-20070801";

/// The metadata of today's `lindera-ipadic`, but for the encoding: the archive is EUC-JP.
const METADATA: &str = r#"{
  "name": "ipadic",
  "encoding": "EUC-JP",
  "default_word_cost": -10000,
  "default_left_context_id": 0,
  "default_right_context_id": 0,
  "default_field_value": "*",
  "flexible_csv": true,
  "skip_invalid_cost_or_id": false,
  "normalize_details": true,
  "dictionary_schema": { "fields": ["surface", "left_context_id", "right_context_id", "cost",
    "part_of_speech", "part_of_speech_subcategory_1", "part_of_speech_subcategory_2",
    "part_of_speech_subcategory_3", "conjugation_form", "conjugation_type", "base_form",
    "reading", "pronunciation"] },
  "user_dictionary_schema": { "fields": ["surface", "part_of_speech", "reading"] }
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={SOURCE_VARIABLE}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let source = source_folder(&out)?;
    let metadata: Metadata = serde_json::from_str(METADATA)?;
    DictionaryBuilder::new(metadata).build_dictionary(&source, &out.join("dictionary"))?;
    println!("cargo::rustc-env=LINDERA_WORKDIR={}", out.display());
    Ok(())
}

fn source_folder(out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = env::var_os(SOURCE_VARIABLE) {
        return Ok(folder.into());
    }
    let archive =
        crate_folder("lindera-ipadic", "0.13.5")?.join("resources").join(format!("{ARCHIVE}.tar.gz"));
    let folder = out.join(ARCHIVE);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    tar::Archive::new(flate2::read::GzDecoder::new(File::open(archive)?)).unpack(out)?;
    Ok(folder)
}

/// The folder of a package of the dependency tree, as cargo knows it (a registry, or a vendored copy).
fn crate_folder(name: &str, version: &str) -> Result<PathBuf, Box<dyn Error>> {
    // Another platform's or a test's packages may not be on the disk, so the first try can fail.
    let metadata = cargo_metadata(&["--offline"]).or_else(|_| cargo_metadata(&[]))?;
    metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == name && package["version"] == version)
        .and_then(|package| Path::new(package["manifest_path"].as_str()?).parent())
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("cargo metadata lists no package {name} {version}").into())
}

fn cargo_metadata(flags: &[&str]) -> Result<serde_json::Value, Box<dyn Error>> {
    let output = Command::new(env::var("CARGO")?)
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(["--filter-platform", &env::var("HOST")?])
        .args(flags)
        .current_dir(env::var("CARGO_MANIFEST_DIR")?)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
