// Opens a core, then answers calls one after the other.
import { openCore, Refused, type Core } from "../../../sim/explorer/core/core";

let core: Core;
self.onmessage = async (event: MessageEvent) => {
  const { id, call, request, numbers, module, packet } = event.data;
  try {
    if (call === "open") {
      core = await openCore(module, packet);
      self.postMessage({ id, answer: {} });
      return;
    }
    const answer = call === "keep" ? core.keep(request, numbers) : (core as any)[call](request);
    self.postMessage({ id, answer }, answer.numbers ? { transfer: [answer.numbers.buffer] } : {});
  } catch (error) {
    self.postMessage({ id, error: error instanceof Refused ? error.faults : String(error) });
  }
};
