import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Closes the run with one plain line, `N passed, N failed, N skipped`, for whoever reads the log by machine. */
export default class Counts implements Reporter {
  #line = ''

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const count = (state: string) => tests.filter(test => test.result().state === state).length
    // A file that cannot be loaded, a hook that throws: no test failed, and yet the run did.
    const failed = Math.max(count('failed') + errors.length, reason === 'passed' ? 0 : 1)
    const passed = count('passed')
    const skipped = tests.length - passed - count('failed')
    this.#line = `${passed} passed, ${failed} failed, ${skipped} skipped`
    process.once('exit', () => console.log(this.#line))
  }
}
