//! Who sees what of Mario and of Anna: the demo network's table of users, cell by cell, as far as it is law.
use super::LAW;
use super::scenes::{actor, day, g1, g2, g3, grant, holding, lead, parts, shared, stranger, with};
use amis::kernel::{NeedId, PersonId};
use amis::policy::{
    Action, Actor, AnswerReferral, ChooseClaim, ClaimNeed, ConvertClaim, Decision, Denied, Domain,
    EditDirectory, GiveGrant, HowToAsk, ImportDirectory, Kind, ListPeople, ManageAccounts, OpenNeed, Part,
    PartSet, Purpose, Reach, ReadAccounts, ReadCard, ReadDirectory, ReadGrants, ReadNeed, ReadPerson,
    ReadPolicy, ReadReceived, ReadStatistics, RegisterPerson, Relation, ReleaseClaim, Role, SealPerson,
    SendReferral, Standing, UpdateNeed, UpdatePerson, WithdrawClaim, WithheldReason,
};

const GIULIA: &str = "identity contact address household economic citizenship minors story \
                      needs.HOUS needs.FOOD needs.WORK needs.MENT";
const ANNAS_NEEDS: &str = "needs.VIOL needs.HOUS";

fn giulia() -> Actor {
    actor(Kind::Municipio, &[Role::SocialWorker])
}

fn luca() -> Actor {
    actor(Kind::Odv, &[Role::AssociationOperator])
}

fn amina() -> Actor {
    actor(Kind::Caritas, &[Role::Listener])
}

fn of_mario() -> Standing {
    with(stranger(), vec![lead()], Vec::new())
}

fn read(actor: &Actor, standing: &Standing) -> Decision {
    LAW.decide(actor, standing, Action::Read)
}

/// The person, their needs, their card and anything that may be done to them are out of reach.
fn sees_nothing(actor: &Actor, standing: &Standing) -> bool {
    let need = NeedId::mint();
    let no_need = Domain::ALL.iter().all(|domain| {
        LAW.permit_need::<ReadNeed>(actor, standing, need, *domain).is_err()
            && LAW.permit_need::<ReadCard>(actor, standing, need, *domain).is_err()
            && LAW.permit_need::<ClaimNeed>(actor, standing, need, *domain).is_err()
            && LAW.permit_need::<ReadReceived>(actor, standing, need, *domain).is_err()
            && LAW.permit_need::<AnswerReferral>(actor, standing, need, *domain).is_err()
    });
    no_need && !read(actor, standing).knows_person() && LAW.permit::<ReadPerson>(actor, standing).is_err()
}

#[test]
fn giulia_reads_and_writes_what_a_comune_works_with() {
    let (giulia, mario) = (giulia(), of_mario());
    let read = read(&giulia, &mario);
    assert!(read.parts.covers(parts(GIULIA)));
    assert!(read.parts.covers(parts("referrals history care_team grants")));
    assert!(
        read.parts.intersect(parts("health protection justice needs.ADDI needs.VIOL needs.JUST")).is_empty()
    );
    assert_eq!((read.relation(), read.until, read.needs.len()), (Some(Relation::Lead), None, 0));
    assert!(LAW.permit_parts::<UpdatePerson>(&giulia, &mario, parts(GIULIA).without_needs()).is_ok());
    let need = NeedId::mint();
    for domain in [Domain::Hous, Domain::Food, Domain::Work, Domain::Ment] {
        assert!(LAW.permit_need::<OpenNeed>(&giulia, &mario, need, domain).is_ok());
        assert!(LAW.permit_need::<UpdateNeed>(&giulia, &mario, need, domain).is_ok());
        assert!(LAW.permit_need::<SendReferral>(&giulia, &mario, need, domain).is_ok());
        assert!(LAW.permit_need::<ChooseClaim>(&giulia, &mario, need, domain).is_ok());
    }
    assert!(LAW.permit_need::<SendReferral>(&giulia, &mario, need, Domain::Addi).is_err());
}

#[test]
fn giulia_is_told_that_health_is_withheld_and_nothing_of_what_is_sealed() {
    let (giulia, mario) = (giulia(), of_mario());
    let withheld = LAW.withheld(&giulia, &read(&giulia, &mario));
    assert_eq!(withheld.iter().map(|entry| entry.part).collect::<Vec<_>>(), ["health"]);
    // She is the lead: nobody else could share it with her, and what she shares opens nothing to herself.
    assert_eq!(
        (withheld[0].reason, withheld[0].how_to_ask),
        (WithheldReason::NotForRole, HowToAsk::AskKeeper)
    );
}

