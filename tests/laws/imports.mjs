// Prints what a wasm module imports: nothing, for a pure one.
import { readFileSync } from "node:fs";
const module = new WebAssembly.Module(readFileSync(process.argv[2]));
for (const { module: from, name } of WebAssembly.Module.imports(module)) console.log(`${from}.${name}`);
