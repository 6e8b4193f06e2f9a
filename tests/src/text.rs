//! Text without what differs by right between outputs: blanks and the places where lines end.

/// Text without blanks of any kind.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
}

/// Text without the marks of direction that a reader adds around words from right to left.
pub fn undirected(text: &str) -> String {
    text.replace(|c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'), "")
}

/// Text without the marks of footnotes, ① to ⑳.
pub fn unmarked(text: &str) -> String {
    text.replace(|c| ('①'..='⑳').contains(&c), "")
}

/// A part of a text with up to `before` characters before it and `after` behind, without blanks. `start..end` are bytes.
pub fn context(text: &str, range: std::ops::Range<usize>, before: usize, after: usize) -> String {
    let head: Vec<char> = squeeze(&text[..range.start]).chars().collect();
    let tail = squeeze(&text[range.end..]);
    let head: String = head[head.len().saturating_sub(before)..].iter().collect();
    let tail: String = tail.chars().take(after).collect();
    format!("{head}{}{tail}", squeeze(&text[range]))
}

/// Goes through a text from front to back: each piece must come after the one before.
#[derive(Debug)]
pub struct Reader {
    text: String,
    at: usize,
}

impl Reader {
    /// A reader at the start of a text, whose blanks do not count.
    pub fn new(text: &str) -> Reader {
        Reader { text: squeeze(text), at: 0 }
    }

    /// Goes to the end of the next place where a piece stands.
    ///
    /// # Errors
    /// The piece and what stands here instead.
    pub fn expect(&mut self, piece: &str) -> Result<(), String> {
        let piece = squeeze(piece);
        match self.text[self.at..].find(&piece) {
            Some(found) => {
                self.at += found + piece.len();
                Ok(())
            }
            None => {
                let here: String = self.text[self.at..].chars().take(60).collect();
                let elsewhere = if self.text.contains(&piece) { "it stands earlier only" } else { "it stands nowhere" };
                Err(format!("“{piece}” does not follow ({elsewhere}); after the last piece: “{here}”"))
            }
        }
    }
}
