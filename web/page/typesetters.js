import { lazily } from "../browser/version.js"

/**
 * The typesetters of the page. To add one, implement `Typesetter` (types.d.ts) in a folder of its
 * own and list it here. Each searches the elements that the ones before it left as they are.
 * @type {import("../types").TypesetterKind[]}
 */
export const typesetters = [
  {
    isEnabled: post => post.math,
    mayHold: text => /[$\\]/.test(text),
    load: async () => (await lazily(() => import("./math/index.js"))).createMath,
  },
]
