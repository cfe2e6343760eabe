import { execFileSync, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export const hasTmux = spawnSync('tmux', ['-V']).status === 0
if (!hasTmux) console.warn('skipped: the live screen in a terminal; there is no tmux (apt-get install tmux)')

export interface Terminal {
  type(text: string): void
  key(name: string): void
  /** What is on the screen, without empty lines at its end; with `codes`, colours as well. */
  screen(codes?: boolean): string
  /** Looks until it holds; what was seen on the way, changes only. */
  watch(until: (screen: string) => boolean, seconds?: number): Promise<string[]>
  close(): void
}

/** A shell in a terminal of its own, on a server of its own. */
export async function openTerminal(
  columns: number,
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Terminal> {
  const server = `mlgate-${process.pid}-${columns}-${Math.round(performance.now())}`
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' })
  const variables = Object.entries({ PS1: '$ ', CI: '', NO_COLOR: '', ...env }).map(([name, value]) =>
    value === '' ? `-u${name}` : `${name}=${value}`,
  )
  const unset = variables.filter(v => v.startsWith('-u'))
  const set = variables.filter(v => !v.startsWith('-u'))
  tmux('new-session', '-d', '-x', String(columns), '-y', '50', '-c', cwd, 'env', ...unset, ...set, 'sh')
  const terminal: Terminal = {
    type: text => void tmux('send-keys', '-l', `${text}\n`),
    key: name => void tmux('send-keys', name),
    screen: codes => tmux('capture-pane', '-p', ...(codes ? ['-e'] : [])).trimEnd(),
    watch: async (until, seconds = 60) => {
      const seen: string[] = []
      const end = performance.now() + seconds * 1000
      while (performance.now() < end) {
        const now = terminal.screen()
        if (now !== seen.at(-1)) seen.push(now)
        if (until(now)) return seen
        await sleep(40)
      }
      throw new Error(`not seen in ${seconds} s; the screen is\n${seen.at(-1)}`)
    },
    close: () => void spawnSync('tmux', ['-L', server, 'kill-server']),
  }
  await terminal.watch(screen => screen.endsWith('$'), 10)
  return terminal
}
