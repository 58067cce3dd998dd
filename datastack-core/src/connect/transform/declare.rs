//! The declaration of a transform: one place for its settings, their keys, and how they are read and written.

use crate::connect::catalogue::{Class, Key, Role, Verified};
use crate::connect::{Config, Record};

use super::effect::{Effect, Notes};
use super::settings::Settings;
use super::side::Side;

/// What every transform is able to do.
pub(super) trait Transformation: Sized {
    /// Its classes: one, or one for keys and one for values.
    const CLASSES: &'static [&'static Class];

    fn read(settings: &mut Settings<'_>, side: Side) -> Self;
    fn class(&self) -> &'static Class;
    fn config(&self) -> Config;
    fn apply(&self, record: Record, notes: &mut Notes) -> Effect;

    /// Looks at settings that are each fine and do not go together.
    fn check(&self, _settings: &mut Settings<'_>) {}
}

/// A class of Kafka's own transforms.
pub(super) const fn kafka(name: &'static str, keys: &'static [&'static [Key]]) -> Class {
    Class { name, role: Role::Transform, product: "Kafka 4.1", verified: Verified::Run, keys, families: &[] }
}

/// A class of Debezium's.
pub(super) const fn debezium(name: &'static str, keys: &'static [&'static [Key]]) -> Class {
    Class { name, role: Role::Transform, product: "Debezium 3.5", verified: Verified::Run, keys, families: &[] }
}

/// Declares the struct of a transform: `side` for one with a variant for keys and one for values, `whole` for others. Each
/// setting stands with its type and its key. The method `effect` is what it does; `check` names a method that looks at
/// settings which are each fine and do not go together.
macro_rules! transform {
    (
        $(#[$doc:meta])*
        side $name:ident = $product:ident($class:literal) {
            $($(#[$about:meta])* $field:ident: $kind:ty = $key:expr,)*
        }
        $(check $check:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            /// Whether it works on keys or on values.
            pub side: crate::connect::transform::Side,
            $($(#[$about])* pub $field: $kind,)*
        }

        impl $name {
            const KEYS: &'static [crate::connect::catalogue::Key] = &[$($key,)*];
            pub(crate) const OF_KEYS: crate::connect::catalogue::Class =
                $product(concat!($class, "$Key"), &[Self::KEYS]);
            pub(crate) const OF_VALUES: crate::connect::catalogue::Class =
                $product(concat!($class, "$Value"), &[Self::KEYS]);

            /// With every setting at its default, and empty where there is none.
            pub fn standard(side: crate::connect::transform::Side) -> Self {
                let nothing = crate::connect::Config::default();
                Self::read_on(&mut crate::connect::transform::settings::Settings::new(&nothing, ""), side)
            }

            transform!(@read $($field: $key,)*);

            fn read_on(
                settings: &mut crate::connect::transform::settings::Settings<'_>,
                side: crate::connect::transform::Side,
            ) -> Self {
                Self { side, $($field: settings.read(&$key),)* }
            }
        }

        impl crate::connect::transform::declare::Transformation for $name {
            const CLASSES: &'static [&'static crate::connect::catalogue::Class] =
                &[&Self::OF_KEYS, &Self::OF_VALUES];

            transform!(@common $($check)?);

            fn class(&self) -> &'static crate::connect::catalogue::Class {
                match self.side {
                    crate::connect::transform::Side::Key => &Self::OF_KEYS,
                    crate::connect::transform::Side::Value => &Self::OF_VALUES,
                }
            }
        }
    };
    (
        $(#[$doc:meta])*
        whole $name:ident = $product:ident($class:literal) {
            $($(#[$about:meta])* $field:ident: $kind:ty = $key:expr,)*
        }
        $(check $check:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $field: $kind,)*
        }

        impl $name {
            const KEYS: &'static [crate::connect::catalogue::Key] = &[$($key,)*];
            pub(crate) const CLASS: crate::connect::catalogue::Class = $product($class, &[Self::KEYS]);

            /// With every setting at its default, and empty where there is none.
            pub fn standard() -> Self {
                let nothing = crate::connect::Config::default();
                let mut settings = crate::connect::transform::settings::Settings::new(&nothing, "");
                Self::read_on(&mut settings, crate::connect::transform::Side::Value)
            }

            transform!(@read $($field: $key,)*);

            fn read_on(
                _settings: &mut crate::connect::transform::settings::Settings<'_>,
                _side: crate::connect::transform::Side,
            ) -> Self {
                Self { $($field: _settings.read(&$key),)* }
            }
        }

        impl crate::connect::transform::declare::Transformation for $name {
            const CLASSES: &'static [&'static crate::connect::catalogue::Class] = &[&Self::CLASS];

            transform!(@common $($check)?);

            fn class(&self) -> &'static crate::connect::catalogue::Class {
                &Self::CLASS
            }
        }
    };
    (@read $($field:ident: $key:expr,)*) => {
        fn written(&self) -> crate::connect::Config {
            #[allow(unused_mut, reason = "a class without settings writes none")]
            let mut config = crate::connect::Config::default();
            $(crate::connect::transform::settings::write(&mut config, &$key, &self.$field);)*
            config
        }
    };
    (@common $($check:ident)?) => {
        fn read(
            settings: &mut crate::connect::transform::settings::Settings<'_>,
            side: crate::connect::transform::Side,
        ) -> Self {
            Self::read_on(settings, side)
        }

        fn config(&self) -> crate::connect::Config {
            self.written()
        }

        fn apply(
            &self,
            record: crate::connect::Record,
            notes: &mut crate::connect::transform::effect::Notes,
        ) -> crate::connect::transform::effect::Effect {
            self.effect(record, notes)
        }

        $(
            fn check(&self, settings: &mut crate::connect::transform::settings::Settings<'_>) {
                self.$check(settings);
            }
        )?
    };
}

pub(super) use transform;
