/** The long form of every error and warning: what it means, why mlgate insists, what to do. By code. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {
  'ambiguous-metric':
    'A metric is about a metric of another gate, and several gates have one of that name: `auc` is one of significance, and one of fairness. Say which: `trend(significance/auc)`. A gate of the spec goes before one that is not in it.',
  'ambiguous-name':
    'A name could mean two things that are not the same: a role that the spec binds and another column, or a column of two logs. A guess would decide what is measured. Rename the column, bind the role to it, or say which log is meant: `label: {log: labels, value: is_fraud}`.',
  'as-of':
    '--as-of has to be a date or a time with its zone, such as 2026-03-01 or 2026-03-01T12:00Z. It is the only clock of a run: windows, maturity of labels and ages of rows count back from it.',
  'backtest-without-windows':
    'A backtest replays past requests before anybody is exposed, and what it can show that a single number cannot is whether the candidate would have been as good in every week. The gate stability judges a metric by windows of time: its trend, its worst window, several bad ones on end.',
  'bad-metric':
    'A key under `metrics` is a name, or a name with its subject: `psi`, `psi(age)`. Anything else cannot be a metric.',
  'bad-name':
    'Names of gates, slices and stages appear in ids such as gate/metric/max[slice], on command lines and in file names. They are made of letters, digits, _ - and . and begin with a letter, a digit or _.',
  'bad-value':
    'The value is not of the form that the key takes. Amounts are a number with at most one unit and nothing between them: 0.2, 5%, 0.1pp, 250ms, 24h.',
  'bad-var':
    'The name of a variable is made of letters, digits and _; it is used as ${name} and given with --var name=value.',
  blip: 'In some windows of time the metric was shown to be beyond its limit, for fewer windows on end than the gate stability asks for. That fails nothing, and no other number shows it. The warning says when it was; the windows themselves are in the result. To limit single windows too, add `worst_window`.',
  'canary-without-errors':
    'The first that a new model breaks is that it answers at all, and in time: a canary looks at errors and latency before anything else, since they need no outcomes and show within minutes. Bind `columns.error` and `columns.latency` and limit them by the gate latency.',
  'cannot-sign':
    'An entry of the audit log could not be signed by ssh-keygen. It takes a private key, or a public one whose private half an ssh-agent holds; a key with a passphrase needs the agent, since nobody is asked.',
  'cannot-write':
    'A report could not be written where -o asks for it. Reports are written whole or not at all, and before anything is printed, so that what is printed does not promise a file that is not there. Check that the folder exists and is writable.',
  'contract-missing':
    'The metric compares a column with what `contract` says of it, and it says nothing. Without a contract the metric would be met by any value. Add it to the gate: `contract: {workclass: {allowed: [Private, State-gov]}}`.',
  'coordinated-omission':
    'The log looks like that of clients that wait for each answer before they send the next request, as most load generators do: by minute, the time between requests rises with the latency. While an answer is slow such clients send nothing, so the requests that users would have sent then, all of them slow, are not in the log, and p99 is far too low (Gil Tene called it coordinated omission). Compare on traffic that comes at its own times, or let the load generator keep a schedule and count from when each request was due. It decides nothing.',
  'covariate-late':
    'A covariate makes a comparison more certain by taking off what was known of a unit before it was assigned to a model. What the model answered, how long it took and what came of it are known later, and may be what the candidate has done: taken off, its harm would be. Bind a value from before.',
  'covariate-of-pairs':
    'In logs that are paired both models answered the same requests, so whatever was known of a request before is the same in both and explains nothing of their difference.',
  'covariate-of-weights':
    'Rows that stand for several are not adjusted for a covariate in this version: the comparison is made without it, as if it were not bound.',
  'disabled-without-reason':
    '`disabled` takes a gate out of what the spec extends, and says why: `{name: drift, disabled: "ADR 12"}`. The reason is in every result.',
  'duplicate-column':
    'Two columns of the log have names that are the same but for their case, and SQL cannot tell them apart. Rename one.',
  'duplicate-gate':
    'Two gates have the same name, so that the ids of their checks would be the same. Give one another `name`.',
  'duplicate-key':
    'A key is written twice in one map. YAML parsers disagree about which one counts; here neither does. Take one out.',
  'duplicate-metric': 'A metric is limited twice in one gate, under two spellings. Join the limits.',
  'duplicate-slice': 'A gate lists the same slice twice. Take one out.',
  'duplicate-stage': 'Two stages have the same name, so that nobody could say which is meant. Give one another name.',
  'duplicate-waiver': 'Two waivers name the same check for the same candidate. Keep the one that is meant.',
  'empty-slice': 'A slice says neither `by` nor `where`, so it would be the whole. Say which rows it is about.',
  'empty-spec': 'The spec has no content. It begins with `version: 1`; `mlgate schema` prints what it may hold.',
  engine:
    'The engine that reads the logs stopped, or met a value that it cannot compute with. The message says which expression and why. No verdict was reached.',
  'engine-access':
    'The server does not let this user in, or does not let it read a table; or the environment lacks the variable that holds its password or token. Secrets come from the environment only, by the name that `password_env` or `token_env` gives, and leave this machine over https only.',
  'engine-cannot':
    'An expression has a function, or a way of using one, that the SQL of this engine has no equal of. It is refused by name: something near it would be another quantity than on other engines. Write it by other functions, or judge the logs as files.',
  'engine-lost':
    'The server stopped answering while it worked: a worker was lost, the coordinator was restarted, or the line broke for longer than is waited for. Nothing was decided. Run it again; if it happens again, ask who runs the cluster.',
  'engine-missing':
    "DuckDB reads the logs, and its library could not be loaded. As an npm package it comes in one of its own for each platform, as an optional dependency: install without `--omit=optional`, on the platform that it will run on, which is not one without such a package. The single executable unpacks the library into a folder where programs may keep files (`MLGATE_CACHE` names another): the folder must be the user's own, and on a file system that libraries can be loaded from, which `noexec` forbids.",
  'engine-secret':
    'A password or a token stands in the spec, or on the command line, where everybody who reads the repository or the list of processes finds it. Name the environment variable that holds it: `password_env: TRINO_PASSWORD`. And change the secret: it was written down.',
  'engine-unreachable':
    'Nothing that speaks the protocol of the engine answers at its address: a wrong name or port, http where https is spoken, a certificate that is not trusted, or a server that is down. An authority of your own is trusted by `NODE_EXTRA_CA_CERTS`.',
  'errors-unlimited':
    'The spec binds `error`, and no gate limits `error_rate`. A failed request usually has no score, and a row without a score is a defect of the log. It is exempt only where the number of errors is limited itself: otherwise a model could hide its worst answers by marking them as errors. Limit it: `{gate: latency, metrics: {error_rate: {max: 0.1%}}}`.',
  'evidence-differs':
    'A result names its evidence file by its digest, and the file that is there has another: it is of another run, or was changed. Pictures of other data beside this verdict would mislead. Take the file that was written with the result, or run the check again.',
  'evidence-invalid':
    'The evidence file has the digest that the result names, and not the form that this version of mlgate reads. Read both with the version that wrote them, or run the check again.',
  'expression-constant': 'A constant in an expression cannot be read: a date that is none, a number that is too large.',
  'expression-not-allowed':
    'An expression is one scalar over the columns and roles of the log, from a listed set of functions. Subqueries, windows, aggregates, files, settings and clocks are not allowed: what is judged must depend on the rows alone, and a spec must not be able to reach anything else.',
  'expression-syntax':
    "The expression can't be read as SQL. It is one scalar: a column (`\"with quotes\"` where its name has other characters), or a formula such as `amount / 100` or `action = 'DECLINE'`.",
  'expression-too-large': 'The expression is too deep or too long. Compute it when the log is written.',
  'expression-type':
    'The expression has no type over the columns of a log that it has to hold in. The message says what does not fit.',
  'extends-cycle': 'A spec extends itself, directly or through others. Take one of the two out.',
  'extends-unread': 'A spec that is extended could not be read, so nothing is known of what it asks for.',
  'extension-missing':
    'DuckDB reads addresses (`s3://`, `gs://`, `https://`) by extensions that are loaded from its own repository when a log needs them. On a machine without a network, put the files for its version and platform into a folder and name that by the environment variable `MLGATE_EXTENSIONS`.',
  'floor-of-absolute':
    'A `floor` is the least that a margin in % allows: `{value: 20%, floor: 5ms}`. A margin in the unit of the metric has nothing to add it to.',
  'floor-over-time':
    'A `floor` allows the larger of two margins, and over windows of time that would be the one in some windows and the other in others: the level that windows on end are beyond would be on no one scale. Write the margin in the unit of the metric.',
  'foreign-result':
    'What `--previous` names is no earlier look at this candidate: it is of another model, of another version of it, or of a spec with none of these gates. Looks at one candidate are counted together, so name results of this candidate only. Results belong together if the model is the same and the candidate has the same `version`; where the spec names none, if both runs have a file of its log in common.',
  'fork-files':
    "A workflow on `pull_request_target` or `workflow_run` runs with the secrets and the write token of the repository. A fork's spec, and the gates it brings, are code of whoever opened the pull request, so `check` refuses to run them there; it runs the unchanged files of the base branch. Judge pull requests in a workflow on `pull_request`, which has neither, and let a second workflow on `workflow_run` comment: it reads the result and runs nothing of the fork's.",
  'gate-failed':
    'A gate of your own threw an error. A gate that cannot say what it found must not be passed over, so no verdict was reached. Where there is no number, return `absent(reason)`.',
  'gate-not-found':
    'The spec names a gate by a path or by a package (`npm:name`), and there is none. Paths are relative to the spec that they stand in; packages are looked up from its folder, as Node does: install the package beside the spec.',
  'gate-unreadable':
    'A gate of your own could not be loaded: its file has a syntax error, imports something that is not there, or failed as it was loaded. Node strips types from .ts files and does no more: no enums, no parameter properties, and imports with their extension.',
  'gate-without-metrics':
    'A gate without metrics examines nothing, which must not look like a pass. Give it some: `mlgate gates <name>` lists them.',
  'group-by-model':
    'Fairness compares groups of people, and a grouping depends on what the model answers: each model would compare other groups. Group by what was known before the answer.',
  interleaved:
    'The metric compares requests that one model served each. In an interleaved log every list was made of both models’ documents, so no request is one model’s. Leave it out, or ask for it of logs in which each model served its own requests.',
  internal: 'This is a mistake of mlgate. No verdict was reached. Run again with MLGATE_DEBUG=1 and report the output.',
  'labels-without-id': 'Labels in a log of their own are joined with the rows by their id. Bind `columns: {id: …}`.',
  'limit-of-estimate':
    '`alpha` is for test statistics, which `mlgate gates` marks as tests. Estimates take `max`, `min`, `margin`, `superior` or `equivalent`.',
  'limit-of-gap':
    'A gap between groups is limited on its own side: a largest difference by `max`, a smallest ratio by `min`, and either by `margin` against the same pair of groups with the incumbent.',
  'limit-of-test':
    'The size of a test statistic has no meaning of its own: it grows with the number of rows. It takes `alpha`: p ≤ alpha is a fail, anything else shows nothing.',
  'limit-out-of-range':
    'The limit is beyond what the metric can be, so the check could never fail, or never pass. Shares are between 0 and 1, or in %.',
  'log-broken':
    'The audit log has an entry that was changed, dropped or moved: its digests do not fit. What such a log says of the state may be what somebody wanted it to say, so nothing goes on from it. `mlgate audit verify` lists what is wrong; bring the log back from a copy, and see who could write it. `mlgate rollout rollback` works all the same.',
  'log-busy':
    'Other writers came first, again and again, so the entry was not written. Something writes to the audit log without a pause: find it, and try again.',
  'log-credentials':
    'A log is in a store that wants to know who reads it, and nothing says so. Credentials are taken from the environment (`AWS_ACCESS_KEY_ID`, `AWS_PROFILE`, …), a profile, or the role of the machine; never from the spec.',
  'log-damaged': 'The file of a log is damaged: its parts contradict each other. Write it again.',
  'log-directory': 'A log is a file, a glob or a list; a folder is not. Name its files: `logs/v1/*.parquet`.',
  'log-empty': 'A log has no rows. No rows are no evidence, and must not lead to a promotion.',
  'log-formats-differ': 'The files of one log have different formats. Say `format`, or name the files of one.',
  'log-locked':
    'Another process has the lock of the audit log for longer than the writing of a line takes. The lock says which process on which machine. One that is gone is taken over by itself; one that only looks alive is not: take the file away once you are sure.',
  'log-missing':
    'A file of a log does not exist, or the server has no such table. Paths are relative to the spec that they stand in; a table with fewer than three names is looked for in the `catalog` and `schema` of `engine`.',
  'log-name': 'The name of a file holds *, ? or a bracket, which the engine would read as a pattern. Rename it.',
  'log-no-match': 'A glob matches no file. Paths are relative to the spec that they stand in.',
  'log-not-arrow':
    'The file does not begin as Arrow does: as an IPC file (Feather of version 2) or as a stream. Say which `format` it is, or check how it was written.',
  'log-not-file':
    'A log is a table of a server, and DuckDB, which reads the logs unless the spec says otherwise, reads files. Name the server: `engine: {kind: trino, server: …, user: …}`, or `--engine trino://user@host/catalog/schema`; or give the log a path.',
  'log-not-parquet':
    'The file does not begin and end as a Parquet file does. Say `format: csv` or `format: ndjson`, or check how it was written.',
  'log-not-table':
    "The engine is a server, which reads its own tables and none of the files of this machine. Name the log's table: `{table: predictions, where: \"ds >= date '2026-11-01'\"}`; or leave `engine` out, and DuckDB reads the files.",
  'log-schemas-differ':
    'The files of one log have different columns, or types that do not fit. They are read as one table, so that must not be.',
  'log-table':
    "A log's table is named by fewer than three names, and `engine` does not say the catalog and schema that it lies in; or its name is none. Write `lake.ml.predictions`, or give `engine` a `catalog` and a `schema`.",
  'log-truncated':
    'The file has no end: it was cut off, or is still being written. Parquet ends in a footer, Arrow in a footer or a mark that the stream is over, and a compressed file in a checksum. Rows that are missing are not missing at random.',
  'log-unreachable':
    "A log at an address can't be read: there is none, it may not be read, or nothing answers. The message says what came back.",
  'log-unreadable':
    "A log can't be read: permissions, or content that is not of its format. The message says what the engine found.",
  'log-url':
    'Logs are read from files, and by `s3://`, `gs://` and `https://` where they are Parquet, CSV or NDJSON. Anything else has to be downloaded first.',
  'margin-of-gap':
    'A gap may be 0, so that a margin in % of it would allow nothing, or anything. Write it as a plain number, such as 0.05.',
  'margin-of-pair':
    'The metric compares the two models already (a flip rate, a correlation of their scores), so there is no change of it. Limit its value by `max` or `min`.',
  'margin-of-shift':
    'The metric is how far a log is from the reference, or the share of columns that are far: there is no change of it between the models to limit. Give it `max`, or `min`.',
  'maturity-without-time': '`maturity` needs to know when each request was: bind `columns: {time: …}`.',
  'measure-name':
    'A measure of your own has the name of a metric of the gate significance, so that a limit could mean either. Give it a name of its own.',
  'measure-of-extremes':
    'A smallest or largest value has no interval that could be held against a limit: one more row may change it by any amount. Say `rule: point`, to judge it on its value alone.',
  'measure-of-request':
    'Both models answered the same requests, and the measure reads nothing that a model answers: its value is the same for both by construction, and a check of it would pass whatever the candidate does. Read score, prediction, decision, latency or error; or say `outcome: per_arm`, where each arm has outcomes of its own.',
  'measure-without-aggregate':
    'A measure is one number of many rows: arithmetic over sum, count, avg, min, max, stddev, variance, median and quantile, such as `sum(cost) / count(*)`. A value of one row outside of them has no meaning for the whole.',
  'metric-without-limit':
    'A metric without a limit decides nothing. Give it `max`, `min`, `margin`, `superior`, `equivalent` or `alpha`.',
  'min-of-target':
    'The best value of the metric is a number in the middle (a bias of 0, a slope of 1): less is neither better nor worse. `max` is on the distance from it.',
  'misplaced-var': 'Variables are not known yet where this key is read. Write the value out.',
  'missing-env':
    'The spec uses ${env:NAME} and the environment has no such variable. An empty value would be a silent default.',
  'missing-key': 'A key that has to be there is not. `mlgate schema` prints them all.',
  'missing-log':
    'A spec names two logs. For a first model say `incumbent: none`: leaving it out would look the same as forgetting it.',
  'missing-role': 'A role that another part of the spec rests on is not bound under `columns`.',
  'missing-var': 'A variable has no default and was not given. Give it with --var name=value.',
  'no-file': 'The file is not there.',
  'no-principal':
    'A signature is of somebody: of a name that the file of allowed signers has beside the key. Say it with `--as`, or set `user.email` in git.',
  'no-remote':
    "`state: git:…` keeps the audit log in a ref of the repository's remote, since a push without force is what lets one writer through. Without a remote, or with several and none called origin, there is nowhere to push to.",
  'no-repository':
    'A ref was given, and there is no git repository around the spec, or no git. A file is named by its .yaml, or by a path that begins with ./.',
  'no-rollout':
    'There is no rollout to go on with, or to go back from. `mlgate rollout history` tells how the last one ended.',
  'no-signers':
    'A stage awaits approvals by role, and a role counts only with a signature that is valid in the file of allowed signers. Name one: `allowed_signers: allowed_signers`, with lines such as `ana@example.org ssh-ed25519 AAAA…`, as git and ssh-keygen have them.',
  'no-slices':
    'The metric is about the units of whole logs, which a slice would tear apart. Ask for it in a gate of its own, without `slices` and `where`.',
  'no-ssh-keygen':
    'Entries are signed and verified by `ssh-keygen -Y`, of OpenSSH 8.2 or newer, which could not be run. Install it, or leave signatures out.',
  'no-stages':
    '`mlgate rollout` moves a candidate through the `stages` of its spec, and this spec has none. Without stages `mlgate check` decides alone.',
  'no-subject': 'The metric is about the whole model and takes no subject in brackets.',
  'no-time': 'Days cannot be told apart without the time of each request: bind `columns: {time: …}`.',
  'no-value': 'A key has no value. Write one, or take the key out: nothing is not a default.',
  'not-a-gate':
    'The file has no gate as its default export: `export default defineGate({ name, question, options, metrics })`, with `defineGate` from `mlgate`.',
  'not-a-record': 'The file is JSON and no result of mlgate: `mlgate check -o json:result.json` writes one.',
  'not-held': '`mlgate rollout hold --release` lets a rollout go on that somebody holds, and nobody does.',
  'not-json': 'The file is not JSON.',
  'not-paired':
    'The metric compares the two answers to one request, and the logs are not paired: no `id` is bound, or `pairing: none` says so. Bind the id, or leave the metric out.',
  'not-waivable':
    'A waiver lets a known failure of the candidate through. Whether the logs can be judged at all (values that are none, ids that conflict, requests without a partner, traffic that did not go where it was to) is no failure that can be agreed on: nothing else in the result would be worth anything.',
  'not-yet':
    'The format has it and this version of mlgate does not. It is refused so that nothing you ask for is passed over in silence.',
  'nothing-examined':
    'Every check of the run would be skipped. A run that examined nothing must not end in a promotion.',
  'nothing-found':
    'The columns of the logs are told by their names and by what is in them, and here that told of nothing that a model could be measured by: no score, prediction or latency that both logs have. `mlgate inspect <log>` shows what there is; name it with flags: `--score my_score --label my_outcome`.',
  'nothing-to-approve':
    'An approval lets a result through that allows to promote. A result that blocks or holds is not made one that promotes by it: a known failure is let through by a waiver, which has an owner, a reason and an end.',
  'nothing-to-search':
    '`check --find-slices` cuts the rows by the groups and features that the spec names, alone and two by two, and looks at the checks that may block. It needs at least one of either. Columns that the spec does not name are not searched: an id or a hash would make slices of nothing. Name what rows are known by: `columns: {groups: [sex], features: [age, region]}`.',
  'option-missing':
    'The metric needs an option of its gate that is not given. `mlgate gates <name>` lists the options.',
  'other-models':
    'A rollout is of one candidate and one incumbent, by their versions, and the spec has another now: what was seen of the one says nothing of the other, and a command would deploy what nobody looked at. Say the same again, with `--var` or `--candidate`, or end the rollout that is under way and start one for the new candidate.',
  'out-of-memory':
    'What cannot be written to disk for a while (the hash tables of all threads, above all) is more than the memory limit. Raise `--memory-limit`, or lower `--threads`: the result is the same. A few hundred megabytes are enough for any log. On a server the limits are its own (`query.max-memory`, `query.max-memory-per-node`): read fewer partitions by `where`, or ask who runs it.',
  'pairing-without-id':
    'Rows of two logs are paired by an id, which is not bound. Bind `columns: {id: …}` or say `pairing: none`.',
  'picture-of-rows':
    'A gate draws its pictures from sums, counts and quantiles. It asked for rows or ids, which no report and no evidence file may hold. Ask for `moments`, `cells`, `quantiles` or `ranks`.',
  'rarely-promoted':
    'By this spec and as many rows, a candidate that harms nothing would be promoted in fewer than 80 % of cases: the others are held because something stays undecided, or blocked by a limit that the incumbent itself does not keep. People learn to wave such results through. `mlgate power` says which checks stand in the way, with how many rows they would be settled and which limits these logs settle. Collect more rows, widen those limits, or let checks that nobody would hold a release for only warn (`severity: warn`).',
  'record-contradicts':
    'The decision of a saved result does not follow from its checks, or a gate’s verdict not from its own. Somebody edited the file, or parts of two files came together. Nothing in it is to be relied on: run the check again.',
  'record-invalid':
    'The file is a result of mlgate and does not have the form that it must have. It may have been edited.',
  'record-of-error': 'The result is that of a run that reached no verdict, so there is nothing to show.',
  'record-version': 'The result is of a version of the format that this mlgate cannot read.',
  'reference-lacks':
    'Drift is measured against the reference log, which does not have a column or role that the metric reads. A feature that is a subject only because it is among `features` is left out, with this as a warning; one that is named is refused. Add it to the reference, or name what both have: `of: [score, age]`.',
  'relative-share':
    'A margin in % of a share is relative: 5 % of an error rate of 2 % is 0.1 points, and so 2.1 % is the most. Who means points of the share writes `5pp`.',
  'relative-target':
    'The metric has a best value that is a number (a slope of 1, a bias of 0), so a share of the incumbent’s value says nothing about how far it may be from it. Write an absolute margin.',
  requires: 'The spec says which versions of mlgate may read it, and this is none of them.',
  'role-missing': 'The metric reads a role that the spec does not bind for both models. Bind it under `columns`.',
  'rollback-failed':
    'The command of the rollback failed, so nobody knows who is served by what. Route users by hand, mend what made it fail (`mlgate rollout status` has what it printed), and run `mlgate rollout rollback` again.',
  'rollout-busy':
    'Another process is running a command of this rollout, and two at once would leave the traffic where neither meant it. Wait for it. One that was killed is noticed: the next `advance` runs its command again. `mlgate rollout rollback` waits for nobody.',
  'rollout-held':
    'Somebody has stopped the rollout, and said why. Whoever may decide that lets it go on: `mlgate rollout hold --release --reason …`.',
  'rollout-moved':
    'Between the beginning of this command and its end somebody else moved the rollout, so what this one found no longer holds. Nothing was done by it, unless the message says so. `mlgate rollout history` tells who did what.',
  'rollout-open':
    'A model has one rollout at a time: its log says who is served by what. End the one that is under way with `mlgate rollout rollback` or `mlgate rollout abort`.',
  'same-arms':
    'Incumbent and candidate are the same rows of the same log with the same score. Such a comparison passes everything. Give each its own log, its own `where`, or its own column: `score: {incumbent: …, candidate: …}`.',
  'sample-ratio-by-hour':
    'The split of units between the models is off in some hours, further than chance allows (α 0.001, corrected for the number of hours). That says where to look when `sample_ratio` fails, and may be a fault that the whole averages away: a late start, an outage of one model, a log that was cut. It decides nothing; `sample_ratio` does.',
  'sample-ratio-by-slice':
    'The split of units between the models is off in some groups of a slice, further than chance allows (α 0.001, corrected for the number of groups). One kind of user reaches one model more often than was planned, or one model loses its rows more often. It decides nothing; `sample_ratio` does.',
  'secret-in-command':
    'A command of the spec has `${env:…}` among its arguments. Arguments are read by every user of the machine and kept in the audit log, for good. The command has the whole environment: let it read the variable itself.',
  'simulate-interleaved':
    'In an interleaved log each answer has both models in it, so its two arms cannot be drawn apart or exchanged. Simulate a stage whose arms have logs of their own.',
  'slice-by-model':
    'A slice depends on what the model answers, and the logs are not paired: each model would cut the traffic in its own way, and the parts could not be compared. Cut by what was known before the answer.',
  'slice-harmed':
    '`check --find-slices` found a slice where harm beyond the limit is shown. The worst slices were searched for on half of the units, and at most five of them were held to their limit on the other half, corrected for their number (Holm); the estimate is of that half. It decides nothing, for nobody asked for this slice before the data were seen: write it into the spec (`slices`), and from the next candidate on it blocks.',
  'spec-not-found': 'There is no file at the path of the spec. The default is mlgate.yaml in the working folder.',
  'spec-unreadable': "The spec can't be read: it is a folder, or permissions are lacking, or it is not text in UTF-8.",
  'stage-cycle':
    'The stages lead back to one that was passed already, so the rollout would never end. The last one says `next: done`, or is the last of the list.',
  'stage-missing':
    'The spec has stages, each with gates and logs of its own, and a check judges one of them: `mlgate check --stage canary`. `mlgate check --stage` lists them.',
  'state-in-ci':
    'A rollout lasts longer than a job of CI, whose disk is gone with it: the log would begin anew each time, and with it the rollout. Keep it in the repository with `state: git:refs/mlgate/{model}`, where a push without force is the lock, or name a folder that lasts.',
  'state-unreachable':
    'The audit log is kept in a ref of a git remote, and git could not read or push it; its own words are in the message. Nothing was recorded. A push that another writer forestalled is tried again by itself.',
  'still-serving':
    'An abort ends a rollout and runs no command, and the candidate is serving users. `mlgate rollout rollback` goes back to the incumbent first; `--leave-traffic` ends it and leaves the traffic to you.',
  'subject-missing': 'The metric is about one column or role at a time: `null_rate(score)`.',
  'task-missing':
    'The metric depends on what the model does. Say `task: binary`, `multiclass`, `regression` or `ranking`.',
  'threshold-missing':
    'With thresholds by class, decided is the class of the largest probability over its own threshold: every class needs one, and the classes have to be known. Equal thresholds decide for the likeliest class, as no thresholds do.',
  'threshold-unused':
    'Thresholds by class turn probabilities into decisions. Where the spec binds the decisions themselves, or no probabilities, they would change nothing.',
  'tolerance-unused':
    'A metric was given a tolerance of its own, and says the same whatever that is. Tolerances are for metrics of which some differences count as none, such as `within_tolerance` and `feature_mismatch`.',
  'too-many-days':
    'Each day is a check of its own, which reads the logs once. Look at some of them: `window: {last: 90d}`.',
  'torn-expression': 'An expression in a YAML list or map was cut at a comma. Put it in quotes.',
  'traffic-without-unit':
    'Whether the candidate got its share of the users is the first sign of trouble in a canary or an A/B test: requests that crash are often not logged at all. It is counted by what was drawn, the unit: bind `columns.unit`.',
  'unfit-argument':
    'A version, or another value that a command is told, holds a null character, which no argument of a program can. Any other character is passed as it is.',
  unit: 'The unit of the limit is not that of the metric. Shares take % and pp, times take ms, s, m, h and d; what has no unit is a plain number.',
  'unknown-approver':
    'Approvals are by role, and `approvers` says who has which: `approvers: {risk: [ana@example.org]}`. A waiver is answered for by one of them.',
  'unknown-check':
    'The result has no check of that id. Ids are as reports print them: gate/metric(subject)/kind[slice]; quote them for the shell.',
  'unknown-class': 'The model has no class of that name. Classes are those of `columns.classes`.',
  'unknown-column':
    'The name is neither a bound role nor a column of the logs. A misspelt name must not become something else.',
  'unknown-env':
    'A variable of the environment may be used only where its name is listed under `env:`, so that a spec shows what it depends on.',
  'unknown-format': 'There is no report of that name. `mlgate check --help` lists them.',
  'unknown-gate':
    'There is no gate of that name. `mlgate gates` lists the built-in ones; one of your own is named by its path, as in `gate: ./gates/x.ts`.',
  'unknown-key': 'The format has no such key here. A misspelt key must not become a default, so it is refused.',
  'unknown-metric': 'The gate has no such metric. `mlgate gates <name>` lists them.',
  'unknown-placeholder':
    'A command is told only what mlgate knows: {candidate.version}, {incumbent.version}, {traffic}, {next.traffic}, {next.stage}, {stage}, {model}, {decision}, {report} and a few more. Other braces are text.',
  'unknown-ref':
    'The ref names no commit of this repository. A shallow clone, as CI makes it, has one commit only: fetch the branch that the spec is held against. What ends in .yaml or begins with ./ is taken for a file.',
  'unknown-result':
    'No result of this stage has a digest that begins so. `mlgate rollout status` has the last; results of an earlier stage do not count in this one.',
  'unknown-slice': 'The spec defines no slice of that name under `slices`.',
  'unknown-stage': 'The spec has no stage of that name. `mlgate check --stage` lists them.',
  'unknown-subject': 'The metric cannot be about that column or role. The hint says what it can be about.',
  'unknown-var': 'The spec has no variable of that name under `vars`.',
  untrusted:
    'The run is --untrusted, by the flag or because it is for a pull request from a fork: nobody answers for the spec. Then it has built-in gates only, runs no commands, reads nothing from a network and nothing from the environment, and no path of it, nor of what it extends, leads out of the repository, by links or otherwise. Paths on the command line are those of whoever runs mlgate. A spec that needs more is judged once somebody who answers for it has taken it over.',
  'unused-slice':
    'The spec defines a slice that no gate looks at: a gate asks for it with `slices: true` or by its name.',
  'url-credentials':
    'A URL of the form `s3://key:secret@bucket` puts a key into a file that many read, and into what is printed of it. Credentials come from the environment, a profile or the role of the machine.',
  usage: 'The command line is not understood. `mlgate --help` and `mlgate <command> --help` show what there is.',
  'waiver-expired':
    'A waiver holds until the end of its day, in the time zone of the spec, by the clock or by --as-of, whichever is later. After that the check counts again.',
  'waiver-of-another':
    'A waiver with `candidate` is for that version alone: what is known of one candidate is not known of the next. It lets nothing through for any other.',
  'waiver-of-nothing':
    'A waiver names a check by its id, letter by letter: gate/metric(subject)/kind, and [slice] where it is about a slice. This run has no check of that id, so nothing is waived.',
  'weights-refused':
    'The metric cannot take sampling weights into account, and says why. It is refused so that a number of unweighted rows is not taken for one of the population.',
  'window-without-time': 'A window needs to know when each request was: bind `columns: {time: …}`.',
  'would-overwrite':
    '`mlgate init` writes a first spec, and never over a file that is there: somebody may have thought about it. Take the file away, or write to another with `--config`.',
  'wrong-key': 'A key of the map is not of the form that is needed here.',
  'wrong-subject':
    'The metric says nothing of a subject of this type: distances of values are about numbers, new categories about texts. Subjects by default are left out where they do not fit; this is said where none is left, or where one is named.',
  'wrong-task': 'The metric is for models of another task.',
  'wrong-type':
    'The value has another type than is needed: a list for a map, text for a number, a column of text for a score.',
  'wrong-value': 'The value is not among those that are allowed, or out of their range.',
  'yaml-alias': 'An alias refers to nothing, to itself, or blows the spec up beyond reason.',
  'yaml-key': 'A key of the spec is a plain word; lists and maps cannot be keys.',
  'yaml-merge': '`<<` takes a map, or a list of maps, as in `<<: *name`.',
  'yaml-syntax':
    'The file is not YAML. Most often it is the indentation, a tab, or a colon or # in text without quotes.',
  'yaml-tag': 'Tags such as !!python/object are not part of the format.',
  'yaml-too-deep': 'The spec is nested more deeply than any sound one is.',
  'yaml-too-large': 'The spec is larger than 1 MB. Is it the right file?',
}
