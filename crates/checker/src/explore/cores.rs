//! Real protocol cores as a space of numbers.

use protocol::{
    Config, Fault, NodeId, Request, RequestId, Signed, Signer, SigningKey, UnknownSetting,
};
use scenario::{Order, RunMode, Scenario};
use simulator::Core;
use simulator::core::{Durable, Effect};

use super::bounds::{Bounds, LinkModel, SearchRequest};
use super::budget::REQUESTS;
use super::counterexample;
use super::intern::Interner;
use super::process::{LinkMessage, LocalEvent, NodeContext, Process, StepOutput};
use super::search_judge::{JudgeState, SearchJudge};
use super::sessions::MEETING;
use super::space::{
    Cost, Counterexample, FoundViolation, InitialState, LocalStep, Numbered, ProcessInput, Route,
    Space, StepResult, Transition,
};
use super::symmetric::{Symmetric, Symmetry};

/// The cluster of a scenario by hand: its cores take every step that is new, and each distinct
/// process, envelope, memory and account is kept once.
pub struct Cores {
    pub(super) core: Core,
    pub(super) scenario: Scenario,
    pub(super) config: Config,
    pub(super) disks: Vec<Option<Durable>>,
    configs: Vec<Config>,
    requests: Vec<Signed<Request>>,
    pub(super) bounds: Bounds,
    processes: Interner<Process>,
    link_messages: Interner<LinkMessage>,
    events: Interner<LocalEvent>,
    memories: Interner<JudgeState>,
    /// Accounts are numbered from 1; 0 says that there is nothing to judge.
    outputs: Interner<StepOutput>,
    judge: SearchJudge,
    symmetry: Option<Symmetry>,
}

impl Cores {
    /// The cluster of `scenario`: its protocol's options, its suspended rules, its given disks.
    /// Its lines do not count.
    ///
    /// # Errors
    /// A given disk that the protocol does not understand, or a bound that a search of it cannot
    /// have: more than one liar, or any where none is tolerated; sessions keep the order and double
    /// nothing.
    ///
    /// # Panics
    /// When there are more requests than a search may have, or two by one client.
    pub fn open(core: Core, scenario: &Scenario, bounds: &Bounds) -> Result<Self, UnknownSetting> {
        let most = match core.info.tolerates {
            Fault::Crash => (0, "0, for this protocol tolerates no liars"),
            Fault::Byzantine => (1, "0 or 1, for several share what they hear"),
        };
        if bounds.liars > most.0 {
            return Err(UnknownSetting::new("liars", &bounds.liars.to_string(), most.1));
        }
        if core.info.links == protocol::Links::Sessions {
            in_order(scenario, bounds)?;
        }
        let asks = &bounds.requests;
        assert!(asks.len() <= REQUESTS, "at most {REQUESTS} requests");
        let twice = |at: usize| asks[..at].iter().any(|ask| ask.client == asks[at].client);
        assert!(!(0..asks.len()).any(twice), "each client asks once");
        let mut scenario = scenario.clone();
        scenario.world.by = RunMode::Hand;
        let fifo = bounds.links == LinkModel::Fifo;
        scenario.world.order = if fifo { Order::Fifo } else { Order::Any };
        scenario.lines.clear();
        scenario.end = None;
        let own = scenario.suspended.iter().filter(|rule| core.info.rule(rule.id).is_some());
        let config = Config::new(NodeId(1), scenario.world.nodes)
            .with_options(scenario.options.clone())
            .with_suspended(own.copied().collect());
        let mut disks = vec![None; scenario.world.nodes as usize];
        for (node, words) in &scenario.given {
            disks[node.index()] = Some(core.initial_disk(words)?);
        }
        let sign = |ask: &SearchRequest| {
            let id = RequestId { client: ask.client, number: 1 };
            let request = Request::new(id, id.number, ask.operation.clone());
            SigningKey::issue(Signer::Client(ask.client)).sign(request)
        };
        let requests: Vec<_> = asks.iter().map(sign).collect();
        Ok(Self {
            core,
            configs: (1..=scenario.world.nodes).map(|n| config.seen_by(NodeId(n))).collect(),
            judge: SearchJudge::new(core, &config, bounds, &requests),
            requests,
            bounds: bounds.clone(),
            scenario,
            config,
            disks,
            processes: Interner::default(),
            link_messages: Interner::default(),
            events: Interner::default(),
            memories: Interner::default(),
            outputs: Interner::default(),
            symmetry: None,
        })
    }