#[test]
fn giulia_shares_health_without_reading_it_but_never_notes() {
    let (giulia, mario) = (giulia(), of_mario());
    assert!(
        LAW.permit_parts::<GiveGrant>(&giulia, &mario, parts("identity contact needs.MENT health")).is_ok()
    );
    assert!(LAW.permit_parts::<GiveGrant>(&giulia, &mario, parts("card contact needs.HOUS")).is_ok());
    assert!(LAW.permit_parts::<GiveGrant>(&giulia, &mario, parts("contact notes")).is_err());
    assert!(LAW.permit_parts::<GiveGrant>(&giulia, &mario, PartSet::EMPTY).is_err());
    assert!(LAW.permit::<ReadGrants>(&giulia, &mario).is_ok_and(|permit| permit.leads()));
}

#[test]
fn a_change_touches_all_its_parts_or_none() {
    let (giulia, mario) = (giulia(), of_mario());
    assert!(LAW.permit_parts::<UpdatePerson>(&giulia, &mario, parts("contact health")).is_err());
    assert!(LAW.permit_parts::<UpdatePerson>(&giulia, &mario, PartSet::EMPTY).is_err());
    assert!(LAW.permit::<SealPerson>(&giulia, &mario).is_ok());
}

#[test]
fn luca_sees_the_card_of_housing_and_not_the_person() {
    let (luca, mario) = (luca(), with(stranger(), Vec::new(), vec![g1()]));
    let need = NeedId::mint();
    for domain in Domain::ALL.iter().copied() {
        let shown = matches!(domain, Domain::Hous | Domain::Work);
        assert_eq!(LAW.permit_need::<ReadCard>(&luca, &mario, need, domain).is_ok(), shown);
        assert_eq!(LAW.permit_need::<ClaimNeed>(&luca, &mario, need, domain).is_ok(), shown);
        assert!(LAW.permit_need::<ReadNeed>(&luca, &mario, need, domain).is_err());
    }
    assert!(!read(&luca, &mario).knows_person());
    assert!(LAW.permit::<ReadPerson>(&luca, &mario).is_err());
}

#[test]
fn luca_sees_contact_and_that_one_need_once_his_claim_is_active() {
    let (need, other) = (NeedId::mint(), NeedId::mint());
    let claim = holding(Relation::CareTeam, need, Domain::Hous, "contact needs.HOUS");
    let (luca, mario) = (luca(), with(stranger(), vec![claim], vec![g1()]));
    let seen = read(&luca, &mario);
    assert_eq!(seen.parts, parts("card contact care_team"));
    assert_eq!(seen.needs, [(need, parts("needs.HOUS"))]);
    assert_eq!((seen.relation(), seen.until), (Some(Relation::CareTeam), Some(day(3))));
    assert!(LAW.permit_need::<ReadNeed>(&luca, &mario, need, Domain::Hous).is_ok());
    assert!(LAW.permit_need::<ReadNeed>(&luca, &mario, other, Domain::Hous).is_err());
    assert!(LAW.permit_need::<ReleaseClaim>(&luca, &mario, need, Domain::Hous).is_ok());
    assert!(LAW.permit_need::<ConvertClaim>(&luca, &mario, need, Domain::Hous).is_ok());
    assert!(LAW.permit_need::<UpdateNeed>(&luca, &mario, need, Domain::Hous).is_err());
    let permit = LAW.permit::<ReadPerson>(&luca, &mario).unwrap();
    assert!(permit.shows_need(need, Domain::Hous) && !permit.shows(Part::Identity) && !permit.leads());
    assert_eq!((permit.person(), permit.version()), (mario.person, mario.version));
}

#[test]
fn the_end_of_the_basis_empties_access_and_leaves_the_claim_to_be_given_back() {
    let need = NeedId::mint();
    let claim = holding(Relation::CareTeam, need, Domain::Hous, "contact needs.HOUS");
    let (luca, mario) = (luca(), with(stranger(), vec![claim], Vec::new()));
    let seen = read(&luca, &mario);
    assert_eq!((seen.parts, seen.needs.len()), (parts("card care_team"), 0));
    assert!(LAW.permit_need::<ReleaseClaim>(&luca, &mario, need, Domain::Hous).is_ok());
    assert!(LAW.permit_need::<ReadNeed>(&luca, &mario, need, Domain::Hous).is_err());
}

