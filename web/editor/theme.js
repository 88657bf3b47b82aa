// The appearance of the editor. Colours are custom properties of the page, which has the light and
// the dark theme.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language"
import { EditorView } from "@codemirror/view"
import { tags as t } from "@lezer/highlight"
import { tags as post } from "./markdown.js"

const text = "var(--color-text)"
const soft = "var(--color-text-soft)"
const faint = "var(--color-text-faint)"
const accent = "var(--color-accent)"
const background = "var(--color-background)"
const raised = "var(--color-raised)"
const line = "var(--color-line-strong)"
const selection = "var(--color-accent-pale-hover)"
const pale = "var(--color-accent-pale)"

// Width of the centred column of text. Its margins are padding, so that a click there sets the
// caret.
const COLUMN_WIDTH = "46rem"

const SELECTION = ".cm-scroller > .cm-selectionLayer .cm-selectionBackground"

const layout = EditorView.theme({
  "&": { height: "100%", color: text, backgroundColor: background, fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-text, monospace)",
    lineHeight: "1.75",
    overflowX: "hidden",
  },
  ".cm-content": {
    padding: `1.25rem max(1.5rem, calc((100% - ${COLUMN_WIDTH}) / 2)) 40vh`,
    caretColor: accent,
    // Korean breaks between words; a long URL breaks anywhere.
    wordBreak: "keep-all",
    overflowWrap: "anywhere",
    lineBreak: "strict",
  },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeft: `2px solid ${accent}`, marginLeft: "-1px" },
  ".cm-dropCursor": { borderLeft: `2px solid ${accent}` },
  [`& > ${SELECTION}, &.cm-focused > ${SELECTION}`]: { backgroundColor: selection },
  ".cm-content ::selection": { backgroundColor: selection },
  ".cm-placeholder": { color: faint },
  ".cm-specialChar": { color: "var(--color-wrong)" },
  ".cm-searchMatch": {
    backgroundColor: pale,
    borderRadius: "2px",
    boxShadow: `0 0 0 1px ${selection}`,
  },
  ".cm-searchMatch-selected": { backgroundColor: accent, color: "var(--color-on-accent)" },
  ".cm-searchMatch-selected *": { color: "inherit" },
  ".cm-problem": {
    textDecoration: "underline wavy",
    textDecorationThickness: "1px",
    textUnderlineOffset: "0.3em",
    textDecorationSkipInk: "none",
  },
  ".cm-problem-fatal": { textDecorationColor: "var(--color-fatal)" },
  ".cm-problem-wrong": { textDecorationColor: "var(--color-wrong)" },
  ".cm-problem-unknown": { textDecorationStyle: "dotted" },
  ".cm-problem-weak": { textDecorationStyle: "dotted", textDecorationColor: "var(--color-weak)" },

  ".cm-tooltip": {
    color: text,
    backgroundColor: raised,
    border: "none",
    borderRadius: "var(--radius, 6px)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--font-app)",
    fontSize: "var(--size, 0.8125rem)",
    lineHeight: "1.5",
    maxWidth: "26rem",
  },
  ".cm-problems": { padding: "0.25rem 0" },
  ".cm-problems > div": {
    display: "flex",
    alignItems: "baseline",
    flexWrap: "wrap",
    gap: "0.25rem 0.75rem",
    padding: "0.25rem 0.75rem",
  },
  ".cm-problems .Fix": { flexBasis: "100%", margin: "0.25rem 0" },
  ".cm-problems span": { flex: "1", wordBreak: "keep-all" },
  ".cm-problems > div > button": {
    font: "inherit",
    fontWeight: "600",
    color: accent,
    background: "none",
    border: "none",
    padding: "0",
    cursor: "pointer",
    whiteSpace: "nowrap",
  },

  ".cm-panels": { backgroundColor: raised, color: text, zIndex: "5" },
  "&.cm-editor .cm-panels-top": { borderBottom: `1px solid ${line}` },
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.375rem",
    padding: "0.625rem 2.75rem 0.625rem 0.75rem",
    fontFamily: "var(--font-app)", fontSize: "var(--size, 0.8125rem)",
  },
  ".cm-panel.cm-search br": { flexBasis: "100%", height: "0", content: "''", display: "block" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    margin: "0",
  },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "0.25rem",
    color: soft,
    fontSize: "inherit",
    padding: "0 0.25rem",
    minHeight: "var(--control, 32px)",
  },
  ".cm-panel.cm-search input[type=checkbox]": { margin: "0", accentColor: accent },
  ".cm-panel.cm-search .cm-textfield": {
    flex: "0 1 14rem",
    minWidth: "8rem",
    height: "var(--control, 32px)",
    boxSizing: "border-box",
    font: "inherit",
    color: text,
    backgroundColor: background,
    border: "1px solid var(--color-control)",
    borderRadius: "var(--radius, 6px)",
    padding: "0 0.625rem",
  },
  ".cm-panel.cm-search .cm-button": {
    height: "var(--control, 32px)",
    font: "inherit",
    color: text,
    background: "none",
    border: `1px solid ${line}`,
    borderRadius: "var(--radius, 6px)", padding: "0 0.625rem", cursor: "pointer",
  },
  ".cm-panel.cm-search .cm-button:hover": { backgroundColor: "var(--color-hover)" },
  ".cm-panel.cm-search .cm-button:active": { backgroundColor: "var(--color-pressed)" },
  ".cm-panel.cm-search [name=close]": {
    top: "0.625rem",
    right: "0.5rem",
    width: "var(--control, 32px)",
    height: "var(--control, 32px)",
    fontSize: "1.125rem",
    color: soft, borderRadius: "var(--radius, 6px)", cursor: "pointer",
  },
  ".cm-panel.cm-search [name=close]:hover": { backgroundColor: "var(--color-hover)" },
  ".cm-panel.cm-search :focus-visible": { outline: `2px solid ${accent}`, outlineOffset: "1px" },
  "&.cm-editor .cm-tooltip:has(.cm-suggestions)": {
    border: "0",
    borderRadius: "8px",
    backgroundColor: raised,
    boxShadow: "var(--shadow)",
    zIndex: "6",
  },
  "&:not(.cm-focused) .cm-tooltip:has(.cm-suggestions)": { display: "none" },
  ".cm-suggestions": {
    listStyle: "none",
    margin: "0",
    padding: "4px",
    maxHeight: "15rem",
    maxWidth: "24rem",
    overflowY: "auto",
    fontFamily: "var(--font-app)",
    fontSize: "var(--size, 0.8125rem)",
  },
  ".cm-suggestions li": {
    display: "flex",
    justifyContent: "space-between",
    gap: "1.5rem",
    padding: "4px 8px",
    borderRadius: "5px",
    cursor: "pointer",
    whiteSpace: "nowrap",
  },
  ".cm-suggestions li:hover": { backgroundColor: "var(--color-hover)" },
  ".cm-suggestions li[aria-selected=true]": { backgroundColor: "var(--color-accent-pale)" },
  ".cm-suggestions li span:last-child": { color: faint, fontVariantNumeric: "tabular-nums" },
  // Touch targets have 44 px, and Safari on phones zooms into text fields below 16 px.
  "@media (pointer: coarse)": {
    "&, .cm-panel.cm-search": { fontSize: "1rem", "--control": "44px" },
    ".cm-suggestions li": { minHeight: "44px", alignItems: "center" },
    ".cm-content": { paddingInline: `max(1rem, calc((100% - ${COLUMN_WIDTH}) / 2))` },
  },
})

