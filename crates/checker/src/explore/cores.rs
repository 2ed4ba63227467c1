//! Real protocol cores as a space of numbers.

use protocol::{
    Config, Effect, NodeId, Observed, Protocol, Request, RequestId, Seen, Signed, Signer,
    SigningKey, Unknown, witness::Breach,
};
use scenario::{By, Scenario};

use super::bounds::{Ask, Bounds};
use super::budget::REQUESTS;
use super::intern::Interner;
use super::process::{Account, Envelope, Event, Process};
use super::retell;
use super::space::{
    Beginning, Choice, Cost, Fallen, Input, Local, Retold, Space, Step, Thing, Way,
};
use super::symmetric::Symmetry;
use crate::agreement::Common;

/// The cluster of a scenario by hand: its cores take every step that is new, and each distinct
/// process, envelope, memory and account is kept once.
pub struct Cores<P: Protocol> {
    pub(super) scenario: Scenario,
    pub(super) config: Config,
    pub(super) disks: Vec<P::Durable>,
    configs: Vec<Config>,
    requests: Vec<Signed<Request>>,
    pub(super) bounds: Bounds,
    processes: Interner<Process<P>>,
    envelopes: Interner<Envelope<P::Message>>,
    events: Interner<Event<P>>,
    memories: Interner<Memory<P>>,
    /// Accounts are numbered from 1; 0 says that there is nothing to judge.
    accounts: Interner<Account<P>>,
    symmetry: Option<Symmetry<P>>,
}

/// What the judge remembers: all that past events can still make of the verdict on later ones.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Memory<P: Protocol> {
    /// For agreement, validity and integrity.
    pub common: Common,
    /// For the protocol's own properties.
    pub witness: P::Witness,
}

impl<P: Protocol> Cores<P> {
    /// The cluster of `scenario`: its protocol's options, its suspended rules, its furnished disks.
    /// Its lines do not count.
    ///
    /// # Errors
    /// A furnished disk that the protocol does not understand.
    ///
    /// # Panics
    /// When there are more requests than a search may have, or two by one client.
    pub fn open(scenario: &Scenario, bounds: &Bounds) -> Result<Self, Unknown> {
        let asks = &bounds.requests;
        assert!(asks.len() <= REQUESTS, "at most {REQUESTS} requests");
        let twice = |at: usize| asks[..at].iter().any(|ask| ask.client == asks[at].client);
        assert!(!(0..asks.len()).any(twice), "each client asks once");
        let mut scenario = scenario.clone();
        scenario.world.by = By::Hand;
        scenario.lines.clear();
        scenario.end = None;
        let own = scenario.suspended.iter().filter(|rule| P::INFO.rule(rule.id).is_some());
        let config = Config::new(NodeId(1), scenario.world.nodes)
            .with_options(scenario.options.clone())
            .with_suspended(own.copied().collect());
        let mut disks = vec![P::Durable::default(); scenario.world.nodes as usize];
        for (node, words) in &scenario.given {
            disks[node.index()] = P::furnish(words)?;
        }
        let sign = |ask: &Ask| {
            let id = RequestId { client: ask.client, number: 1 };
            let request = Request::new(id, id.number, ask.operation.clone());
            SigningKey::issue(Signer::Client(ask.client)).sign(request)
        };
        Ok(Self {
            configs: (1..=scenario.world.nodes).map(|n| config.seen_by(NodeId(n))).collect(),
            requests: asks.iter().map(sign).collect(),
            bounds: bounds.clone(),
            scenario,
            config,
            disks,
            processes: Interner::new(),
            envelopes: Interner::new(),
            events: Interner::new(),
            memories: Interner::new(),
            accounts: Interner::new(),
            symmetry: None,
        })
    }

    /// The process of a number.
    pub fn process(&self, number: u32) -> &Process<P> {
        self.processes.get(number)
    }

    /// The envelope of a number.
    pub fn envelope(&self, number: u32) -> &Envelope<P::Message> {
        self.envelopes.get(number)
    }

    /// The event of a local input.
    pub fn event(&self, input: u32) -> &Event<P> {
        self.events.get(input)
    }

    /// The memory of a number.
    pub fn memory(&self, number: u32) -> &Memory<P> {
        self.memories.get(number)
    }

    /// Whether disks were furnished: what is on them was asked before the run.
    pub(super) fn has_past(&self) -> bool {
        self.disks.iter().any(|disk| *disk != P::Durable::default())
    }

    fn config_of(&self, node: NodeId) -> &Config {
        &self.configs[node.index()]
    }

    fn number_of(&mut self, after: Process<P>, account: Account<P>) -> Step {
        let mut sent = Vec::new();
        for effect in &account.effects {
            if let Effect::Send { to, message } = effect {
                let (from, to, message) = (account.node, *to, message.clone());
                sent.push(self.envelopes.number(Envelope { from, to, message }));
            }
        }
        let silent =
            account.effects.is_empty() && account.started.is_none() && account.asked.is_none();
        let account = if silent { 0 } else { self.accounts.number(account) + 1 };
        Step { process: self.processes.number(after), sent, account }
    }

