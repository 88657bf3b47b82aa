// The first import of every module of the page: it throws, so that a module of another version than
// the page's does not run.
//
// The importing module writes its own version into the URL of this one, so the check does not
// depend on which version of this file the host sends.

const version = new URL(import.meta.url).searchParams.get("v") ?? ""
const page = document.querySelector("meta[name=version]")?.getAttribute("content") ?? ""

if (page !== "" && version !== page) throw new Error("daylog: a script is of another version")