    /// The process of a number.
    pub fn process(&self, number: u32) -> &Process {
        self.processes.get(number)
    }

    /// The envelope of a number.
    pub fn link_message(&self, number: u32) -> &LinkMessage {
        self.link_messages.get(number)
    }

    /// The event of a local input.
    pub fn event(&self, input: u32) -> &LocalEvent {
        self.events.get(input)
    }

    /// The memory of a number.
    pub fn memory(&self, number: u32) -> &JudgeState {
        self.memories.get(number)
    }

    fn context(&self, node: NodeId) -> NodeContext<'_> {
        NodeContext {
            core: self.core,
            config: &self.configs[node.index()],
            disk: self.bounds.disk,
            requests: &self.requests,
            retries: self.bounds.retries > 0,
        }
    }

    fn number_of(&mut self, after: Process, mut output: StepOutput) -> StepResult {
        let mut sent = Vec::new();
        for effect in &output.effects {
            if let Effect::Send(to, message) = effect {
                let (from, to, message) = (output.node, *to, Some(message.clone()));
                sent.push(self.link_messages.number(LinkMessage { from, to, message }));
            }
        }
        if after.liar.is_some() {
            // Nothing that it says of itself is believed, but its clients may believe it.
            let heard = self.judge.hears_liars();
            output.effects.retain(|effect| heard && matches!(effect, Effect::Reply(..)));
            output.started = None;
        }
        let silent =
            output.effects.is_empty() && output.started.is_none() && output.asked.is_none();
        let output = if silent { 0 } else { self.outputs.number(output) + 1 };
        StepResult { process: self.processes.number(after), sent, output }
    }
}

impl Space for Cores {
    fn begin(&mut self) -> InitialState {
        let has_past = self.disks.iter().any(Option::is_some);
        let monitor = self.core.monitor(&self.configs[0]);
        let first = self.judge.nothing(self.disks.len(), has_past, monitor);
        let mut memory = self.memories.number(first);
        let (mut processes, mut flights, mut violated) = (Vec::new(), Vec::new(), None);
        for at in 0..self.disks.len() {
            let disk = self.disks[at].clone().unwrap_or_else(|| self.core.empty());
            let node = self.configs[at].me();
            let down = Process::down(node, disk);
            let begun = down.let_happen(self.context(node), &LocalEvent::Restart);
            let Some((after, output)) = begun else { continue };
            let step = self.number_of(after, output);
            processes.push(step.process);
            flights.extend(step.sent);
            match self.judge(memory, step.output) {
                Ok(after) => memory = after,
                Err(first) => violated = violated.or(Some(first)),
            }
        }
        InitialState { processes, flights, memory, violated }
    }

    fn way(&self, flight: u32) -> Route {
        let place = |node: NodeId| u8::try_from(node.index()).unwrap_or(u8::MAX);
        let link_message = self.link_messages.get(flight);
        Route { from: place(link_message.from), to: place(link_message.to) }
    }

    fn place(&self, process: u32) -> u8 {
        u8::try_from(self.processes.get(process).node.index()).unwrap_or(u8::MAX)
    }

    fn end(&mut self, from: u8, to: u8) -> Option<u32> {
        let node = |place: u8| self.configs[usize::from(place)].me();
        let (from, to) = (node(from), node(to));
        let sessions = self.core.info.links == protocol::Links::Sessions;
        sessions.then(|| self.link_messages.number(LinkMessage { from, to, message: None }))
    }

    fn is_up(&self, process: u32) -> bool {
        self.processes.get(process).replica.is_some()
    }

    fn locals(&mut self, process: u32) -> Vec<LocalStep> {
        let process = self.processes.get(process);
        let mut events = Vec::new();
        if process.replica.is_none() {
            events.push((LocalEvent::Restart, Cost::Free));
        } else {
            if process.writes() {
                events.push((LocalEvent::Write, Cost::Free));
            }
            events.extend(
                process.timers.iter().map(|timer| (LocalEvent::Timer(*timer), Cost::Timer)),
            );
            for (which, ask) in (0..).zip(&self.bounds.requests) {
                if ask.at.is_none_or(|at| at == process.node) {
                    events.push((LocalEvent::Request(which), Cost::Request(which)));
                }
                if self.bounds.retries > 0 {
                    events.push((LocalEvent::Again(which), Cost::Again(which)));
                }
            }
            events.push((LocalEvent::Crash { kept: false }, Cost::Crash));
            if process.writes() {
                events.push((LocalEvent::Crash { kept: true }, Cost::Crash));
            }
            if self.bounds.liars > 0 && process.liar.is_none() {
                let all = self.core.info.lies.iter().map(|lie| lie.name);
                let told =
                    |kind: &&str| self.bounds.lies.is_empty() || self.bounds.lies.contains(kind);
                events.extend(all.filter(told).map(|kind| (LocalEvent::Lie(kind), Cost::Liar)));
            }
        }
        let number = |(event, cost)| LocalStep { input: self.events.number(event), cost };
        events.into_iter().map(number).collect()
    }

