use crate::{
    accounts::{
        model::{Membership, Organization},
        reach::Reach,
    },
    db::{Conn, on},
    kernel::{Halt, OrganizationId, Page, text},
    policy::Kind,
};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    organization: Organization,
    name_key: String,
    tax_code: Option<String>,
    users: i64,
}

impl From<Row> for Membership {
    fn from(row: Row) -> Self {
        Self { organization: row.organization, tax_code: row.tax_code, users: row.users }
    }
}

macro_rules! memberships {
    ($which:literal) => {
        concat!(
            "select o.id, o.kind, o.name, o.name_key, o.district_id, o.member_since, o.agreement_signed_at,
                    o.agreement_ended_at, o.tax_code,
                    (select count(*) from account u where u.organization_id = o.id and u.disabled_at is null) as users
               from organization o ",
            $which
        )
    };
}

/// What a list of memberships is narrowed to.
#[derive(Clone, Debug, Default)]
pub(in crate::accounts) struct Narrow {
    /// Words that the name holds.
    pub search: Option<String>,
    pub kind: Option<Kind>,
}

/// A page by name, as far as somebody's leave goes, each with the key that it is sorted by.
pub(in crate::accounts) async fn page(
    conn: &mut Conn,
    reach: Reach,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<(String, Membership)>, Halt> {
    let after = page.after.clone().unwrap_or_default();
    let search = text::search_key(narrow.search.as_deref().unwrap_or_default());
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(memberships!(
        "where (o.name_key, o.id) > ($1, $2) and ' ' || o.name_key like $3
           and (cast($4 as text) is null or o.kind = $4) and ($5 is null or o.id = $5)
         order by o.name_key, o.id limit $6"
    ))
    .bind(&after.key)
    .bind(after.id)
    .bind(if search.is_empty() { "%".to_owned() } else { format!("% {search}%") })
    .bind(narrow.kind)
    .bind(reach.only())
    .bind(page.limit())
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| (row.name_key.clone(), row.into())).collect())
}

/// One organisation's, as far as somebody's leave goes.
pub(in crate::accounts) async fn within(
    conn: &mut Conn,
    reach: Reach,
    id: OrganizationId,
) -> Result<Option<Membership>, Halt> {
    let row: Option<Row> =
        on!(conn, |c| sqlx::query_as(memberships!("where o.id = $1 and ($2 is null or o.id = $2)"))
            .bind(id)
            .bind(reach.only())
            .fetch_optional(c)
            .await)?;
    Ok(row.map(Membership::from))
}
