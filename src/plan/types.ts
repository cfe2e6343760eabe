import type { Place } from '../errors.ts'
import type { Subject } from '../gate/define.ts'
import type { BoundLimit } from '../spec/bound.ts'
import type { Relation } from '../spec/described.ts'
import type { Arm, Expr, Scalar } from '../sql/expr.ts'
import type { Statistic } from '../stats/statistics.ts'

export type { BoundLimit, LimitKind } from '../spec/bound.ts'
export type {
  Described,
  DescribedExpression,
  DescribedLog,
  ExpressionText,
  LogName,
  Relation,
  Source,
} from '../spec/described.ts'
export type { Scalar } from '../sql/expr.ts'

/** The rows of both arms: joined by id, or one log's after the other's. */
export type Both = 'pairs' | 'pooled'

/** One distinct request, bound to a relation, a population and its clusters. */
export interface Ask {
  /** Named by content: equal asks have equal keys. */
  readonly key: string
  readonly relation: Arm | Both
  readonly filter: Expr | null
  /** Slicing columns; the answer has a group for each combination of their values. [] is the whole population. */
  readonly by: readonly Expr[]
  /** Cut further into so many sections of units, by their buckets: the last of an answer's `by` is the section. */
  readonly sections?: number
  /** What the buckets are dealt by; null where only the point answer is wanted. */
  readonly cluster: 'unit' | 'time' | null
  /**
   * What each row counts for: this power of its weight. Rows of weight 0 take no part, and of the others each counts 1,
   * its weight w or w². Absent: rows are not weighted, all take part and each counts 1.
   */
  readonly weigh?: 0 | 1 | 2
  readonly request: BoundRequest
}

export type BoundKey =
  | { readonly is: 'value'; readonly of: Expr }
  | { readonly is: 'bin'; readonly of: Expr; readonly edges: readonly number[]; readonly closed: 'left' | 'right' }
  | {
      readonly is: 'quantile-bin'
      readonly of: Expr
      readonly count: number
      readonly from: Arm
      readonly source: Expr
      readonly closed: 'left' | 'right'
    }

export type BoundRequest =
  | {
      readonly kind: 'moments'
      readonly of: Readonly<Record<string, Expr>>
      readonly per?: readonly Expr[]
      /** The smallest and largest values are not read. */
      readonly ends?: false
    }
  | {
      readonly kind: 'cells'
      readonly keys: Readonly<Record<string, BoundKey>>
      readonly mean: Readonly<Record<string, Expr>>
    }
  | { readonly kind: 'quantiles'; readonly of: Expr; readonly p: readonly number[] }
  | {
      readonly kind: 'ranks'
      readonly scores: Readonly<Record<string, Expr>>
      readonly outcome: Expr
      /** The average precision as well. */
      readonly precision?: true
    }
  | {
      readonly kind: 'rows'
      readonly of: Readonly<Record<string, Expr>>
      readonly max: number
      /** Where there are more: all of them, in cells of one number that are as fine as may be. */
      readonly beyond?: 'cells'
    }
  /** `content`: what rows with the same id must agree on. `of`: what is counted, by default the id. */
  | { readonly kind: 'keys'; readonly of?: 'id' | 'unit'; readonly content: readonly Expr[] }

/** What an engine is given. */
export interface Queries {
  readonly relations: Partial<Record<Arm, Relation>>
  /** True where rows are joined by id. */
  readonly paired: boolean
  readonly asks: readonly Ask[]
}

export interface Answer {
  readonly groups: readonly Group[]
}

export interface Group {
  readonly by: readonly Scalar[]
  readonly point: Statistic
  /** The same statistic for each bucket (null: empty); buckets of the two arms correspond by index. */
  readonly buckets: readonly (Statistic | null)[] | null
}

export interface Answers {
  /** By the ask's key. */
  readonly asks: Readonly<Record<string, Answer>>
  readonly relations: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  readonly work: { readonly statements: number; readonly scans: number; readonly seconds: number }
}

export interface RelationFacts {
  /** Rows after the filter. */
  readonly rows: number
  readonly units: number | null
  /** ISO instants of the earliest and the latest row. */
  readonly from: string | null
  readonly until: string | null
}

export interface ClusterFacts {
  readonly buckets: number
  /** Distinct units, or blocks of time. */
  readonly clusters: number
  /** Length of a block of time. */
  readonly seconds: number | null
}

