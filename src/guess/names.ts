/**
 * Names that columns of such logs have, each most telling first; read without case, and with `_` for whatever parts
 * words.
 */
export const ID =
  /^(request|req|prediction|pred|inference|event|trace|transaction|txn|message|call|row|record|example|sample|order|impression)?_?(id|uuid|guid|key)$/
export const UNIT =
  /^(user|customer|account|client|member|visitor|patient|driver|device|cookie|merchant|subscriber|household|person|player)_?(id|uuid|key|hash|no|number)?$/
export const TIME =
  /^(ts|time|timestamp|datetime|date|event_?time|request_?time|predicted_?at|served_?at|created_?at|requested_?at|scored_?at|logged_?at|.*_(ts|time|timestamp|at))$/
export const SCORE =
  /^(score|y_?score|prob|proba|probability|p|p_?1|p_?pos|p_?positive|pred_?prob|pred_?proba|y_?prob|y_?proba|pred_?score|model_?score|risk_?score|risk|propensity|likelihood|.*_(score|prob|proba|probability))$/
export const PROBABILITIES =
  /^(probabilities|probs|probas|proba|scores|softmax|class_?probs|class_?probabilities|.*_(probabilities|probs|probas))$/
export const PREDICTION =
  /^(prediction|predictions|predicted|pred|y_?pred|y_?hat|yhat|forecast|estimate|estimated|output|predicted_.*|pred_.*|.*_(pred|prediction|predicted|forecast))$/
export const DECISION =
  /^(decision|decided|action|approved|accepted|flagged|blocked|declined|is_?approved|is_?flagged)$/
export const LABEL =
  /^(label|labels|y_?true|target|truth|ground_?truth|actual|actuals|outcome|observed|gold|true_?label|true_?value|class|clicked|converted|churned|defaulted|is_?fraud|fraud|.*_(label|target|outcome|actual))$/
export const LATENCY =
  /^(latency|duration|elapsed|took|response_?time|inference_?time|processing_?time|latency_?(ms|s|sec|seconds|us|ns|millis|micros)|(.*_)?(latency|duration|elapsed|took|response_?time|inference_?time)(_(ms|s|sec|seconds|us|ns|millis|micros))?)$/
export const ERROR = /^(error|errors|is_?error|failed|failure|has_?error|timed_?out|timeout)$/
export const STATUS = /^(status|status_?code|http_?status|http_?code|response_?code)$/
export const WEIGHT = /^(weight|weights|sample_?weight|w|ipw|importance_?weight)$/
export const QUERY = /^(query|query_?id|qid|search_?id|list_?id)$/
export const RANK = /^(rank|position|place)$/
export const RELEVANCE = /^(relevance|relevancy|rel|grade|gain|judgement|judgment)$/
export const VERSION = /^(model_?version|version|model|model_?name|model_?id|variant)$/
export const GROUP =
  /^(sex|gender|race|ethnicity|ethnic_?group|age_?(group|band|bucket|range)|nationality|religion|disability|veteran|sexual_?orientation|skin_?(tone|type|color|colour))$/
export const POSITIVE =
  /^(1|yes|y|true|t|pos|positive|bad|fraud|spam|churn|churned|default|defaulted|click|clicked|converted|approved)$/i

/** How a column's name is read. */
export const plain = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
