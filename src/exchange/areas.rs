//! A table of places, read whole: what is wrong is reported by line and nothing is taken, for a tree with a hole
//! would put people into no district. Columns go by their names and places by their codes, so that what a map
//! says of the same places, their outlines, finds them.
use super::{
    outline::{self, Unread},
    refusal::{Reason, Refusal},
    sheet::{Known, Report, Row, Sheet},
    value,
};
use crate::{
    areas::{self, AREAS_MAX, AreaKind, AreaRow, Bringing, Brought, Point, Shape, Tree},
    call::{Call, Memo, TokenScope},
    kernel::{Fault, Halt, Problem},
    locale::{self, Language},
    policy::{Actor, ImportAreas, Law},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Columns without which the table says too little.
const NEEDED: [&str; 4] = ["code", "name", "kind", "source"];
/// Largest map, in bytes.
const MAP_MAX: u64 = 64 * 1024 * 1024;
/// More people than live anywhere.
const RESIDENTS_MAX: f64 = 1e9;

/// Why no place was taken.
#[derive(Debug, thiserror::Error)]
pub enum AreasError {
    /// No file, or none that can be read.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// Lines are wrong.
    #[error("nothing is taken of {file}:{}", listed("line", .wrong))]
    Lines {
        /// The file.
        file: PathBuf,
        /// What is wrong with which line.
        wrong: Vec<Refusal>,
    },
    /// Places of a map are.
    #[error("nothing is taken of {file}:{}", listed("place", .wrong))]
    Places {
        /// The file.
        file: PathBuf,
        /// What is wrong with which place, the first being 1.
        wrong: Vec<Refusal>,
    },
    /// The database refused, or broke.
    #[error("the areas could not be written: {}", words(.0))]
    Halt(Halt),
}

impl From<Halt> for AreasError {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

fn words(halt: &Halt) -> String {
    match halt {
        Halt::Refused(problem) => locale::refusal(Language::En, problem),
        other => other.to_string(),
    }
}

fn listed(unit: &str, refusals: &[Refusal]) -> String {
    let line = |Refusal { line, field, reason, .. }: &Refusal| match (line, field.as_str()) {
        (0, "") => format!("\n  {reason}"),
        (0, field) => format!("\n  column {field}: {reason}"),
        (line, "") => format!("\n  {unit} {line}: {reason}"),
        (line, field) => format!("\n  {unit} {line}, {field}: {reason}"),
    };
    refusals.iter().map(line).collect()
}

/// Takes the places of a file, all or none. Who is known by its code keeps its id; the same file taken again changes
/// nothing.
pub async fn import_areas(call: &Call, file: &Path) -> Result<Brought, AreasError> {
    let bytes = std::fs::read(file).map_err(|e| AreasError::File(file.to_owned(), e))?;
    let (checked_at, tree) = standing(call).await?;
    let rows = read(&bytes, &tree).map_err(|wrong| AreasError::Lines { file: file.to_owned(), wrong })?;
    let bringing = Bringing { checked_at, rows, shapes: Vec::new() };
    Ok(call.write(move |job| Box::pin(areas::bring(job, bringing))).await?)
}

/// What the fields of a map's places mean here. `{FIELD}` in a text stands for what the place says in it.
#[derive(Clone, Debug)]
pub struct Naming {
    /// What the places are.
    pub kind: AreaKind,
    /// The code of each.
    pub code: String,
    /// The name of each.
    pub name: String,
    /// The code of what each lies in; places that are known stay where they lie where none is given.
    pub parent: Option<String>,
    /// Whose the outlines are, and how they may be used: shown wherever they are.
    pub licence: String,
}

/// Takes the outlines of a map's places, all or none, and the places that aren't known yet. Of those that are, what the
/// map doesn't say stays.
pub async fn import_outlines(
    call: &Call,
    file: &Path,
    naming: &Naming,
) -> Result<(Brought, usize), AreasError> {
    let size = std::fs::metadata(file).map_err(|e| AreasError::File(file.to_owned(), e))?.len();
    let lines = |wrong| AreasError::Places { file: file.to_owned(), wrong };
    if size > MAP_MAX {
        let reason = Reason::FileTooLarge(MAP_MAX);
        return Err(lines(vec![Refusal { file: "areas", line: 0, field: String::new(), reason }]));
    }
    let bytes = std::fs::read(file).map_err(|e| AreasError::File(file.to_owned(), e))?;
    let (checked_at, tree) = standing(call).await?;
    let (rows, shapes) = mapped(&bytes, naming, &tree).map_err(lines)?;
    let drawn = shapes.len();
    let bringing = Bringing { checked_at, rows, shapes };
    let brought = call.write(move |job| Box::pin(areas::bring(job, bringing)));
    Ok((brought.await?, drawn))
}

/// The tree that a file is checked against, and its version.
async fn standing(call: &Call) -> Result<(i64, Arc<Tree>), Halt> {
    let read = (call.version(areas::KEPT).await?, areas::tree(call).await?);
    call.release().await;
    Ok(read)
}

/// What came of a map that somebody sent.
#[derive(Clone, Debug)]
pub(super) enum Taken {
    /// All of it: how many outlines, and what became of their places; `None` where the same was sent before.
    All(Option<(usize, Brought)>),
    /// Nothing, for what is wrong with which place.
    Nothing(Vec<Refusal>),
}

/// Takes a map that somebody sends, for whoever keeps the places.
pub(super) async fn take_outlines(
    call: &Call,
    memo: Memo,
    map: String,
    naming: Naming,
) -> Result<Taken, Halt> {
    leave(&call.house().law, call.actor()?)?;
    call.within(TokenScope::Import)?;
    let (checked_at, tree) = standing(call).await?;
    let reading = tokio::task::spawn_blocking(move || mapped(map.as_bytes(), &naming, &tree));
    let bringing = match reading.await.map_err(|panic| Fault::new(&panic))? {
        Ok((rows, shapes)) => Bringing { checked_at, rows, shapes },
        Err(wrong) => return Ok(Taken::Nothing(wrong)),
    };
    let (_, counts) = call
        .mutate_and_tell(memo, move |job| {
            Box::pin(async move {
                let actor = job.actor()?;
                leave(&job.law(), &actor)?;
                let drawn = bringing.shapes.len();
                let brought = areas::bring(job, bringing).await?;
                Ok((actor.organization, (drawn, brought)))
            })
        })
        .await?;
    Ok(Taken::All(counts))
}

fn leave(law: &Law, actor: &Actor) -> Result<(), Halt> {
    let leave = law.scope::<ImportAreas>(actor).map(drop);
    leave.map_err(|_| Problem::new("areas.not_yours").into())
}

type Mapped = (Vec<AreaRow>, Vec<(String, Shape)>);

fn mapped(bytes: &[u8], naming: &Naming, tree: &Tree) -> Result<Mapped, Vec<Refusal>> {
    let refusal = |number: usize, field: &str, reason| {
        let line = u64::try_from(number).unwrap_or(u64::MAX);
        Refusal { file: "areas", line, field: field.to_owned(), reason }
    };
    let unread = |wrong: Vec<(usize, Unread)>| {
        let one = |(at, why): (usize, Unread)| refusal(at, "", Reason::Unmapped(why));
        wrong.into_iter().map(one).collect::<Vec<_>>()
    };
    let features = outline::read(bytes, AREAS_MAX).map_err(unread)?;
    let (mut known, mut wrong) = (Known::of("areas"), Vec::new());
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for (number, feature) in (1..).zip(&features) {
        let mut said = |field: &'static str, text: &str| {
            filled(text, &feature.properties)
                .map_err(|reason| wrong.push(refusal(number, field, reason)))
                .ok()
        };
        let (code, name) = (said("code", &naming.code), said("name", &naming.name));
        let parent = naming.parent.as_deref().map(|parent| said("parent", parent));
        let (Some(code), Some(name)) = (code, name) else { continue };
        let Some(parent) = parent.map_or(Some(None), |it| it.map(Some)) else { continue };
        if !known.insert(&code) {
            wrong.push(refusal(number, "code", Reason::Repeated(code)));
            continue;
        }
        let before = tree.by_code(&code);
        if let Some(before) = before.filter(|before| before.kind != naming.kind) {
            wrong.push(refusal(number, "kind", Reason::OtherKind { code, kind: before.kind.name() }));
            continue;
        }
        let Some(shape) = Shape::of(naming.kind, &feature.polygons, naming.licence.clone()) else {
            wrong.push(refusal(number, "", Reason::NothingDrawn));
            continue;
        };
        let stays = || before.and_then(|area| tree.get(area.parent?)).map(|area| area.code.clone());
        let row = AreaRow {
            kind: naming.kind,
            name,
            parent: parent.or_else(stays),
            centre: before.and_then(|area| area.centre).or_else(|| Some(shape.centre())),
            residents: before.and_then(|area| area.residents),
            source: before.map_or_else(|| naming.licence.clone(), |area| area.source.clone()),
            code,
        };
        shapes.push((row.code.clone(), shape));
        rows.push((u64::try_from(number).unwrap_or(u64::MAX), row));
    }
    Ok((placed(rows, &known, tree, wrong)?, shapes))
}

/// The text with what a place says of itself in the place of each field that it names.
fn filled(text: &str, properties: &serde_json::Map<String, Value>) -> Result<String, Reason> {
    const LONGEST: usize = 120;
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (field, left) = after.split_once('}').ok_or_else(|| Reason::NoField(after.to_owned()))?;
        filled.push_str(before);
        match properties.get(field) {
            Some(Value::String(said)) if !said.trim().is_empty() => filled.push_str(said.trim()),
            Some(Value::Number(said)) => filled.push_str(said.to_string().trim_end_matches(".0")),
            _ => return Err(Reason::NoField(field.to_owned())),
        }
        rest = left;
    }
    filled.push_str(rest);
    match filled.chars().count() {
        0 => Err(Reason::Empty),
        _ if filled.chars().any(char::is_control) => Err(Reason::ControlCharacter),
        long if long > LONGEST => Err(Reason::TooLong(LONGEST)),
        _ => Ok(filled),
    }
}

