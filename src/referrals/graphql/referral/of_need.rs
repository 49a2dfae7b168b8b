//! The referrals of a need.
use super::{
    super::super::{
        model::referral::Status,
        service::referral::{self as service, ReferralBatch},
    },
    object::Referral,
};
use crate::{
    call::Call,
    kernel::{Halt, OrganizationId, ServiceId, Time},
    needs::{NeedBatch, Reason},
};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// The referrals of one need that are shown at most.
const OF_NEED_MAX: usize = 100;
#[derive(Debug, Default)]
struct OfNeeds(OnceCell<Arc<ReferralBatch>>);

/// The referrals of a need that the caller may see, the newest first, at most 100. Those of all needs of the
/// answer are read together.
pub async fn of_need(call: &Call, needs: &NeedBatch, at: usize) -> Result<Vec<Referral>, Halt> {
    let slot = needs.slots().slot::<OfNeeds>();
    let read = || async { Ok::<_, Halt>(Arc::new(service::of_needs(call, needs).await?)) };
    let batch = slot.0.get_or_try_init(read).await?;
    let need = needs.permits()[at].on();
    let of_this = |at: &usize| batch.referral(*at).need_id == need;
    Ok((0..batch.len()).filter(of_this).take(OF_NEED_MAX).map(|at| Referral::at(batch, at)).collect())
}

/// That a need was turned down.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    /// By whom.
    pub by: OrganizationId,
    /// For which of their services; for none in particular where it is absent.
    pub service: Option<ServiceId>,
    /// Why.
    pub reason: Reason,
    /// When.
    pub at: Time,
}

/// Who turned a need down, by the referrals of it that the caller may see and is shown anyway: they count as shown.
pub async fn refusals(call: &Call, needs: &NeedBatch, at: usize) -> Result<Vec<Refusal>, Halt> {
    let mut found = Vec::new();
    for shown in of_need(call, needs, at).await? {
        let referral = shown.row();
        let refused = (referral.status, referral.reason, referral.ended_at);
        if let (Status::Declined, Some(reason), Some(at)) = refused {
            let (by, service) = (referral.to_id, referral.service_id);
            shown.counts_as_shown(call);
            found.push(Refusal { by, service, reason, at });
        }
    }
    Ok(found)
}
