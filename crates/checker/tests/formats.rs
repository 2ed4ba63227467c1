//! Histories as people have them: every format is read, whichever program wrote it, and every kind
//! of object is judged.

use checker::linear::read::{Model, Recorded, read};
use proptest::prelude::*;

fn recorded(text: &str) -> Recorded {
    read(text, None).unwrap_or_else(|wrong| panic!("{wrong}\n{text}"))
}

fn holds(text: &str) -> bool {
    recorded(text).history.judge(u64::MAX).is_linearizable()
}

fn wrong_with(text: &str) -> String {
    read(text, None).expect_err("it cannot be read").to_string()
}

/// One history in the words of `history.txt`: a write that nobody knows the end of, and a read.
fn told(seen: &str) -> Vec<String> {
    let lines =
        ["0 :invoke :write 1", "0 :ok :write 1", "1 :invoke :write 2", "1 :info :write 2 :timeout"];
    let read = ["2 :invoke :read nil".to_owned(), format!("2 :ok :read {seen}")];
    lines.map(str::to_owned).into_iter().chain(read).map(|line| line.replace(' ', "\t")).collect()
}

/// The same in every format.
fn formats(seen: &str) -> Vec<String> {
    let lines = told(seen);
    let each =
        |before: &str| lines.iter().map(|line| format!("{before}{line}\n")).collect::<String>();
    let dated = "2021-02-26 23:39:01,300{GMT}\tINFO\t[jepsen worker 1] jepsen.util: ";
    let noise =
        "2021-02-26 23:38:59,000{GMT}\tINFO\t[main] jepsen.core: Running test:\n {:name \"r\"}\n";
    let maps: Vec<String> = lines
        .iter()
        .map(|line| {
            let mut words = line.split('\t');
            let mut next = || words.next().unwrap_or("nil");
            let (process, kind, function, value) = (next(), next(), next(), next());
            format!("{{:type {kind}, :f {function}, :value {value}, :process {process}, :time 7}}")
        })
        .collect();
    let one_by_one = maps.join("\n");
    let records: Vec<String> = maps
        .iter()
        .enumerate()
        .map(|(at, map)| format!("#jepsen.history.Op{{:index {at}, {}", &map[1..]))
        .collect();
    vec![
        each(""),
        lines.join("\r\n").replace('\t', "   "),
        each("INFO  jepsen.util - "),
        each("INFO [2017-07-14 07:00:58,463] jepsen worker 0 - jepsen.util "),
        each("07:00:57.636 [worker 3] INFO  jepsen.util - "),
        format!("{noise}{}", each(dated)),
        one_by_one.clone(),
        records.join("\n"),
        format!("[{}]", maps.join(" ")),
        format!("({one_by_one}\n; the end\n)"),
        format!("\u{feff}; a comment first\n[{one_by_one} #_ {{:process 9}}]\n"),
    ]
}

#[test]
fn one_history_has_one_verdict_in_every_format() {
    for (seen, verdict) in [("1", true), ("2", true), ("3", false)] {
        for text in formats(seen) {
            let recorded = recorded(&text);
            assert_eq!(
                (recorded.history.calls.len(), recorded.model),
                (3, Model::Register),
                "{text}"
            );
            assert_eq!(recorded.history.judge(u64::MAX).is_linearizable(), verdict, "{text}");
        }
    }
}

#[test]
fn moments_are_lines_unless_a_line_holds_several_entries() {
    let formats = formats("1");
    assert_eq!(recorded(&formats[5]).unit, "line");
    assert_eq!(recorded(&formats[5]).history.calls[0].called, 3);
    assert_eq!(recorded(&formats[8]).unit, "entry");
    assert_eq!(recorded(&formats[8]).history.calls[2].called, 5);
}

#[test]
fn the_nemesis_and_other_loggers_are_passed_over() {
    let log = "INFO  jepsen.core - Worker 2 starting\n\
               INFO  jepsen.util - :nemesis\t:info\t:start\t[:isolated {\"n1\" #{}}]\n\
               INFO  jepsen.util - 0\t:invoke\t:read\tnil\n\
               WARN  jepsen.client - process 0 slow; 0 :ok\n\
               INFO  jepsen.util - 0\t:ok\t:read\tnil\n";
    assert_eq!(recorded(log).history.calls.len(), 1);
    let data = "{:process :nemesis, :type :info, :f :kill, :value {\"n1\" :killed}}\n\
                {:process 0, :type :invoke, :f :read, :value nil}";
    assert_eq!(recorded(data).history.calls.len(), 1);
}

