// A worker: opens a core, then answers calls in the order in which they come.
import {openCore, Refused, type Core} from "../core/core";
import type {Call, Reply} from "./channel";

let core: Core;

function answer({call, request, numbers}: Call): object {
  if (call === "keep") return core.keep(request as never, numbers!);
  return (core as unknown as Record<string, (request: object) => object>)[call]!(request);
}

async function reply(call: Call): Promise<Reply> {
  try {
    if (call.call !== "open") return {id: call.id, answer: answer(call)};
    core = await openCore(call.module!, call.packet!);
    return {id: call.id, answer: {}};
  } catch (error) {
    return {id: call.id, refused: error instanceof Refused ? error.faults : undefined, failed: String(error)};
  }
}

self.onmessage = async (event: MessageEvent<Call>) => {
  const found = await reply(event.data);
  const numbers = (found.answer as {numbers?: Float64Array} | undefined)?.numbers;
  self.postMessage(found, numbers ? {transfer: [numbers.buffer]} : {});
};
