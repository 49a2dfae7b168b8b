//! `amis policy`: the law, for those who read and change it.
use super::{Failure, house, out};
use crate::{
    accounts::{self, Credentials, organizations},
    call::{Call, House, Settled},
    explain::{self, Question, Reach, Seat, Told},
    kernel::{Halt, Id, OrganizationId, PersonId, Problem},
    locale::{self, Language},
    persons,
    policy::{Action, Kind, Law, Part, PartSet, Relation, Role, commands},
    settings::Settings,
};
use clap::Subcommand;
use std::{
    fmt::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How often an answer is made anew where access moved under it.
const TRIES: usize = 3;
/// Persons that are looked at together.
const AT_ONCE: i64 = 100;

/// What is done with the law.
#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// Read it strictly, and let the judge confirm the table that is compiled from it.
    Check {
        /// Confirm every combination, not two thousand drawn ones: minutes, not seconds.
        #[arg(long)]
        all: bool,
    },
    /// Print the whole table of who may do what.
    Table,
    /// Say what a new law would change: which cells, for which organisations, of how many persons.
    Diff {
        /// The folder with the new `policy.csv` and `basis.csv`.
        folder: PathBuf,
    },
    /// Print the register of processing (GDPR, article 30).
    Register {
        /// `it` or `en`.
        #[arg(long, default_value = "it", value_parser = word(Language::parse, Language::ALL, Language::name))]
        language: Language,
    },
    /// Say why a part is open or closed, in one sentence that names the line or the nearest miss: to a role in a kind of
    /// organisation, or of a person to whoever a token belongs to.
    Explain(Explain),
}

/// What `amis policy explain` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    #[command(flatten)]
    seat: Option<AskedSeat>,
    #[command(flatten)]
    person: Option<AskedPerson>,
    /// The part, such as `contact` or `needs.HOUS`; without it, each part, line by line.
    #[arg(long, value_parser = word(Part::parse, Part::ALL, Part::name))]
    part: Option<Part>,
    /// What somebody would do with it.
    #[arg(long, default_value = "read", value_parser = word(Action::parse, Action::ALL, Action::name))]
    action: Action,
    /// `it` or `en`.
    #[arg(long, default_value = "it", value_parser = word(Language::parse, Language::ALL, Language::name))]
    language: Language,
}

/// A seat in the law, without any person.
#[derive(Clone, Copy, Debug, clap::Args)]
#[group(conflicts_with = "AskedPerson")]
struct AskedSeat {
    /// The kind of organisation, such as `odv`.
    #[arg(long, required = true, value_parser = word(Kind::parse, Kind::ALL, Kind::name))]
    kind: Kind,
    /// The role there, such as `association_operator`.
    #[arg(long, required = true, value_parser = word(Role::parse, Role::ALL, Role::name))]
    role: Role,
    /// How the organisation stands to the person, such as `care_team`.
    #[arg(long, required = true, value_parser = word(Relation::parse, Relation::ALL, Relation::name))]
    relation: Relation,
    /// As if a grant covered the part.
    #[arg(long)]
    granted: bool,
}

/// A person, as somebody sees them.
#[derive(Clone, Debug, clap::Args)]
struct AskedPerson {
    /// Of this person, by their id, as the user sees them to whom the token belongs. The question is recorded as theirs.
    #[arg(long, required = true, value_name = "ID")]
    person: String,
    /// A file with a token of that user, or `-` for standard input.
    #[arg(long, required = true, value_name = "FILE")]
    token_file: PathBuf,
    /// As this organisation sees them; for the privacy officer of the person's lead.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
}

/// Reads a word of a vocabulary; what is no word of it is answered with all that are.
fn word<T: Copy + Send + Sync + 'static>(
    parse: fn(&str) -> Option<T>,
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let words = || all.iter().map(|word| name(*word)).collect::<Vec<_>>().join(", ");
        parse(text).ok_or_else(|| format!("it is one of: {}", words()))
    }
}

impl PolicyCommand {
    /// Works on the law that the settings name.
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let folder = settings.policy.as_ref().map(PathBuf::as_path);
        let told = match self {
            Self::Check { all } => commands::check(folder, all).await.map_err(Failure::new)?,
            Self::Table => commands::table(folder).map_err(Failure::new)?,
            Self::Diff { folder } => diff(settings, &folder).await?,
            Self::Register { language } => {
                let months = settings.audit_months.get();
                explain::register(&house::law(settings)?, &settings.terms(), months, language)
            }
            Self::Explain(asked) => asked.told(settings).await?,
        };
        out::text(&told)
    }
}

