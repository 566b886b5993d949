// The page: opens the model, then keeps controls, runs and charts in step.
import {pageData} from "../core/page_data";
import {openPage} from "./page";
import {byId} from "./dom";

async function begin(): Promise<void> {
  const [core, packet] = await Promise.all([pageData("core"), pageData("packet")]);
  await openPage({module: await WebAssembly.compile(core as BufferSource), packet});
}

begin().catch((error: unknown) => {
  byId("finding").textContent =
      `The model could not be opened. ${error instanceof Error ? error.message : String(error)}`;
  document.body.classList.add("failed");
});
