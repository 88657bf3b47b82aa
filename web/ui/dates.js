/**
 * Formatters by language and options: creating one takes longer than formatting hundreds of days.
 * @type {Map<string, Intl.DateTimeFormat>}
 */
const formatters = new Map()

/**
 * Formats a day in the language of the page; text that is no date stays as it is.
 * @param {string} day YYYY-MM-DD
 * @param {Intl.DateTimeFormatOptions} format
 */
export function formatDay(day, format) {
  const date = new Date(`${day}T00:00Z`)
  if (isNaN(Number(date))) return day
  const { lang } = document.documentElement
  const key = lang + JSON.stringify(format)
  const formatter = formatters.get(key) ??
    new Intl.DateTimeFormat(lang, { ...format, timeZone: "UTC" })
  formatters.set(key, formatter)
  return formatter.format(date)
}
