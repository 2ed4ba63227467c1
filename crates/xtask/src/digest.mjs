// Prints the SHA-384 of each file named, as hexadecimal digits and as base64.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

for (const path of process.argv.slice(2)) {
  const digest = createHash("sha384").update(readFileSync(path)).digest();
  console.log(digest.toString("hex"), digest.toString("base64"));
}
