//! Races against other libraries: the same work, in one process, on one thread.
//!
//! | word | what |
//! |---|---|
//! | `explorer [CLIENTS]` | the explorer and stateright on the same models; this is run where no word is given |
//! | `commits` | our Raft and the `raft` crate, our Multi-Paxos and `omnipaxos`: commits per second |
//! | `differential [SCHEDULES]` | the same pairs under the same schedules: equal logs, or exit status 1 |
//!
//! `cargo run --release --manifest-path bench/Cargo.toml -- WORD`

mod explorer;
mod levels;
mod meter;
mod peer_commit;
mod peer_register;

#[path = "../../tests/laws/models/commit.rs"]
mod commit;
#[path = "../../tests/laws/models/register.rs"]
mod register;
#[path = "../../tests/laws/models/table.rs"]
mod table;

mod replica;

mod commits;
mod differential;
mod omni;
mod ours;
mod schedule;
mod tikv;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| -> u32 {
        text.parse().unwrap_or_else(|_| refuse(&format!("`{text}` is not a number")))
    };
    let wrong = match words[..] {
        ["memory", whose, clients] => {
            return explorer::print_memory(whose == "ours", number(clients));
        }
        [] | ["explorer"] => explorer::race(4),
        ["explorer", clients] => explorer::race(number(clients)),
        ["commits"] => commits::race(),
        ["differential"] => differential::compare(1_000),
        ["differential", schedules] => differential::compare(number(schedules).into()),
        _ => refuse("no such race"),
    };
    if wrong > 0 {
        println!("\n{wrong} differences");
        std::process::exit(1);
    }
    println!("\nno differences");
}

fn refuse(why: &str) -> ! {
    eprintln!("{why}; the words are: explorer [CLIENTS], commits, differential [SCHEDULES]");
    std::process::exit(2);
}