/**
 * Headings are bold and larger, visible text keeps the colour of text, and marks are faint.
 */
const colours = HighlightStyle.define([
  { tag: t.heading1, fontWeight: "700", fontSize: "1.4em" },
  { tag: t.heading2, fontWeight: "700", fontSize: "1.2em" },
  { tag: t.heading3, fontWeight: "700", fontSize: "1.08em" },
  { tag: [t.heading4, t.heading5, t.heading6], fontWeight: "700" },
  { tag: t.strong, fontWeight: "700" },
  { tag: t.emphasis, fontStyle: "italic" },
  { tag: t.strikethrough, textDecoration: "line-through", color: soft },
  { tag: t.quote, color: soft },
  // The URL and not the link text: "[x]" is a link only if its target is defined somewhere.
  { tag: t.url, color: accent },
  {
    tag: t.monospace,
    color: "var(--color-text)",
    backgroundColor: "color-mix(in srgb, var(--color-hover) 60%, transparent)",
    borderRadius: "3px",
  },
  { tag: t.labelName, color: accent },
  { tag: t.atom, color: accent, fontWeight: "600" },
  { tag: post.math, color: "var(--color-weak)" },
  { tag: [post.liquid, post.attributes], color: "var(--color-wrong)" },
  { tag: post.codeText, color: text },
  { tag: post.html, color: soft },
  { tag: post.matter, color: soft },
  { tag: post.matterKey, color: accent },
  { tag: t.string, color: text },
  { tag: [t.contentSeparator, t.comment, t.escape], color: faint },
  { tag: t.processingInstruction, color: faint, fontWeight: "400" },
])

export const theme = [layout, syntaxHighlighting(colours)]
