//! Publishing: the tree is the old one or the new one whatever happens, and nothing else is touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tebiki::output::{self, Error, Folder, MARKER, OutputFile, Published};

/// Contents by path, the marker left out.
pub type Tree = BTreeMap<String, Vec<u8>>;

pub fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER)
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn publish(folder: &Path, files: &[(&str, &str)]) -> Result<Published, Error> {
    let folder = Folder::open(folder)?;
    let staging = folder.stage()?;
    for (path, text) in files {
        staging.add(OutputFile::new(*path, *text));
    }
    staging.publish()
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("public");
    (parent, folder)
}

#[test]
fn a_publish_replaces_the_whole_tree_and_counts_what_it_did() {
    let (_parent, folder) = place();
    let first = publish(&folder, &[("a.html", "1"), ("ja/b.html", "2"), ("ja/gone.html", "3")]).unwrap();
    assert_eq!(first, Published { written: 3, ..Published::default() });
    let second = publish(&folder, &[("a.html", "1"), ("ja/b.html", "new"), ("en/c.html", "4")]).unwrap();
    assert_eq!(second, Published { written: 2, unchanged: 1, removed: 1, ..Published::default() });
    let expected = [("a.html", "1"), ("en/c.html", "4"), ("ja/b.html", "new")];
    assert_eq!(
        tree(&folder),
        expected.map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).into()
    );
}

#[test]
fn an_unchanged_file_keeps_its_time_of_modification() {
    let (_parent, folder) = place();
    publish(&folder, &[("same.html", "1"), ("changed.html", "1")]).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in ["same.html", "changed.html"] {
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(past).unwrap();
    }
    publish(&folder, &[("same.html", "1"), ("changed.html", "2")]).unwrap();
    let modified = |name: &str| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    assert_eq!(modified("same.html"), past);
    assert!(modified("changed.html") > past);
}

#[test]
fn a_folder_that_tebiki_did_not_make_is_refused_and_untouched() {
    let (_parent, folder) = place();
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thesis.docx"), "years of work").unwrap();
    let error = publish(&folder, &[("a.html", "1")]).unwrap_err();
    assert!(matches!(error, Error::NotOurs(_)), "{error:?}");
    assert_eq!(names(&folder), ["thesis.docx"]);
}

#[test]
fn an_empty_folder_is_taken_over() {
    let (_parent, folder) = place();
    fs::create_dir(&folder).unwrap();
    publish(&folder, &[("a.html", "1")]).unwrap();
    assert_eq!(tree(&folder).len(), 1);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let (_parent, folder) = place();
    fs::write(&folder, "a file").unwrap();
    assert!(matches!(publish(&folder, &[("a.html", "1")]).unwrap_err(), Error::NotAFolder(_)));
    assert_eq!(fs::read(&folder).unwrap(), b"a file");
}

#[test]
fn a_second_build_into_the_same_folder_is_refused_while_the_first_holds_it() {
    let (_parent, folder) = place();
    let held = Folder::open(&folder).unwrap();
    assert!(matches!(Folder::open(&folder).map(drop).unwrap_err(), Error::Locked(_)));
    drop(held);
    publish(&folder, &[("a.html", "1")]).unwrap();
}

#[test]
fn unsafe_paths_are_refused_and_the_old_tree_stays() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    let before = names(parent.path());
    let nul = "a\0b.html";
    for path in [
        "../a.html",
        "/etc/a.html",
        "a/../../b.html",
        "a//b.html",
        "./a.html",
        "",
        "a/",
        "c:/a.html",
        "a\\b.html",
        MARKER,
        nul,
    ] {
        let error = publish(&folder, &[("b.html", "2"), (path, "x")]).unwrap_err();
        assert!(matches!(error, Error::UnsafePath(_)), "{path:?}: {error:?}");
        assert_eq!(tree(&folder).keys().collect::<Vec<_>>(), ["a.html"], "{path:?}");
    }
    assert_eq!(names(parent.path()), before);
}

