//! Who is shown the directory.
use crate::{
    call::{Call, TokenScope},
    kernel::Halt,
    policy::{ReadDirectory, Scope},
};

/// Leave to read the directory; `None` for those who are shown nothing.
pub(super) fn leave(call: &Call) -> Result<Option<Scope<ReadDirectory>>, Halt> {
    call.within(TokenScope::Read)?;
    Ok(call.house().law.scope::<ReadDirectory>(call.actor()?).ok())
}
