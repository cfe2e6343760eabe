import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { mlgate } from '../helpers/cli.ts'

describe('bash', () => {
  const completed = async (...words: string[]): Promise<string[]> => {
    const { code, stdout } = await mlgate(['completion', 'bash'])
    expect(code).toBe(0)
    const line = `COMP_WORDS=(${words.map(w => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _mlgate; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', `${stdout}\n${line}`], { encoding: 'utf8' })
      .split('\n')
      .filter(w => w !== '')
  }

  test('a command', async () => {
    expect(await completed('mlgate', 'ch')).toEqual(['check'])
    expect(await completed('mlgate', '')).toEqual(expect.arrayContaining(['check', 'report', 'why', 'diff', 'inspect']))
    expect(await completed('mlgate', 'rollou')).toEqual(['rollout'])
    expect(await completed('mlgate', 'rollout', 'adv')).toEqual(['advance'])
    expect(await completed('mlgate', 'rollout', 'rollback', '--rea')).toEqual(['--reason'])
    expect(await completed('mlgate', 'nothing')).toEqual([])
  })

  test('its options', async () => {
    expect(await completed('mlgate', 'check', 'mlgate.yaml', '--aga')).toEqual(['--against'])
    expect(await completed('mlgate', 'why', '--aga')).toEqual([])
  })

  test('what is none of them is left to the shell: a file', async () => {
    expect(await completed('mlgate', 'check', 'mlg')).toEqual([])
    expect((await mlgate(['completion', 'bash'])).stdout).toContain('complete -o default -F _mlgate mlgate')
  })
})

test.each(['zsh', 'fish'])('%s has the commands and their options', async shell => {
  const { code, stdout } = await mlgate(['completion', shell])
  expect(code).toBe(0)
  const option =
    shell === 'zsh' ? /'--against:list what/ : /-n '__fish_seen_subcommand_from check' -l 'against' -d 'list what/
  expect(stdout).toMatch(option)
  expect(stdout).toMatch(shell === 'zsh' ? /'check:judge the candidate/ : /-a 'check' -d 'judge the candidate/)
  // Quotes of descriptions do not end those of the script.
  expect(stdout.split('\n').filter(line => (line.replaceAll(`'\\''`, '').split("'").length - 1) % 2 === 1)).toEqual([])
})

test('another shell', async () => {
  const { code, stderr } = await mlgate(['completion', 'tcsh'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('bash, zsh, fish')])
})