#[test]
fn failed_operations_have_no_effect_and_unknown_ones_stay_open() {
    let write = |end: &str, seen: &str| {
        holds(&format!(
            "0 :invoke :write 1\n0 {end} :write 1\n1 :invoke :read nil\n1 :ok :read {seen}"
        ))
    };
    assert!(write(":fail", "nil") && !write(":fail", "1"));
    assert!(write(":info", "nil") && write(":info", "1"));
    assert!(write(":ok", "1") && !write(":ok", "nil"));
}

#[test]
fn a_swap_that_failed_says_something_only_with_a_mismatch() {
    let cas = |error: &str| {
        holds(&format!(
            "0 :invoke :write 1\n0 :ok :write 1\n0 :invoke :cas [1 2]\n0 :fail :cas [1 2] {error}"
        ))
    };
    assert!(cas("") && cas(":timeout") && cas("nil"));
    assert!(!cas(":value-mismatch"));
    let data = "{:process 0 :type :invoke :f :cas :value [nil 2]}";
    assert!(wrong_with(data).ends_with("expected `[FROM TO]`"), "{}", wrong_with(data));
}

#[test]
fn independent_histories_are_judged_key_by_key() {
    let text = |seen| {
        format!(
            "0 :invoke :write [a 1]\n0 :ok :write [a 1]\n1 :invoke :cas [b [1 2]]\n1 :info :cas [b [1 2]]\n\
             2 :invoke :read [a nil]\n2 :ok :read [a {seen}]\n3 :invoke :read [b nil]\n3 :ok :read [b nil]"
        )
    };
    assert!(recorded(&text("1")).keyed && holds(&text("1")) && !holds(&text("2")));
    // Without keys, a pair is what a compare-and-set takes, or a value.
    let plain = "0 :invoke :cas [1 2]\n0 :info :cas [1 2]\n1 :invoke :read nil\n1 :ok :read nil";
    assert!(!recorded(plain).keyed && holds(plain));
}

#[test]
fn a_mutex_is_held_by_one_at_a_time() {
    let lock = |last: &str| {
        format!(
            "{{:process 1, :type :invoke, :f :release}}\n\
             {{:process 1, :type :fail, :f :release, :error :not-held}}\n\
             {{:process 0, :type :invoke, :f :acquire}}\n{{:process 0, :type :ok, :f :acquire}}\n\
             {{:process 1, :type :invoke, :f :acquire}}\n{last}\n\
             {{:process 2, :type :invoke, :f :acquire}}\n{{:process 2, :type :ok, :f :acquire}}"
        )
    };
    let released = "{:process 0, :type :invoke, :f :release}\n{:process 0, :type :ok, :f :release}";
    assert!(holds(&lock(released)) && !holds(&lock("")));
    assert_eq!(recorded(&lock("")).model, Model::Mutex);
}

#[test]
fn a_queue_is_first_in_first_out_unless_it_is_said_to_be_unordered() {
    let queue = |[one, two]: [&str; 2]| {
        format!(
            "0 :invoke :enqueue 1\n0 :ok :enqueue 1\n0 :invoke :enqueue 2\n0 :ok :enqueue 2\n\
             1 :invoke :dequeue nil\n1 :ok :dequeue {one}\n1 :invoke :dequeue nil\n1 :ok :dequeue {two}"
        )
    };
    let judge = |text: &str, model| {
        let recorded = read(text, model).expect("it is read");
        recorded.history.judge(u64::MAX).is_linearizable()
    };
    let loose = Some(Model::UnorderedQueue);
    assert!(holds(&queue(["1", "2"])) && judge(&queue(["1", "2"]), loose));
    assert!(!holds(&queue(["2", "1"])) && judge(&queue(["2", "1"]), loose));
    for twice in [["1", "1"], ["1", "3"]] {
        assert!(!holds(&queue(twice)) && !judge(&queue(twice), loose), "{twice:?}");
    }
    // Nothing is found in an empty queue alone.
    assert!(!holds(&queue(["nil", "1"])));
    assert!(holds("1 :invoke :dequeue nil\n1 :ok :dequeue nil"));
    // Whoever was not told may have taken the first.
    let lost = queue(["2", "nil"]).replacen("1 :ok", "2 :ok", 1);
    let lost = lost.replacen(
        "1 :invoke :dequeue nil",
        "3 :invoke :dequeue nil\n2 :invoke :dequeue nil",
        1,
    );
    assert!(holds(&lost), "{lost}");
    // A drain takes out what is left.
    let drained = |elements: &str| {
        format!(
            "{}\n2 :invoke :drain nil\n2 :ok :drain {elements}",
            queue(["1", "2"]).replace("1 :ok :dequeue 2", "1 :fail :dequeue nil :empty")
        )
    };
    assert!(holds(&drained("[2]")) && !holds(&drained("[1]")) && !holds(&drained("[2 2]")));
}