fn read(bytes: &[u8], tree: &Tree) -> Result<Vec<AreaRow>, Vec<Refusal>> {
    let mut report = Report::default();
    let sheet = Sheet::parse("areas", bytes, &NEEDED, &mut report);
    if sheet.rows.len() > AREAS_MAX {
        report.whole("areas", "", Reason::TooManyRows(AREAS_MAX));
    }
    let mut known = Known::of("areas");
    let mut rows = Vec::new();
    for mut row in sheet.each() {
        let code = row.id("code", &known);
        let (line, read) = (row.at(), place(&mut row, tree, code.clone()));
        if row.end(&code, &mut known, &mut report)
            && let Some(read) = read
        {
            rows.push((line, read));
        }
    }
    placed(rows, &known, tree, report.refusals)
}

/// The places, where each lies where it can and nothing else is wrong.
fn placed(
    rows: Vec<(u64, AreaRow)>,
    known: &Known,
    tree: &Tree,
    mut wrong: Vec<Refusal>,
) -> Result<Vec<AreaRow>, Vec<Refusal>> {
    let kinds: HashMap<_, _> = rows.iter().map(|(_, row)| (row.code.as_str(), row.kind)).collect();
    for (line, row) in &rows {
        if let Some(reason) = misplaced(row, &kinds, known, tree) {
            wrong.push(Refusal { file: "areas", line: *line, field: "parent".to_owned(), reason });
        }
    }
    wrong.sort_by_key(|refusal| refusal.line);
    if wrong.is_empty() { Ok(rows.into_iter().map(|(_, row)| row).collect()) } else { Err(wrong) }
}

