//! `amis agreement`: which organisations have signed the data agreement. One without it sees nothing.
use super::{Failure, operator::Operator};
use crate::{accounts, kernel::OrganizationId, settings::Settings};
use clap::Subcommand;

/// What is done with data agreements.
#[derive(Debug, Subcommand)]
pub(super) enum AgreementCommand {
    /// Record that an organisation has signed, now. What was granted to its kind before does not cover it.
    Sign {
        /// The organisation's name, or its id.
        organization: String,
    },
    /// End an organisation's agreement, at once.
    End {
        /// The organisation's name, or its id.
        organization: String,
    },
}

impl AgreementCommand {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let operator = Operator::open(settings).await?;
        let done = self.record(&operator).await;
        operator.close().await;
        done
    }

    async fn record(self, operator: &Operator) -> Result<(), Failure> {
        match self {
            Self::Sign { organization } => {
                let id = known(operator, &organization).await?;
                operator.change(move |job| Box::pin(accounts::sign_agreement(job, id))).await?;
                println!("{organization} has signed the data agreement.");
            }
            Self::End { organization } => {
                let id = known(operator, &organization).await?;
                operator.change(move |job| Box::pin(accounts::end_agreement(job, id))).await?;
                println!("{organization} sees nothing any more: its agreement has ended.");
            }
        }
        Ok(())
    }
}

async fn known(operator: &Operator, named: &str) -> Result<OrganizationId, Failure> {
    let found = operator.organization(named).await?;
    found.map(|one| one.id).ok_or_else(|| Failure::new(format!("no organisation is called {named}")))
}
