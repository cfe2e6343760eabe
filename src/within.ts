import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'

/** Without links, as far as the path is there. */
export function physical(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(physical(dirname(path)), basename(path))
  }
}

/** The way from a folder to a path within it, as the two are written; null where it leads out. */
export function inside(folder: string, path: string): string | null {
  const way = relative(folder, path)
  return way === '..' || /^\.\.[/\\]/.test(way) || isAbsolute(way) ? null : way
}

/** Whether a path lies in a folder (without links itself) once all links are followed. */
export const isWithin = (folder: string, path: string): boolean => inside(folder, physical(path)) !== null
