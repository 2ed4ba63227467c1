//! The page, with the protocols that Synod brings.

fn main() {
    web::start(cores::registry(), web::FIRST);
}
