//! As much of HTTP/1.1 as browsers on this machine need: one request a connection, its body with a length told before.
//!
//! Each connection ends after its answer. A pool that keeps connections open lets one wait behind pages that are
//! themselves waiting for changes.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::answer::{HEADERS, Request, Response};

/// Longest head of a request, in bytes.
const LONGEST: usize = 16 * 1024;

/// Longest body of a request, in bytes: a measure with its translations, several times over.
pub const LONGEST_BODY: usize = 4 << 20;

/// Who says nothing for so long has gone.
const SILENCE: Duration = Duration::from_secs(10);

/// Reads a request and writes what `answer` says to it.
///
/// # Errors
/// Where the other side has gone.
pub fn reply(mut stream: TcpStream, answer: impl FnOnce(&Request<'_>) -> Response) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let (head, mut body) = read_head(&mut stream)?.unwrap_or_default();
    let request = parse(&head);
    let response = match &request {
        None => Response::refused(400),
        Some((_, length)) if *length > LONGEST_BODY => Response::refused(413),
        Some((request, length)) => {
            read_body(&mut stream, &mut body, *length)?;
            answer(&Request { body: &body, ..*request })
        }
    };
    let mut out = format!("HTTP/1.1 {} \r\n", response.status);
    for (name, value) in HEADERS.into_iter().chain([("Content-Type", response.kind), ("Connection", "close")])
    {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str(&format!("Content-Length: {}\r\n\r\n", response.body.len()));
    stream.write_all(out.as_bytes())?;
    if request.is_none_or(|(request, _)| request.method != "HEAD") {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

/// The lines before the empty one, and what came with them of the body; none where they are too long, or no text.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut head = Vec::new();
    let mut part = [0; 2048];
    loop {
        let read = stream.read(&mut part)?;
        head.extend_from_slice(&part[..read]);
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            let body = head.split_off(end + 4);
            head.truncate(end);
            return Ok(String::from_utf8(head).ok().map(|head| (head, body)));
        }
        if read == 0 || head.len() > LONGEST {
            return Ok(None);
        }
    }
}

/// Reads on until the body has its length; what comes after it is not looked at.
fn read_body(stream: &mut TcpStream, body: &mut Vec<u8>, length: usize) -> io::Result<()> {
    let missing = length.saturating_sub(body.len());
    stream.take(missing as u64).read_to_end(body)?;
    body.truncate(length);
    if body.len() < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// A request without its body, and how long that is.
fn parse(head: &str) -> Option<(Request<'_>, usize)> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, url) = (first.next()?, first.next()?);
    first.next().filter(|version| version.starts_with("HTTP/1."))?;
    let mut request = Request { method, url, ..Request::default() };
    let mut length = None;
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let of = match name.to_ascii_lowercase().as_str() {
            "host" => &mut request.host,
            "origin" => &mut request.origin,
            "sec-fetch-site" => &mut request.site,
            "content-type" => &mut request.kind,
            "x-tebiki-token" => &mut request.token,
            "content-length" => &mut length,
            // A body whose length is told piece by piece: no browser sends one.
            "transfer-encoding" => return None,
            _ => continue,
        };
        // Of two that differ nobody could say which one was looked at.
        if of.replace(value.trim()).is_some() {
            return None;
        }
    }
    let is_number = |length: &str| !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    let length = match length {
        None => 0,
        Some(length) if is_number(length) => length.parse().unwrap_or(usize::MAX),
        Some(_) => return None,
    };
    Some((request, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read_and_what_is_unclear_is_refused() {
        let head = "GET /ja/?a=b HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX: y: z\r\nORIGIN: null";
        let read =
            parse(head).map(|(request, _)| (request.method, request.url, request.host, request.origin));
        assert_eq!(read, Some(("GET", "/ja/?a=b", Some("127.0.0.1:80"), Some("null"))));
        for head in [
            "",
            "GET",
            "GET /",
            "GET / FTP/1.1",
            "GET / HTTP/1.1\r\nHost",
            "GET / HTTP/1.1\r\nHost: a\r\nhost: b",
            "POST / HTTP/1.1\r\nContent-Length: 1\r\ncontent-length: 2",
            "POST / HTTP/1.1\r\nContent-Length: +1",
            "POST / HTTP/1.1\r\nContent-Length:",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked",
        ] {
            assert!(parse(head).is_none(), "{head}");
        }
        let length =
            |value: &str| parse(&format!("POST / HTTP/1.1\r\nContent-Length: {value}")).map(|read| read.1);
        assert_eq!(length("12"), Some(12));
        assert!(length("99999999999999999999999").is_some_and(|length| length > LONGEST_BODY));
    }
}