interface PlannedSlice {
  readonly name: string
  /** Words for the slicing columns, in the order of the ask's `by`; [] for a slice given by a condition. */
  readonly by: readonly string[]
  readonly prove: boolean
  readonly marginScale: number
  readonly minRows: number
}

/** One limit on one metric, over the whole or over every group of one slice; it names what it is judged from. */
export interface PlannedCheck {
  readonly gate: string
  readonly metric: string
  readonly subject: Subject | null
  /** The metric's own, in place of the gate's. */
  readonly tolerance: number | null
  /** Of a metric across subjects: all of them, the asks of each prefixed by its place here. */
  readonly subjects: readonly Subject[] | null
  readonly limit: BoundLimit
  readonly slice: PlannedSlice | null
  readonly implicit: boolean
  readonly optional: boolean
  /**
   * Keys of asks, by the metric's own word for each; of a spread `metric.word`, and over pairs `metric.differs`. Where
   * rows are weighted, each has two more beside it: `rows:word` counts rows, `squares:word` squares of weights.
   */
  readonly asks: {
    readonly incumbent: Readonly<Record<string, string>> | null
    readonly candidate: Readonly<Record<string, string>> | null
    /** What a shift is measured against: the reference's asks, or the incumbent's. */
    readonly reference: Readonly<Record<string, string>> | null
    readonly pairs: Readonly<Record<string, string>> | null
    /** Of both logs, where their rows are not joined. */
    readonly pooled: Readonly<Record<string, string>> | null
    /** Moments of `differs`: 1 where a pair differs in what the metric reads. */
    readonly differs: Readonly<Record<string, string>> | null
  }
  /** Of a metric whose interval is by sections: its asks once more, cut into them. */
  readonly sections: Readonly<Record<'incumbent' | 'candidate', Readonly<Record<string, string>> | null>> | null
  /** Of a spread: the asks' last slicing column is the group, and groups need this much to be compared. */
  readonly groups: { readonly rows: number; readonly events: number } | null
  /** What rows are clustered by in this check's interval; null: rows are independent and count alike. */
  readonly cluster: 'unit' | 'time' | null
}

/** The keys of all that a check is judged from, once each. */
export const askedBy = ({ asks, sections }: PlannedCheck): string[] => [
  ...new Set([asks, sections ?? {}].flatMap(all => Object.values(all).flatMap(words => Object.values(words ?? {})))),
]

/** A picture of a gate, of one subject where it has many; its asks by the picture's own words, over what has them. */
export interface PlannedPicture {
  readonly gate: string
  readonly picture: string
  readonly subject: Subject | null
  readonly asks: Readonly<Partial<Record<Arm | 'pairs', Readonly<Record<string, string>>>>>
}

/** Something to be told of the logs; it names what it is told from. */
export interface PlannedNotice {
  readonly gate: string
  readonly index: number
  readonly slice: Pick<PlannedSlice, 'name' | 'by'> | null
  /** Where it is cut into windows of time. */
  readonly seconds: number | null
  readonly asks: Readonly<Partial<Record<'incumbent' | 'candidate', Readonly<Record<string, string>>>>>
  readonly at: Place | undefined
}

/** Everything that will be asked and judged. Plain data: it names gates and metrics and holds no functions. */
export interface Plan {
  readonly queries: Queries
  readonly checks: readonly PlannedCheck[]
  /** None unless they were asked for. */
  readonly pictures: readonly PlannedPicture[]
  readonly notices: readonly PlannedNotice[]
  readonly gates: readonly string[]
  readonly confidence: number
  /** Whether the spec binds the unit, the time. */
  readonly clustered: { readonly unit: boolean; readonly time: boolean }
  /** One look of many at growing logs; null: the only one. */
  readonly sequential: Sequential | null
  /** The stage has not the rows, or the duration, that it asks for. */
  readonly early: boolean
  /**
   * Verdicts alone, with no intervals and nothing of what would settle a check; or intervals alone, with no p but a test's.
   * Absent: all of it.
   */
  readonly wanted?: 'claims' | 'intervals'
}

/** Monitoring: harm is claimed at any look, that there is none at the last. */
export interface Sequential {
  /** Rows an arm that the last look is to have: claims are strongest there. */
  readonly rows: number
  /** The look that decides: the minimum of rows and duration is reached. */
  readonly last: boolean
}