/// Why a place can't lie where its row says. A parent whose own row was refused is told there.
fn misplaced(row: &AreaRow, kinds: &HashMap<&str, AreaKind>, known: &Known, tree: &Tree) -> Option<Reason> {
    if let Some(code) = &row.parent {
        let outer = kinds.get(code.as_str()).copied().or_else(|| tree.by_code(code).map(|area| area.kind));
        match outer {
            None if known.refused().any(|refused| refused == code) => return None,
            None => return Some(Reason::NoArea(code.clone())),
            Some(outer) if outer >= row.kind => {
                return Some(Reason::NotInside { inner: row.kind.name(), outer: outer.name() });
            }
            Some(_) => {}
        }
    }
    let before = tree.by_code(&row.code)?;
    let parent = before.parent.and_then(|id| tree.get(id)).map(|area| area.code.clone());
    let moves = parent != row.parent;
    moves.then(|| Reason::OtherParent { code: row.code.clone(), parent: parent.unwrap_or_default() })
}

/// `None` where the kind can't be read; the row then says so.
fn place(row: &mut Row<'_>, tree: &Tree, code: String) -> Option<AreaRow> {
    row.needs(&["kind"]);
    let kind = row.parsed("kind", |word| {
        AreaKind::parse(word).ok_or_else(|| Reason::NoneOf { word: word.to_owned(), all: kinds() })
    });
    if let (Some(kind), Some(known)) = (kind, tree.by_code(&code))
        && kind != known.kind
    {
        row.wrong("kind", Reason::OtherKind { code: code.clone(), kind: known.kind.name() });
    }
    let latitude = row.parsed("latitude", |text| value::number(text, -90.0, 90.0));
    let longitude = row.parsed("longitude", |text| value::number(text, -180.0, 180.0));
    for (one, other) in [("latitude", "longitude"), ("longitude", "latitude")] {
        if row.has(one) {
            row.needs(&[other]);
        }
    }
    let name = row.required("name");
    let source = row.required("source");
    let parent = row.line("parent");
    let residents = row.parsed("residents", residents);
    let centre = Point::of(latitude, longitude);
    Some(AreaRow { kind: kind?, code, name, parent, centre, residents, source })
}

