// model_of.mjs BUNDLE: prints what the module of a bundle makes of the model's probe, as `chokepoint --version` has it.
import {readFile} from "node:fs/promises";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";

const bundle = resolve(process.argv[2]);
const {openCore} = await import(pathToFileURL(`${bundle}/core.mjs`));
const [module, packet] = await Promise.all(["core.wasm", "packet"].map((name) => readFile(`${bundle}/${name}`)));
console.log((await openCore(module, packet)).probe().model);