impl Explain {
    async fn told(self, settings: &Settings) -> Result<String, Failure> {
        let parts = self.part.map_or(PartSet::ALL, |part| PartSet::of(&[part]));
        let asked: Vec<_> = parts.iter().map(|part| Question { action: self.action, part }).collect();
        let told = match (self.seat, self.person) {
            (Some(seat), _) => seat.told(&house::law(settings)?, &asked),
            (None, Some(person)) => person.told(settings, self.language, &asked).await?,
            (None, None) => {
                let wanted =
                    "say of which seat (--kind --role --relation), or of whom (--person --token-file)";
                return Err(Failure::new(wanted));
            }
        };
        Ok(told.into_iter().map(|(asked, told)| sentence(self.language, asked, &told)).collect())
    }
}

/// An explanation with the line of the law that it rests on.
fn sentence(language: Language, asked: Question, told: &Told) -> String {
    let line = told.finding().and_then(|finding| finding.line.as_ref());
    let line = line.map(|line| format!("\npolicy.csv:{}: {}", line.number, line.text));
    format!("{}{}\n", told.sentence(language, asked), line.unwrap_or_default())
}

impl AskedSeat {
    fn told(self, law: &Law, asked: &[Question]) -> Vec<(Question, Told)> {
        let Self { kind, role, relation, granted } = self;
        let seat = Seat { kind, role, relation, granted };
        asked.iter().map(|asked| (*asked, explain::of_seat(law, seat, *asked))).collect()
    }
}

impl AskedPerson {
    /// Through the guard, and written down like any other look.
    async fn told(
        &self,
        settings: &Settings,
        language: Language,
        asked: &[Question],
    ) -> Result<Vec<(Question, Told)>, Failure> {
        let unreadable = |e| Failure::new(format!("{} can't be read: {e}", self.token_file.display()));
        let token = token(&self.token_file).map_err(unreadable)?;
        let house = house::open(settings).await?;
        let told = self.ask(&house, &token, language, asked).await;
        house.db.close().await;
        told.map_err(|halt| match halt {
            Halt::Refused(problem) => Failure::new(locale::refusal(language, &problem)),
            Halt::Unauthenticated => Failure::new("this token holds no more; `amis token issue` makes one"),
            other => Failure::new(format!("{other}; see the log above")),
        })
    }

    async fn ask(
        &self,
        house: &Arc<House>,
        token: &str,
        language: Language,
        asked: &[Question],
    ) -> Result<Vec<(Question, Told)>, Halt> {
        let person = PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?;
        let organization = self
            .organization
            .as_deref()
            .map(|id| OrganizationId::parse(id).ok_or_else(|| Problem::not_found("organization")));
        let organization = organization.transpose()?;
        let caller = accounts::authenticate(house, &Credentials::bearer(token), None).await?;
        for _ in 0..TRIES {
            let call = Call::new(Arc::clone(house), caller.clone(), language, "explain".to_owned());
            let told = explain::of_person(&call, person, organization, asked).await?;
            call.release().await;
            if call.settle().await? == Settled::Kept {
                return Ok(told);
            }
        }
        Err(Halt::Unavailable)
    }
}

fn token(file: &Path) -> std::io::Result<String> {
    let text = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin())?
    } else {
        std::fs::read_to_string(file)?
    };
    Ok(text.trim().to_owned())
}

/// The cells, then what they would mean for the organisations and persons of this database, as counts.
async fn diff(settings: &Settings, folder: &Path) -> Result<String, Failure> {
    commands::check(Some(folder), false).await.map_err(Failure::new)?;
    let new = Law::read(Some(folder)).map_err(|problems| Failure::new(commands::lines(&problems)))?;
    let house = house::open(settings).await?;
    let cells = house.law.difference(&new).text();
    let reach = reach(&house, &new).await;
    house.db.close().await;
    let reach = reach.map_err(|halt| Failure::new(format!("{halt}; see the log above")))?;
    Ok(format!("{cells}{reach}"))
}

async fn reach(house: &House, new: &Law) -> Result<String, Halt> {
    let mut reach = Reach::default();
    let mut after = PersonId::of(uuid::Uuid::nil());
    loop {
        let mut conn = house.db.reader().await?;
        let persons = persons::ids_after(&mut conn, after, AT_ONCE).await?;
        explain::affected(&mut conn, (&house.law, new), &persons, house.clock.now(), &mut reach).await?;
        conn.give_back().await;
        match persons.last() {
            Some(last) => after = *last,
            None => break,
        }
    }
    let ids: Vec<_> = reach.organizations.keys().copied().collect();
    let mut conn = house.db.reader().await?;
    let named = organizations::by_ids(&mut conn, &ids).await?;
    conn.give_back().await;
    let Reach { persons, gain, lose, organizations } = reach;
    let mut text =
        format!("\n== of {persons} persons somebody would see or do more of {gain}, less of {lose}\n");
    for organization in named {
        let (more, less) = organizations.get(&organization.id).copied().unwrap_or_default();
        let _ =
            writeln!(text, "{} ({}): more of {more}, less of {less}", organization.name, organization.kind);
    }
    Ok(text)
}
