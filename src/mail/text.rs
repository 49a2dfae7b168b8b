//! The words of a message: how much waits, and where to sign in. No person, no need, no organisation.
use super::model::PublicAddress;
use crate::{
    inbox::{InboxTab, Waiting},
    kernel::{Time, clock::days_between},
    locale::{Language, message},
};

/// Subject and body.
pub(super) struct Letter {
    pub subject: String,
    pub body: String,
}

/// What is written of these lines.
pub(super) fn letter(
    language: Language,
    lines: &[&Waiting],
    counts_only: bool,
    address: &PublicAddress,
    now: Time,
) -> Letter {
    let word = |key: &str, name: &'static str, value: String| message(language, key, &[(name, value)]);
    let mut body = String::new();
    for tab in InboxTab::ALL {
        let of_tab: Vec<_> = lines.iter().filter(|line| line.tab == *tab).collect();
        let Some(oldest) = of_tab.iter().map(|line| line.since).min() else { continue };
        body.push_str(&word(key(*tab), "count", of_tab.len().to_string()));
        if !counts_only {
            let (overdue, days) =
                (of_tab.iter().filter(|line| line.overdue).count(), days_between(oldest, now));
            for (key, count) in
                [("mail-overdue", i64::try_from(overdue).unwrap_or(i64::MAX)), ("mail-oldest", days)]
            {
                if count > 0 {
                    body.push(' ');
                    body.push_str(&word(key, "count", count.to_string()));
                }
            }
        }
        body.push('\n');
    }
    let plain = |key: &str| message(language, key, &[]);
    let sign_in = word("mail-sign-in", "address", address.0.clone());
    let body = format!("{body}\n{sign_in}\n\n{}", plain("mail-why"));
    Letter { subject: plain("mail-subject"), body }
}

fn key(tab: InboxTab) -> &'static str {
    match tab {
        InboxTab::ToAnswer => "mail-to-answer",
        InboxTab::Mine => "mail-mine",
        InboxTab::Stalled => "mail-stalled",
        InboxTab::Notices => "mail-notices",
    }
}
