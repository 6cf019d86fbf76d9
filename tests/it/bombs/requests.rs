//! Odd requests to the desk: each is answered or refused, nothing is written, and the next one is answered too.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::output::tree;
use crate::sample;
use crate::serve::{Serving, serving};

fn requests(host: &str) -> Vec<Vec<u8>> {
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").into_bytes();
    let post = |path: &str, headers: &str, body: &str| {
        let length = body.len();
        format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
            .into_bytes()
    };
    let paths = [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%00",
        "/%",
        "/%zz",
        "//etc/passwd",
        "/\\..\\..\\x",
        "/ja/../../content/plan.yaml",
        "/.tebiki",
        "/.git/config",
        "/ja/measures/job-fair.html/../../../x",
        "*",
        "http://127.0.0.1/",
        "/?q=%ff",
        "/desk~/",
        "/desk~/edit",
        "/desk~/reports?x=%2e%2e",
        "/?",
        "",
    ];
    let mut all: Vec<Vec<u8>> = paths.iter().map(|path| get(path)).collect();
    all.extend([get(&"/a".repeat(7_000)), get(&"/a".repeat(20_000)), get(&"あ".repeat(4_000))]);
    let raw: [&[u8]; 14] = [
        b"",
        b"\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET",
        b"GET / HTTP/1.1",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  / HTTP/1.1\r\n\r\n",
        b"\xff\xfe / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n: x\r\n\r\n",
        b"GET / HTTP/1.1\nHost: a\n\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
    ];
    all.extend(raw.map(<[u8]>::to_vec));
    for method in ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "G\u{202E}T"] {
        all.push(format!("{method} /ja/index.html HTTP/1.1\r\nHost: {host}\r\n\r\n").into_bytes());
    }
    let json = "Content-Type: application/json\r\n";
    for body in ["", "{", "[]", "null", "{\"measure\":\"../../x\"}", &"[".repeat(100_000), "\u{0}"] {
        all.push(post("/desk~/edit", json, body));
        all.push(post("/desk~/edit/save", &format!("{json}Origin: null\r\n"), body));
    }
    let header = |name: &str, value: &str| {
        format!("GET / HTTP/1.1\r\nHost: {host}\r\n{name}: {value}\r\n\r\n").into_bytes()
    };
    all.extend([
        header("Content-Length", "18446744073709551616"),
        header("Content-Length", "-1"),
        header("Content-Length", "5"),
        header("Range", "bytes=0-,0-,0-,0-"),
        header("X", &"a".repeat(20_000)),
        header("Origin", "https://example.jp"),
    ]);
    all
}

#[test]
fn the_desk_answers_or_refuses_every_request_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &sample::files());
    let Serving { mut running, mut said, address: host } = serving(folder.path());
    let before = tree(&folder.path().join("content"));
    let answered = |request: &[u8]| {
        let mut stream = TcpStream::connect(&host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // It may have closed before it has read all.
        let _ = stream.write_all(request);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    };
    let mut wrong = Vec::new();
    for request in requests(&host) {
        let answer = answered(&request);
        let shown = String::from_utf8_lossy(&request[..request.len().min(80)]).into_owned();
        if answer.contains("root:") || answer.contains("HTTP/1.1 5") || answer.contains("fiscal_year:") {
            wrong.push(format!("{shown:?}: {}", &answer[..answer.len().min(200)]));
        }
        let next = answered(format!("GET /ja/index.html HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        if !next.starts_with("HTTP/1.1 200") {
            wrong.push(format!("after {shown:?} the next one gets {:?}", &next[..next.len().min(200)]));
        }
    }
    let alive = running.try_wait().unwrap().is_none();
    running.kill().unwrap();
    running.wait().unwrap();
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(alive && !rest.contains("panicked"), "{rest}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tree(&folder.path().join("content")) == before, "something was written");
}
