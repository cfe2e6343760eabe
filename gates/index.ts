import type { Gate } from 'mlgate'

/** The built-in gates, a file each, loaded when a spec names them. A test holds this list to the folder. */
export const builtIn: Readonly<Record<string, () => Promise<{ default: Gate }>>> = {
  calibration: () => import('./calibration.ts'),
  data: () => import('./data.ts'),
  drift: () => import('./drift.ts'),
  fairness: () => import('./fairness.ts'),
  latency: () => import('./latency.ts'),
  parity: () => import('./parity.ts'),
  preference: () => import('./preference.ts'),
  significance: () => import('./significance.ts'),
  stability: () => import('./stability.ts'),
  traffic: () => import('./traffic.ts'),
}
