import { escaped } from './markup.ts'

/**
 * As much of a DOM as drawing SVG takes: elements with attributes and children that can be written as text. No parser, no
 * selectors, no layout.
 */
class Item {
  parentNode: Tag | null = null
  readonly ownerDocument: Page
  constructor(ownerDocument: Page) {
    this.ownerDocument = ownerDocument
  }
  get nextSibling(): Item | null {
    const beside = this.parentNode?.childNodes
    return beside?.[beside.indexOf(this as unknown as Tag) + 1] ?? null
  }
  remove(): void {
    this.parentNode?.removeChild(this)
  }
}

class Text extends Item {
  textContent: string
  constructor(page: Page, text: string) {
    super(page)
    this.textContent = text
  }
  get outerHTML(): string {
    return escaped(this.textContent)
  }
}

export class Tag extends Item {
  readonly nodeType = 1
  readonly childNodes: (Tag | Text)[] = []
  readonly attributes = new Map<string, string>()
  readonly namespaceURI: string
  readonly tagName: string
  /** Styles are the page's. */
  readonly style = { setProperty: () => {}, removeProperty: () => {}, getPropertyValue: () => '' }

  constructor(page: Page, namespace: string, name: string) {
    super(page)
    this.namespaceURI = namespace
    this.tagName = name
  }
  get firstChild(): Item | null {
    return this.childNodes[0] ?? null
  }
  get textContent(): string {
    return this.childNodes.map(c => c.textContent).join('')
  }
  set textContent(text: string | null) {
    this.childNodes.length = 0
    if (text !== null && text !== '') this.appendChild(new Text(this.ownerDocument, String(text)))
  }
  get outerHTML(): string {
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
    const inner = this.childNodes.map(c => c.outerHTML).join('')
    return inner === '' ? `<${this.tagName}${attributes}/>` : `<${this.tagName}${attributes}>${inner}</${this.tagName}>`
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value))
  }
  setAttributeNS(_: string, name: string, value: unknown): void {
    this.setAttribute(name, value)
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name)
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }
  appendChild<C extends Tag | Text>(child: C): C {
    return this.insertBefore(child, null)
  }
  append(...children: readonly (Tag | Text | string)[]): void {
    for (const child of children)
      this.appendChild(typeof child === 'string' ? new Text(this.ownerDocument, child) : child)
  }
  insertBefore<C extends Tag | Text>(child: C, next: Item | null): C {
    child.remove()
    const at = next ? this.childNodes.indexOf(next as Tag) : this.childNodes.length
    this.childNodes.splice(at, 0, child)
    child.parentNode = this
    return child
  }
  removeChild(child: Item): void {
    const at = this.childNodes.indexOf(child as Tag)
    if (at >= 0) this.childNodes.splice(at, 1)
    child.parentNode = null
  }
  /** Nothing ever happens to it. */
  addEventListener(): void {}

  *each(): Generator<Tag> {
    yield this
    for (const child of this.childNodes) if (child instanceof Tag) yield* child.each()
  }
}

export class Page {
  readonly documentElement: Tag = new Tag(this, 'http://www.w3.org/1999/xhtml', 'html')
  createElementNS(namespace: string, name: string): Tag {
    return new Tag(this, namespace, name)
  }
  createElement(name: string): Tag {
    return this.createElementNS(this.documentElement.namespaceURI, name)
  }
  createTextNode(text: string): Text {
    return new Text(this, text)
  }
}
