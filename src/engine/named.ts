/** Pieces of SQL under names of their own, each once. */
export interface Named {
  add(sql: string): string
  /** As they stand in a select list. */
  all(): string[]
  readonly size: number
}
export function named(prefix: string, write: (sql: string) => string = sql => sql): Named {
  const names = new Map<string, string>()
  return {
    add: sql => {
      const name = names.get(sql) ?? `${prefix}${names.size}`
      names.set(sql, name)
      return name
    },
    all: () => [...names].map(([sql, name]) => `${write(sql)} as ${name}`),
    get size() {
      return names.size
    },
  }
}
