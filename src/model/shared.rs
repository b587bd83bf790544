//! A value that is cheap to copy, because copies share it until one of them is changed.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A value that copies share until one of them is changed. Copying counts a reference; the first
/// change of a shared copy makes it a value of its own.
///
/// An assessment is copied for every step of undo, every save and every study, and an edit touches
/// one sheet of perhaps a thousand.
#[derive(Default)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Whether both are the same place in memory, and therefore equal.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || **self == **other
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> FromIterator<T> for Shared<Vec<Shared<T>>> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let values: Vec<Shared<T>> = values.into_iter().map(Shared::from).collect();
        values.into()
    }
}

#[expect(
    clippy::into_iter_without_iter,
    reason = "the list inside has it already"
)]
impl<'a, T> IntoIterator for &'a Shared<T>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}

#[expect(
    clippy::into_iter_without_iter,
    reason = "the list inside has it already"
)]
impl<'a, T: Clone> IntoIterator for &'a mut Shared<T>
where
    &'a mut T: IntoIterator,
{
    type Item = <&'a mut T as IntoIterator>::Item;
    type IntoIter = <&'a mut T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;

    #[test]
    fn a_change_of_a_copy_leaves_the_other_as_it_was_and_the_rest_shared() {
        let first: Shared<Vec<Shared<String>>> =
            ["a", "b"].into_iter().map(str::to_owned).collect();
        let mut second = first.clone();
        assert!(first.is_same(&second));
        second[0].push('!');
        assert_eq!(first[0].as_str(), "a");
        assert_eq!(second[0].as_str(), "a!");
        assert!(first[1].is_same(&second[1]));
        assert_ne!(first, second);
        second[0].pop();
        assert_eq!(first, second);
    }
}
