// The command line, to compare the page with.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the command line prints. */
export const synod = (args, input = "") =>
  execFileSync("cargo", ["run", "--quiet", "--package", "cli", "--", ...args], { cwd: root, input, encoding: "utf8" });

/** The fragment of a script's link, with its `#`. */
export const link = (script) => synod(["link", "-"], script).trim();

/** The script in a link. */
export const decode = (link) => synod(["link", "--decode", link]);
