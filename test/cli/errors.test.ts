import { describe, expect, test } from 'vitest'
import { asMlgateError, renderErrors } from '../../src/cli/errors.ts'
import { MlgateError, type Problem } from '../../src/errors.ts'

const render = (...problems: Problem[]) => renderErrors(new MlgateError(problems), { color: false, debug: false })

const metric: Problem = {
  code: 'unknown-metric',
  message: '`acc` is not a metric of `significance`.',
  at: { file: 'mlgate.yaml', line: 12, column: 15 },
  frame: '  11 |   - gate: significance\n> 12 |     metrics: {acc: {margin: 0.005}}\n     |               ^\n',
  hint: 'did you mean `accuracy`?',
}

describe('an error is its code, what is wrong, where, and what to do', () => {
  test('alone', () => {
    expect(render(metric)).toBe(`error unknown-metric: \`acc\` is not a metric of \`significance\`.
  at mlgate.yaml:12:15
    11 |   - gate: significance
  > 12 |     metrics: {acc: {margin: 0.005}}
       |               ^
  hint: did you mean \`accuracy\`?
`)
  })

  test('one of several', () => {
    expect(
      render({ code: 'one', message: 'First.', at: { file: 'a.yaml' } }, { code: 'two', message: 'Second.' }),
    ).toBe('error one: First.\n  at a.yaml\n\nerror two: Second.\n\n2 errors\n')
  })

  test('what comes from logs and specs cannot steer the terminal', () => {
    expect(render({ code: 'x', message: 'no \u001b[2J\u009b1m\r column', hint: 'a\nb' })).toBe(
      'error x: No \\u{1b}[2J\\u{9b}1m\\u{d} column.\n  hint: a\n        b\n',
    )
  })

  test('colour marks, and changes no word', () => {
    const colored = renderErrors(new MlgateError(metric), { color: true, debug: false })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken out
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(render(metric))
    expect(colored).not.toBe(render(metric))
  })
})

test.each([
  [new RangeError('too deep'), 'RangeError: too deep'],
  ['a string', 'a string'],
  [undefined, 'undefined'],
])('whatever is thrown has words: %s', (thrown, text) => {
  expect(asMlgateError(thrown).problems[0]).toMatchObject({ code: 'internal', message: expect.stringContaining(text) })
})

test('an error of ours stays what it is', () => {
  const error = new MlgateError(metric)
  expect(asMlgateError(error)).toBe(error)
})

test('what is wrong in the same way in several places is told once, with all of them', () => {
  const at = (line: number) => ({ code: 'unit', message: 'No.', hint: 'h', at: { file: 'a.yaml', line, column: 2 } })
  const text = renderErrors(new MlgateError([at(1), at(4), { ...at(6), hint: 'other' }]), {
    color: false,
    debug: false,
  })
  expect(text).toBe(
    'error unit: No.\n  at a.yaml:1:2\n  also at a.yaml:4:2\n  hint: h\n\nerror unit: No.\n  at a.yaml:6:2\n  hint: other\n\n3 errors\n',
  )
})
