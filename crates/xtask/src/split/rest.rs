//! The second part: the functions that the first picture can do without.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{CompositeInnerType, Operator};

use super::Plan;
use super::whole::{TABLE, Whole};

/// What the second part takes over from the first, which knows it by short names.
pub(super) struct Shared {
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
}

/// Numbers from zero on, in order.
fn numbered(of: BTreeSet<u32>) -> BTreeMap<u32, u32> {
    of.into_iter().zip(0..).collect()
}

impl Shared {
    pub(super) fn of(whole: &Whole<'_>, plan: &Plan<'_>) -> Result<Self> {
        let (mut functions, mut globals) = (BTreeSet::new(), BTreeSet::new());
        let mut tables = BTreeSet::from([TABLE]);
        for (_, body) in whole.defined().filter(|it| plan.cut.behind(it.0)) {
            for operator in body.get_operators_reader()? {
                match operator? {
                    Operator::Call { function_index: it } if !plan.cut.behind(it) => {
                        functions.insert(it);
                    }
                    Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                        globals.insert(global_index);
                    }
                    Operator::TableGet { table }
                    | Operator::TableSet { table }
                    | Operator::TableGrow { table }
                    | Operator::TableSize { table }
                    | Operator::TableFill { table } => {
                        tables.insert(table);
                    }
                    Operator::TableCopy { .. }
                    | Operator::TableInit { .. }
                    | Operator::MemoryInit { .. }
                    | Operator::DataDrop { .. } => bail!("a function does what cannot be cut"),
                    _ => {}
                }
            }
        }
        Ok(Self {
            functions: numbered(functions),
            globals: numbered(globals),
            tables: numbered(tables),
        })
    }

    /// Everything, with the name that both parts know it by.
    pub(super) fn named(&self) -> impl Iterator<Item = (String, ExportKind, u32)> {
        let kind = |of: &BTreeMap<u32, u32>, kind| {
            let indices: Vec<_> = of.keys().copied().collect();
            indices.into_iter().map(move |index| (kind, index))
        };
        let functions = kind(&self.functions, ExportKind::Func);
        let tables = kind(&self.tables, ExportKind::Table);
        let globals = kind(&self.globals, ExportKind::Global);
        let memory = [(ExportKind::Memory, 0)];
        let all = functions.chain(tables).chain(memory).chain(globals);
        all.zip(0..).map(|((kind, index), number)| (short(number), kind, index))
    }
}

/// `a0`, `b0`, … `z0`, `a1`, …: nothing else in the module is called so.
fn short(number: u32) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    format!("{letter}{}", number / 26)
}

/// How many arguments a function of this type takes.
pub(super) fn arguments(whole: &Whole<'_>, kind: u32) -> Result<u32> {
    let types = whole.types.iter().flat_map(|group| group.types());
    let found = types.map(|it| &it.composite_type.inner).nth(kind as usize);
    let Some(CompositeInnerType::Func(function)) = found else { bail!("no type of a function") };
    Ok(u32::try_from(function.params().len())?)
}

pub(super) fn write(whole: &Whole<'_>, plan: &Plan<'_>) -> Result<Vec<u8>> {
    let shared = Shared::of(whole, plan)?;
    let named: Vec<_> = shared.named().collect();
    let mut part = Rest { shared, functions: BTreeMap::new() };
    let own = part.shared.functions.len();
    let behind = whole.defined().map(|it| it.0).filter(|it| plan.cut.behind(*it));
    part.functions = behind.zip(u32::try_from(own)?..).collect();
    let mut types = TypeSection::new();
    for group in whole.types.iter().cloned() {
        part.parse_recursive_type_group(types.ty(), group)?;
    }
    let mut imports = ImportSection::new();
    for (name, kind, index) in named {
        let at = index as usize;
        let entity = match kind {
            ExportKind::Func => EntityType::Function(whole.functions[at]),
            ExportKind::Table => {
                let mut table = part.table_type(whole.tables[at])?;
                if index == TABLE {
                    table.minimum = plan.length.into();
                    table.maximum = Some(plan.length.into());
                }
                EntityType::Table(table)
            }
            ExportKind::Memory => EntityType::Memory(part.memory_type(whole.memories[0])?),
            _ => EntityType::Global(part.global_type(whole.globals[at].ty)?),
        };
        imports.import("first", &name, entity);
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for (function, body) in whole.defined().filter(|it| plan.cut.behind(it.0)) {
        functions.function(whole.functions[function as usize]);
        part.parse_function_body(&mut code, body.clone())?;
    }
    let mut elements = ElementSection::new();
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (&slot, function) in &plan.slots {
        let number = *part.functions.get(function).context("a slot without its function")?;
        match runs.last_mut() {
            Some((from, run)) if *from as usize + run.len() == slot as usize => run.push(number),
            _ => runs.push((slot, vec![number])),
        }
    }
    for (from, run) in runs {
        let offset = ConstExpr::i32_const(i32::try_from(from)?);
        elements.active(None, &offset, Elements::Functions(run.into()));
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&elements).section(&code);
    Ok(module.finish())
}

struct Rest {
    shared: Shared,
    functions: BTreeMap<u32, u32>,
}

impl Reencode for Rest {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = self.functions.get(&function);
        Ok(*own.unwrap_or_else(|| &self.shared.functions[&function]))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.shared.globals[&global])
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.shared.tables[&table])
    }
}
