import * as Plot from '@observablehq/plot'
import { visible } from '../text.ts'
import { Page, type Tag } from './dom.ts'
import { h, type Markup, ours } from './markup.ts'

type Options = Omit<Plot.PlotOptions, 'document'>

/** Plot as it is: its words for people without eyes go, since the whole has one name and its values are in a table. */
function drawn(options: Options): Tag {
  const svg = Plot.plot({ ...options, document: new Page() } as unknown as Plot.PlotOptions) as unknown as Tag
  svg.childNodes.find(c => 'tagName' in c && c.tagName === 'style')?.remove()
  for (const part of svg.each()) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-hidden')
    for (const [name, value] of part.attributes) part.setAttribute(name, shorter(value))
  }
  for (const name of ['class', 'width', 'height', 'font-family', 'fill', 'text-anchor', 'font-size'])
    svg.removeAttribute(name)
  svg.setAttribute('role', 'img')
  return svg
}

/** Tenths of a pixel are enough. */
const shorter = (value: string): string => value.replace(/\d+\.\d{2,}/g, x => String(Number(Number(x).toFixed(1))))

/** A plot as SVG that scales with its place. Its colours come from the page, and its values are in the table beside it. */
export function svg(label: string, options: Options): Markup {
  const found = drawn(options)
  found.setAttribute('font-size', '12')
  found.setAttribute('text-anchor', 'middle')
  found.setAttribute('aria-label', visible(label))
  return ours(found.outerHTML)
}

/** A picture without text, drawn many times: what it says is its title. */
export function tiny(label: string, options: Options): Markup {
  const found = drawn({ axis: null, ...options })
  found.setAttribute('aria-label', visible(label))
  return ours(found.outerHTML.replace('>', h`><title>${label}</title>`.markup))
}

export { Plot }
