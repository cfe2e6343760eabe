import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { mlgate, type Run } from './run.ts'

/** The built program on a spec given as text. */
export async function checkText(spec: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-check-'))
  try {
    const path = join(folder, 'mlgate.yaml')
    writeFileSync(path, spec)
    return await mlgate(['check', '-c', path, '--format', 'json'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Relative, and of two numbers: an absence is no match. */
export const near = (seen: number | null | undefined, expected: number, tolerance = 1e-9): void => {
  expect(seen).toBeTypeOf('number')
  const distance = Math.abs(seen! - expected)
  if (distance > tolerance * Math.abs(expected)) expect(seen).toBe(expected)
}