    fn step(&mut self, number: u32, input: ProcessInput) -> StepResult {
        let process = self.processes.get(number);
        let context = self.context(process.node);
        let done = match input {
            ProcessInput::Flight(flight) => process.hear(context, self.link_messages.get(flight)),
            ProcessInput::Local(local) => process.let_happen(context, self.events.get(local)),
        };
        match done {
            Some((after, output)) => self.number_of(after, output),
            None => StepResult { process: number, sent: Vec::new(), output: 0 },
        }
    }

    fn judge(&mut self, memory: u32, output: u32) -> Result<u32, FoundViolation> {
        if output == 0 {
            return Ok(memory);
        }
        let (before, told) = (self.memories.get(memory), self.outputs.get(output - 1));
        match self.judge.judge(before, output, told) {
            Ok(after) => Ok(self.memories.number(after)),
            Err(breach) => {
                Err(FoundViolation { property: breach.property, because: breach.because })
            }
        }
    }

    fn has_decided(&self, memory: u32) -> bool {
        self.memories.get(memory).agreement.has_decided()
    }

    fn bytes(&self) -> u64 {
        self.processes.bytes()
            + self.link_messages.bytes()
            + self.events.bytes()
            + self.memories.bytes()
            + self.outputs.bytes()
            + self.judge.bytes()
    }

    fn counterexample(&mut self, path: &[Transition]) -> Counterexample {
        counterexample::counterexample(self, path)
    }

    fn renamings(&self) -> u32 {
        self.symmetry.as_ref().map_or(1, Symmetry::count)
    }

    fn renamed(&mut self, renaming: u32, thing: Numbered) -> u32 {
        let Some(symmetry) = &self.symmetry else {
            let (Numbered::Process(same) | Numbered::Flight(same) | Numbered::JudgeState(same)) =
                thing;
            return same;
        };
        match thing {
            Numbered::Process(number) => {
                let renamed = symmetry.process(renaming, self.processes.get(number), &self.configs);
                self.processes.number(renamed)
            }
            Numbered::Flight(number) => {
                let renamed = symmetry.link_message(renaming, self.link_messages.get(number));
                self.link_messages.number(renamed)
            }
            Numbered::JudgeState(number) => {
                let memory = self.memories.get(number);
                let told = self.judge.renamed(memory.told, &symmetry.name(renaming));
                let renamed = symmetry.memory(renaming, memory, told);
                self.memories.number(renamed)
            }
        }
    }
}

impl Cores {
    /// The same, where nodes that are alike may be renamed. `P` must be the protocol.
    #[must_use]
    pub fn up_to_renaming<P: Symmetric>(mut self) -> Self {
        self.symmetry = Some(Symmetry::of::<P>(&self.config));
        self
    }
}

/// Sessions keep the order and double nothing; a lost message or a crash ends them.
fn in_order(scenario: &Scenario, bounds: &Bounds) -> Result<(), UnknownSetting> {
    let why = "for the links of this protocol are sessions";
    if bounds.links != LinkModel::Fifo {
        let links = if bounds.links == LinkModel::Unordered { "unordered" } else { "duplicating" };
        return Err(UnknownSetting::new("links", links, &format!("fifo, {why}")));
    }
    if bounds.duplicates > 0 {
        let most = bounds.duplicates.to_string();
        return Err(UnknownSetting::new("duplicates", &most, &format!("0, {why}")));
    }
    let nodes = scenario.world.nodes;
    if nodes > MEETING && (bounds.crashes > 0 || bounds.drops != Some(0)) {
        let most = format!("at most {MEETING} where sessions may end");
        return Err(UnknownSetting::new("nodes", &nodes.to_string(), &most));
    }
    Ok(())
}
