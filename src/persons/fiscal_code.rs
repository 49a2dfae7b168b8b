//! The check letter of the codice fiscale, omocodia included. Rule: Ministero delle Finanze, D.M. 12 March
//! 1974; omocodia replaces digits by letters from the right.

/// Value of a character in an odd place (the first is odd).
const ODD: [u32; 36] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14,
    16, 10, 22, 25, 24, 23,
];
/// Places of digits that omocodia may replace by one of `LMNPQRSTUV`.
const DIGITS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

/// Whether the code has the form of a person's and the right check letter.
pub(super) fn is_valid(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 16
        && bytes.iter().enumerate().all(|(place, byte)| fits(place, *byte))
        && check_letter(&bytes[..15]) == Some(bytes[15])
}

fn fits(place: usize, byte: u8) -> bool {
    if DIGITS.contains(&place) {
        byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte)
    } else {
        byte.is_ascii_uppercase()
    }
}

fn check_letter(first: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (place, byte) in first.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => usize::from(byte - b'0'),
            b'A'..=b'Z' => usize::from(byte - b'A') + 10,
            _ => return None,
        };
        let even = if value < 10 { value } else { value - 10 };
        sum += if place % 2 == 0 { ODD[value] } else { u32::try_from(even).ok()? };
    }
    Some(b'A' + u8::try_from(sum % 26).ok()?)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_check_letter_is_checked() {
        assert!(is_valid("RSSMRA85T10A562S"));
        assert!(is_valid("RSSMRA85T10A56NH"));
        assert!(!is_valid("RSSMRA85T10A562T"));
        assert!(!is_valid("RSSMRA85T10A562"));
        assert!(!is_valid("ÈSSMRA85T10A562"));
    }
}
