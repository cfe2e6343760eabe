/** One start of many at once: unpacks the files that are given as JSON, and says what it found there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openUnpacked } from '../../src/binary/unpack.ts'

const {
  folder,
  temp,
  files,
}: { folder: string; temp: string; files: { name: string; sha256: string; text: string }[] } = JSON.parse(
  process.argv[2]!,
)
const packed = files.map(({ text, ...file }) => ({ ...file, bytes: () => Buffer.from(text) }))
const found = openUnpacked(
  packed,
  { folders: [folder], temp },
  opened => ({ opened, sizes: files.map(({ name }) => readFileSync(join(opened, name)).length) }),
  () => {},
)
process.stdout.write(JSON.stringify(found))