#[test]
fn a_proposal_can_be_taken_back_while_the_card_is_shown() {
    let (luca, mario) = (luca(), with(stranger(), Vec::new(), vec![g1()]));
    assert!(LAW.permit_need::<WithdrawClaim>(&luca, &mario, NeedId::mint(), Domain::Hous).is_ok());
    assert!(LAW.permit_need::<AnswerReferral>(&luca, &mario, NeedId::mint(), Domain::Hous).is_err());
}

#[test]
fn amina_sees_of_a_sent_referral_no_content_and_answers_it() {
    let need = NeedId::mint();
    let sent = holding(Relation::Referred, need, Domain::Food, "identity contact needs.FOOD");
    let (amina, mario) = (amina(), with(stranger(), vec![sent], vec![g2()]));
    let seen = read(&amina, &mario);
    assert_eq!((seen.parts, seen.needs.len()), (parts("card"), 0));
    assert!(!seen.knows_person());
    assert!(LAW.permit_need::<ReadCard>(&amina, &mario, need, Domain::Food).is_ok());
    assert!(LAW.permit_need::<ReadReceived>(&amina, &mario, need, Domain::Food).is_ok());
    assert!(LAW.permit_need::<AnswerReferral>(&amina, &mario, need, Domain::Food).is_ok());
    assert!(LAW.permit_need::<ReadNeed>(&amina, &mario, need, Domain::Food).is_err());
    assert!(LAW.permit_need::<AnswerReferral>(&amina, &mario, NeedId::mint(), Domain::Food).is_err());
}

#[test]
fn amina_sees_the_packet_once_she_has_accepted() {
    let need = NeedId::mint();
    let taken = holding(Relation::CareTeam, need, Domain::Food, "identity contact needs.FOOD");
    let (amina, mario) = (amina(), with(stranger(), vec![taken], vec![g2()]));
    let seen = read(&amina, &mario);
    assert_eq!(seen.parts, parts("card identity contact care_team"));
    assert_eq!(seen.needs, [(need, parts("needs.FOOD"))]);
    assert!(LAW.permit_need::<AnswerReferral>(&amina, &mario, need, Domain::Food).is_ok());
    assert!(LAW.permit_parts::<UpdatePerson>(&amina, &mario, parts("contact")).is_err());
}

#[test]
fn carla_reads_and_writes_what_the_grant_that_names_her_centre_holds() {
    let words = "identity contact needs.MENT health";
    let carla = actor(Kind::Cps, &[Role::Psychologist]);
    let mario = with(stranger(), vec![shared(words)], vec![g3()]);
    assert_eq!(read(&carla, &mario).parts, parts(words));
    assert!(LAW.permit_parts::<UpdatePerson>(&carla, &mario, parts("identity contact health")).is_ok());
    assert!(LAW.permit_need::<UpdateNeed>(&carla, &mario, NeedId::mint(), Domain::Ment).is_ok());
    assert!(LAW.permit_need::<ReadNeed>(&carla, &mario, NeedId::mint(), Domain::Hous).is_err());
    assert!(LAW.permit_need::<SendReferral>(&carla, &mario, NeedId::mint(), Domain::Ment).is_err());
    assert!(LAW.permit_parts::<GiveGrant>(&carla, &mario, parts("contact")).is_err());
}

#[test]
fn paolo_counts_his_district_and_reads_no_person_and_no_card() {
    let mut paolo = actor(Kind::Municipio, &[Role::Coordinator]);
    assert!(LAW.scope::<ReadStatistics>(&paolo).is_ok());
    let everything =
        with(of_mario(), vec![shared("card identity")], vec![grant(Purpose::Coordinate, "card needs.HOUS")]);
    assert!(sees_nothing(&paolo, &everything));
    assert!(LAW.scope::<ListPeople>(&paolo).is_err());
    assert!(LAW.scope::<ReadCard>(&paolo).is_err());
    paolo.purpose = Purpose::Statistics;
    assert!(LAW.scope::<ReadStatistics>(&paolo).is_err());
    assert!(LAW.scope::<ReadStatistics>(&giulia()).is_err());
    let both = actor(Kind::Municipio, &[Role::Coordinator, Role::SocialWorker]);
    assert!(read(&both, &of_mario()).parts.contains(Part::Identity));
}

#[test]
fn franco_sees_grants_and_code_and_no_content() {
    let franco = actor(Kind::Municipio, &[Role::PrivacyOfficer]);
    let seen = read(&franco, &of_mario());
    assert_eq!(seen.parts, parts("grants access_log"));
    assert!(LAW.permit::<ReadPerson>(&franco, &of_mario()).is_ok());
    assert!(LAW.permit::<ReadGrants>(&franco, &of_mario()).is_ok());
    let list = LAW.scope::<ListPeople>(&franco).unwrap();
    assert_eq!(list.ever(), parts("grants access_log"));
    assert_eq!(list.routes().len(), 1);
    assert!(LAW.permit_parts::<GiveGrant>(&franco, &of_mario(), parts("contact")).is_err());
}

