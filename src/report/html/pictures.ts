import type { Evidence1 } from '../../record/evidence.ts'
import { format } from '../../record/numbers.ts'
import { fitted, visible } from '../text.ts'
import { Plot, svg } from './draw.ts'
import { h, type Markup } from './markup.ts'

type Drawn = Evidence1['pictures'][number]
type Drawing = Drawn['drawing']
type Of<K extends Drawing['kind']> = Extract<Drawing, { kind: K }>
type Arm = Of<'curve'>['series'][number]['arm']

/** A figure: the plot, and all its numbers as a table. */
export function figure({ title, drawing }: Drawn): Markup {
  const { plots, rows, columns } = shownAs(drawing)
  return h`<figure><figcaption>${title}</figcaption><ul class="legend">${armsOf(drawing).map(arm => h`<li class="${arm}">${named(arm, drawing)}</li>`)}</ul>${plots.map(
    plot => svg(`${title}. The table below has its values.`, plot),
  )}<details><summary>Values</summary><div class="scroll" role="region" tabindex="0" aria-label="Values of ${title}"><table><thead><tr>${columns.map(c => h`<th scope="col">${c}</th>`)}</tr></thead><tbody>${rows.map(row => h`<tr>${row.map((x, i) => (i === 0 ? h`<th scope="row">${x}</th>` : h`<td>${x}</td>`))}</tr>`)}</tbody></table></div></details></figure>`
}

/** The arm; with its quantiles, where they are marked in the plot. */
function named(arm: Arm, drawing: Drawing): string {
  const name = arm === 'pairs' ? 'pairs of requests' : arm
  const marked = drawing.kind === 'histogram' ? drawing.quantiles.filter(q => q.arm === arm) : []
  return marked.length === 0 ? name : `${name}: ${marked.map(q => `p${q.p * 100} ${number(q.value)}`).join(', ')}`
}

const armsOf = (drawing: Drawing): readonly Arm[] =>
  drawing.kind === 'bars' ? (drawing.bins[0]?.shares.map(s => s.arm) ?? []) : drawing.series.map(s => s.arm)

interface ShownAs {
  plots: readonly Plot.PlotOptions[]
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

function shownAs(drawing: Drawing): ShownAs {
  switch (drawing.kind) {
    case 'reliability':
      return reliability(drawing)
    case 'curve':
      return curve(drawing)
    case 'histogram':
      return histogram(drawing)
    case 'bars':
      return bars(drawing)
    case 'groups':
      return groups(drawing)
    case 'over-time':
      return overTime(drawing)
  }
}

const WIDTH = 380
const HEIGHT = 270
const MARGINS = { marginTop: 24, marginRight: 16, marginBottom: 40, marginLeft: 50 }
const frame = { width: WIDTH, height: HEIGHT, ...MARGINS }

const colour = (arm: Arm): string => `var(--${arm})`
const dashes: Readonly<Record<Arm, string>> = { incumbent: '6 4', candidate: 'none', reference: '2 3', pairs: 'none' }
const stroke = (arm: Arm) => ({ stroke: colour(arm), strokeDasharray: dashes[arm] })
const faint = { stroke: 'var(--soft)', strokeDasharray: '3 3' }

/** Significant digits that a reader can use. */
const number = (x: number): string => {
  if (Number.isInteger(x)) return format(x, 0)
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(x))))
  return format(x, Math.min(decimals, 6))
}
const small = (x: number): string => (x !== 0 && Math.abs(x) < 0.0005 ? '< 0.001' : format(x, 3))
const percent = (x: number): string => `${format(x * 100, x > 0 && x < 0.0995 ? 1 : 0)} %`
/** Of an axis: no digit more than the tick has. */
const tick = (x: number): string => {
  const size = Math.abs(x) >= 1e6 ? 'M' : Math.abs(x) >= 1e3 ? 'k' : ''
  const text = String(Number((x / { M: 1e6, k: 1e3, '': 1 }[size]).toPrecision(3)))
  return `${text.replace('-', '−')}${size}`
}
const percentTick = (x: number): string => `${tick(x * 100)} %`
/** Powers of ten, or 1, 2 and 5 of each where there would be fewer than three. */
function logTicks(values: readonly number[]): number[] {
  const known = values.filter(x => x > 0)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const powers = Array.from({ length: 40 }, (_, i) => 10 ** (i - 20))
  const within = (some: readonly number[]) => some.filter(x => x >= low && x <= high)
  const tens = within(powers)
  return tens.length >= 3 ? tens : within(powers.flatMap(x => [x, 2 * x, 5 * x]))
}
const between = ({ low, high }: { low: number | null; high: number | null }): string =>
  low === null && high === null ? '' : `${low === null ? '…' : number(low)} to ${high === null ? '…' : number(high)}`

