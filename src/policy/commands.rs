//! What `amis policy …` does, as functions of text.
use super::basis::BASIS;
use super::law::Law;
use super::reader::POLICY;
use super::text::{BYTES_MAX, Problem};
use std::path::Path;

impl Law {
    /// The law of a folder that holds `policy.csv` and `basis.csv`; without a folder, the one built in.
    pub fn read(folder: Option<&Path>) -> Result<Self, Vec<Problem>> {
        let Some(folder) = folder else {
            return Self::embedded();
        };
        match (file(folder, POLICY), file(folder, BASIS)) {
            (Ok(policy), Ok(bases)) => Self::open(&policy, &bases),
            (policy, bases) => Err([policy.err(), bases.err()].into_iter().flatten().collect()),
        }
    }
}

fn file(folder: &Path, name: &'static str) -> Result<String, Problem> {
    let problem = |what: String| Problem { file: name, line: 0, what };
    let path = folder.join(name);
    let size = std::fs::metadata(&path).map_err(|fault| problem(format!("can't be read: {fault}")))?.len();
    if size > BYTES_MAX as u64 {
        return Err(problem(format!("is longer than {BYTES_MAX} bytes")));
    }
    let bytes = std::fs::read(&path).map_err(|fault| problem(format!("can't be read: {fault}")))?;
    String::from_utf8(bytes).map_err(|fault| {
        let sound = fault.as_bytes()[..fault.utf8_error().valid_up_to()].split(|byte| *byte == b'\n');
        Problem { file: name, line: sound.count(), what: "is not UTF-8 text".to_owned() }
    })
}

/// Reads a law, lets the judge compare it with its table (on a sample, or on everything), and says so; on failure
/// every problem, one a line.
pub async fn check(folder: Option<&Path>, all: bool) -> Result<String, String> {
    let law = Law::read(folder).map_err(|problems| lines(&problems))?;
    let asked = if all { law.judge_all().await } else { law.judge().await.map(|()| super::judge::SAMPLE) };
    let asked = asked.map_err(|problems| lines(&problems))?;
    let count = law.policy.rules.len() + law.policy.links.len();
    Ok(format!("{count} lines; the judge agrees on {asked} combinations; law {}\n", law.hash()))
}

/// The whole law as text.
pub fn table(folder: Option<&Path>) -> Result<String, String> {
    Law::read(folder).map(|law| law.matrix()).map_err(|problems| lines(&problems))
}

/// Every problem on a line of its own.
pub fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}
