//! Diaries, and offers to lead.
use super::{Looking, Tally, ids};
use crate::leaks::{
    model::{Model, Open},
    network::Transfer,
};
use amis::policy::Part;
use std::collections::BTreeSet;

impl Looking<'_> {
    pub(super) async fn diaries(&self, model: &Model<'_>, open: &[Open], seen: &mut Tally) {
        let answer =
            self.ask("{ people(first: 100) { nodes { id diary(first: 20) { nodes { id } } } } }").await;
        for node in answer["people"]["nodes"].as_array().unwrap() {
            let at = self.network.persons.iter().position(|one| node["id"] == one.id.to_string()).unwrap();
            self.same("diary", !node["diary"].is_null(), open[at].has(Part::Diary));
            if open[at].has(Part::Diary) {
                let expected = model.entries(at, &open[at]);
                *seen.entry("entries").or_default() += expected.len();
                self.same("entries", ids(&node["diary"]["nodes"]), expected);
            }
        }
    }

    pub(super) async fn transfers(&self, model: &Model<'_>, open: &[Open], seen: &mut Tally) {
        let answer = self
            .ask(
                "{ offered: transfers(direction: RECEIVED, first: 100) { nodes { id note } }
                   offers: transfers(direction: SENT, first: 100) { nodes { id } } }",
            )
            .await;
        let all = |shown: &dyn Fn(&Transfer) -> bool| -> BTreeSet<String> {
            let shown = self.network.transfers.iter().filter(|one| shown(one));
            shown.map(|one| one.id.to_string()).collect()
        };
        let offered = all(&|one| model.offered(one));
        let offers = all(&|one| model.offers(one, open));
        *seen.entry("offered").or_default() += offered.len();
        *seen.entry("offers").or_default() += offers.len();
        self.same("offered", ids(&answer["offered"]["nodes"]), offered);
        self.same("offers", ids(&answer["offers"]["nodes"]), offers);
        for node in answer["offered"]["nodes"].as_array().unwrap() {
            let one = self.network.transfers.iter().find(|one| node["id"] == one.id.to_string()).unwrap();
            let open = &open[one.person];
            let lead = open.leads && open.has(Part::Grants) && open.has(Part::Identity);
            self.same("note of an offer", node["note"].is_null() || lead, true);
        }
    }
}
