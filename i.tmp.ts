import { catalogue, inspect, measure, nearness } from './src/run.ts'
import { guess } from './src/guess/guess.ts'
import { fitting, gatesToMeasure } from './src/propose/metrics.ts'
import { rolesOf, specOf } from './src/propose/sketch.ts'
import { marginsFor } from './src/propose/limits.ts'
import { MIN_GROUP, proposedGates, toMeasure } from './src/propose/gates.ts'
import { yamlOf } from './src/propose/yaml.ts'
const D='/work/shared/data'
for (const [a,b,l,r] of [['adult/v1-logistic','adult/v2-boosted','adult/labels','adult/training-reference'],['diamonds/v1-loglinear','diamonds/v2-boosted'],['digits/v1-logistic','digits/v2-forest'],['adult/v1-logistic',undefined,'adult/labels']]) {
  const t=performance.now()
  const P=(x?:string)=>x?`${D}/${x}.parquet`:null
  const see=async(x?:string)=>x?await inspect(P(x)!,{sample:100000}):null
  const seen={incumbent:(await see(a))!,candidate:await see(b),labels:await see(l),reference:await see(r)}
  const guesses = await guess(seen,{},(an,c)=>nearness(P(a)!,an,c))
  const sketch = {model:'x',task:guesses.task!.value as any,logs:{incumbent:P(a)!,candidate:P(b),labels:P(l),reference:P(r)},guesses,paired:true}
  const gates = await catalogue(['data','parity','significance','calibration','fairness','latency','drift'],'.',{task:sketch.task,roles:[...rolesOf(sketch)] as any})
  const fits = fitting(gates, sketch)
  const ask = [...toMeasure(fits), ...fits.filter(f=>f.metric.name==='label_coverage')]
  const slices = guesses.roles.time ? {day:{by:`date_trunc('day', ${guesses.roles.time.value})`}}:{}
  const text = JSON.stringify(specOf(sketch, gatesToMeasure(ask, sketch, {slices:Object.keys(slices),groups:MIN_GROUP}), slices))
  const c = await measure({spec:'mlgate.yaml',text})
  const m = marginsFor(c.measured, c.parts)
  console.log(m)
  console.log(yamlOf(sketch, proposedGates(sketch,m,c,fits), m, 'x.json'))
  console.log(performance.now()-t, c.seconds, c.warnings)
}
