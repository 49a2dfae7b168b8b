use super::Call;
use crate::kernel::{Halt, Page, Place};
use async_graphql::{
    OutputType,
    connection::{Connection, Edge},
};

impl Call {
    /// What was asked of a list, for this caller's organisation.
    pub fn page(&self, list: &str, first: i32, after: Option<&str>) -> Result<Page, Halt> {
        Ok(Page::of(&self.house().secrets, list, self.organization()?, first, after)?)
    }

    /// One page as the API gives it, of rows that were read with [`Page::limit`], each with its place.
    pub fn connection<T: OutputType>(
        &self,
        list: &str,
        page: &Page,
        rows: Vec<(Place, T)>,
    ) -> Result<Connection<String, T>, Halt> {
        let reader = self.organization()?;
        let (rows, more) = page.cut(rows);
        let mut connection = Connection::new(page.after.is_some(), more);
        connection.edges.extend(
            rows.into_iter()
                .map(|(place, node)| Edge::new(place.seal(&self.house().secrets, list, reader), node)),
        );
        Ok(connection)
    }
}
