//! Places for values that a lower floor keeps without knowing their types.
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// One value of each type, empty at first.
#[derive(Debug, Default)]
pub struct Slots(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Slots {
    /// The value of this type, the same for everybody who asks.
    pub fn slot<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = slots.entry(TypeId::of::<T>()).or_insert_with(|| Arc::<T>::default());
        Arc::clone(place).downcast::<T>().unwrap_or_default()
    }
}
