import type { Place } from '../errors.ts'
import type { Known, Subject, Task } from '../gate/define.ts'
import type { Arm, Expr, Role } from '../sql/expr.ts'
import type { Relation } from './described.ts'

/** The spec, resolved against the logs and the gates: every name is a column, every unit a number. Plain data. */
export interface Bound {
  readonly known: Known
  readonly task: Task | null
  readonly confidence: number
  readonly arms: Readonly<Partial<Record<Arm, BoundArm>>>
  readonly paired: boolean
  readonly gates: readonly BoundGate[]
  readonly checks: readonly BoundCheck[]
  readonly notices: readonly BoundNotice[]
}

export interface BoundArm {
  readonly relation: Relation
  /** What each role is in this arm. */
  readonly roles: Readonly<Partial<Record<Role, Expr>>>
}

export interface BoundGate {
  readonly name: string
  /** What to load it by. */
  readonly use: string
  readonly options: unknown
  readonly asked: readonly string[]
  readonly at: Place | undefined
}

/** A notice of a gate, by its place among the gate's. */
export interface BoundNotice {
  readonly gate: string
  readonly index: number
  readonly where: Expr | null
  readonly slice: BoundSlice | null
  readonly at: Place | undefined
}

export interface BoundSlice {
  readonly name: string
  readonly by: readonly { readonly name: string; readonly expr: Expr }[]
  readonly where: Expr | null
  readonly prove: boolean
  readonly marginScale: number
  readonly minRows: number
}

export type LimitKind = 'max' | 'min' | 'margin' | 'superior' | 'equivalent' | 'alpha'

/** A limit as the spec sets it, in the metric's unit. */
export interface BoundLimit {
  readonly kind: LimitKind
  readonly value: number
  /** `value` is a share of the incumbent's absolute value. */
  readonly relative: boolean
  /** For a relative margin: an absolute amount that is allowed in any case. */
  readonly floor: number | null
  readonly written: number | string | boolean
  readonly severity: 'block' | 'warn'
  readonly rule: 'interval' | 'point'
  readonly at: Place | undefined
}

/** Expressions here still hold roles and unresolved columns: they are the same for all arms. */
export interface BoundCheck {
  readonly gate: string
  readonly metric: string
  readonly subject: Subject | null
  /** The metric's own, in place of the gate's. */
  readonly tolerance: number | null
  /** All subjects of the gate, where the metric is across them. */
  readonly subjects: readonly Subject[] | null
  readonly limit: BoundLimit
  /** The gate's own scenario. */
  readonly where: Expr | null
  readonly slice: BoundSlice | null
  /** What the groups of a spread need to be compared. */
  readonly minGroup: { readonly rows: number; readonly events: number }
  readonly implicit: boolean
  readonly optional: boolean
}
