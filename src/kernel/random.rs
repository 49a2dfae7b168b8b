//! Randomness of the operating system: secrets, tickets, tie-breakers.

/// Fresh random bytes. A machine that has none to give cannot keep secrets, and stops.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    #[expect(clippy::expect_used, reason = "without randomness no secret can be made")]
    getrandom::fill(&mut out).expect("the operating system gives randomness");
    out
}
