//! `basis.csv`: which kind of organisation may record which legal basis for which class, and for how long at
//! most.
use super::part::{Part, PartSet};
use super::reader::kinds;
use super::text::{Desk, Problem, Row};
use super::vocabulary::{Basis, Class, Kind, KindSet};
use chrono::TimeDelta;

/// The file's name in problems.
pub(super) const BASIS: &str = "basis.csv";
/// No basis holds longer than ten years.
const HOURS_MAX: i64 = 10 * 366 * 24;

#[derive(Clone, Debug)]
struct Line {
    kinds: KindSet,
    basis: Basis,
    class: Class,
    longest: TimeDelta,
}

/// The lines of `basis.csv`; what no line allows is not allowed.
#[derive(Clone, Debug, Default)]
pub struct BasisTable {
    lines: Vec<Line>,
}

impl BasisTable {
    /// Reads the file whole; every problem is named, up to a limit.
    pub(super) fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let mut desk = Desk::of(BASIS);
        let mut table = Self::default();
        for row in desk.rows(text) {
            match line(&row) {
                Ok(line) => table.lines.push(line),
                Err(what) => desk.note(row.line, what),
            }
        }
        if desk.problems.is_empty() { Ok(table) } else { Err(desk.problems) }
    }

    /// The longest that an organisation of this kind may record this basis for a class; `None` where it may not.
    pub fn longest(&self, kind: Kind, basis: Basis, class: Class) -> Option<TimeDelta> {
        let lines = self
            .lines
            .iter()
            .filter(|line| line.kinds.contains(kind) && line.basis == basis && line.class == class);
        lines.map(|line| line.longest).max()
    }

    /// The longest for all of these parts together; `None` where one of them may not be recorded, or there is
    /// none. A part whose rows each have their own class counts as S2: it opens no row that another part hides.
    pub fn longest_for(&self, kind: Kind, basis: Basis, parts: PartSet) -> Option<TimeDelta> {
        let class = |part: Part| part.class().unwrap_or(Class::S2);
        let each: Option<Vec<_>> = parts.iter().map(|part| self.longest(kind, basis, class(part))).collect();
        each?.into_iter().min()
    }

    /// The parts for which this basis may not be recorded, by their order.
    pub fn beyond(&self, kind: Kind, basis: Basis, parts: PartSet) -> PartSet {
        parts.iter().filter(|part| self.longest_for(kind, basis, PartSet::of(&[*part])).is_none()).collect()
    }
}

fn line(row: &Row<'_>) -> Result<Line, String> {
    let ["b", kind, basis, class, longest] = row.cells[..] else {
        return Err("a line is: b, kind, basis, class, longest".to_owned());
    };
    Ok(Line {
        kinds: kinds(kind)?,
        basis: Basis::parse(basis).ok_or_else(|| format!("unknown basis {basis:?}"))?,
        class: Class::parse(class).ok_or_else(|| format!("unknown class {class:?}"))?,
        longest: span(longest).ok_or_else(|| {
            format!("longest is a number of hours or days such as 72h or 366d, not {longest:?}")
        })?,
    })
}

/// `72h` or `366d`; nothing else, and no zero.
fn span(text: &str) -> Option<TimeDelta> {
    let (digits, hours) = match text.split_at_checked(text.len().checked_sub(1)?)? {
        (digits, "h") => (digits, 1),
        (digits, "d") => (digits, 24),
        _ => return None,
    };
    let plain = digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let count: i64 = plain.then(|| digits.parse().ok())??;
    let total = count * hours;
    (1..=HOURS_MAX).contains(&total).then(|| TimeDelta::hours(total))
}
