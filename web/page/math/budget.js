// What one formula may cost. MathJax compiles and lays out a formula in one go, so a large one would hold up keystrokes; and a
// deep one ends the tab (browser/nesting.js). A formula above its budget shows its source.
//
// Measured on a slow machine: a sum of 1,000 terms creates 4,000 nodes and characters, which takes 0.2 s to compile and 0.15 s
// to lay out the first time, a third of that once MathJax is warm.

import { MapHandler } from "mathjax-full/js/input/tex/MapHandler.js"
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js"
import { AmsMethods } from "mathjax-full/js/input/tex/ams/AmsMethods.js"
import "mathjax-full/js/input/tex/physics/PhysicsConfiguration.js"
import PhysicsModule from "mathjax-full/js/input/tex/physics/PhysicsMethods.js"

/** @import TexParser from "mathjax-full/js/input/tex/TexParser.js" */

/** Why a formula is not rendered: it costs too much, or nests too deeply. @typedef {"large" | "deep"} Excess */

/** How many nodes and characters of MathML, and characters of source, a formula may have. @typedef {{ nodes: number, source: number }} Budget */

/** @type {Budget} */
export const USUAL = { nodes: 6000, source: 20_000 }

/** Where the writer asked for the formula all the same: some seconds. @type {Budget} */
export const RAISED = { nodes: 60_000, source: 200_000 }

/** How deep the MathML tree may be: MathJax recurses into it, at about ten times as many levels. */
const MOST_LEVELS = 200

/** Thrown out of MathJax where a formula is above its budget. */
export class TooLarge extends Error {}

/** The nodes that the formula which is compiled now may still create. One formula is compiled at a time. */
let left = Infinity

/** @param {number} cost */
function spend(cost) {
  if ((left -= cost) < 0) throw new TooLarge()
}

/**
 * Makes TeX count the nodes that it creates.
 * @param {{ nodeFactory: any }} parseOptions
 */
export function countNodes({ nodeFactory }) {
  const create = nodeFactory.create
  /** @type {(kind: string, ...rest: any[]) => unknown} */
  nodeFactory.create = (kind, ...rest) => {
    // Each character of a text becomes an element; a token is made by two further calls.
    spend(kind === "text" ? rest[0]?.length ?? 0 : kind === "token" ? 0 : 1)
    return create.call(nodeFactory, kind, ...rest)
  }
}

/**
 * Runs `compile`, which may create as many nodes as the budget has.
 * @template T
 * @param {string} tex
 * @param {Budget} budget
 * @param {() => T} compile
 * @returns {T}
 */
export function within(tex, { nodes, source }, compile) {
  if (tex.length > source) throw new TooLarge()
  left = nodes
  try {
    return compile()
  } finally {
    left = Infinity
  }
}

/**
 * Why a formula cannot be rendered that made MathJax throw, null for an error in the formula.
 * @param {unknown} error
 * @returns {Excess | null}
 */
export function excessOf(error) {
  if (error instanceof TooLarge) return "large"
  // The engines' error for a stack that is full; Firefox calls it an InternalError.
  if (error instanceof RangeError && /stack/i.test(error.message) || /** @type {Error} */ (error)?.name === "InternalError") return "deep"
  return null
}

/**
 * Reports whether a MathML tree is deeper than MathJax can lay out.
 * @param {any} root
 */
export function isTooDeep(root) {
  let level = [root]
  for (let levels = 0; level.length; levels++) {
    if (levels > MOST_LEVELS) return true
    level = level.flatMap(node => node.childNodes?.filter(Boolean) ?? [])
  }
  return false
}

// A CommonJS default export: bundlers hand over the object itself, Node the module around it.
const Physics = /** @type {any} */ (/** @type {any} */ (PhysicsModule).default ?? PhysicsModule)

/** Macros that write a matrix as large as their arguments say, before a node of it is created: how many arguments they have. */
const MATRICES = new Map([[Physics.IdentityMatrix, 1], [Physics.XMatrix, 3]])

for (const macro of /** @type {any} */ (MapHandler.getMap("Physics-matrix-macros")).map.values()) {
  const count = MATRICES.get(macro.func)
  if (count) macro._func = measured(macro.func, count)
}

/**
 * @param {(parser: TexParser, name: string) => void} write
 * @param {number} count
 */
function measured(write, count) {
  return (/** @type {TexParser} */ parser, /** @type {string} */ name) => {
    const { i } = parser
    parser.GetStar()
    const sizes = Array.from({ length: count }, () => parseInt(parser.GetArgument(name), 10) || 1)
    if (count === 1) sizes.push(sizes[0])
    spend(Math.abs(sizes.at(-1) ?? 1) * Math.abs(sizes.at(-2) ?? 1))
    parser.i = i
    return write(parser, name)
  }
}

// These environments list as many columns as their argument says.
for (const environment of /** @type {any} */ (MapHandler.getMap("AMSmath-environment")).map.values()) {
  if (environment.func === AmsMethods.AlignAt) environment._func = measuredColumns(environment.func)
}

/** @param {(parser: TexParser, begin: any, numbered: boolean, taggable: boolean) => unknown} write */
function measuredColumns(write) {
  return (/** @type {TexParser} */ parser, /** @type {any} */ begin, /** @type {boolean} */ numbered, /** @type {boolean} */ taggable) => {
    const { i } = parser
    const name = `\\begin{${begin.getName()}}`
    if (!taggable) parser.GetBrackets(name)
    spend(Math.abs(parseInt(parser.GetArgument(name), 10)) || 0)
    parser.i = i
    return write(parser, begin, numbered, taggable)
  }
}
