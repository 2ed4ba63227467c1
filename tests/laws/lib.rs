//! Laws over the registry: being listed means being tested.