function reliability({ series }: Of<'reliability'>): ShownAs {
  const title = (p: Of<'reliability'>['series'][number]['points'][number], arm: Arm) =>
    `${arm}: mean score ${number(p.score)}, outcome ${number(p.value)} (${between(p)}), ${format(p.rows, 0)} rows`
  const most = Math.max(...series.flatMap(s => s.points.map(p => p.rows)))
  const shared = { ...frame, x: { domain: [0, 1] as [number, number], label: null } }
  return {
    plots: [
      {
        ...shared,
        marginBottom: 24,
        y: { domain: [0, 1], label: 'share that came true', grid: true },
        marks: [
          Plot.line(
            [
              [0, 0],
              [1, 1],
            ],
            faint,
          ),
          ...series.flatMap(({ arm, points }) => [
            Plot.ruleX(points, {
              x: 'score',
              y1: p => p.low ?? 0,
              y2: p => p.high ?? 1,
              stroke: colour(arm),
              strokeOpacity: 0.5,
              strokeWidth: 2,
            }),
            Plot.line(points, { x: 'score', y: 'value', ...stroke(arm) }),
            Plot.dot(points, { x: 'score', y: 'value', fill: colour(arm), r: 4, title: p => title(p, arm) }),
          ]),
        ],
      },
      {
        ...shared,
        height: 92,
        marginTop: 16,
        x: { domain: [0, 1], label: 'score' },
        y: { domain: [0, most], label: 'rows', ticks: 2, tickFormat: tick },
        marks: series.flatMap(({ arm, points }, i) => [
          Plot.ruleX(points, {
            x: 'score',
            y1: 0,
            y2: 'rows',
            stroke: colour(arm),
            strokeWidth: 4,
            dx: (i - (series.length - 1) / 2) * 5,
            title: p => title(p, arm),
          }),
        ]),
      },
    ],
    columns: ['log', 'mean score', 'came true', 'interval', 'rows'],
    rows: series.flatMap(({ arm, points }) =>
      points.map(p => [arm, number(p.score), number(p.value), between(p), format(p.rows, 0)]),
    ),
  }
}

/** Points of a curve that have values to hover over and lines in the table. */
const MARKED = 20

function curve({ series, x, y, diagonal }: Of<'curve'>): ShownAs {
  const marked = (points: Of<'curve'>['series'][number]['points']) => {
    const step = Math.max(1, Math.floor(points.length / MARKED))
    return points.filter((_, i) => i % step === 0 || i === points.length - 1)
  }
  return {
    plots: [
      {
        ...frame,
        x: { domain: [0, 1], label: x, ticks: 5 },
        y: { domain: [0, 1], label: y, grid: true },
        marks: [
          ...(diagonal
            ? [
                Plot.line(
                  [
                    [0, 0],
                    [1, 1],
                  ],
                  faint,
                ),
              ]
            : []),
          ...series.flatMap(({ arm, points }) => [
            Plot.line(points, { x: 'x', y: 'y', ...stroke(arm), strokeWidth: 2 }),
            Plot.dot(marked(points), {
              x: 'x',
              y: 'y',
              r: 6,
              fill: colour(arm),
              fillOpacity: 0,
              title: p => `${arm}: ${x} ${percent(p.x)}, ${y} ${percent(p.y)}`,
            }),
          ]),
        ],
      },
    ],
    columns: ['log', x, y],
    rows: series.flatMap(({ arm, points }) => marked(points).map(p => [arm, percent(p.x), percent(p.y)])),
  }
}

