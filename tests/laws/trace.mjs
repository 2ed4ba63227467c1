// Plays scripts inside a wasm module and prints their traces.
import { readFileSync } from "node:fs";
const [, , file, scripts] = process.argv;
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
for (const script of readFileSync(scripts, "utf8").split("\0")) {
  for (const byte of new TextEncoder().encode(script)) exports.hear(byte);
  const bytes = new Uint8Array(exports.play());
  for (let at = 0; at < bytes.length; at++) bytes[at] = exports.say(at);
  process.stdout.write(bytes);
}
