import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { gitSetting } from '../git.ts'
import type { Signature } from './entry.ts'
import type { World } from './who.ts'

/** Signatures are for this purpose alone: one made for git or for mail is none here. */
const NAMESPACE = 'mlgate'

/** A key to sign with, and the name in `allowed_signers` that it is to be known by. */
export interface Signer {
  readonly key: string
  readonly principal: string
}

/** The key that is named, or the one that git signs with; null where there is none. */
export async function signerOf(
  { key, as }: { key?: string | undefined; as?: string | undefined },
  { cwd, env }: World,
): Promise<Signer | null> {
  const configured = (await gitSetting(cwd, 'gpg.format')) === 'ssh' ? await gitSetting(cwd, 'user.signingkey') : null
  const found = key ?? (env.MLGATE_SIGNING_KEY || configured)
  if (!found) return null
  const principal = as ?? (env.GIT_AUTHOR_EMAIL || (await gitSetting(cwd, 'user.email')))
  if (!principal)
    throw new MlgateError({
      code: 'no-principal',
      message: 'There is a key to sign with, and nobody said whose it is.',
      hint: 'say it: `--as ana@example.org`, or `git config user.email`',
    })
  return { key: resolve(cwd, found.replace(/^~(?=\/)/, homedir())), principal }
}

export async function sign(text: string, { key, principal }: Signer): Promise<Signature> {
  const { code, stdout, stderr } = await keygen(['-Y', 'sign', '-q', '-n', NAMESPACE, '-f', key], text)
  if (code === 0 && stdout.startsWith('-----BEGIN SSH SIGNATURE-----')) return { principal, armored: stdout }
  throw new MlgateError({
    code: 'cannot-sign',
    message: `ssh-keygen could not sign with ${key}: ${stderr.trim() || `it ended with ${code}`}`,
    hint: 'a private key, or a public one whose private half an agent holds',
  })
}

/**
 * Whether a text was signed with a key that the file of allowed signers has for the principal, for this purpose and at
 * that time: null, or why not.
 */
export async function unverified(
  text: string,
  { principal, armored }: Signature,
  signers: string,
  time: string,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  try {
    const [allowed, signature] = [join(folder, 'allowed_signers'), join(folder, 'signature')]
    writeFileSync(allowed, signers)
    writeFileSync(signature, armored)
    const at = `${time.slice(0, 19).replace(/[-:T]/g, '')}Z`
    const args = [
      '-Y',
      'verify',
      '-n',
      NAMESPACE,
      '-I',
      principal,
      '-f',
      allowed,
      '-s',
      signature,
      '-O',
      `verify-time=${at}`,
    ]
    const { code, stdout, stderr } = await keygen(args, text)
    return code === 0 ? null : (stderr.trim() || stdout.trim() || `ssh-keygen ended with ${code}`).split('\n')[0]!
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

const keygen = (args: readonly string[], input: string): Promise<Ran> =>
  new Promise((done, fail) => {
    const child = execFile('ssh-keygen', args, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') return fail(missing(error))
      done({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })

const missing = (error: Error): MlgateError =>
  new MlgateError(
    {
      code: 'no-ssh-keygen',
      message: `Signatures are made and verified by ssh-keygen, which could not be run: ${error.message}`,
      hint: 'install OpenSSH 8.2 or newer',
    },
    error,
  )
