// The TeX extensions that MathJax fetches from its host when a formula needs one. They are bundled,
// so that they work offline. As on the published page, they are added by \require{name}, and by the
// commands and environments that they define ("autoload").
//
// MathJax's autoload and require depend on its loader and on window.MathJax, which a bundle does
// not have. This package has the same names, table and effect.

import { Configuration, ConfigurationHandler } from "mathjax-full/js/input/tex/Configuration.js"
import { CommandMap } from "mathjax-full/js/input/tex/SymbolMap.js"
import { Macro } from "mathjax-full/js/input/tex/Symbol.js"
import TexErrorModule from "mathjax-full/js/input/tex/TexError.js"

import "mathjax-full/js/input/tex/action/ActionConfiguration.js"
import "mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js"
import "mathjax-full/js/input/tex/bbox/BboxConfiguration.js"
import "mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js"
import "mathjax-full/js/input/tex/braket/BraketConfiguration.js"
import "mathjax-full/js/input/tex/bussproofs/BussproofsConfiguration.js"
import "mathjax-full/js/input/tex/cancel/CancelConfiguration.js"
import "mathjax-full/js/input/tex/cases/CasesConfiguration.js"
import "mathjax-full/js/input/tex/centernot/CenternotConfiguration.js"
import "mathjax-full/js/input/tex/color/ColorConfiguration.js"
import "mathjax-full/js/input/tex/colortbl/ColortblConfiguration.js"
import "mathjax-full/js/input/tex/colorv2/ColorV2Configuration.js"
import "mathjax-full/js/input/tex/empheq/EmpheqConfiguration.js"
import "mathjax-full/js/input/tex/enclose/EncloseConfiguration.js"
import "mathjax-full/js/input/tex/extpfeil/ExtpfeilConfiguration.js"
import "mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js"
import "mathjax-full/js/input/tex/html/HtmlConfiguration.js"
import "mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js"
import "mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js"
import "mathjax-full/js/input/tex/noerrors/NoErrorsConfiguration.js"
import "mathjax-full/js/input/tex/physics/PhysicsConfiguration.js"
import "mathjax-full/js/input/tex/textcomp/TextcompConfiguration.js"
import "mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js"
import "mathjax-full/js/input/tex/unicode/UnicodeConfiguration.js"
import "mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js"
import "mathjax-full/js/input/tex/verb/VerbConfiguration.js"

/** @import { TeX } from "mathjax-full/js/input/tex.js" */
/** @import TexParser from "mathjax-full/js/input/tex/TexParser.js" */

// A CommonJS default export: bundlers import the class itself, Node.js the module around it.
/** @type {typeof TexErrorModule} */
const TexError = /** @type {any} */ (TexErrorModule).default ?? TexErrorModule

/**
 * Thrown when an added extension must read the formula from its start, so that it is compiled
 * again.
 */
export const AGAIN = new Error("an added TeX extension reads the formula before it is parsed")

/**
 * The commands that add each extension, as in MathJax 3.2.2.
 * @type {Record<string, { macros?: string[], environments?: string[] }>}
 */
const CALLS = {
  action: { macros: ["toggle", "mathtip", "texttip"] },
  amscd: { environments: ["CD"] },
  bbox: { macros: ["bbox"] },
  boldsymbol: { macros: ["boldsymbol"] },
  braket: {
    macros: ["bra", "ket", "braket", "set", "Bra", "Ket", "Braket", "Set", "ketbra", "Ketbra"],
  },
  bussproofs: { environments: ["prooftree"] },
  cancel: { macros: ["cancel", "bcancel", "xcancel", "cancelto"] },
  color: { macros: ["color", "definecolor", "textcolor", "colorbox", "fcolorbox"] },
  enclose: { macros: ["enclose"] },
  extpfeil: {
    macros: [
      "xtwoheadrightarrow", "xtwoheadleftarrow", "xmapsto", "xlongequal", "xtofrom", "Newextarrow",
    ],
  },
  html: { macros: ["href", "class", "style", "cssId"] },
  mhchem: { macros: ["ce", "pu"] },
  unicode: { macros: ["unicode"] },
  verb: { macros: ["verb"] }
}

/**
 * The extensions that an extension needs besides base, ams and newcommand. A map, because a post
 * may \require{constructor}.
 * @type {Map<string, string[]>}
 */
const NEEDS = new Map([
  ["cancel", ["enclose"]], ["cases", ["empheq"]],
  ["colortbl", ["color"]], ["textcomp", ["textmacros"]],
])

/** Extensions that \require refuses, as published. */
const REFUSED = new Set(["base", "autoload", "require", "configmacros"])

/**
 * The extensions of each TeX, by its parse options.
 * @type {WeakMap<object, { jax: TeX<any, any, any>, added: Set<string> }>}
 */
const added = new WeakMap()

/**
 * Adds an extension to the TeX of a parser, unless it has it.
 * @param {TexParser} parser
 * @param {string} name
 */
function add(parser, name) {
  /** @type {any} */
  const { jax, added: done } = added.get(parser.configuration)
  if (done.has(name)) return
  done.add(name)
  for (const needed of NEEDS.get(name) ?? []) add(parser, needed)
  const extension = ConfigurationHandler.get(name)
  // The published page would request a file that does not exist, and stop.
  if (!extension || REFUSED.has(name)) {
    throw new TexError("BadRequire", "Extension \"%1\" is not allowed to be loaded", name)
  }
  jax.configuration.add(name, jax)
  if (extension.preprocessors.length) throw AGAIN
}

/**
 * Handles a command or environment of an extension that is not added yet: adds it and parses the
 * command again.
 * @param {TexParser} parser
 * @param {string} name
 * @param {string} extension
 * @param {boolean} isMacro
 */
function autoload(parser, name, extension, isMacro) {
  add(parser, extension)
  const call = isMacro ? name + " " : `\\begin{${name.slice(1)}}`
  parser.string = call + parser.string.slice(parser.i)
  parser.i = 0
}

/** @param {TexParser} parser @param {string} name */
function require(parser, name) {
  const extension = parser.GetArgument(name)
  if (!/^\w+$/.test(extension)) {
    throw new TexError("BadPackageName", "Argument for %1 is not a valid package name", name)
  }
  add(parser, extension)
}

const macros = new CommandMap("daylog-macros", {}, {})
const environments = new CommandMap("daylog-environments", {}, {})
macros.add("require", new Macro("require", /** @type {any} */ (require), []))
for (const [extension, calls] of Object.entries(CALLS)) {
  for (const name of calls.macros ?? []) macros.add(name, macro(name, extension, true))
  for (const name of calls.environments ?? []) environments.add(name, macro(name, extension, false))
}

/**
 * @param {string} name
 * @param {string} extension
 * @param {boolean} isMacro
 */
function macro(name, extension, isMacro) {
  return new Macro(name, /** @type {any} */ (autoload), /** @type {any} */ ([extension, isMacro]))
}

// With priority 10, its commands are looked up after those of all other packages (5), so that an
// added extension's own apply.
Configuration.create("daylog", {
  handler: { macro: ["daylog-macros"], environment: ["daylog-environments"] },
  config(_, jax) {
    added.set(jax.parseOptions, { jax, added: new Set() })
  },
  priority: 10
})
