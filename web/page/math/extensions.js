// The TeX extensions that tex-chtml fetches from its host when a formula first needs one, bundled, so that they work offline.
// Two ways lead to them, as published: a command or environment that belongs to one ("autoload"), and \require{name}.
//
// MathJax's own autoload and require are built on its loader and on window.MathJax, which a bundle has no use for; these
// two packages have the same names, the same table and the same effect.

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

// A CommonJS default export: bundlers hand over the class itself, Node the module around it.
const TexError = /** @type {typeof TexErrorModule} */ (/** @type {any} */ (TexErrorModule).default ?? TexErrorModule)

/** Thrown when an extension has to see the formula from its start: compile it again. */
export const AGAIN = new Error("a TeX extension was added that reads the formula before it is parsed")

/** @type {Record<string, { macros?: string[], environments?: string[] }>} extension → what calls for it (MathJax 3.2.2) */
const CALLS = {
  action: { macros: ["toggle", "mathtip", "texttip"] },
  amscd: { environments: ["CD"] },
  bbox: { macros: ["bbox"] },
  boldsymbol: { macros: ["boldsymbol"] },
  braket: { macros: ["bra", "ket", "braket", "set", "Bra", "Ket", "Braket", "Set", "ketbra", "Ketbra"] },
  bussproofs: { environments: ["prooftree"] },
  cancel: { macros: ["cancel", "bcancel", "xcancel", "cancelto"] },
  color: { macros: ["color", "definecolor", "textcolor", "colorbox", "fcolorbox"] },
  enclose: { macros: ["enclose"] },
  extpfeil: { macros: ["xtwoheadrightarrow", "xtwoheadleftarrow", "xmapsto", "xlongequal", "xtofrom", "Newextarrow"] },
  html: { macros: ["href", "class", "style", "cssId"] },
  mhchem: { macros: ["ce", "pu"] },
  unicode: { macros: ["unicode"] },
  verb: { macros: ["verb"] }
}

/** Extension → what it needs beyond base, ams and newcommand. A map, since a post may \require{constructor}. @type {Map<string, string[]>} */
const NEEDS = new Map([["cancel", ["enclose"]], ["cases", ["empheq"]], ["colortbl", ["color"]], ["textcomp", ["textmacros"]]])

/** Extensions that a page may not ask for by \require, as published. */
const REFUSED = new Set(["base", "autoload", "require", "configmacros"])

/** @type {WeakMap<object, { jax: TeX<any, any, any>, added: Set<string> }>} parse options → what was added to them */
const added = new WeakMap()

/**
 * Adds an extension to the TeX that parses, once.
 * @param {TexParser} parser
 * @param {string} name
 */
function add(parser, name) {
  const { jax, added: done } = /** @type {{ jax: any, added: Set<string> }} */ (added.get(parser.configuration))
  if (done.has(name)) return
  done.add(name)
  for (const needed of NEEDS.get(name) ?? []) add(parser, needed)
  const extension = ConfigurationHandler.get(name)
  // The published page would ask its host for this file and stop at the answer.
  if (!extension || REFUSED.has(name)) throw new TexError("BadRequire", "Extension \"%1\" is not allowed to be loaded", name)
  jax.configuration.add(name, jax)
  if (extension.preprocessors.length) throw AGAIN
}

/**
 * What a command or environment does whose extension is not there yet: adds it and is read again.
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

/**
 * @param {TexParser} parser
 * @param {string} name
 */
function require(parser, name) {
  const extension = parser.GetArgument(name)
  if (!/^\w+$/.test(extension)) throw new TexError("BadPackageName", "Argument for %1 is not a valid package name", name)
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

// Looked up after every other package (10 comes behind the usual 5), so that an extension's own commands win once it is there.
Configuration.create("daylog", {
  handler: { macro: ["daylog-macros"], environment: ["daylog-environments"] },
  config(_, jax) {
    added.set(jax.parseOptions, { jax, added: new Set() })
  },
  priority: 10
})