#[test]
fn two_files_whose_names_differ_in_case_only_are_refused() {
    let (_parent, folder) = place();
    for (one, other) in
        [("a.html", "A.html"), ("a.html", "a.html"), ("a", "a/b.html"), ("a/b.html", "A"), ("a/b/c", "a/B")]
    {
        let error = publish(&folder, &[(one, "1"), (other, "2")]).unwrap_err();
        assert!(matches!(error, Error::Twice(_)), "{one} {other}: {error:?}");
    }
}

#[test]
fn what_an_interrupted_run_left_is_removed() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    for left in [".public.tebiki-new", ".public.tebiki-old"] {
        fs::create_dir_all(parent.path().join(left).join("ja")).unwrap();
        fs::write(parent.path().join(left).join("ja/half.html"), "half").unwrap();
    }
    publish(&folder, &[("a.html", "2")]).unwrap();
    assert_eq!(names(parent.path()), ["public"]);
    assert_eq!(tree(&folder)["a.html"], b"2");
}

#[test]
fn an_old_tree_that_was_moved_aside_and_not_replaced_is_put_back() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    fs::rename(&folder, parent.path().join(".public.tebiki-old")).unwrap();
    let held = Folder::open(&folder).unwrap();
    assert_eq!(tree(&folder)["a.html"], b"1");
    drop(held);
}

#[cfg(unix)]
#[test]
fn links_in_the_tree_lead_nothing_astray() {
    use std::os::unix::fs::symlink;
    let (parent, folder) = place();
    let outside = parent.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("b.html"), "theirs").unwrap();
    publish(&folder, &[("a.html", "1"), ("ja/b.html", "2")]).unwrap();
    fs::remove_file(folder.join("a.html")).unwrap();
    symlink(outside.join("b.html"), folder.join("a.html")).unwrap();
    symlink(&outside, parent.path().join(".public.tebiki-new")).unwrap();
    publish(&folder, &[("a.html", "theirs"), ("ja/b.html", "theirs")]).unwrap();
    assert!(!fs::symlink_metadata(folder.join("a.html")).unwrap().is_symlink());
    fs::write(folder.join("a.html"), "ours").unwrap();
    fs::write(folder.join("ja/b.html"), "ours").unwrap();
    // A link in the place of a folder that is needed: not ours, so not replaced.
    fs::remove_dir_all(folder.join("ja")).unwrap();
    symlink(&outside, folder.join("ja")).unwrap();
    let error = publish(&folder, &[("ja/b.html", "3")]).unwrap_err();
    assert!(matches!(&error, Error::InTheWay(path) if path == "ja"), "{error:?}");
    assert_eq!(fs::read(outside.join("b.html")).unwrap(), b"theirs", "no file is shared with the outside");
    assert_eq!(names(&outside), ["b.html"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_leads_there_and_stays_a_link() {
    let (parent, folder) = place();
    let web = parent.path().join("srv/web");
    fs::create_dir_all(&web).unwrap();
    std::os::unix::fs::symlink(&web, &folder).unwrap();
    publish(&folder, &[("a.html", "1")]).unwrap();
    publish(&folder, &[("a.html", "2")]).unwrap();
    assert!(fs::symlink_metadata(&folder).unwrap().is_symlink());
    assert_eq!(tree(&web)["a.html"], b"2");
    assert_eq!(names(&parent.path().join("srv")), ["web"]);
    fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink(parent.path().join("none"), &folder).unwrap();
    assert!(matches!(publish(&folder, &[("a.html", "1")]).unwrap_err(), Error::Io(..)));
}

#[cfg(unix)]
#[test]
fn planted_links_are_neither_followed_nor_emptied() {
    use std::os::unix::fs::symlink;
    let (parent, folder) = place();
    let victim = parent.path().join("victim");
    fs::write(&victim, "years of work").unwrap();
    let plant = |name: &str, hard: bool| {
        let path = parent.path().join(name);
        if hard { fs::hard_link(&victim, path).unwrap() } else { symlink(&victim, path).unwrap() }
    };
    for hard in [false, true] {
        for name in [".public.tebiki-lock", ".public.tebiki-new", ".public.tebiki-old", ".x.zip.tebiki-new"] {
            plant(name, hard);
        }
        publish(&folder, &[("a.html", if hard { "1" } else { "2" })]).unwrap();
        output::write_file(&parent.path().join("x.zip"), b"zip").unwrap();
        assert_eq!(fs::read(&victim).unwrap(), b"years of work");
        assert_eq!(fs::read(parent.path().join("x.zip")).unwrap(), b"zip");
        assert_eq!(names(parent.path()), ["public", "victim", "x.zip"]);
    }
    fs::remove_file(parent.path().join("x.zip")).unwrap();
    symlink(&victim, parent.path().join("x.zip")).unwrap();
    output::write_file(&parent.path().join("x.zip"), b"zip").unwrap();
    assert_eq!(fs::read(&victim).unwrap(), b"years of work");
}

#[test]
fn what_others_put_into_the_folder_stays() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1"), ("ja/b.html", "2"), ("old/c.html", "3")]).unwrap();
    publish(&folder.join("r6"), &[("index.html", "令和６年度")]).unwrap();
    let others = [
        (".htaccess", "Options -Indexes"),
        ("google123.html", "verified"),
        ("ja/extra/x.pdf", "pdf"),
        ("old/notes.txt", "notes"),
    ];
    for (path, text) in others {
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), text).unwrap();
    }
    fs::create_dir(folder.join("uploads")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.html", folder.join("start.html")).unwrap();
    let published = publish(&folder, &[("a.html", "4"), ("ja/b.html", "2")]).unwrap();
    assert_eq!((published.written, published.unchanged, published.removed), (1, 1, 1));
    for (path, text) in others {
        assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), text, "{path}");
    }
    assert_eq!(fs::read_to_string(folder.join("r6/index.html")).unwrap(), "令和６年度");
    assert!(folder.join("r6").join(MARKER).is_file() && folder.join("uploads").is_dir());
    assert!(!folder.join("old/c.html").exists());
    #[cfg(unix)]
    assert_eq!(fs::read_to_string(folder.join("start.html")).unwrap(), "4");
    // The other year's folder is still one that can be built.
    publish(&folder.join("r6"), &[("index.html", "改定")]).unwrap();
    publish(&folder, &[("a.html", "5")]).unwrap();
    assert_eq!(fs::read_to_string(folder.join("r6/index.html")).unwrap(), "改定");
    assert_eq!(names(parent.path()), ["public"]);
}

