//! As much of HTTP/1.1 as browsers on this machine need: one request a connection, without a body.
//!
//! Each connection ends after its answer. A pool that keeps connections open lets one wait behind pages that are
//! themselves waiting for changes.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::answer::{HEADERS, Request, Response};

/// Longest head of a request, in bytes.
const LONGEST: usize = 16 * 1024;

/// Who says nothing for so long has gone.
const SILENCE: Duration = Duration::from_secs(10);

/// Reads a request and writes what `answer` says to it.
///
/// # Errors
/// Where the other side has gone.
pub fn reply(mut stream: TcpStream, answer: impl FnOnce(&Request<'_>) -> Response) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let head = read_head(&mut stream)?;
    let request = head.as_deref().and_then(parse);
    let response = request.as_ref().map_or_else(|| Response::refused(400), answer);
    let mut out = format!("HTTP/1.1 {} \r\n", response.status);
    for (name, value) in HEADERS.into_iter().chain([("Content-Type", response.kind), ("Connection", "close")])
    {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str(&format!("Content-Length: {}\r\n\r\n", response.body.len()));
    stream.write_all(out.as_bytes())?;
    if request.is_none_or(|request| request.method != "HEAD") {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

/// The lines before the empty one; none where they are too long, or no text.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut part = [0; 2048];
    loop {
        let read = stream.read(&mut part)?;
        head.extend_from_slice(&part[..read]);
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            head.truncate(end);
            return Ok(String::from_utf8(head).ok());
        }
        if read == 0 || head.len() > LONGEST {
            return Ok(None);
        }
    }
}

fn parse(head: &str) -> Option<Request<'_>> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, url) = (first.next()?, first.next()?);
    first.next().filter(|version| version.starts_with("HTTP/1."))?;
    let mut request = Request { method, url, ..Request::default() };
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let of = match name.to_ascii_lowercase().as_str() {
            "host" => &mut request.host,
            "origin" => &mut request.origin,
            "sec-fetch-site" => &mut request.site,
            _ => continue,
        };
        // Of two that differ nobody could say which one was looked at.
        if of.replace(value.trim()).is_some() {
            return None;
        }
    }
    Some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read_and_what_is_unclear_is_refused() {
        let head = "GET /ja/?a=b HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX: y: z\r\nORIGIN: null";
        let read = parse(head).map(|request| (request.method, request.url, request.host, request.origin));
        assert_eq!(read, Some(("GET", "/ja/?a=b", Some("127.0.0.1:80"), Some("null"))));
        for head in [
            "",
            "GET",
            "GET /",
            "GET / FTP/1.1",
            "GET / HTTP/1.1\r\nHost",
            "GET / HTTP/1.1\r\nHost: a\r\nhost: b",
        ] {
            assert!(parse(head).is_none(), "{head}");
        }
    }
}
