/** `node --import`: gates import `mlgate`, which here is the source and not the build. */
import { registerHooks } from 'node:module'

const source = new URL('../../src/index.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'mlgate'
      ? { url: source, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context),
})
