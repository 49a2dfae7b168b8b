//! Whoever holds a need asks a third organisation: a referral of its own, below the one that it holds.
use super::{
    super::super::{
        model::referral::{Event, Packet, Referral},
        store::referral as store,
    },
    Reached, Why, fresh, is_held_by_us, reach,
    send::{self, Asking, basis, due, recipient},
    step, tell, unknown,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, OrganizationId, Problem, ReferralId},
    needs::Facts,
    policy::ForwardReferral,
};

/// How many organisations stand one below the other at most.
const DEPTH_MAX: usize = 4;

/// What the holder of a need asks of a third organisation.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Forwarding {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    /// Its need is that of the referral.
    pub(in crate::referrals) asking: Asking,
}

/// Sends the need of a referral that the caller's organisation holds on to a third one. The parent stays; of its parts
/// alone, and only what the person's grants share with the third.
pub(in crate::referrals) async fn forward(
    call: &Call,
    memo: Memo,
    forwarding: Forwarding,
) -> Result<ReferralId, Halt> {
    let Forwarding { referral, if_version, asking } = forwarding;
    let asking = asking.checked()?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let reached = reach(job, referral).await?;
            let ours = reached.referral.to_id == job.actor()?.organization && is_held_by_us(&reached);
            let Reached { referral: parent, facts, standing } = reached;
            let permit =
                job.law().permit_need::<ForwardReferral>(&job.actor()?, &standing, facts.id, facts.domain);
            let permit = permit.ok().filter(|_| ours).ok_or_else(unknown)?;
            fresh(&parent, if_version)?;
            let to = parent.step(Event::Forward)?;
            let parts = send::packet(&facts, asking.parts);
            check(job, &facts, &parent, (asking.to, Packet(parts))).await?;
            let child = send::insert(job, &permit, (parts, Some(parent.id)), asking).await?;
            tell(job, &parent, Event::Forward.name(), Some(parent.status), to, Why::default()).await?;
            let why = Why { due_at: Some(due(job, &facts, child.to_id).await?), ..Why::default() };
            let sent = step(job, &child, Event::Send, why).await?;
            send::audit::<ForwardReferral>(job, &standing, &sent).await?;
            Ok(sent.id)
        })
    })
    .await
}

async fn check(
    job: &mut Job,
    facts: &Facts,
    parent: &Referral,
    (to, parts): (OrganizationId, Packet),
) -> Result<(), Halt> {
    let foreign = parts.0.minus(parent.parts.0);
    if !foreign.is_empty() {
        return Err(Problem::new("referral.parts_not_held")
            .at("parts")
            .with("parts", send::listed(foreign))
            .into());
    }
    let live = store::live(&mut job.conn, facts.id).await?;
    let mut depth = 1;
    let mut above = parent.parent_id;
    while let Some(id) = above {
        depth += 1;
        above = live.iter().find(|other| other.id == id).and_then(|other| other.parent_id);
    }
    if depth >= DEPTH_MAX {
        return Err(Problem::new("referral.forwarded_too_often").at("referral").into());
    }
    recipient(job, to).await?;
    // Who leads the person, who else was asked and whom else the person shares with is not told by a refusal.
    let elsewhere = || Problem::new("referral.cannot_go_there").at("to");
    let known = live.iter().any(|other| other.to_id == to);
    if known || store::leads(&mut job.conn, facts.person_id, to).await? {
        return Err(elsewhere().into());
    }
    match basis(job, facts, to, parts).await {
        Err(Halt::Refused(_)) => Err(elsewhere().into()),
        done => done,
    }
}
