use super::{Failure, house};
use crate::{
    areas::{AreaKind, Brought},
    call::{Call, House},
    directory::Entity,
    exchange::{self, Naming, Outcome, Progress},
    locale::Language,
    settings::Settings,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

/// `amis import`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Places, from the region down to the municipio: the districts that users coordinate and organisations work in.
    /// A CSV with the columns code, name, kind, source and, where they are known, parent, latitude, longitude,
    /// residents, as docs/examples/areas.csv shows. All of it is taken, or nothing; the same file taken again
    /// changes nothing.
    /// Or their outlines, from a map (GeoJSON or TopoJSON, WGS 84): then --kind, --code, --name and --licence say what the
    /// map's fields mean. Places that aren't known yet are new; of others what the map doesn't say stays.
    Areas {
        /// The file.
        file: PathBuf,
        /// What the map's places are: region, province, ambito, comune, municipio.
        #[arg(long, requires_all = ["code", "name", "licence"])]
        kind: Option<String>,
        /// The code of each, with a field of the map in braces: '015146-{ZONADEC}'.
        #[arg(long, requires = "kind")]
        code: Option<String>,
        /// The name of each: 'Municipio {ZONADEC}'.
        #[arg(long, requires = "kind")]
        name: Option<String>,
        /// The code of what each lies in: 015146.
        #[arg(long, requires = "kind")]
        parent: Option<String>,
        /// Whose the map is, and how it may be used; shown beside every map that is drawn of it.
        #[arg(long, requires = "kind")]
        licence: Option<String>,
    },
    /// A directory of services: the CSV files of the Ohana API, or HSDS 3.0 tables. Every row is checked
    /// first; what is refused is listed with its reason, and the rest is seen all at once when it is
    /// complete. The same copy taken again changes nothing.
    Hsds {
        /// The folder of the files.
        folder: PathBuf,
        /// A name for where they come from: small letters, digits, hyphens. The next copy from there takes
        /// the place of this one.
        #[arg(long)]
        source: String,
        /// What the source's words mean here, as docs/examples/ohana-map.toml shows.
        #[arg(long)]
        map: PathBuf,
    },
}

pub(super) async fn run(settings: &Settings, args: Args) -> Result<(), Failure> {
    let house = house::open_or_begin(settings).await?;
    let done = match args.what {
        What::Areas {
            file,
            kind: Some(kind),
            code: Some(code),
            name: Some(name),
            parent,
            licence: Some(licence),
        } => {
            let named = AreaKind::parse(&kind).ok_or_else(|| no_kind(&kind));
            match named {
                Ok(kind) => outlines(&house, file, &Naming { kind, code, name, parent, licence }).await,
                Err(failure) => Err(failure),
            }
        }
        What::Areas { file, .. } => areas(&house, file).await,
        What::Hsds { folder, source, map } => hsds(&house, folder, source, map).await,
    };
    house.db.close().await;
    done
}

fn no_kind(word: &str) -> Failure {
    let all: Vec<_> = AreaKind::ALL.iter().map(|kind| kind.name()).collect();
    Failure::new(format!("--kind {word}: none of {}", all.join(", ")))
}

async fn outlines(house: &Arc<House>, file: PathBuf, naming: &Naming) -> Result<(), Failure> {
    let call = Call::new(Arc::clone(house), None, Language::En, "import areas".to_owned());
    let done = exchange::import_outlines(&call, &file, naming).await;
    let (Brought { new, changed, unchanged }, drawn) =
        done.map_err(|error| Failure::new(error.to_string()))?;
    println!(
        "{}: {drawn} outlines; {new} areas are new, {changed} changed, {unchanged} unchanged.",
        file.display()
    );
    Ok(())
}

async fn areas(house: &Arc<House>, file: PathBuf) -> Result<(), Failure> {
    let call = Call::new(Arc::clone(house), None, Language::En, "import areas".to_owned());
    let done = exchange::import_areas(&call, &file).await;
    let Brought { new, changed, unchanged } = done.map_err(|error| Failure::new(error.to_string()))?;
    println!("{}: {new} areas are new, {changed} changed, {unchanged} unchanged.", file.display());
    Ok(())
}

async fn hsds(house: &Arc<House>, folder: PathBuf, source: String, map: PathBuf) -> Result<(), Failure> {
    let call = Call::new(Arc::clone(house), None, Language::En, format!("import {source}"));
    let mut bar = Bar(ProgressBar::new(0));
    let done = exchange::import(&call, &folder, &source, &map, &mut bar).await;
    bar.0.finish_and_clear();
    print(&source, &done.map_err(|error| Failure::new(error.to_string()))?);
    Ok(())
}

/// A bar on a terminal, and nothing elsewhere.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn begins(&mut self, steps: usize) {
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
            self.0.set_style(style);
        }
        self.0.set_length(u64::try_from(steps).unwrap_or(u64::MAX));
    }

    fn takes(&mut self, steps: usize) {
        self.0.inc(u64::try_from(steps).unwrap_or(u64::MAX));
    }
}

fn print(source: &str, outcome: &Outcome) {
    println!("{source}: {}", outcome.layout);
    for refusal in &outcome.refusals {
        println!("refused {refusal}");
    }
    println!("{:14}{:>9}{:>9}{:>11}{:>9}{:>9}", "", "new", "changed", "unchanged", "removed", "refused");
    for (entity, counts) in &outcome.counts {
        let name = match entity {
            Entity::Organization => "organisations",
            Entity::Location => "places",
            Entity::Service => "services",
        };
        println!(
            "{name:14}{:>9}{:>9}{:>11}{:>9}{:>9}",
            counts.new, counts.changed, counts.unchanged, counts.removed, counts.refused
        );
    }
    let unmapped = &outcome.unmapped;
    not_mapped("terms", &unmapped.terms);
    not_mapped("places", &unmapped.places);
    not_mapped("languages", &unmapped.languages);
}

fn not_mapped(what: &str, names: &BTreeSet<String>) {
    const SHOWN: usize = 20;
    if !names.is_empty() {
        let some: Vec<_> = names.iter().take(SHOWN).map(String::as_str).collect();
        let more = if names.len() > SHOWN { ", …" } else { "" };
        println!("{} {what} that the map says nothing of: {}{more}", names.len(), some.join(", "));
    }
}
