/** The text to open: the document that the address names, else today's, which came with the page. */
export async function text() {
  const name = new URLSearchParams(location.search).get("doc")
  if (!name) return document.querySelector("#today").textContent
  return (await fetch(`${name}.md`)).text()
}