fn kinds() -> String {
    AreaKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}

fn residents(text: &str) -> Result<i64, Reason> {
    value::number(text, 0.0, RESIDENTS_MAX)?;
    text.parse().map_err(|_| Reason::NotANumber(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "code,name,kind,parent,latitude,longitude,residents,source\n";

    fn wrong(rows: &str) -> Vec<String> {
        let told = read([HEAD, rows].concat().as_bytes(), &Tree::default()).unwrap_err();
        listed("line", &told).lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn every_line_that_is_wrong_says_why() {
        let told = wrong(
            "03,Lombardia,region,,,,,ISTAT\n\
             015146,Milano,comune,03,45.4,,1.5,ISTAT\n\
             015146-1,Municipio 1,municipio,7,,,,ISTAT\n\
             R,Rho,town,,,,,ISTAT\n\
             P,Milano,province,P2,,,,ISTAT\n\
             P2,Lodi,province,03,,,,ISTAT\n\
             03,Lazio,region,,,,,\n",
        );
        assert_eq!(
            told,
            [
                "line 3, longitude: empty",
                "line 3, residents: \"1.5\" is no number",
                "line 4, parent: \"7\" is the code of no area, neither of this file nor of the database",
                "line 5, kind: \"town\" is none of region, province, ambito, comune, municipio, nil",
                "line 6, parent: its kind, province, is not wider than province",
                "line 8, code: the id \"03\" stands in an earlier row",
                "line 8, source: empty",
            ]
        );
    }

    #[test]
    fn a_table_without_its_columns_is_refused_as_a_whole() {
        let told = read(b"code,name\n1,Milano\n", &Tree::default()).unwrap_err();
        let told = listed("line", &told);
        assert!(told.contains("column kind: the column is missing"), "{told}");
        assert!(read(b"", &Tree::default()).is_err());
    }

    #[test]
    fn rows_may_stand_in_any_order_and_lack_what_is_not_known() {
        let rows = "source,kind,code,name,parent\nown,municipio,M-9,Municipio 9,M\nown,comune,M,Milano,\n";
        let rows = read(rows.as_bytes(), &Tree::default()).unwrap();
        assert_eq!(rows[0].parent.as_deref(), Some("M"));
        assert_eq!((rows[1].centre, rows[1].residents, rows[1].kind), (None, None, AreaKind::Comune));
    }
}
