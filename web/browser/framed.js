import { hasForeignAncestor } from "./ancestors.js"

/**
 * Does nothing unless a frame of another site contains the page. There it replaces the page by a
 * message with a link, and throws. It is called before any text is read, since the other site could
 * cover the page with its own (clickjacking).
 * @param {{ t: (key: string) => string, language: string }} words
 */
export function refuseOtherSites({ t, language }) {
  if (!hasForeignAncestor(window)) return
  const main = document.createElement("main")
  const text = document.createElement("p")
  const link = document.createElement("a")
  main.className = "Framed"
  text.textContent = t("framed.text")
  link.textContent = t("framed.open")
  link.href = location.pathname
  link.target = "_blank"
  link.rel = "noopener noreferrer"
  main.append(text, link)
  document.documentElement.lang = language
  document.documentElement.dataset.state = "framed"
  document.body.replaceChildren(main)
  throw new Error("daylog does not run inside another site")
}
