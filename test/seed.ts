import fc from 'fast-check'

/**
 * One seed for every property, so that a run can be repeated and a change is judged by what it changed.
 * `npm run unit:seeds` draws another each time: what it finds becomes a mended property, not a lucky rerun.
 */
const seed = process.env.MLGATE_TEST_SEED ?? '20261121'
fc.configureGlobal({ seed: seed === 'random' ? (Date.now() ^ process.pid) | 0 : Number(seed) })