#[test]
fn what_others_put_in_the_place_of_a_page_is_named_and_nothing_is_changed() {
    let (_parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    fs::write(folder.join("B.html"), "theirs").unwrap();
    fs::write(folder.join("ja"), "theirs").unwrap();
    for (made, in_the_way) in [("b.html", "B.html"), ("ja/c.html", "ja"), ("b.html/d.html", "B.html")] {
        let error = publish(&folder, &[("a.html", "2"), (made, "3")]).unwrap_err();
        assert!(matches!(&error, Error::InTheWay(path) if path == in_the_way), "{made}: {error:?}");
        assert_eq!(fs::read_to_string(folder.join("a.html")).unwrap(), "1");
    }
    publish(&folder, &[("a.html", "2")]).unwrap();
    assert_eq!(tree(&folder).len(), 3);
}

#[test]
fn a_folder_that_an_earlier_version_made_is_replaced_as_it_said() {
    let (_parent, folder) = place();
    publish(&folder, &[("a.html", "1"), ("gone.html", "2")]).unwrap();
    let old = "This folder was made by Tebiki and is replaced at each build.\n\
               このフォルダーは Tebiki が作りました。ビルドのたびに置き換えられます。\n";
    fs::write(folder.join(MARKER), old).unwrap();
    publish(&folder, &[("a.html", "3")]).unwrap();
    assert_eq!(tree(&folder).into_keys().collect::<Vec<_>>(), ["a.html"]);
    fs::write(folder.join(MARKER), "something else").unwrap();
    assert!(matches!(publish(&folder, &[("a.html", "4")]).unwrap_err(), Error::NotOurs(_)));
}

#[test]
fn a_tree_is_written_whole_or_not_at_all() {
    let (parent, folder) = place();
    let files = |paths: &[&str]| paths.iter().map(|path| OutputFile::new(*path, "x")).collect::<Vec<_>>();
    let error = output::write_tree(&folder, &files(&["README.md", "content/a", "content/a/b"])).unwrap_err();
    assert!(matches!(error, Error::Io(..)), "{error:?}");
    assert_eq!(names(parent.path()), Vec::<String>::new());
    assert!(matches!(output::write_tree(&folder, &files(&["../a"])).unwrap_err(), Error::UnsafePath(_)));
    fs::create_dir_all(folder.join(".git")).unwrap();
    output::write_tree(&folder, &files(&["README.md", "content/1/a.md"])).unwrap();
    assert_eq!(names(&folder), [".git", "README.md", "content"]);
    let error = output::write_tree(&folder, &files(&["LICENSE", "content/2/b.md"])).unwrap_err();
    assert!(matches!(error, Error::Exists(_)), "{error:?}");
    assert_eq!(names(&folder), [".git", "README.md", "content"]);
    assert_eq!(names(&folder.join("content")), ["1"]);
}

#[test]
fn one_file_is_written_as_a_whole_and_leaves_nothing_beside_it() {
    let (parent, _) = place();
    let file = parent.path().join("new/handbook.zip");
    output::write_file(&file, b"one").unwrap();
    output::write_file(&file, b"two").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"two");
    assert_eq!(names(file.parent().unwrap()), ["handbook.zip"]);
}

