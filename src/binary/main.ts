/** What the executable runs, as CommonJS: Node 24 takes nothing else there. `scripts/binary.ts` puts it together. */
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAsset, getRawAsset } from 'node:sea'
import { zstdDecompressSync } from 'node:zlib'
import { serve } from './serve.ts'
import { foldersFor, openUnpacked } from './unpack.ts'

export interface Contents {
  readonly modules: readonly string[]
  readonly native: readonly { readonly name: string; readonly sha256: string }[]
}

const { modules, native }: Contents = JSON.parse(getAsset('contents.json', 'utf8'))

function openDuckDB(): unknown {
  const temp = tmpdir()
  const user = String(process.getuid?.() ?? 'user')
  const files = native.map(of => ({
    ...of,
    bytes: () => zstdDecompressSync(new Uint8Array(getRawAsset(`native/${of.name}`))),
  }))
  return openUnpacked(
    files,
    { folders: foldersFor(process.platform, process.env, { home: homedir(), temp, user }), temp },
    folder => {
      const module = { exports: {} }
      process.dlopen(module, join(folder, 'duckdb.node'))
      return module.exports
    },
    text => process.stderr.write(text),
  )
}

// What stands for @duckdb/node-bindings in the bundle calls it.
Object.defineProperty(globalThis, Symbol.for('mlgate.duckdb'), { value: openDuckDB })

const folder = serve(process.execPath, new Set(modules), name => getAsset(`modules/${name}`, 'utf8'))
createRequire(process.execPath)(`${folder}cli.js`)
