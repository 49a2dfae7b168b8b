//! Bringing in maps over the API.
use super::{
    areas::{Naming, Taken, take_outlines},
    refusal::Refusal,
};
use crate::{
    areas::AreaKind,
    call::{Call, Memo, ProblemAnswer, answer},
    kernel::{Halt, text},
    locale,
};
use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

/// Largest map that is taken here, in bytes.
const MAP_MAX: usize = 4 * 1024 * 1024;
/// Places of which it is told what is wrong with them.
const TOLD_MAX: usize = 50;

/// A map of places, and what its fields mean here. `{FIELD}` in a text stands for what a place says in that field.
#[derive(Clone, Debug, InputObject)]
pub struct ImportAreasInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// GeoJSON or TopoJSON, in degrees (WGS 84). At most 4 MB; over `/graphql` a request has at most 64 KB, and larger maps
    /// come through the page of places or `amis import areas`.
    map: String,
    /// What the places are.
    kind: AreaKind,
    /// The code of each, such as `015146-{ZONADEC}`.
    code: String,
    /// The name of each, such as `Municipio {ZONADEC}`.
    name: String,
    /// The code of what each lies in; places that are known stay where they lie where nothing is said.
    parent: Option<String>,
    /// Whose the outlines are, and how they may be used: shown wherever they are. At most 500 characters.
    licence: String,
}

/// What is wrong with one place of a map.
#[derive(Clone, Debug, SimpleObject)]
pub struct AreaRefusal {
    /// Which place, the first being 1; 0 for the map as a whole.
    place: u64,
    /// The field of the input that it is about; empty for the place as a whole.
    field: String,
    /// What is wrong, in the caller's language.
    message: String,
}

/// What became of a map.
#[derive(Debug, Default, SimpleObject)]
pub struct ImportAreasPayload {
    /// How many outlines were taken; null where none was, and where the same was sent before under its `clientMutationId`.
    drawn: Option<usize>,
    /// Places that were not there.
    added: Option<usize>,
    /// Places of which the map says something else.
    changed: Option<usize>,
    /// Places of which it says the same.
    unchanged: Option<usize>,
    /// What is wrong, place by place; then nothing was taken. At most 50.
    places: Vec<AreaRefusal>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

/// Bringing in what others know.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExchangeMutation;

#[Object]
impl ExchangeMutation {
    /// Takes the outlines of a map's places, all or none, and the places that aren't known yet; for the administrator of the
    /// network's own body. The same map sent again changes nothing.
    async fn import_areas(&self, ctx: &Context<'_>, input: ImportAreasInput) -> Result<ImportAreasPayload> {
        let call = ctx.data::<Call>()?;
        Ok(match answer(call, import(call, input).await)? {
            Ok(Taken::All(counts)) => ImportAreasPayload {
                drawn: counts.map(|(drawn, _)| drawn),
                added: counts.map(|(_, brought)| brought.new),
                changed: counts.map(|(_, brought)| brought.changed),
                unchanged: counts.map(|(_, brought)| brought.unchanged),
                ..ImportAreasPayload::default()
            },
            Ok(Taken::Nothing(wrong)) => refused(call, &wrong)?,
            Err(problems) => ImportAreasPayload { problems, ..ImportAreasPayload::default() },
        })
    }
}

async fn import(call: &Call, input: ImportAreasInput) -> Result<Taken, Halt> {
    const LICENCE_MAX: usize = 500;
    let memo = Memo::of("importAreas", input.client_mutation_id.as_ref(), &input)?;
    let ImportAreasInput { map, kind, code, name, parent, licence, .. } = input;
    if map.len() > MAP_MAX {
        return Err(crate::kernel::Problem::new("import.too_large").at("map").with("max", MAP_MAX).into());
    }
    let line = |said: &str, field| text::required(said, text::LINE_MAX, field);
    let naming = Naming {
        kind,
        code: line(&code, "code")?,
        name: line(&name, "name")?,
        parent: text::limited(&parent.unwrap_or_default(), text::LINE_MAX, "parent")?,
        licence: text::required(&licence, LICENCE_MAX, "licence")?,
    };
    take_outlines(call, memo, map, naming).await
}

/// The first of what is wrong stands among the problems too, for whoever looks there alone.
fn refused(call: &Call, wrong: &[Refusal]) -> Result<ImportAreasPayload> {
    let told = |one: &Refusal| AreaRefusal {
        place: one.line,
        field: one.field.clone(),
        message: locale::refusal(call.language(), &one.reason.problem()),
    };
    let first = wrong.first().map(|one| {
        let field = if one.field.is_empty() { "map" } else { &one.field };
        Halt::from(one.reason.problem().at(field))
    });
    let problems = match first {
        Some(first) => answer(call, Err::<(), _>(first))?.err().unwrap_or_default(),
        None => Vec::new(),
    };
    let places = wrong.iter().take(TOLD_MAX).map(told).collect();
    Ok(ImportAreasPayload { places, problems, ..ImportAreasPayload::default() })
}
