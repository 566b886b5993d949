declare module "worker" {
  /** The script of a worker, as text: core/assemble.mjs bundles it. */
  const text: string;
  export default text;
}
