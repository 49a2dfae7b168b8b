//! What a user wants by mail, in the API.
use super::{
    model::{NoticeManner, Preferences, Tabs},
    service::{self, Change},
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, Memo, ProblemAnswer, answer, error},
    inbox::{InboxKind, InboxKinds, InboxTab},
    kernel::{AreaId, Halt, Id, Problem},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::collections::BTreeSet;

/// A user's preferences.
#[derive(Clone, Debug)]
pub struct NoticePreferences(Preferences);

impl NoticePreferences {
    /// The caller's.
    pub async fn of(call: &Call) -> Result<Self, Halt> {
        service::preferences(call).await.map(Self)
    }

    async fn areas(&self, call: &Call) -> Result<Vec<AreaObject>, Halt> {
        let mut found = Vec::with_capacity(self.0.districts.len());
        for id in &self.0.districts {
            found.extend(AreaObject::by_id(call, *id).await?);
        }
        Ok(found)
    }
}

/// What the caller wants to hear of by mail. A message says how much waits and where to sign in: no name, no need, no
/// organisation.
#[Object]
impl NoticePreferences {
    /// Whether this network sends mail. Where it doesn't, nothing but `OFF` can be chosen.
    async fn available(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.data::<Call>()?.house().terms.mail)
    }

    /// How; not at all, before they say otherwise.
    async fn manner(&self) -> NoticeManner {
        self.0.manner
    }

    /// Of which parts of their inbox; of news, what they haven't seen. At most 4.
    async fn tabs(&self) -> Vec<InboxTab> {
        self.0.tabs.iter().collect()
    }

    /// Of which kinds of lines not, whatever their part of the inbox. At most 23.
    async fn silent(&self) -> Vec<InboxKind> {
        self.0.silent.iter().collect()
    }

    /// Of which districts, by code; of all where none is named. At most 50.
    async fn districts(&self, ctx: &Context<'_>) -> Result<Vec<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.areas(call).await.map_err(|halt| error(call, halt))
    }

    /// Whether a message says how much waits and nothing more. Otherwise it also says how much of that is late, and for how
    /// many days the first has waited.
    async fn counts_only(&self) -> bool {
        self.0.counts_only
    }
}

/// What is to be heard of by mail from now on. What isn't named stays as it is.
#[derive(Clone, Debug, InputObject)]
pub struct SetNoticePreferencesInput {
    /// How. Whoever chooses `AT_ONCE` for the first time has a message of what waits already.
    manner: NoticeManner,
    /// Of which parts of the inbox, one at least. At most 4.
    #[graphql(validator(max_items = 4))]
    tabs: Option<Vec<InboxTab>>,
    /// Of which kinds of lines not, whatever their part of the inbox; an empty list is all. At most 23.
    #[graphql(validator(max_items = 23))]
    silent: Option<Vec<InboxKind>>,
    /// Of which districts; an empty list is all. At most 50.
    #[graphql(validator(max_items = 50))]
    districts: Option<Vec<ID>>,
    /// Whether a message says how much waits and nothing more.
    counts_only: Option<bool>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    client_mutation_id: Option<String>,
}

impl SetNoticePreferencesInput {
    fn change(self) -> Result<Change, Problem> {
        let read = |(at, id): (usize, &ID)| {
            AreaId::parse(id)
                .ok_or_else(|| Problem::new("notices.no_district").at(&format!("districts.{at}")))
        };
        let districts = |ids: Vec<ID>| {
            let each_once: Result<BTreeSet<_>, _> = ids.iter().enumerate().map(read).collect();
            each_once.map(Vec::from_iter)
        };
        Ok(Change {
            manner: self.manner,
            tabs: self.tabs.map(|tabs| Tabs::of(&tabs)),
            silent: self.silent.map(|kinds| InboxKinds::of(&kinds)),
            districts: self.districts.map(districts).transpose()?,
            counts_only: self.counts_only,
        })
    }
}

/// What became of it.
#[derive(Debug, SimpleObject)]
pub struct SetNoticePreferencesPayload {
    /// What the caller wants now; null where nothing was done.
    preferences: Option<NoticePreferences>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

/// Changes of what is heard of by mail.
#[derive(Clone, Copy, Debug, Default)]
pub struct MailMutation;

#[Object]
impl MailMutation {
    /// Say what the caller wants to hear of by mail. Others of the organisation say so for themselves.
    async fn set_notice_preferences(
        &self,
        ctx: &Context<'_>,
        input: SetNoticePreferencesInput,
    ) -> Result<SetNoticePreferencesPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("setNoticePreferences", input.client_mutation_id.as_ref(), &input)?;
            service::set(call, memo, input.change()?).await
        };
        Ok(match answer(call, done.await)? {
            Ok(_) => {
                let now = NoticePreferences::of(call).await.map_err(|halt| error(call, halt))?;
                SetNoticePreferencesPayload { preferences: Some(now), problems: vec![] }
            }
            Err(problems) => SetNoticePreferencesPayload { preferences: None, problems },
        })
    }
}