function histogram({ series, x, scale, quantiles }: Of<'histogram'>): ShownAs {
  const most = Math.max(...series.flatMap(s => s.points.map(p => p.share)))
  const bins = new Map<string, { from: number; to: number; text: string }>()
  for (const { arm, points } of series)
    for (const { from, to, share } of points) {
      const key = `${from} ${to}`
      const text = `${arm}: ${percent(share)}`
      const known = bins.get(key)
      bins.set(key, { from, to, text: known ? `${known.text}, ${text}` : `${number(from)} to ${number(to)}: ${text}` })
    }
  const ends = series.flatMap(s => s.points.flatMap(p => [p.from, p.to]))
  return {
    plots: [
      {
        ...frame,
        x: { type: scale, label: x, tickFormat: tick, ticks: scale === 'log' ? logTicks(ends) : 5 },
        y: { domain: [0, most], label: 'share of rows', grid: true, tickFormat: percentTick, ticks: 4 },
        marks: [
          ...series.flatMap(({ arm, points }) => {
            const steps = outline(points)
            return [
              ...(arm === 'incumbent' && series.length > 1
                ? []
                : [Plot.areaY(steps, { x: 'x', y1: 0, y2: 'y', fill: colour(arm), fillOpacity: 0.25 })]),
              Plot.line(steps, { x: 'x', y: 'y', ...stroke(arm) }),
            ]
          }),
          ...quantiles.map(q => Plot.ruleX([q.value], { ...stroke(q.arm), strokeOpacity: 0.6, strokeWidth: 1.25 })),
          Plot.rect([...bins.values()], { x1: 'from', x2: 'to', y1: 0, y2: most, fillOpacity: 0, title: 'text' }),
        ],
      },
    ],
    columns: ['log', x, 'share of rows'],
    rows: [
      ...quantiles.map(q => [q.arm, `p${q.p * 100}: ${number(q.value)}`, '']),
      ...series.flatMap(({ arm, points }) =>
        points.map(p => [arm, `${number(p.from)} to ${number(p.to)}`, percent(p.share)]),
      ),
    ],
  }
}

/** Around the tops of the bins, down to 0 where one is missing. */
function outline(points: Of<'histogram'>['series'][number]['points']): { x: number; y: number }[] {
  const apart = (a: number, b: number) => Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b))
  return points.flatMap(({ from, to, share }, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    return [
      ...(!before || apart(before.to, from) ? [{ x: from, y: 0 }] : []),
      { x: from, y: share },
      { x: to, y: share },
      ...(!after || apart(to, after.from) ? [{ x: to, y: 0 }] : []),
    ]
  })
}

/** Names that fit beside a plot. */
const LABEL = 20
const label = (name: string): string => fitted(visible(name), LABEL)
const marginFor = (names: readonly string[]): number => 16 + Math.max(0, ...names.map(n => label(n).length)) * 6.6
/** One below the other, the first on top. */
const places = (names: readonly string[]) => ({
  domain: [names.length - 0.5, -0.5] as [number, number],
  label: null,
  ticks: names.map((_, i) => i),
  tickFormat: (i: number) => label(names[i] ?? ''),
  tickSize: 0,
})

/** Of the whole distance, what a bin has to add to be pointed at. */
const NOTABLE = 0.2

function bars({ bins, x, moved }: Of<'bars'>): ShownAs {
  const names = bins.map(b => b.bin)
  const total = bins.reduce((sum, b) => sum + Math.abs(b.moved), 0)
  const rows = bins.map((b, i) => {
    const all = b.shares.map(s => s.share)
    return {
      ...b,
      i,
      low: Math.min(...all),
      high: Math.max(...all),
      notable: total > 0.01 && Math.abs(b.moved) > NOTABLE * total,
    }
  })
  const arms = bins[0]?.shares.map(s => s.arm) ?? []
  const title = (b: (typeof rows)[number]) =>
    `${b.bin}: ${b.shares.map(s => `${s.arm} ${percent(s.share)}`).join(', ')}; ${moved} ${number(b.moved)}`
  return {
    plots: [
      {
        ...frame,
        marginLeft: marginFor(names),
        marginRight: 56,
        height: 64 + 21 * bins.length,
        x: {
          label: 'share of rows',
          grid: true,
          ticks: 4,
          tickFormat: percentTick,
          domain: [0, Math.max(...rows.map(r => r.high))],
        },
        y: places(names),
        marks: [
          Plot.rect(
            rows.filter(r => r.notable),
            {
              x1: 0,
              x2: Math.max(...rows.map(r => r.high)),
              y1: r => r.i - 0.45,
              y2: r => r.i + 0.45,
              fill: 'var(--harm)',
            },
          ),
          Plot.ruleY(rows, { y: 'i', x1: 'low', x2: 'high', stroke: 'var(--soft)', strokeWidth: 2 }),
          ...arms.map((arm, k) =>
            Plot.dot(rows, {
              x: r => r.shares[k]?.share,
              y: 'i',
              ...(arm === 'candidate'
                ? { fill: colour(arm) }
                : { stroke: colour(arm), fill: 'var(--panel)', strokeWidth: 2 }),
              r: 4.5,
              symbol: arm === 'reference' ? 'diamond' : 'circle',
            }),
          ),
          ...[true, false].map(notable =>
            Plot.text(
              rows.filter(r => r.notable === notable),
              {
                y: 'i',
                frameAnchor: 'right',
                textAnchor: 'start',
                dx: 8,
                text: (r: (typeof rows)[number]) => small(r.moved),
                fontWeight: notable ? 700 : 400,
              },
            ),
          ),
          Plot.text([moved], {
            frameAnchor: 'top-right',
            textAnchor: 'start',
            dx: 8,
            dy: -14,
            text: d => d,
            fill: 'var(--soft)',
          }),
          Plot.rect(rows, {
            x1: 0,
            x2: Math.max(...rows.map(r => r.high)),
            y1: r => r.i - 0.5,
            y2: r => r.i + 0.5,
            fillOpacity: 0,
            title,
          }),
        ],
      },
    ],
    columns: [x, ...arms, moved],
    rows: bins.map(b => [b.bin, ...b.shares.map(s => percent(s.share)), number(b.moved)]),
  }
}