    fn judged(&self, memory: u32, account: &Account<P>) -> Result<Memory<P>, Breach> {
        let mut memory = self.memories.get(memory).clone();
        let node = account.node;
        let witness = |memory: &mut Memory<P>, what| {
            P::witness(&mut memory.witness, Seen { node, event: 0, what })
        };
        if let Some(request) = account.asked.and_then(|it| self.requests[usize::from(it)].verify())
        {
            memory.common.asked(request);
        }
        if let Some(disk) = &account.started {
            memory.common.started(node);
            witness(&mut memory, Observed::Started(disk))?;
        }
        for effect in &account.effects {
            match effect {
                Effect::Persist(disk) => witness(&mut memory, Observed::Wrote(disk))?,
                Effect::Send { to, message } => {
                    witness(&mut memory, Observed::Sent(*to, message))?;
                }
                Effect::Decide { slot, command } => {
                    let breach = memory.common.decides(0, node, *slot, command).next();
                    breach.map_or(Ok(()), Err)?;
                    witness(&mut memory, Observed::Decided(*slot, command))?;
                }
                Effect::Reply { to, reply } => {
                    witness(&mut memory, Observed::Replied(*to, reply))?;
                }
                Effect::SetTimer { .. } | Effect::CancelTimer(_) | Effect::Cite(_) => {}
            }
        }
        Ok(memory)
    }
}

impl<P: Protocol> Space for Cores<P> {
    fn begin(&mut self) -> Beginning {
        let common = Common::new(self.disks.len(), self.has_past());
        let first = Memory { common, witness: P::Witness::default() };
        let mut memory = self.memories.number(first);
        let (mut processes, mut flights, mut fallen) = (Vec::new(), Vec::new(), None);
        for at in 0..self.disks.len() {
            let down = Process::down(self.configs[at].me(), self.disks[at].clone());
            let config = &self.configs[at];
            let begun = down.let_happen(config, self.bounds.disk, &Event::Restart, &[]);
            let Some((after, account)) = begun else { continue };
            let step = self.number_of(after, account);
            processes.push(step.process);
            flights.extend(step.sent);
            match self.judge(memory, step.account) {
                Ok(after) => memory = after,
                Err(first) => fallen = fallen.or(Some(first)),
            }
        }
        Beginning { processes, flights, memory, fallen }
    }

    fn way(&self, flight: u32) -> Way {
        let place = |node: NodeId| u8::try_from(node.index()).unwrap_or(u8::MAX);
        let envelope = self.envelopes.get(flight);
        Way { from: place(envelope.from), to: place(envelope.to) }
    }

    fn place(&self, process: u32) -> u8 {
        u8::try_from(self.processes.get(process).node.index()).unwrap_or(u8::MAX)
    }

    fn locals(&mut self, process: u32) -> Vec<Local> {
        let process = self.processes.get(process);
        let mut events = Vec::new();
        if process.replica.is_none() {
            events.push((Event::Restart, Cost::Free));
        } else {
            if process.writes() {
                events.push((Event::Write, Cost::Free));
            }
            events.extend(process.timers.iter().map(|timer| (Event::Timer(*timer), Cost::Timer)));
            for (which, ask) in (0..).zip(&self.bounds.requests) {
                if ask.at.is_none_or(|at| at == process.node) {
                    events.push((Event::Request(which), Cost::Request(which)));
                }
            }
            events.push((Event::Crash { kept: false }, Cost::Crash));
            if process.writes() {
                events.push((Event::Crash { kept: true }, Cost::Crash));
            }
        }
        let number = |(event, cost)| Local { input: self.events.number(event), cost };
        events.into_iter().map(number).collect()
    }

    fn step(&mut self, number: u32, input: Input) -> Step {
        let process = self.processes.get(number);
        let (config, disk) = (self.config_of(process.node), self.bounds.disk);
        let done = match input {
            Input::Flight(flight) => process.hear(config, disk, self.envelopes.get(flight)),
            Input::Local(local) => {
                process.let_happen(config, disk, self.events.get(local), &self.requests)
            }
        };
        match done {
            Some((after, account)) => self.number_of(after, account),
            None => Step { process: number, sent: Vec::new(), account: 0 },
        }
    }

    fn judge(&mut self, memory: u32, account: u32) -> Result<u32, Fallen> {
        if account == 0 {
            return Ok(memory);
        }
        match self.judged(memory, self.accounts.get(account - 1)) {
            Ok(after) => Ok(self.memories.number(after)),
            Err(breach) => Err(Fallen { property: breach.property, because: breach.because }),
        }
    }

    fn has_decided(&self, memory: u32) -> bool {
        self.memories.get(memory).common.has_decided()
    }

    fn bytes(&self) -> u64 {
        self.processes.bytes()
            + self.envelopes.bytes()
            + self.events.bytes()
            + self.memories.bytes()
            + self.accounts.bytes()
    }

    fn retell(&mut self, path: &[Choice]) -> Retold {
        retell::retell(self, path)
    }

    fn renamings(&self) -> u32 {
        self.symmetry.as_ref().map_or(1, Symmetry::count)
    }

    fn renamed(&mut self, renaming: u32, thing: Thing) -> u32 {
        let Some(symmetry) = &self.symmetry else {
            let (Thing::Process(same) | Thing::Flight(same) | Thing::Memory(same)) = thing;
            return same;
        };
        match thing {
            Thing::Process(number) => {
                let renamed = symmetry.process(renaming, self.processes.get(number), &self.configs);
                self.processes.number(renamed)
            }
            Thing::Flight(number) => {
                let renamed = symmetry.envelope(renaming, self.envelopes.get(number));
                self.envelopes.number(renamed)
            }
            Thing::Memory(number) => {
                let renamed = symmetry.memory(renaming, self.memories.get(number));
                self.memories.number(renamed)
            }
        }
    }
}

impl<P: super::Symmetric> Cores<P> {
    /// The same, where nodes that are alike may be renamed.
    #[must_use]
    pub fn up_to_renaming(mut self) -> Self {
        self.symmetry = Some(Symmetry::of(&self.config));
        self
    }
}
