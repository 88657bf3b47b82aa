// CodeMirror's extensions that do not depend on the created editor.

import { history } from "@codemirror/commands"
import { search } from "@codemirror/search"
import { EditorState } from "@codemirror/state"
import { EditorView, drawSelection, dropCursor, placeholder } from "@codemirror/view"
import { hangingIndent } from "./hang.js"
import { writingKeys } from "./keys.js"
import { lineEnds } from "./lineends.js"
import { longLines } from "./longlines.js"
import { postSupport } from "./markdown.js"
import { collapsedMarks } from "./marks.js"
import { phrases } from "./phrases.js"
import { linePieces } from "./pieces.js"
import { specialCharacters } from "./specials.js"
import { theme } from "./theme.js"

/** @import { Language, Translate } from "../types" */

/**
 * Returns the extensions. The order counts: keys of earlier extensions take precedence.
 * @param {import("@codemirror/state").Extension} paste handles paste events before the keys
 */
export const baseExtensions = paste => [
  lineEnds,
  paste,
  writingKeys,
  history(),
  EditorState.allowMultipleSelections.of(true),
  EditorView.lineWrapping,
  // Touch screens need the browser's own handles of the selection, which show one selection only.
  matchMedia("(pointer: fine)").matches ? drawSelection() : [],
  dropCursor(),
  specialCharacters,
  collapsedMarks,
  search({ top: true }),
  postSupport(),
  hangingIndent,
  linePieces,
  longLines,
  theme,
]

/**
 * Returns the extensions with texts of the interface.
 * @param {Translate} t
 * @param {Language} language
 */
export const textExtensions = (t, language) => [
  EditorState.phrases.of(phrases[language]),
  EditorView.contentAttributes.of({
    "aria-label": t("editor.label"),
    "aria-description": t("help.note"),
  }),
  placeholder(t("editor.placeholder")),
]
