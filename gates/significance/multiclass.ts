import {
  absent,
  add,
  armMetric,
  type Cells,
  type Classes,
  type Confusion,
  type Counts,
  cells,
  confusionOf,
  correlationOf,
  type Expr,
  eachClass,
  eq,
  f1Of,
  gt,
  indicator,
  literal,
  ln,
  lt,
  type Metric,
  type MetricEntry,
  mul,
  perSubject,
  probabilityOf,
  type Ranks,
  ranks,
  role,
  type Subject,
  square,
  sub,
  when,
} from 'mlgate'
import { CLIP } from './binary.ts'
import { f1Metric, precisionOf, recallOf, rightOf } from './classes.ts'
import { meanMetric } from './mean.ts'
import { aucOf, averagePrecisionOf, lacking } from './ranked.ts'

const tasks = ['multiclass'] as const
const label = role('label')
const decision = role('decision')
const share = { better: 'higher', measuredIn: 'share', range: [0, 1], tasks } as const

/** One class against all others. Labels and decisions are the names of their classes. */
const against = ({ expr }: Subject) => ({ decision: eq(decision, expr), outcome: eq(label, expr), tasks })

const rightShare = (summary: string, source: string) =>
  rightOf({ summary, source, tasks }, indicator(eq(decision, label)))

/**
 * A mean over the classes that occur among outcomes or decisions, as sklearn has it: with equal weights, or those of the
 * outcomes. A class that is never decided for has a precision of 0: it must not leave the mean that way. Every class needs
 * 20 outcomes, for one that comes and goes with a bucket moves the mean by jumps.
 */
function averaged(
  how: 'macro' | 'weighted',
  name: 'precision' | 'recall' | 'f1',
  of: (c: Counts) => number,
  largestChange: (each: readonly Counts[], rows: number) => number,
): Metric {
  const table = (cells: Cells<'decision' | 'outcome'>): { all: Confusion; each: Counts[] } => {
    const all = confusionOf(cells)
    return { all, each: eachClass(all) }
  }
  return armMetric({
    summary: `${name} of each class, ${how === 'macro' ? 'classes counting alike' : 'classes counting by their outcomes'}`,
    source: `sklearn.metrics.${name}_score(average='${how}', zero_division=0), 1e-9`,
    ...share,
    from: { table: cells({ decision, outcome: label }) },
    value: answer => {
      const { all, each } = table(answer.table)
      if (all.rows === 0) return absent('no_labels')
      const weight = (c: Counts) => (how === 'macro' ? 1 / each.length : (c.tp + c.fn) / all.rows)
      return each.reduce((sum, c) => sum + weight(c) * of(c), 0)
    },
    events: answer => {
      const { all, each } = table(answer.table)
      const right = each.reduce((sum, c) => sum + c.tp, 0)
      return Math.min(all.rows - right, ...each.map(c => c.tp + c.fn))
    },
    largestChange: answer => {
      const { all, each } = table(answer.table)
      return each.length === 0 ? 0 : largestChange(each, all.rows)
    },
  })
}

const over = (a: number, b: number): number => (b === 0 ? 0 : a / b)
const least = (each: readonly Counts[], of: (c: Counts) => number): number => Math.min(...each.map(of))
/** d flips of n touch two classes each; the bounds of one class are those of `classes.ts`. 0: no bound. */
const kinds = {
  precision: {
    of: (c: Counts) => over(c.tp, c.tp + c.fp),
    macro: (each: readonly Counts[], n: number) => over(2 * n, each.length * least(each, c => c.tp + c.fp)),
    weighted: () => 0,
  },
  recall: {
    of: (c: Counts) => over(c.tp, c.tp + c.fn),
    macro: (each: readonly Counts[], n: number) => over(n, each.length * least(each, c => c.tp + c.fn)),
    weighted: () => 1,
  },
  f1: {
    of: (c: Counts) => f1Of(c),
    macro: (each: readonly Counts[], n: number) => over(4 * n, each.length * least(each, c => 2 * c.tp + c.fp + c.fn)),
    weighted: () => 4,
  },
} as const

const averages = Object.fromEntries(
  (['precision', 'recall', 'f1'] as const).flatMap(name => [
    [`macro_${name}`, averaged('macro', name, kinds[name].of, kinds[name].macro)],
    [`weighted_${name}`, averaged('weighted', name, kinds[name].of, kinds[name].weighted)],
    [
      `micro_${name}`,
      rightShare(
        'share of decisions that the outcome confirms',
        `sklearn.metrics.${name}_score(average='micro'), 1e-9`,
      ),
    ],
  ]),
)

/** One class against all others, by its probability. */
const ranked = (name: Expr, classes: Classes) => ({
  score: probabilityOf(name, classes),
  outcome: indicator(eq(label, name)),
  tasks,
})