#[test]
fn nadia_and_whoever_has_no_tie_see_nothing() {
    let mut elsewhere = Kind::ALL.iter().flat_map(|kind| Role::ALL.iter().map(|role| actor(*kind, &[*role])));
    assert!(elsewhere.all(|actor| sees_nothing(&actor, &stranger())));
}

#[test]
fn elena_registers_and_reads_what_her_organisation_leads() {
    let elena = actor(Kind::Ama, &[Role::DeskOperator]);
    let new = PersonId::mint();
    let filled_in = parts("identity contact address household economic story needs.SOCI");
    assert!(LAW.permit_new::<RegisterPerson>(&elena, new, filled_in).is_ok_and(|permit| permit.on() == new));
    assert!(LAW.permit_new::<RegisterPerson>(&elena, new, parts("identity health")).is_err());
    assert!(LAW.permit_new::<RegisterPerson>(&elena, new, PartSet::EMPTY).is_ok());
    assert!(LAW.permit_new::<UpdatePerson>(&elena, new, parts("identity")).is_err());
    assert!(read(&elena, &of_mario()).parts.covers(filled_in));
    assert!(!read(&elena, &of_mario()).parts.contains(Part::Citizenship));
    assert!(sees_nothing(&elena, &with(stranger(), Vec::new(), Vec::new())));
}

#[test]
fn rosa_sees_the_directory_and_nobody() {
    let rosa = actor(Kind::Ama, &[Role::Facilitator]);
    assert!(LAW.scope::<ReadDirectory>(&rosa).is_ok());
    assert!(LAW.scope::<EditDirectory>(&rosa).is_ok());
    assert!(!read(&rosa, &of_mario()).knows_person());
    assert!(LAW.permit_new::<RegisterPerson>(&rosa, PersonId::mint(), parts("identity")).is_err());
}

#[test]
fn bea_sees_all_of_anna_and_nobody_else_does() {
    let bea = actor(Kind::Cav, &[Role::SocialWorker]);
    let sealed = Standing { sealed: true, ..stranger() };
    let seen = read(&bea, &with(sealed.clone(), vec![lead()], Vec::new()));
    assert_eq!(seen.parts, PartSet::ALL);
    assert!(
        LAW.permit_need::<OpenNeed>(
            &bea,
            &with(sealed.clone(), vec![lead()], Vec::new()),
            NeedId::mint(),
            Domain::Viol
        )
        .is_ok()
    );
    let card = format!("card contact {ANNAS_NEEDS}");
    let need = NeedId::mint();
    for tie in [Relation::CareTeam, Relation::Referred, Relation::SharedWith, Relation::Conference] {
        let route = holding(tie, need, Domain::Hous, &card);
        let to_kinds = with(sealed.clone(), vec![route], vec![grant(Purpose::Coordinate, &card)]);
        assert!(sees_nothing(&luca(), &to_kinds), "{tie}");
        assert!(LAW.permit_need::<AnswerReferral>(&luca(), &to_kinds, need, Domain::Hous).is_err(), "{tie}");
    }
    assert!(sees_nothing(&bea, &stranger()));
}

#[test]
fn a_need_of_class_s4_has_no_card() {
    let mario = with(
        stranger(),
        Vec::new(),
        vec![grant(Purpose::Coordinate, "card needs.ADDI needs.VIOL needs.HOUS")],
    );
    let shown = |domain| LAW.permit_need::<ReadCard>(&luca(), &mario, NeedId::mint(), domain).is_ok();
    assert_eq!([Domain::Addi, Domain::Viol, Domain::Hous].map(shown), [false, false, true]);
}

#[test]
fn a_card_needs_one_grant_that_holds_both() {
    let split = vec![grant(Purpose::Coordinate, "card contact"), grant(Purpose::Coordinate, "needs.HOUS")];
    assert!(sees_nothing(&luca(), &with(stranger(), Vec::new(), split)));
}

#[test]
fn piero_without_an_agreement_sees_nothing() {
    let mut piero = actor(Kind::Odv, &[Role::AssociationLead]);
    piero.agreement = false;
    let everything = with(of_mario(), vec![shared("contact")], vec![g1(), g3()]);
    assert!(sees_nothing(&piero, &everything));
    assert!(LAW.scope::<ListPeople>(&piero).is_err());
    assert!(LAW.scope::<ReadCard>(&piero).is_err());
    assert!(LAW.scope::<ReadDirectory>(&piero).is_err());
}

