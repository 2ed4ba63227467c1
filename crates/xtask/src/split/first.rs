//! The first part: the module without the functions of the second.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, ImportSection, Instruction, MemorySection, Module,
    TableSection, TableType, TypeSection,
};
use wasmparser::{FunctionBody, Operator};

use super::Plan;
use super::rest::{self, Shared};
use super::whole::{TABLE, Whole};

pub(super) fn write(whole: &Whole<'_>, plan: &Plan<'_>) -> Result<Vec<u8>> {
    let mut part = First::of(whole, plan);
    let mut types = TypeSection::new();
    for group in whole.types.iter().cloned() {
        part.parse_recursive_type_group(types.ty(), group)?;
    }
    let mut imports = ImportSection::new();
    for import in &whole.imports {
        part.parse_import(&mut imports, *import)?;
    }
    let mut tables = TableSection::new();
    for (index, table) in whole.tables.iter().enumerate() {
        let mut table = part.table_type(*table)?;
        if index == TABLE as usize {
            table = TableType {
                minimum: plan.length.into(),
                maximum: Some(plan.length.into()),
                ..table
            };
        }
        tables.table(table);
    }
    let mut memories = MemorySection::new();
    memories.memory(part.memory_type(whole.memories[0])?);
    let mut globals = GlobalSection::new();
    for global in whole.globals.iter().cloned() {
        part.parse_global(&mut globals, global)?;
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for (function, body) in whole.defined().filter(|it| !plan.cut.rest.contains(&it.0)) {
        functions.function(whole.functions[function as usize]);
        part.parse_function_body(&mut code, body.clone())?;
    }
    for (&slot, &function) in &plan.slots {
        functions.function(whole.functions[function as usize]);
        code.function(&part.stand_in(function, slot)?);
    }
    for &function in part.passages.keys() {
        functions.function(whole.functions[function as usize]);
        code.function(&part.passage(function)?);
    }
    let mut elements = ElementSection::new();
    let from = whole.slots.keys().next().copied().unwrap_or_default();
    let filled = (from..plan.length).map(|slot| part.at(slot)).collect::<Option<Vec<_>>>();
    let filled = filled.context("there are holes in the table")?;
    let offset = ConstExpr::i32_const(i32::try_from(from)?);
    elements.active(None, &offset, Elements::Functions(filled.into()));
    let mut exports = ExportSection::new();
    for export in &whole.exports {
        part.parse_export(&mut exports, *export)?;
    }
    let shared = Shared::of(whole, plan)?;
    for (name, kind, index) in shared.named() {
        let index = if kind == ExportKind::Func { part.function_index(index)? } else { index };
        exports.export(&name, kind, index);
    }
    let mut data = DataSection::new();
    for datum in &whole.data {
        part.parse_data(&mut data, datum.clone())?;
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables);
    module.section(&memories).section(&globals).section(&exports).section(&elements);
    module.section(&code).section(&data);
    Ok(module.finish())
}

struct First<'a> {
    whole: &'a Whole<'a>,
    plan: &'a Plan<'a>,
    /// The new number of every function that stays.
    numbers: Vec<u32>,
    /// The number of the first stand-in.
    stand_ins: u32,
    /// Functions of the second part that are known outside, and the numbers of those that pass on
    /// to them.
    passages: BTreeMap<u32, u32>,
}

impl<'a> First<'a> {
    fn of(whole: &'a Whole<'a>, plan: &'a Plan<'a>) -> Self {
        let mut next = 0;
        let mut numbers = Vec::new();
        for function in (0..).take(whole.functions.len()) {
            numbers.push(next);
            next += u32::from(!plan.cut.rest.contains(&function));
        }
        let behind: BTreeSet<_> =
            whole.exported().filter(|it| plan.cut.rest.contains(it)).collect();
        let from = next + u32::try_from(plan.slots.len()).unwrap_or_default();
        Self {
            whole,
            plan,
            numbers,
            stand_ins: next,
            passages: behind.into_iter().zip(from..).collect(),
        }
    }

    /// What lies in a slot of the table from the beginning.
    fn at(&self, slot: u32) -> Option<u32> {
        if self.plan.slots.contains_key(&slot) {
            let before = self.plan.slots.range(..slot).count();
            return Some(self.stand_ins + u32::try_from(before).ok()?);
        }
        self.whole.slots.get(&slot).map(|&function| self.numbers[function as usize])
    }

    /// Has the second part fetched, which puts the function itself into the slot, and calls that.
    fn stand_in(&self, function: u32, slot: u32) -> Result<Function> {
        let mut body = Function::new([]);
        body.instruction(&Instruction::I32Const(i32::try_from(slot)?));
        body.instruction(&Instruction::Call(self.plan.fetch));
        body.instruction(&Instruction::Drop);
        self.pass_on(body, function)
    }

    /// What is known outside in place of a function of the second part.
    fn passage(&self, function: u32) -> Result<Function> {
        self.pass_on(Function::new([]), function)
    }

    fn pass_on(&self, mut body: Function, function: u32) -> Result<Function> {
        let kind = self.whole.functions[function as usize];
        for argument in 0..rest::arguments(self.whole, kind)? {
            body.instruction(&Instruction::LocalGet(argument));
        }
        through(&mut body, self.plan.crossed[&function], kind)?;
        body.instruction(&Instruction::End);
        Ok(body)
    }
}

fn through(body: &mut Function, slot: u32, kind: u32) -> Result<()> {
    body.instruction(&Instruction::I32Const(i32::try_from(slot)?));
    body.instruction(&Instruction::CallIndirect { type_index: kind, table_index: TABLE });
    Ok(())
}

impl Reencode for First<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let passage = self.passages.get(&function).copied();
        Ok(passage.unwrap_or(self.numbers[function as usize]))
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index }
                    if let Some(&slot) = self.plan.crossed.get(&function_index) =>
                {
                    let kind = self.whole.functions[function_index as usize];
                    // Slots are small numbers.
                    let _ = through(&mut function, slot, kind);
                }
                operator => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}
