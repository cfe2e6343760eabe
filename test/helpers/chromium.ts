import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => path !== undefined && existsSync(path),
)
export const hasChromium = executablePath !== undefined
if (!hasChromium) console.warn('skipped: pages in a browser; there is no Chromium (apt-get install chromium)')

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Opened {
  page: Page
  /** What went wrong in the page, and what it asked of the network beside itself. */
  troubles: string[]
}

/** `free`: what the page forbids itself by its policy is allowed, for tools that look at it, and for attacks on it. */
export async function openPage(
  browser: Browser,
  file: string,
  { width = 1280, scheme = 'light', free = false }: { width?: number; scheme?: 'light' | 'dark'; free?: boolean } = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: free })
  const troubles: string[] = []
  page.on('console', message => troubles.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => troubles.push(`error: ${error.message}`))
  page.on('dialog', dialog => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (request.url() !== `file://${file}`) troubles.push(`request: ${request.url()}`)
  })
  await page.goto(`file://${file}`)
  return { page, troubles }
}
