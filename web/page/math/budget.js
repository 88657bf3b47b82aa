// The budget of a formula. MathJax compiles and lays out a formula in one task, so a large one
// would delay keystrokes, and a deep one crashes the tab (browser/nesting.js). A formula that
// exceeds its budget is shown as source.
//
// Measured on a slow machine: a sum of 1,000 terms creates 4,000 nodes and characters. It takes 0.2
// s to compile and 0.15 s to lay out the first time, and a third of that later.

import { MapHandler } from "mathjax-full/js/input/tex/MapHandler.js"
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js"
import { AmsMethods } from "mathjax-full/js/input/tex/ams/AmsMethods.js"
import "mathjax-full/js/input/tex/physics/PhysicsConfiguration.js"
import PhysicsModule from "mathjax-full/js/input/tex/physics/PhysicsMethods.js"

/** @import TexParser from "mathjax-full/js/input/tex/TexParser.js" */

/**
 * The reason why a formula is not rendered: its size, or its depth.
 * @typedef {"large" | "deep"} Excess
 */

/**
 * Largest number of nodes and characters of MathML, and of UTF-16 units of source.
 * @typedef {{ nodes: number, source: number }} Budget
 */

/** @type {Budget} */
export const USUAL = { nodes: 6000, source: 20_000 }

/** The budget of a formula that the reader asked for; it may take some seconds. @type {Budget} */
export const RAISED = { nodes: 60_000, source: 200_000 }

/**
 * Largest depth of the MathML tree: MathJax recurses into it, with about ten times as many levels.
 */
const MOST_LEVELS = 200

/** Thrown during compilation when a formula exceeds its budget. */
class TooLarge extends Error {}

/** Number of nodes that the current formula may still create. One formula is compiled at a time. */
let left = Infinity

/** @param {number} cost */
function spend(cost) {
  left -= cost
  if (left < 0) throw new TooLarge()
}

/** Makes TeX count the nodes that it creates. @param {{ nodeFactory: any }} parseOptions */
export function countNodes({ nodeFactory }) {
  const create = nodeFactory.create
  /** @type {(kind: string, ...rest: any[]) => unknown} */
  nodeFactory.create = (kind, ...rest) => {
    // Each character of a text becomes an element; a token is created by two more calls.
    spend(kind === "text" ? rest[0]?.length ?? 0 : kind === "token" ? 0 : 1)
    return create.call(nodeFactory, kind, ...rest)
  }
}

/**
 * Runs `compile` within a budget; throws TooLarge if it exceeds it.
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
 * Returns the reason for an exception from MathJax, null for an error in the formula.
 * @param {unknown} error
 * @returns {Excess | null}
 */
export function excessOf(error) {
  if (error instanceof TooLarge) return "large"
  // A stack overflow; in Firefox, that is an InternalError.
  const isOverflow = error instanceof RangeError && /stack/i.test(error.message)
  return isOverflow || /** @type {Error} */ (error)?.name === "InternalError" ? "deep" : null
}

/** Whether a MathML tree is too deep for MathJax's layout. @param {any} root */
export function isTooDeep(root) {
  let level = [root]
  for (let levels = 0; level.length; levels++) {
    if (levels > MOST_LEVELS) return true
    level = level.flatMap(node => node.childNodes?.filter(Boolean) ?? [])
  }
  return false
}

// A CommonJS default export: bundlers import the object itself, Node.js the module around it.
const Physics = /** @type {any} */ (/** @type {any} */ (PhysicsModule).default ?? PhysicsModule)

/**
 * Macros that write a matrix of a given size before a node of it is created, and the number of
 * their arguments.
 */
const MATRICES = new Map([[Physics.IdentityMatrix, 1], [Physics.XMatrix, 3]])

const { map: macros } = /** @type {any} */ (MapHandler.getMap("Physics-matrix-macros"))
for (const macro of macros.values()) {
  const count = MATRICES.get(macro.func)
  if (count) macro._func = measured(macro.func, count)
}

/**
 * Returns a macro that counts the cells of its matrix first.
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

// The number of columns of these environments is an argument.
const { map: environments } = /** @type {any} */ (MapHandler.getMap("AMSmath-environment"))
for (const environment of environments.values()) {
  if (environment.func === AmsMethods.AlignAt) environment._func = measuredColumns(environment.func)
}

/**
 * @callback Environment
 * @param {TexParser} parser
 * @param {any} begin
 * @param {boolean} isNumbered
 * @param {boolean} isTaggable
 * @returns {unknown}
 */

/**
 * Returns an environment that counts its columns first.
 * @param {Environment} write
 * @returns {Environment}
 */
function measuredColumns(write) {
  return (parser, begin, isNumbered, isTaggable) => {
    const { i } = parser
    const name = `\\begin{${begin.getName()}}`
    if (!isTaggable) parser.GetBrackets(name)
    spend(Math.abs(parseInt(parser.GetArgument(name), 10)) || 0)
    parser.i = i
    return write(parser, begin, isNumbered, isTaggable)
  }
}
