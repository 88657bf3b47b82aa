import { beside } from "./beside.js"

beside(() => {})