#[test]
fn ivo_of_a_company_sees_no_card_and_keeps_its_offers() {
    let ivo = actor(Kind::Company, &[Role::AssociationOperator]);
    assert!(sees_nothing(&ivo, &with(of_mario(), Vec::new(), vec![g1()])));
    assert!(LAW.scope::<EditDirectory>(&ivo).is_ok());
    assert!(LAW.permit_new::<RegisterPerson>(&ivo, PersonId::mint(), parts("identity")).is_err());
}

#[test]
fn dario_runs_accounts_and_directory_and_sees_no_person_and_no_card() {
    let dario = actor(Kind::Network, &[Role::Administrator]);
    assert!(sees_nothing(&dario, &with(of_mario(), vec![shared("contact")], vec![g1(), g3()])));
    assert!(LAW.scope::<ManageAccounts>(&dario).is_ok());
    assert!(LAW.scope::<ImportDirectory>(&dario).is_ok());
    assert!(LAW.scope::<EditDirectory>(&dario).is_ok());
    assert!(LAW.scope::<ReadPolicy>(&dario).is_ok());
    assert!(LAW.scope::<ReadStatistics>(&dario).is_err());
    let elsewhere = actor(Kind::Municipio, &[Role::Administrator]);
    assert!(sees_nothing(&elsewhere, &with(of_mario(), vec![shared("contact")], vec![g1(), g3()])));
    assert!(LAW.scope::<ManageAccounts>(&luca()).is_err());
    assert!(LAW.scope::<ReadAccounts>(&luca()).is_err());
}

#[test]
fn a_grant_to_kinds_opens_nothing_by_itself() {
    let mario = with(stranger(), Vec::new(), vec![grant(Purpose::Coordinate, "identity contact needs.HOUS")]);
    assert!(sees_nothing(&luca(), &mario));
    let named = grant(Purpose::Coordinate, "identity");
    let mut by_name = named.clone();
    by_name.reach = Reach::Name;
    let widened = with(
        stranger(),
        vec![shared("identity contact")],
        vec![by_name, grant(Purpose::Coordinate, "contact")],
    );
    assert_eq!(read(&luca(), &widened).parts, parts("identity"));
}

#[test]
fn a_grant_serves_its_purpose_only() {
    let need = NeedId::mint();
    let claim = || holding(Relation::CareTeam, need, Domain::Hous, "contact needs.HOUS");
    let opened = |asked: Purpose, given: Purpose| {
        let luca = Actor { purpose: asked, ..luca() };
        let mario = with(stranger(), vec![claim()], vec![grant(given, "contact needs.HOUS")]);
        read(&luca, &mario).parts.contains(Part::Contact)
    };
    for given in Purpose::ALL.iter().copied() {
        assert_eq!(opened(Purpose::Coordinate, given), matches!(given, Purpose::Coordinate | Purpose::Refer));
        assert_eq!(opened(Purpose::Refer, given), given == Purpose::Refer);
        for asked in [Purpose::Emergency, Purpose::Statistics, Purpose::Administration] {
            assert!(!opened(asked, given));
        }
    }
}

#[test]
fn the_lead_opens_no_part_for_counting_or_running_the_system() {
    for purpose in [Purpose::Emergency, Purpose::Statistics, Purpose::Administration] {
        let giulia = Actor { purpose, ..giulia() };
        assert_eq!(read(&giulia, &of_mario()), Decision::default());
        // In an emergency people could be listed: those that an emergency access opened.
        assert_eq!(LAW.scope::<ListPeople>(&giulia).is_ok(), purpose == Purpose::Emergency);
    }
}

#[test]
fn notes_stay_with_the_organisation_that_leads() {
    let words = "contact notes";
    let mut by_name = grant(Purpose::Coordinate, words);
    by_name.reach = Reach::Name;
    let carla = actor(Kind::Cps, &[Role::Psychologist]);
    let mario = with(stranger(), vec![shared(words)], vec![by_name]);
    assert_eq!(read(&carla, &mario).parts, parts("contact"));
    assert!(read(&giulia(), &of_mario()).parts.contains(Part::Notes));
}

#[test]
fn a_refusal_carries_nothing() {
    let denied = LAW.permit::<ReadPerson>(&luca(), &stranger()).err();
    assert_eq!((denied, size_of::<Denied>()), (Some(Denied), 0));
}