#[test]
fn a_set_holds_what_was_added() {
    let set = |seen: &str| {
        holds(&format!(
            "0 :invoke :add 1\n0 :ok :add 1\n1 :invoke :add \"a b\"\n1 :info :add \"a b\" :timeout\n\
             2 :invoke :read nil\n2 :ok :read {seen}"
        ))
    };
    assert!(set("#{1}") && set("[1 \"a b\"]") && set("(\"a b\" 1)"));
    assert!(!set("#{}") && !set("#{\"a b\"}") && !set("#{1 2}") && !set("[1 a b]"));
}

#[test]
fn a_mistake_names_its_place_and_what_was_expected() {
    for (text, said) in [
        ("", "line 1, column 1: expected operations, such as"),
        ("Roses are red,\nviolets are blue.", "line 1, column 1: expected process, type, function"),
        ("0 :invoke :read nil\n  what now", "line 2, column 3: expected process, type, function"),
        (
            "0 :invoke :jump nil",
            "line 1, column 11: expected `:read`, `:write` or `:cas` (register), ",
        ),
        ("0 :invoke :txn [[:r 1 nil]]", "not `:txn`: transactions are not judged"),
        (
            "0 :invoke :read nil\n1 :invoke :jump 3",
            "line 2, column 11: expected `:read`, `:write` or \
         `:cas`, since this is a register; not `:jump`",
        ),
        (
            "INFO  jepsen.util - 0 :invoke :read nil\nINFO  jepsen.util - 0 :okay :read 3",
            "line 2, column 21: expected process, type, function",
        ),
        ("0 :ok :read 3", "line 1, column 1: expected `:invoke` before process 0 ends something"),
        (
            "0 :invoke :read nil\n0 :invoke :read nil",
            "line 2, column 1: expected an end of what process 0",
        ),
        (
            "0 :invoke :read nil\n0 :ok :write 1",
            "line 2, column 7: expected the end of `:read`, which",
        ),
        ("0 :invoke :write nil", "line 1, column 18: expected a value"),
        (
            "0 :invoke :add 1\n1 :invoke :read nil\n1 :ok :read 7",
            "line 3, column 13: expected elements",
        ),
        ("{:process 0, :type :invoke}", "line 1, column 1: expected a map with `:f`"),
        ("{:process 0,\n :type :began, :f :read}", "line 2, column 8: expected `:invoke`, `:ok`, "),
        ("{:process 0, :type :invoke, :f :get, :value nil}", "expected a map with `:key`"),
        (
            "[{:process 0, :type :invoke, :f :read}",
            "line 1, column 39: expected `]` or another entry",
        ),
        (
            "{:process \"x\", :type :invoke, :f :read}",
            "line 1, column 11: expected the number of a",
        ),
        ("[1 2]", "line 1, column 2: expected a map such as"),
        ("{:process 0, :value \"x}", "line 1, column 21: expected a text that ends"),
        (&"[".repeat(100_000), "expected data at most 64 levels deep"),
    ] {
        let wrong = wrong_with(text);
        assert!(wrong.contains(said), "{wrong}\n{said}\n{}", &text[..text.len().min(80)]);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(
        text in any::<String>(),
        data in "[\\[({\\]})#_^:;\"\\\\ ,a0\n]{0,60}",
        at in any::<prop::sample::Index>(),
        slip in "[\\[({\\]})#:;\" ]{1,2}",
    ) {
        let _ = read(&text, None);
        let _ = read(&data, None);
        let _ = read(&format!("0 :invoke :read {data}"), None);
        let _ = read(&format!("[{{:process 0 :type :ok :f :add :value {data}}}]"), Some(Model::Set));
        for format in formats("1") {
            let place = (0..=at.index(format.len())).rev().find(|at| format.is_char_boundary(*at));
            let (before, after) = format.split_at(place.unwrap_or(0));
            if let Ok(recorded) = read(&format!("{before}{slip}{after}"), None) {
                recorded.history.judge(10_000);
            }
        }
    }
}