/** Gorodkin's R_K, which of two classes is Matthews' correlation. */
const mcc = armMetric({
  summary: "Gorodkin's correlation of decisions and outcomes, Matthews' for several classes",
  source:
    'sklearn.metrics.matthews_corrcoef, 1e-9; absent where all decisions or outcomes are of one class (sklearn: 0)',
  better: 'higher',
  measuredIn: 'ratio',
  range: [-1, 1],
  tasks,
  from: { table: cells({ decision, outcome: label }) },
  value: ({ table }) => {
    const all = confusionOf(table)
    const each = eachClass(all)
    if (all.rows === 0) return absent('no_labels')
    if (each.some(c => c.tp + c.fn === all.rows)) return absent('one_class')
    return each.some(c => c.tp + c.fp === all.rows) ? absent('constant') : correlationOf(all)
  },
  events: ({ table }) => {
    const all = confusionOf(table)
    const each = eachClass(all)
    const right = each.reduce((sum, c) => sum + c.tp, 0)
    return Math.min(right, all.rows - right, ...each.map(c => all.rows - c.tp - c.fn))
  },
})

/** The mean of the AUCs of all classes; absent where a class has no outcome (sklearn refuses too). */
const macroAuc = (classes: readonly string[]): Metric =>
  armMetric({
    summary: 'AUC of each class against all others, classes counting alike',
    source: "sklearn.metrics.roc_auc_score(multi_class='ovr', average='macro'), 1e-9",
    ...share,
    needs: ['probabilities', 'label'],
    from: Object.fromEntries(
      classes.map((name, i) => {
        const { score, outcome } = ranked(literal(name), classes)
        return [`class${i}`, ranks({ score }, outcome)]
      }),
    ),
    value: orders => {
      const all = Object.values(orders) as Ranks<'score'>[]
      const missing = all.map(lacking).find(reason => reason !== null)
      if (all.length === 0) return absent('no_rows')
      return missing ?? all.reduce((sum, order) => sum + order.auc.score, 0) / all.length
    },
    events: orders =>
      Math.min(...(Object.values(orders) as Ranks<'score'>[]).map(order => Math.min(order.positives, order.negatives))),
  })

/** Σ over classes of (probability − 1 for the outcome, 0 for others)²: Σp² − 2p + 1, p of the outcome. */
function squaredError(own: Expr, classes: readonly string[]): Expr {
  const squares = classes.map(name => square(probabilityOf(literal(name), classes)))
  return squares.reduce((sum, p) => add(sum, p), sub(1, mul(2, own)))
}

/** Brier's own definition (1950), over all classes: twice that of two classes as one probability has it. */
export const brierOf = (classes: readonly string[]): Metric =>
  meanMetric(
    {
      summary: 'squared error of the probabilities, summed over classes',
      source: 'Brier 1950; sklearn.metrics.brier_score_loss(scale_by_half=False), 1e-9',
      better: 'lower',
      measuredIn: 'score',
      range: [0, 2],
      tasks,
      spread: 2,
    },
    squaredError(probabilityOf(label, classes), classes),
  )

export const multiclass = (classes: Classes): Readonly<Record<string, MetricEntry>> => {
  const own = probabilityOf(label, classes)
  const clipped = when(lt(own, CLIP), literal(CLIP), when(gt(own, 1 - CLIP), literal(1 - CLIP), own))
  const perClass = (summary: string, make: (subject: Subject) => Metric) => perSubject(summary, make, 'classes')
  return {
    accuracy: rightShare('share of decisions that the outcome confirms', 'sklearn.metrics.accuracy_score, 1e-9'),
    balanced_accuracy: averages.macro_recall!,
    ...averages,
    precision: perClass('share of the decisions for a class that the outcome confirms', s => precisionOf(against(s))),
    recall: perClass('share of the rows of a class that are decided so', s => recallOf(against(s))),
    f1: perClass('harmonic mean of precision and recall of a class', s => f1Metric(against(s))),
    mcc,
    auc: perClass('AUC of a class against all others', ({ expr }) => aucOf(ranked(expr, classes))),
    average_precision: perClass('average precision of a class against all others', ({ expr }) =>
      averagePrecisionOf(ranked(expr, classes)),
    ),
    macro_auc_ovr: macroAuc(classes ?? []),
    log_loss: meanMetric(
      {
        summary: 'mean surprise at the outcome',
        source: 'sklearn.metrics.log_loss, clipped at 1e-15; 1e-9',
        better: 'lower',
        measuredIn: 'nats',
        range: [0, -Math.log(CLIP)],
        tasks,
        spread: -Math.log(CLIP),
      },
      sub(0, ln(clipped)),
    ),
    brier: brierOf(classes ?? []),
  }
}
