//! `Part` as an enumeration of the API: the derive knows no domain inside a part.
use super::part::Part;
use async_graphql::parser::types::Field;
use async_graphql::registry::{Deprecation, MetaEnumValue, MetaType, MetaTypeId, Registry};
use async_graphql::resolver_utils::{self, EnumItem, EnumType};
use async_graphql::{
    ContextSelectionSet, InputType, InputValueError, OutputType, Positioned, ServerResult, Value,
};
use std::borrow::Cow;
use std::sync::LazyLock;

impl EnumType for Part {
    fn items() -> &'static [EnumItem<Self>] {
        static ITEMS: LazyLock<Vec<EnumItem<Part>>> = LazyLock::new(|| {
            let capitals = |part: Part| part.name().replace('.', "_").to_uppercase();
            Part::ALL.iter().map(|part| EnumItem { name: capitals(*part).leak(), value: *part }).collect()
        });
        &ITEMS
    }
}

fn meta_type() -> MetaType {
    let value = |name: &str| MetaEnumValue {
        name: name.to_owned(),
        description: None,
        deprecation: Deprecation::NoDeprecated,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        directive_invocations: Vec::new(),
    };
    MetaType::Enum {
        name: "Part".to_owned(),
        description: Some(
            "A section of a profile; NEEDS_ and a domain is every need of that domain.".to_owned(),
        ),
        enum_values: Part::items().iter().map(|item| (item.name.to_owned(), value(item.name))).collect(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<Part>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

impl InputType for Part {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("Part")
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_input_type::<Self, _>(MetaTypeId::Enum, |_| meta_type())
    }

    fn parse(value: Option<Value>) -> Result<Self, InputValueError<Self>> {
        resolver_utils::parse_enum(value.unwrap_or_default())
    }

    fn to_value(&self) -> Value {
        resolver_utils::enum_value(*self)
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl OutputType for Part {
    fn type_name() -> Cow<'static, str> {
        <Self as InputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Self as InputType>::create_type_info(registry)
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(resolver_utils::enum_value(*self))
    }
}
