//! Histories, drawn and judged.

use std::path::Path;

use crate::{complained, said, status, synod};

#[test]
fn operations_are_drawn_with_what_cannot_be_placed() {
    let script = "raft nodes=5 seed=1 clients=3 keys=1 suspend=commit-majority\n\
                  700ms split 1,2,c1/3,4,5,c2,c3\n1.4s heal\n1.8s split 1,3,c1/2,4,5,c2,c3\n\
                  2.4s heal\n2.6s crash 1,2\n3s restart 1,2\nend 4s\n";
    let output = synod(&["render", "-", "--history"], script);
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let svg = said(&output);
    for words in
        ["get x → 1.8", "cannot be placed", "crash 1,2", "x held 2.3 or 3.6 or 3.5 by then"]
    {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    // Of a part before it, only what lies there is drawn.
    let part = ["render", "-", "--history", "--until", "1.5s"];
    let svg = said(&synod(&part, script));
    assert!(svg.contains("split 1,2,c1/3,4,5,c2,c3") && !svg.contains("cannot be placed"), "{svg}");
    assert_eq!(status(&synod(&["render", "-", "--history", "--spacetime"], script)), 2);
}

#[test]
fn a_recorded_history_that_is_not_linearizable_is_drawn() {
    let folder = std::env::temp_dir().join(format!("synod-history-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let picture = folder.join("history.svg");
    let file = picture.to_string_lossy();
    let bad = history("etcd/etcd_000.log");
    let output = synod(&["check-history", &bad, "--svg", &file], "");
    assert_eq!(status(&output), 1, "{}", complained(&output));
    let svg = std::fs::read_to_string(&picture).expect("a picture");
    assert!(
        svg.contains("cannot be placed") && svg.contains("process 11, lines 85 to 86"),
        "{svg}"
    );
    std::fs::remove_file(&picture).expect("it can be removed");

    let good = history("etcd/etcd_002.log");
    let output = synod(&["check-history", &good, "--svg", &file], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    assert!(said(&output).contains("nothing is drawn") && !picture.exists());
    assert_eq!(status(&synod(&["check-history", &good, &bad, "--svg", &file], "")), 2);
    std::fs::remove_dir(&folder).expect("it is empty");
}

fn history(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/histories");
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn histories_are_judged_and_the_operation_that_does_not_fit_is_named() {
    let (good, bad) = (history("etcd/etcd_002.log"), history("kv/c10-bad.txt"));
    let output = synod(&["check-history", &good, &history("kv/c10-ok.txt")], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    assert_eq!(said(&output).matches(": linearizable, ").count(), 2, "{}", said(&output));

    let output = synod(&["check-history", &good, &bad], "");
    assert_eq!(status(&output), 1);
    let said = said(&output);
    assert!(said.contains("c10-bad.txt: NOT linearizable: process "), "{said}");
    assert!(said.contains("\n2 histories: 1 linearizable, 1 not, "), "{said}");
}

#[test]
fn a_stale_read_is_named_with_what_was_held() {
    let log = "INFO  jepsen.util - 0\t:invoke\t:write\t1\n\
               INFO  jepsen.util - 0\t:ok\t:write\t1\n\
               INFO  jepsen.util - 1\t:invoke\t:write\t2\n\
               INFO  jepsen.util - 1\t:info\t:write\t:timed-out\n\
               INFO  jepsen.util - 2\t:invoke\t:read\tnil\n\
               INFO  jepsen.util - 2\t:ok\t:read\tnil\n";
    let output = synod(&["check-history", "--order", "-"], log);
    assert_eq!(status(&output), 1);
    let said = said(&output);
    let because = "process 2, lines 5 to 6: `read` was answered nothing, \
                   but in every possible order `2` or `1` was held then";
    assert!(said.contains(because), "{said}");
}

#[test]
fn an_unreadable_history_ends_with_2_and_says_where_and_what() {
    for (text, complaint) in [
        ("what is this\n", "-: line 1, column 1: expected process, type, function and value"),
        (
            "\n\nINFO  jepsen.util - 0 :invoke :jump nil\n",
            "-: line 3, column 31: expected `:read`, ",
        ),
        (
            "INFO  jepsen.util - 0 :ok :read 3\n",
            "-: line 1, column 21: expected `:invoke` before process 0",
        ),
        ("{:process 1, :type :invoke, :f :put, :key \"a\", :value nil}\n", "expected a value"),
    ] {
        let output = synod(&["check-history", "-"], text);
        assert_eq!(status(&output), 2, "{text}");
        assert!(complained(&output).contains(complaint), "{}", complained(&output));
    }
}

#[test]
fn every_object_is_judged_and_told_of_in_its_own_words() {
    let judged = |text: &str, arguments: &[&str]| {
        let output = synod(&[&["check-history", "-"], arguments].concat(), text);
        (status(&output), said(&output) + &complained(&output))
    };
    let lock = "{:process 0, :type :invoke, :f :acquire}\n{:process 0, :type :ok, :f :acquire}\n\
                {:process 1, :type :invoke, :f :acquire}\n{:process 1, :type :ok, :f :acquire}\n";
    let (ended, told) = judged(lock, &[]);
    assert!(
        ended == 1
            && told.contains(
                "`acquire` was answered done, but in every possible order the \
        lock was held then"
            ),
        "{told}"
    );

    let queue = "0 :invoke :enqueue 1\n0 :ok :enqueue 1\n0 :invoke :enqueue 2\n0 :ok :enqueue 2\n\
                 1 :invoke :dequeue nil\n1 :ok :dequeue 2\n";
    let (ended, told) = judged(queue, &[]);
    assert!(
        ended == 1
            && told.contains(
                "`dequeue` was answered `2`, but in every possible order `1 2` \
        was held then"
            ),
        "{told}"
    );
    let (ended, told) = judged(queue, &["--model", "unordered-queue", "--order"]);
    assert!(
        ended == 0 && told.contains("linearizable, 3 operations, 3 steps, as unordered-queue"),
        "{told}"
    );
    assert!(told.contains("enqueue 2\n") && told.contains("dequeue: `2`\n"), "{told}");
    assert_eq!(judged(queue, &["--model", "register"]).0, 2);
    assert!(judged(queue, &["--model", "stack"]).1.contains("there is no model `stack`"));

    let keyed = "[{:process 0 :type :invoke :f :write :value [7 1]} {:process 0 :type :ok :f :write \
                 :value [7 1]}\n{:process 1 :type :invoke :f :read :value [7 nil]} {:process 1 :type :ok \
                 :f :read :value [7 2]}]";
    let (ended, told) = judged(keyed, &[]);
    assert!(
        ended == 1
            && told.contains(
                "process 1, entries 3 to 4: `read` on key `7` was answered \
        `2`"
            ),
        "{told}"
    );

    let read = "0 :invoke :read nil\n0 :ok :read 0\n";
    assert_eq!((judged(read, &[]).0, judged(read, &["--initial", "0"]).0), (1, 0));
}
