//! An address as a QR code, drawn for paper.

use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code, as its standard asks.
const QUIET: usize = 4;

/// The code as inline SVG: one path of runs of dark modules. None for an address too long for a code.
pub fn svg(address: &str, label: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, line) in colours.chunks(width).enumerate() {
        let mut at = 0;
        while at < width {
            let run = line[at..].iter().take_while(|&&module| module == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", at + QUIET, row + QUIET));
            }
            at += run.max(1);
        }
    }
    let side = width + 2 * QUIET;
    Some(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_eyes_and_a_white_border() {
        let svg = svg("https://example.jp/ja/measures/a.html", "x").unwrap();
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{svg}");
        assert!(svg.contains("M4 4h7v1h-7zM"), "the upper edge of the first eye");
        assert!(svg.contains("M26 4h7v1h-7z"), "and of the second");
        assert!(svg.contains("M4 32h7v1h-7z"), "and of the third");
    }
}
