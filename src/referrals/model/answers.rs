//! Which cards an organisation's services and offers answer, judged on the card's fields alone.
use crate::{
    areas::Tree,
    directory::kinds::{KindOfHelp, Kinds},
    kernel::{AreaId, KindOfHelpId, ServiceId},
    matching::Answering,
    needs::Card,
    policy::{Class, Domain},
};
use std::collections::BTreeSet;

/// Cards of one district and domain that are answered; of one kind of help, or all; in one place, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// The district.
    pub district: AreaId,
    /// The domain.
    pub domain: Domain,
    /// The kind of help; a card that names none fits too.
    pub kind: Option<KindOfHelpId>,
    /// The place; a card that shows no more than the district fits too.
    pub area: Option<AreaId>,
}

/// What one organisation answers, beside the places and the kinds of help that it is said in.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// Services and offers.
    pub rows: &'a [Answering],
    /// Places.
    pub tree: &'a Tree,
    /// Kinds of help.
    pub kinds: &'a Kinds,
}

impl Answers<'_> {
    /// The ranges of cards that are answered. None for what is never broadcast.
    pub fn ranges(&self) -> BTreeSet<Range> {
        let all = self.rows.iter().filter(|row| row.help.domain.class() != Class::S4);
        let mut found: BTreeSet<Range> = all.flat_map(|row| self.ranges_of(row)).collect();
        let whole = |range: &Range| Range { kind: None, area: None, ..*range };
        let wholes: BTreeSet<Range> = found.iter().filter(|range| whole(range) == **range).copied().collect();
        found.retain(|range| wholes.contains(range) || !wholes.contains(&whole(range)));
        found
    }

    fn ranges_of(&self, row: &Answering) -> Vec<Range> {
        let districts = match row.area {
            Some(area) => self.tree.districts(area),
            None => self.districts(),
        };
        let mut kinds = vec![None];
        if let Some(offered) = row.help.kind {
            let answered = |wanted: &&KindOfHelp| self.kinds.answers(offered, wanted.id);
            kinds =
                self.kinds.list(Some(row.help.domain)).filter(answered).map(|kind| Some(kind.id)).collect();
        }
        let range = |district: AreaId, kind| {
            let area = row.area.filter(|area| !self.tree.contains(*area, district));
            Range { district, domain: row.help.domain, kind, area }
        };
        districts.iter().flat_map(|at| kinds.iter().map(move |kind| range(*at, *kind))).collect()
    }

    fn districts(&self) -> Vec<AreaId> {
        let all = self.tree.list(None, None).map(|(_, area)| area.id);
        all.filter(|area| self.tree.district_of(*area) == Some(*area)).collect()
    }

    /// Whether a service or an offer answers this card.
    pub fn answer(&self, card: &Card) -> bool {
        self.rows.iter().any(|row| self.row_answers(row, card))
    }

    /// Whether an offer that names no service answers this card.
    pub fn offered(&self, card: &Card) -> bool {
        self.rows.iter().any(|row| row.service.is_none() && self.row_answers(row, card))
    }

    /// The services that answer this card, each once, in the order of their ids.
    pub fn services(&self, card: &Card) -> BTreeSet<ServiceId> {
        self.rows.iter().filter(|row| self.row_answers(row, card)).filter_map(|row| row.service).collect()
    }

    fn row_answers(&self, row: &Answering, card: &Card) -> bool {
        let kind = match (row.help.kind, card.kind_of_help_id) {
            (Some(offered), Some(wanted)) => self.kinds.answers(offered, wanted),
            _ => true,
        };
        let here = |area| {
            let inside_district = card.area_id == card.district_id && self.tree.contains(card.area_id, area);
            self.tree.contains(area, card.area_id) || inside_district
        };
        row.help.domain == card.domain && kind && row.area.is_none_or(here)
    }
}
