import type { Reason } from '../judge/types.ts'

/** Why nothing is decided, and what would settle it where `needed` does not say. */
export interface Why {
  /** `{X}`: the metric; `{x}`: the metric without its article; `{rows}`: the rows that it rests on. */
  why: string
  settle: string | null
}

/** The reasons whose sentence begins with the estimate are worded where the estimate is. */
export const REASONS: Readonly<Record<Exclude<Reason, 'straddles' | 'multiplicity' | 'not_shown'>, Why>> = {
  no_rows: {
    why: 'There are no rows to judge {X} by.',
    settle: 'Check the window, the filters and what the logs hold.',
  },
  no_labels: {
    why: 'No outcome is known yet, so {X} cannot be computed.',
    settle: 'It needs labels for these rows.',
  },
  one_class: {
    why: 'Every known outcome is the same, so {X} cannot be computed.',
    settle: 'It needs positives as well as negatives.',
  },
  constant: {
    why: 'All values are the same, so {X} cannot be computed.',
    settle: 'Check that the column is the one that was meant.',
  },
  too_few: {
    why: 'There are too few events or independent units in {rows} to judge {X}.',
    settle: 'More rows are needed.',
  },
  identical: {
    why: 'The models agree in everything that {X} reads, and how far it could still change is not known.',
    settle: 'Judge the differences themselves, for example by parity.',
  },
  near_zero: {
    why: "The incumbent's {x} may be zero, so a margin in % of it means nothing.",
    settle: 'Use an absolute margin.',
  },
  not_comparable: {
    why: 'The logs are not comparable, so {X} is not judged.',
    settle: 'See the checks of the data gate, and whether the logs cover the same time.',
  },
  no_time: {
    why: 'Slow and failed requests come in bursts, and without a time column {X} cannot be judged.',
    settle: 'Bind columns.time.',
  },
  bursts: {
    why: 'Slow and failed requests come in bursts, so these rows say less about {X} than their number does.',
    settle: 'It needs `columns.time`, and logs over a longer time.',
  },
  not_computable: {
    why: 'The values are too large, too small or too much alike for {X} to be computed.',
    settle: 'Check that the column is the one that was meant.',
  },
  incumbent_defective: {
    why: "The incumbent's own log has this defect, so the two cannot be compared.",
    settle: "Repair the incumbent's log.",
  },
  group_lost: {
    why: 'A group that one log has enough of is missing from the other, or nearly so, and what is not there cannot show that {X} is within its limit.',
    settle: "Check what the column of groups holds in both logs, or leave the group out by the gate's `where`.",
  },
  window_lost: {
    why: 'A span of time that one log has enough rows of is missing from the other, or nearly so, and what is not there cannot show that {X} is within its limit.',
    settle: 'Check that both logs are whole.',
  },
  labels_differ: {
    why: 'Outcomes are known for one decision more often than for the other, so {X} would speak of those rows alone.',
    settle: 'It needs the outcomes of both, or a part of the traffic that is decided at random.',
  },
  no_incumbent: { why: 'There is no incumbent to compare {X} with.', settle: null },
  optional: { why: 'This check is optional, and the logs lack what {X} needs.', settle: null },
  unprotected: {
    why: 'There are too few rows here to judge {X}, so this group is not protected.',
    settle: null,
  },
}
