//! The module as it was linked: what a cut must know of it.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    ConstExpr, Data, DataSectionReader, ElementItems, ElementKind, ElementSectionReader, Export,
    ExternalKind, FunctionBody, Global, Import, KnownCustom, MemoryType, Name, NameSectionReader,
    Operator, Parser, Payload, RecGroup, TableType, TypeRef,
};

/// The function table that calls through values go by.
pub(super) const TABLE: u32 = 0;

/// A module of one memory, whose functions are named.
#[derive(Default)]
pub(super) struct Whole<'a> {
    pub(super) types: Vec<RecGroup>,
    pub(super) imports: Vec<Import<'a>>,
    /// The type of every function, the imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<Global<'a>>,
    pub(super) exports: Vec<Export<'a>>,
    /// The functions in the table, by their places.
    pub(super) slots: BTreeMap<u32, u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) data: Vec<Data<'a>>,
    names: BTreeMap<u32, &'a str>,
}

impl<'a> Whole<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut whole = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    whole.types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(section) => {
                    whole.imports = section.into_imports().collect::<Result<_, _>>()?;
                    for import in &whole.imports {
                        let TypeRef::Func(kind) = import.ty else {
                            bail!("{} is imported, and is no function", import.name);
                        };
                        whole.functions.push(kind);
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        whole.functions.push(kind?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        whole.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(section) => {
                    whole.memories = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::GlobalSection(section) => {
                    whole.globals = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ExportSection(section) => {
                    whole.exports = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ElementSection(section) => whole.slots = slots(section)?,
                Payload::DataSection(section) => whole.data = data(section)?,
                Payload::CodeSectionEntry(body) => whole.bodies.push(body),
                Payload::StartSection { .. } => bail!("the module runs a function by itself"),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        whole.names = names(section)?;
                    }
                }
                _ => {}
            }
        }
        ensure!(whole.memories.len() == 1, "there is more than one memory, or none");
        ensure!(!whole.names.is_empty(), "functions have no names: wasm-opt was run without -g");
        Ok(whole)
    }

    pub(super) fn imported(&self) -> u32 {
        u32::try_from(self.imports.len()).expect("few imports")
    }

    /// Every function that is not imported, and its body.
    pub(super) fn defined(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        (self.imported()..).zip(&self.bodies)
    }

    pub(super) fn exported(&self) -> impl Iterator<Item = u32> {
        let functions = self.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        functions.map(|export| export.index)
    }

    /// A function's name as its source has it: without the numbers that tell crates apart.
    pub(super) fn name(&self, function: u32) -> String {
        let mut name = String::new();
        let mut left = self.names.get(&function).copied().unwrap_or_default();
        while let Some((before, from)) = left.split_once('[') {
            name.push_str(before);
            left = match from.split_once(']') {
                Some((number, after)) if number.bytes().all(|it| it.is_ascii_hexdigit()) => after,
                _ => {
                    name.push('[');
                    from
                }
            };
        }
        name + left
    }
}

/// The functions that a body calls by name.
pub(super) fn calls(body: &FunctionBody<'_>) -> Result<Vec<u32>> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => calls.push(function_index),
            Operator::RefFunc { .. } | Operator::ReturnCall { .. } => {
                bail!("a function is referred to in a way that cannot be cut")
            }
            _ => {}
        }
    }
    Ok(calls)
}

/// What a table or memory is filled with from the beginning.
fn offset(expression: &ConstExpr<'_>) -> Result<u32> {
    let mut reader = expression.get_operators_reader();
    match reader.read()? {
        Operator::I32Const { value } => Ok(u32::try_from(value)?),
        other => bail!("a table is filled from {other:?}"),
    }
}

fn slots(section: ElementSectionReader<'_>) -> Result<BTreeMap<u32, u32>> {
    let mut slots = BTreeMap::new();
    for element in section {
        let element = element?;
        let ElementKind::Active { table_index, offset_expr } = element.kind else { continue };
        let ElementItems::Functions(functions) = element.items else {
            bail!("a table is filled with expressions");
        };
        ensure!(table_index.unwrap_or(TABLE) == TABLE, "there are two tables of functions");
        let from = offset(&offset_expr)?;
        for (slot, function) in (from..).zip(functions) {
            slots.insert(slot, function?);
        }
    }
    Ok(slots)
}

fn data(section: DataSectionReader<'_>) -> Result<Vec<Data<'_>>> {
    section.into_iter().collect::<Result<_, _>>().context("data")
}

fn names(section: NameSectionReader<'_>) -> Result<BTreeMap<u32, &str>> {
    let mut names = BTreeMap::new();
    for subsection in section {
        if let Name::Function(functions) = subsection? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, naming.name);
            }
        }
    }
    Ok(names)
}