#[test]
fn files_that_belong_together_are_replaced_together_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["a.pdf", "b.pdf"].map(|name| folder.path().join(name));
    let write = |text: &str| {
        let files = [(first.clone(), text.as_bytes()), (second.clone(), text.as_bytes())];
        tebiki::output::write_files(&files)
    };
    write("old").unwrap();
    write("new").unwrap();
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "new");
    // A folder in the place of the second: it can't be replaced by a file.
    std::fs::remove_file(&second).unwrap();
    std::fs::create_dir(&second).unwrap();
    write("newest").unwrap_err();
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "new");
    std::fs::remove_file(&first).unwrap();
    write("newest").unwrap_err();
    assert!(!first.exists(), "what was not there is not there");
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["b.pdf"], "nothing is left over");
}

#[test]
fn files_written_together_are_all_there_or_none_and_others_stay() {
    let (_parent, folder) = place();
    let file = |path: &str, text: &str| OutputFile::new(path, text);
    output::write_together(&folder, &[file("2023/a.yaml", "一"), file("2023/targets/b.yaml", "二")], &[])
        .unwrap();
    fs::write(folder.join("note.txt"), "自分の").unwrap();
    let gone = ["2023/d.yaml".to_string(), "nothing.yaml".to_string()];
    fs::write(folder.join("2023/d.yaml"), "去る").unwrap();
    output::write_together(&folder, &[file("2023/a.yaml", "三"), file("2024/c.yaml", "四")], &gone).unwrap();
    assert!(!folder.join("2023/d.yaml").exists());
    let after = tree(&folder);
    let text = |path: &str| String::from_utf8(after[path].clone()).unwrap();
    assert_eq!(text("2023/a.yaml"), "三");
    assert_eq!(
        (text("2023/targets/b.yaml"), text("2024/c.yaml"), text("note.txt")),
        ("二".into(), "四".into(), "自分の".into())
    );
    // What cannot be written leaves all as it was.
    let refused =
        output::write_together(&folder, &[file("2023/a.yaml", "五"), file("../out.yaml", "六")], &gone);
    assert!(matches!(refused, Err(Error::UnsafePath(_))), "{refused:?}");
    let blocked = output::write_together(
        &folder,
        &[file("2023/a.yaml", "五"), file("note.txt/x.yaml", "六")],
        &["2023/a.yaml".to_string()],
    );
    assert!(blocked.is_err());
    assert_eq!(tree(&folder), after);
    assert_eq!(names(folder.parent().unwrap()), ["public"], "nothing is left over");
}
