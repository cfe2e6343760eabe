import { visible } from '../text.ts'

/** Markup that is ours. Everything else that goes into a page is text, and is escaped. */
export interface Markup {
  readonly markup: string
}
type Part = Markup | string | number | null | false | readonly Part[]

/** `h\`<p>${name}</p>\``: the name is text, whatever is in it. */
export const h = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.map((own, i) => own + (i < parts.length ? written(parts[i]!) : '')).join(''),
})

export const ours = (markup: string): Markup => ({ markup })

function written(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(written).join('')
}

/** A long name that may go on in the next line after each of its parts. */
export const name = (text: string): Markup => ours(escaped(text).replace(/(?:[/_(=,]|&#91;|\[)(?=.)/g, '$&<wbr>'))

/** Of text between tags and in quoted attributes; control characters are shown. */
export const escaped = (text: string): string => visible(text).replace(/[&<>"'`]/g, c => `&#${c.charCodeAt(0)};`)
