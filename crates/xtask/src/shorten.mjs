// Shortens the names by which the module and its glue know each other, and takes comments and
// indentation out of the glue.
//
// Each import is called after what it does and a hash of sixteen digits, in both files. Digits of a
// hash do not compress, and nothing but these two files reads them: they weigh 4 KB. No minifier
// understands how the glue exports, so what is only for readers goes here, too.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2];
const page = readFileSync(join(dist, "index.html"), "utf8");
const [, stem] = page.match(/href=\.\/([\w-]+)_bg\.wasm/) ?? fail("no module in index.html");
const old = { glue: readFileSync(join(dist, `${stem}.js`)), wasm: readFileSync(join(dist, `${stem}_bg.wasm`)) };

const names = new Map();
const wasm = withImports(old.wasm, short);
let glue = old.glue.toString();
for (const [long, name] of names) {
  const parts = glue.split(long);
  if (parts.length !== 2) fail(`${long} stands ${parts.length - 1} times in the glue`);
  glue = parts.join(name);
}
glue = Buffer.from(glue.replace(/^\s*\/\*\*$[^]*?\*\/$/gm, "").replace(/^\s*(\/\/.*)?\n?/gm, ""));

const [, name] = stem.match(/^(.*)-[0-9a-f]+$/) ?? fail(`${stem} has no hash`);
const fresh = `${name}-${createHash("sha256").update(glue).update(wasm).digest("hex").slice(0, 16)}`;
let changed = page.replaceAll(stem, fresh);
for (const [ending, before, after] of [[".js", old.glue, glue], ["_bg.wasm", old.wasm, wasm]]) {
  if (!changed.includes(digest(before))) fail(`index.html does not vouch for ${stem}${ending}`);
  changed = changed.replace(digest(before), digest(after));
  renameSync(join(dist, stem + ending), join(dist, fresh + ending));
  writeFileSync(join(dist, fresh + ending), after);
}
writeFileSync(join(dist, "index.html"), changed);

// `__wbg_get_6d8c2f1b0a9e7c35` is `get`, the next of that name is `get1`.
function short(long) {
  const [, plain] = long.match(/^__wb\w*?_(\w+)_[0-9a-f]{16}$/) ?? [];
  if (!plain) return long;
  const taken = [...names.values()];
  let name = plain;
  for (let more = 1; taken.includes(name); more += 1) name = plain + more;
  names.set(long, name);
  return name;
}

// The module with other names for what it imports, section by section.
function withImports(bytes, rename) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, begin] = number(bytes, at + 1);
    const end = begin + length;
    const section = bytes[at] === 2 ? imports(bytes.subarray(begin, end), rename) : bytes.subarray(begin, end);
    parts.push(bytes.subarray(at, at + 1), leb(section.length), section);
    at = end;
  }
  return Buffer.concat(parts);
}

function imports(bytes, rename) {
  let [count, at] = number(bytes, 0);
  const parts = [leb(count)];
  for (; count > 0; count -= 1) {
    const [length, begin] = number(bytes, at);
    const [long, from] = number(bytes, begin + length);
    const name = Buffer.from(rename(bytes.toString("utf8", from, from + long)));
    // Only functions are imported: their kind, and the number of their type.
    if (bytes[from + long] !== 0) fail("the module imports more than functions");
    const [, next] = number(bytes, from + long + 1);
    parts.push(bytes.subarray(at, begin + length), leb(name.length), name, bytes.subarray(from + long, next));
    at = next;
  }
  return Buffer.concat(parts);
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value |= (bytes[at] & 127) << shift;
    if (bytes[at] < 128) return [value >>> 0, at + 1];
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

function digest(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

function fail(why) {
  throw new Error(`cannot shorten the page: ${why}`);
}
