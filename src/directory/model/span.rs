//! Bounds in whole numbers.

/// From one number to another, both included; an open end is unbounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The smallest.
    pub from: Option<i64>,
    /// The largest.
    pub to: Option<i64>,
}

impl Span {
    /// One number alone.
    pub const fn just(number: i64) -> Self {
        Self { from: Some(number), to: Some(number) }
    }

    /// From one number to another.
    pub const fn between(from: i64, to: i64) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Whether it bounds nothing.
    pub const fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether all of the other lies inside, or nothing of it; `None` where some does.
    pub fn covers(self, other: Self) -> Option<bool> {
        let (from, to) = (self.from.unwrap_or(i64::MIN), self.to.unwrap_or(i64::MAX));
        let (low, high) = (other.from.unwrap_or(i64::MIN), other.to.unwrap_or(i64::MAX));
        if from <= low && high <= to {
            Some(true)
        } else if high < from || to < low {
            Some(false)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_covers_all_some_or_nothing_of_another() {
        let adults = Span { from: Some(18), to: None };
        assert_eq!(adults.covers(Span::just(52)), Some(true));
        assert_eq!(adults.covers(Span::just(15)), Some(false));
        assert_eq!(adults.covers(Span::between(15, 52)), None);
        assert_eq!(Span::default().covers(Span::default()), Some(true));
        assert_eq!(adults.covers(Span::default()), None);
    }
}
