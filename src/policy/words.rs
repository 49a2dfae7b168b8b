//! Closed vocabularies: each an enum whose words are the same in the policy, in the database and, in capitals,
//! in GraphQL; and sets of them, kept as one integer.

/// Declares an enum of words. Each value has a bit number that is written down once and never given to
/// another word: sets of words are stored by it.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $word:ident = $bit:literal $text:literal,)+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, async_graphql::Enum)]
        #[repr(u8)]
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $word = $bit,)+ }

        impl $name {
            /// Every word, in the order of the design.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            /// The word as policy and database write it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$word => $text),+ }
            }

            /// The value of a word; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$word),)+ _ => None }
            }

            /// The number of this word in a stored set.
            pub const fn bit(self) -> u8 {
                self as u8
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        $crate::policy::words::as_text!($name);
    };
}

/// Stores a vocabulary as its words, on either database.
macro_rules! as_text {
    ($name:ident) => {
        impl<D: sqlx::Database> sqlx::Type<D> for $name
        where
            str: sqlx::Type<D>,
        {
            fn type_info() -> D::TypeInfo {
                <str as sqlx::Type<D>>::type_info()
            }
            fn compatible(ty: &D::TypeInfo) -> bool {
                <str as sqlx::Type<D>>::compatible(ty)
            }
        }

        impl<'q, D: sqlx::Database> sqlx::Encode<'q, D> for $name
        where
            &'static str: sqlx::Encode<'q, D>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut D::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <&'static str as sqlx::Encode<'q, D>>::encode(self.name(), buffer)
            }
        }

        impl<'r, D: sqlx::Database> sqlx::Decode<'r, D> for $name
        where
            &'r str: sqlx::Decode<'r, D>,
        {
            fn decode(value: D::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let text = <&'r str as sqlx::Decode<'r, D>>::decode(value)?;
                Self::parse(text)
                    .ok_or_else(|| format!("{text:?} is no word of {}", stringify!($name)).into())
            }
        }
    };
}

/// Declares a set of words as one integer, the form in which it is stored and compared.
macro_rules! set {
    ($(#[$meta:meta])* $name:ident of $word:ident) => {
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[must_use]
        $(#[$meta])*
        pub struct $name(u64);

        impl $name {
            /// Nothing.
            pub const EMPTY: Self = Self(0);
            /// Everything there is a word for.
            pub const ALL: Self = Self::of($word::ALL);

            /// The set of these words.
            pub const fn of(words: &[$word]) -> Self {
                let (mut bits, mut i) = (0, 0);
                while i < words.len() {
                    bits |= 1 << words[i].bit();
                    i += 1;
                }
                Self(bits)
            }

            /// The stored form, never negative.
            pub const fn bits(self) -> i64 {
                self.0.cast_signed()
            }

            /// Reads the stored form; bits that no word has are dropped.
            pub const fn from_bits(bits: i64) -> Self {
                Self(bits.cast_unsigned() & Self::ALL.0)
            }

            /// Whether the word is in the set.
            pub const fn contains(self, word: $word) -> bool {
                self.0 >> word.bit() & 1 == 1
            }

            /// Whether every word of the other set is in this one.
            pub const fn covers(self, other: Self) -> bool {
                other.0 & !self.0 == 0
            }

            /// Puts one more word in.
            pub const fn insert(&mut self, word: $word) {
                self.0 |= 1 << word.bit();
            }

            /// The words of either.
            pub const fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// The words of both.
            pub const fn intersect(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            /// The words of this one that the other lacks.
            pub const fn minus(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Whether there is no word in it.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// The words, in the order of the vocabulary.
            pub fn iter(self) -> impl Iterator<Item = $word> {
                $word::ALL.iter().copied().filter(move |word| self.contains(*word))
            }
        }

        impl FromIterator<$word> for $name {
            fn from_iter<I: IntoIterator<Item = $word>>(words: I) -> Self {
                words.into_iter().fold(Self::EMPTY, |set, word| set.union(Self::of(&[word])))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_set().entries(self.iter().map($word::name)).finish()
            }
        }
    };
}

pub(crate) use {as_text, set, words};