function groups({ series, x }: Of<'groups'>): ShownAs {
  const names = [...new Set(series.flatMap(s => s.points.map(p => p.group)))]
  const points = series.flatMap(({ arm, points }, k) =>
    points.map(p => ({ ...p, arm, at: names.indexOf(p.group) + (k - (series.length - 1) / 2) * 0.3 })),
  )
  const ends = points.flatMap(p => [p.value, p.low ?? p.value, p.high ?? p.value])
  return {
    plots: [
      {
        ...frame,
        marginLeft: marginFor(names),
        height: 64 + 40 * names.length,
        x: {
          label: x,
          grid: true,
          ticks: 4,
          domain: [Math.min(...ends), Math.max(...ends)],
          nice: true,
          tickFormat: tick,
        },
        y: places(names),
        marks: [
          ...series.map(({ arm }) => {
            const own = points.filter(p => p.arm === arm)
            return [
              Plot.ruleY(own, {
                y: 'at',
                x1: p => p.low ?? p.value,
                x2: p => p.high ?? p.value,
                stroke: colour(arm),
                strokeWidth: 2.5,
              }),
              Plot.dot(own, {
                x: 'value',
                y: 'at',
                r: 5,
                ...(arm === 'candidate'
                  ? { fill: colour(arm) }
                  : { stroke: colour(arm), fill: 'var(--panel)', strokeWidth: 2 }),
                title: p => `${p.group}, ${arm}: ${number(p.value)} (${between(p)}), ${format(p.rows, 0)} rows`,
              }),
            ]
          }),
        ],
      },
    ],
    columns: ['group', 'log', x, 'interval', 'rows'],
    rows: points
      .toSorted((a, b) => a.at - b.at)
      .map(p => [p.group, p.arm, number(p.value), between(p), format(p.rows, 0)]),
  }
}

const instant = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

function overTime({ series, y, scale }: Of<'over-time'>): ShownAs {
  const ends = series.flatMap(s => s.points.flatMap(p => [p.low ?? p.value, p.high ?? p.value]))
  return {
    plots: [
      {
        ...frame,
        x: { type: 'utc', label: 'time (UTC)', ticks: 4 },
        y: {
          label: y,
          grid: true,
          type: scale,
          tickFormat: tick,
          nice: true,
          ticks: scale === 'log' ? logTicks(ends) : 5,
        },
        marks: series.flatMap(({ arm, points }) => {
          const own = points.map(p => ({ ...p, when: new Date(p.at) }))
          return [
            Plot.areaY(own, {
              x: 'when',
              y1: p => p.low ?? p.value,
              y2: p => p.high ?? p.value,
              fill: colour(arm),
              fillOpacity: 0.18,
            }),
            Plot.line(own, { x: 'when', y: 'value', ...stroke(arm), strokeWidth: 1.75 }),
            Plot.dot(own, {
              x: 'when',
              y: 'value',
              r: 2.5,
              fill: colour(arm),
              title: p => `${instant(p.at)}, ${arm}: ${number(p.value)} (${between(p)}), ${format(p.rows, 0)} rows`,
            }),
          ]
        }),
      },
    ],
    columns: ['time', 'log', y, 'interval', 'rows'],
    rows: series.flatMap(({ arm, points }) =>
      points.map(p => [instant(p.at), arm, number(p.value), between(p), format(p.rows, 0)]),
    ),
  }
}
