//! The macros that describe a noun once: what follows from a description is how it is read, what
//! it is where it is left out, and how it is written.

/// Describes a struct of the model as it stands in files:
///
/// ```text
/// noun! {
///     line Target as "Target" {
///         required level: Level,
///         optional reason: String,
///     }
/// }
/// ```
///
/// A `block` has a line for each field; a `line` is written on one where its fields allow it. Each
/// field names its codec. A field that is left out is the stated default (`= 1`), else the default
/// of its type; without a stated one it is left out again when it is blank. A noun that begins a
/// file has a `[version: versions::DOCUMENT]`, and the oldest program that reads it, which the struct
/// of the model does not have; `sheet as
/// responses` gives a field another name in files. `..content` is a field of the struct that is not
/// in this text: it is the default of its type when it is read.
macro_rules! noun {
    (
        $layout:ident $noun:ty as $name:literal {
            $([$version:ident: $versions:expr])?
            $($need:ident $field:ident $(as $file_name:ident)?: $codec:ty $(= $default:expr)?,)*
            $(..$absent:ident)?
        }
    ) => {
        const _: () = {
            use $crate::format::codec::{Codec, Field, Noun, Reading};
            use $crate::format::pen::Pen;
            use $crate::format::tree::Node;

            impl Noun for $noun {
                const NAME: &'static str = $name;
                const FIELDS: &'static [Field] = &[
                    $(Field {
                        name: stringify!($version),
                        required: true,
                    },
                    Field {
                        name: "program",
                        required: false,
                    },)?
                    $(Field {
                        name: noun!(@name $field $($file_name)?),
                        required: noun!(@is_required $need),
                    },)*
                ];

                #[cfg(test)]
                fn defaults() -> Vec<(&'static str, String)> {
                    let defaults = [$(noun!(
                        @default (noun!(@name $field $($file_name)?)) $codec $(, $default)?
                    )),*];
                    defaults.into_iter().flatten().collect()
                }
            }

            impl Codec for $noun {
                type Value = Self;
                const INLINE: bool = false;

                fn read<'n>(
                    node: &'n Node<'n>,
                    reading: &mut Reading<'n>,
                ) -> Option<Self> {
                    let [$($version, program,)? $($field),*] =
                        reading.fields(node, Self::NAME, Self::FIELDS)?;
                    $(let $version = $version.and_then(|node| {
                        reading.version(&$versions, node)
                    });
                    if let Some(node) = program {
                        reading.text(node);
                    })?
                    $(let $field = $field.and_then(|node| {
                        reading.value::<$codec>(noun!(@name $field $($file_name)?), node)
                    });)*
                    $(let $field = noun!(@or_default $need $field $codec $(, $default)?);)*
                    $($version?;)?
                    Some(Self {
                        $($field: $field?,)*
                        $($absent: Default::default(),)?
                    })
                }

                fn write(value: &Self, pen: &mut Pen) {
                    pen.brackets(['(', ')'], Self::is_block(value), |entries| {
                        $(entries.field(stringify!($version), |pen| {
                            pen.show($versions.newest());
                        });
                        if let Some(program) = $versions.program() {
                            entries.field("program", |pen| pen.quoted(program));
                        })?
                        $(if noun!(@is_written $need value $field $codec $(, $default)?) {
                            entries.field(noun!(@name $field $($file_name)?), |pen| {
                                <$codec>::write(&value.$field, pen);
                            });
                        })*
                    });
                }

                fn is_blank(value: &Self) -> bool {
                    true $(&& noun!(@is_default value $field $codec $(, $default)?))*
                }

                fn is_block(value: &Self) -> bool {
                    noun!(@is_block $layout) $(|| <$codec>::is_block(&value.$field))*
                }
            }
        };
    };

    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $file_name:ident) => { stringify!($file_name) };

    (@is_required required) => { true };
    (@is_required optional) => { false };

    (@is_block block) => { true };
    (@is_block line) => { false };

    (@or_default required $found:ident $codec:ty) => { $found };
    (@or_default optional $found:ident $codec:ty) => {
        $found.or_else(|| Some(<$codec as Codec>::Value::default()))
    };
    (@or_default optional $found:ident $codec:ty, $default:expr) => { $found.or(Some($default)) };

    (@default $name:tt $codec:ty) => { None };
    (@default $name:tt $codec:ty, $default:expr) => {{
        let mut pen = Pen::new($crate::model::Numbering::default(), 0);
        <$codec>::write(&$default, &mut pen);
        Some(($name, pen.out))
    }};

    (@is_written required $($rest:tt)*) => { true };
    (@is_written optional $value:ident $field:ident $codec:ty) => {
        !<$codec>::is_blank(&$value.$field)
    };
    (@is_written optional $value:ident $field:ident $codec:ty, $default:expr) => { true };

    (@is_default $value:ident $field:ident $codec:ty) => { <$codec>::is_blank(&$value.$field) };
    (@is_default $value:ident $field:ident $codec:ty, $default:expr) => {
        $value.$field == $default
    };
}

/// Describes an enum of the model whose variants hold nothing.
macro_rules! names {
    ($enum:ident: $($name:ident),*) => {
        const _: () = {
            use $crate::format::codec::{Codec, Reading};
            use $crate::format::pen::Pen;
            use $crate::format::tree::Node;

            impl Codec for $enum {
                type Value = Self;

                fn read<'n>(
                    node: &'n Node<'n>,
                    reading: &mut Reading<'n>,
                ) -> Option<Self> {
                    let (name, _) = reading.variant(node, &[$((stringify!($name), false)),*])?;
                    [$((stringify!($name), Self::$name)),*]
                        .into_iter()
                        .find_map(|(known, value)| (known == name).then_some(value))
                }

                fn write(value: &Self, pen: &mut Pen) {
                    pen.out.push_str(match value {
                        $(Self::$name => stringify!($name)),*
                    });
                }
            }
        };
    };
}

pub(super) use {names, noun};
