// CodeMirror's extensions that do not depend on the created editor.

import { history } from "@codemirror/commands"
import { search } from "@codemirror/search"
import { EditorState } from "@codemirror/state"
import {
  EditorView, drawSelection, dropCursor, highlightSpecialChars, placeholder,
} from "@codemirror/view"
import { hangingIndent } from "./hang.js"
import { writingKeys } from "./keys.js"
import { lineEnds } from "./lineends.js"
import { postSupport } from "./markdown.js"
import { collapsedMarks } from "./marks.js"
import { phrases } from "./phrases.js"
import { linePieces } from "./pieces.js"
import { theme } from "./theme.js"

/** @import { Language, Translate } from "../types" */

// CodeMirror's control characters without "\r" and the byte order mark, which lineends.js hides.
const specialChars = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e" +
  "\\u200f\\u2028\\u2029\\u202d\\u202e\\u2066\\u2067\\u2069\\ufff9-\\ufffc]", "g")

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
  highlightSpecialChars({ specialChars }),
  collapsedMarks,
  search({ top: true }),
  postSupport(),
  hangingIndent,
  linePieces,
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
