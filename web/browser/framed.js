import { hasForeignAncestor } from "./ancestors.js"

/**
 * Shows in place of daylog that it does not run inside another site, with a link to itself, and throws; inside no other site it
 * does nothing. To be called before anything is read: a page of another site could lay itself over a writer's text.
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
