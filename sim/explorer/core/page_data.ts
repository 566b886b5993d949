// The data that `chokepoint explore` puts into a page: <script id="core"> and <script id="packet">, deflated, in
// base64.

/** The bytes of an element's text. Throws a reason that can be shown where the browser cannot inflate them. */
export async function pageData(id: "core"|"packet"): Promise<Uint8Array> {
  const text = document.getElementById(id)?.textContent?.trim() ?? "";
  if (typeof DecompressionStream === "undefined") throw new Error("This browser is too old to unpack the page's data.");
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
