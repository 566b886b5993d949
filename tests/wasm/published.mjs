// published.mjs PAGE BUNDLE: is a published explorer that of this program? Its data must be those that the program packs now, but for
// the names of version and commit, and its module must be of the same model. BUNDLE has core.mjs, core.wasm and packet.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";

const [page, bundle] = process.argv.slice(2), text = await readFile(page, "utf8");
const { openCore } = await import(pathToFileURL(resolve(bundle, "core.mjs")));

/** What a page carries under a name. */
function carried(id) {
  const found = text.match(new RegExp(`<script id="${id}" type="text/plain">([^<]*)</script>`));
  if (!found) throw new Error(`${page} carries no ${id}`);
  return inflateRawSync(Buffer.from(found[1], "base64"));
}

/** The heading of a packet without version and commit, and all that follows it. */
function parts(packet) {
  const length = packet.readUInt32LE(8), { version, commit, ...heading } = JSON.parse(packet.subarray(12, 12 + length));
  return [JSON.stringify(heading), packet.subarray(12 + length)];
}

const model = async (module, packet) => (await openCore(module, packet)).probe().model;
const made = await readFile(resolve(bundle, "packet")), packet = carried("packet");
const [heading, body] = parts(packet), [wanted, follows] = parts(made), faults = [];
if (heading !== wanted || !body.equals(follows)) faults.push("its data are not those of this program");
const [there, here] = [await model(carried("core"), packet), await model(await readFile(resolve(bundle, "core.wasm")), made)];
if (there !== here) faults.push(`it has the model ${there}, and this program ${here}`);
for (const fault of faults) console.log(`${page}: ${fault}; scripts/explore --publish makes it again`);
process.exit(faults.length ? 1 : 0);
