select '' as key, cast(count(x0) as double) as n_x0, cast(count(x1) as double) as n_x1, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0, json_format(cast(approx_percentile(x1, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x1
  from (select f0 as x0, f2 as x1
  from (select case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))));
-- [["key","varchar(0)",[""]],["n_x0","double",[11]],["n_x1","double",[16]],["l_x0","varchar",["[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012]"]],["l_x1","varchar",["[1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0]"]]]

select '' as key, cast(count(x0) as double) as n_x0, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0
  from (select f2 as x0
  from (select case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))));
-- [["key","varchar(0)",[""]],["n_x0","double",[22]],["l_x0","varchar",["[-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,0.075544,0.075544,0.075544,0.075544,0.075544,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.325639,0.325639,0.325639,0.325639,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012]"]]]

select '' as key, cast(count(x0) as double) as n_x0, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0
  from (select f2 as x0
  from (select case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))));
-- [["key","varchar(0)",[""]],["n_x0","double",[20]],["l_x0","varchar",["[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.102306,0.102306,0.102306,0.102306,0.102306,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.34957,0.34957,0.34957,0.34957,0.34957,0.481033,0.481033,0.481033,0.481033,0.481033,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0]"]]]

select *
  from (select cast(coalesce(sum(n_incumbent), 0) as double) as rows_incumbent, cast(coalesce(sum(n_incumbent) filter (where k is not null), 0) as double) as ids_incumbent, cast(coalesce(count_if(n_incumbent > 0 and k is not null), 0) as double) as distinct_incumbent, min(since_incumbent) as since_incumbent, max(until_incumbent) as until_incumbent, cast(coalesce(sum(bad_incumbent), 0) as double) as bad_incumbent, cast(coalesce(sum(n_candidate), 0) as double) as rows_candidate, cast(coalesce(sum(n_candidate) filter (where k is not null), 0) as double) as ids_candidate, cast(coalesce(count_if(n_candidate > 0 and k is not null), 0) as double) as distinct_candidate, min(since_candidate) as since_candidate, max(until_candidate) as until_candidate, cast(coalesce(sum(bad_candidate), 0) as double) as bad_candidate, cast(coalesce(sum(n_reference), 0) as double) as rows_reference, cast(coalesce(sum(n_reference) filter (where k is not null), 0) as double) as ids_reference, cast(coalesce(count_if(n_reference > 0 and k is not null), 0) as double) as distinct_reference, min(since_reference) as since_reference, max(until_reference) as until_reference, cast(coalesce(sum(bad_reference), 0) as double) as bad_reference
  from (select k, count_if(arm = 'incumbent') as n_incumbent, min(t) filter (where arm = 'incumbent') as since_incumbent, max(t) filter (where arm = 'incumbent') as until_incumbent, count_if(arm = 'incumbent' and bad) as bad_incumbent, count_if(arm = 'candidate') as n_candidate, min(t) filter (where arm = 'candidate') as since_candidate, max(t) filter (where arm = 'candidate') as until_candidate, count_if(arm = 'candidate' and bad) as bad_candidate, count_if(arm = 'reference') as n_reference, min(t) filter (where arm = 'reference') as since_reference, max(t) filter (where arm = 'reference') as until_reference, count_if(arm = 'reference' and bad) as bad_reference
  from (select 'incumbent' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, t, false as bad
  from (select cast(null as varchar) as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by k))
  cross join (select cast(coalesce(count_if(n_incumbent > 0), 0) as double) as units_incumbent, cast(coalesce(sum(n_incumbent) filter (where u is null), 0) as double) as unknown_incumbent, cast(coalesce(count_if(n_candidate > 0), 0) as double) as units_candidate, cast(coalesce(sum(n_candidate) filter (where u is null), 0) as double) as unknown_candidate, cast(coalesce(count_if(n_incumbent > 0 or n_candidate > 0), 0) as double) as judged
  from (select u, count_if(arm = 'incumbent') as n_incumbent, count_if(arm = 'candidate') as n_candidate
  from (select 'incumbent' as arm, u
  from (select cast(l."user" as varchar) as u
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, u
  from (select cast(l."user" as varchar) as u
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  group by u));
-- [["rows_incumbent","double",[23]],["ids_incumbent","double",[23]],["distinct_incumbent","double",[23]],["since_incumbent","double",[1767230059000000]],["until_incumbent","double",[1767263909000000]],["bad_incumbent","double",[0]],["rows_candidate","double",[27]],["ids_candidate","double",[27]],["distinct_candidate","double",[27]],["since_candidate","double",[1767226510000000]],["until_candidate","double",[1767265272000000]],["bad_candidate","double",[0]],["rows_reference","double",[16]],["ids_reference","double",[0]],["distinct_reference","double",[0]],["since_reference","double",[1767226309000000]],["until_reference","double",[1767260906000000]],["bad_reference","double",[0]],["units_incumbent","double",[6]],["unknown_incumbent","double",[0]],["units_candidate","double",[6]],["unknown_candidate","double",[0]],["judged","double",[6]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bt as b, case when f3 is not null and f2 is not null and f4 is not null then f3 end as y, case when f3 is not null and f2 is not null and f4 is not null then f2 end as s0, case when f3 is not null and f2 is not null and f4 is not null then f4 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, cast(l."count" as double) as f4
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[null,54,24,68,119,44,0,59,92,47,102,65,71,19,14,82,36]],["positives","double",[4,0,0,1,1,0,0,0,0,0,0,0,0,0,1,0,0]],["negatives","double",[4,2,1,0,0,0,0,0,0,1,1,1,1,1,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7]],["q_rows","double",[12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[3,0,0,0.2916666666666667,0.9583333333333334,0,0,0,0,0,0,0,0,0,0.75,0,0]],["v01_0","double",[2.5,1.2857142857142858,0.9285714285714286,0,0,0,0,0,0,0.6428571428571429,0.9285714285714286,0.8571428571428571,0.7142857142857143,0.7142857142857143,0,0,0]],["s10_0_0","double",[0.5988520408163265,0,0,0.17860685941043083,0.0595592403628118,0,0,0,0,0,0,0,0,0,0.0012755102040816315,0,0]],["s01_0_0","double",[0.13775510204081634,0.010204081632653052,0.045918367346938785,0,0,0,0,0,0,0.005102040816326526,0.045918367346938785,0.020408163265306103,0,0,0,0,0]],["ap_0","double",[2.9684210526315793,0,0,0.4,0.8,0,0,0,0,0,0,0,0,0,0.5,0,0]],["gain_0","double",[2.967156048014774,-0.1921144967682364,-0.019390581717451522,0.47324099722991697,1.043240997229917,0,0,0,0,-0.0960572483841182,-0.019390581717451522,-0.019390581717451522,-0.04605724838411819,-0.04605724838411819,0.6232409972299169,0,0]],["v10_1","double",[1.4583333333333335,0,0,0.5416666666666666,0.5416666666666666,0,0,0,0,0,0,0,0,0,0.5833333333333334,0,0]],["v01_1","double",[1.5714285714285714,0,0.5,0,0,0,0,0,0,0.8571428571428571,0,0.7142857142857143,0.8571428571428571,0.8571428571428571,0,0,0]],["s10_1_0","double",[0.024766156462585037,0,0,-0.04024943310657594,0.023242630385487517,0,0,0,0,0,0,0,0,0,0.004889455782312924,0,0]],["s01_1_0","double",[-0.17729591836734693,0.0637755102040816,0.011479591836734701,0,0,0,0,0,0,-0.02933673469387754,-0.09566326530612244,0.03826530612244897,0,0,0,0,0]],["s10_1_1","double",[0.23990221088435376,0,0,0.009070294784580487,0.009070294784580487,0,0,0,0,0,0,0,0,0,0.01874291383219955,0,0]],["s01_1_1","double",[0.6288265306122449,0.39859693877551017,0.0028698979591836767,0,0,0,0,0,0,0.1686862244897959,0.19929846938775508,0.07174744897959186,0.1686862244897959,0.1686862244897959,0,0,0]],["ap_1","double",[1.3896331738437002,0,0,0.45454545454545453,0.45454545454545453,0,0,0,0,0,0,0,0,0,0.2857142857142857,0,0]],["gain_1","double",[1.6116964426850386,-0.477236589682537,-0.1700241905328785,0.6765467823538838,0.6765467823538838,0,0,0,0,-0.019390581717451522,-0.2386182948412685,-0.04605724838411819,-0.019390581717451522,-0.019390581717451522,0.6097564298492457,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bt as b, case when f3 is not null and f2 is not null and f4 is not null then f3 end as y, case when f3 is not null and f2 is not null and f4 is not null then f2 end as s0, case when f3 is not null and f2 is not null and f4 is not null then f4 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, cast(l."count" as double) as f4
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[109,51,27,43,10,114,115,97,104,26,null,29,59,56,95,68]],["positives","double",[0,0,0,0,0,1,0,0,0,0,0,0,0,1,1,1]],["negatives","double",[1,1,1,1,1,0,0,0,1,2,3,1,1,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4]],["q_rows","double",[13,13,13,13,13,13,13,13,13,13,13,13,13,13,13,13]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0.6923076923076923,0,0,0,0,0,0,0,0.6923076923076923,0.34615384615384615,0.6923076923076923]],["v01_0","double",[0.375,0.375,0,0.875,0.875,0,0,0,0.75,0,3,0.875,0.75,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0.007488905325443791,0,0,0,0,0,0,0,0.007488905325443791,0.06740014792899407,0.007488905325443791]],["s01_0_0","double",[0.053254437869822466,0.053254437869822466,0.3669563609467455,0.07248520710059174,0.07248520710059174,0,0,0,0.02080251479289942,0.733912721893491,0.46625369822485213,0.07248520710059174,0.02080251479289942,0,0,0]],["ap_0","double",[0,0,0,0,0,0.375,0,0,0,0,0,0,0,0.375,0.2857142857142857,0.375]],["gain_0","double",[-0.16103316326530612,-0.16103316326530612,-0.16103316326530612,-0.02040816326530612,-0.02040816326530612,0.6603954081632653,0,0,-0.02040816326530612,-0.32206632653061223,0,-0.02040816326530612,-0.02040816326530612,0.6603954081632653,0.33673469387755095,0.6603954081632653]],["v10_1","double",[0,0,0,0,0,0.4230769230769231,0,0,0,0,0,0,0,0.5769230769230769,0.5769230769230769,0.9615384615384616]],["v01_1","double",[0.875,0.5,0.25,0.25,0.25,0,0,0,1,2,2,1,0.125,0,0,0]],["s10_1_0","double",[0,0,0,0,0,-0.018306213017751483,0,0,0,0,0,0,0,-0.004992603550295861,0.014977810650887576,0.028291420118343208]],["s01_1_0","double",[-0.05547337278106509,0.031065088757396435,0.23298816568047334,-0.10355029585798817,-0.10355029585798817,0,0,0,0.052699704142011854,-0.4426775147928994,0.03790680473372787,0.09837278106508879,-0.07350221893491125,0,0,0]],["s10_1_1","double",[0,0,0,0,0,0.04474852071005916,0,0,0,0,0,0,0,0.003328402366863907,0.003328402366863907,0.1068786982248521]],["s01_1_1","double",[0.05778476331360948,0.01812130177514792,0.14792899408284022,0.14792899408284022,0.14792899408284022,0,0,0,0.13350591715976334,0.2670118343195267,0.2947485207100592,0.13350591715976334,0.25970784023668636,0,0,0]],["ap_1","double",[0,0,0,0,0,0.3333333333333333,0,0,0,0,0,0,0,0.3333333333333333,0.3333333333333333,0.5]],["gain_1","double",[-0.027777777777777776,-0.10185185185185185,-0.10185185185185185,-0.10185185185185185,-0.10185185185185185,0.38888888888888884,0,0,0,0,-0.12962962962962962,0,-0.35185185185185186,0.537037037037037,0.537037037037037,0.9537037037037037]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when f3 is not null and f2 is not null and f4 is not null then f3 end as y, case when f3 is not null and f2 is not null and f4 is not null then f2 end as s0, case when f3 is not null and f2 is not null and f4 is not null then f4 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, cast(l."count" as double) as f4
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,2,5,4,0]],["positives","double",[0,3,0,0,0,4]],["negatives","double",[4,0,2,2,4,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7]],["q_rows","double",[12,12,12,12,12,12]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,2.2083333333333335,0,0,0,2.7916666666666665]],["v01_0","double",[2.7142857142857144,0,1.6428571428571428,1.0714285714285714,3.142857142857143,0]],["s10_0_0","double",[0,0.29772534013605445,0,0,0,0.5405683106575964]],["s01_0_0","double",[0.020408163265306103,0,0.045918367346938785,0.12755102040816327,0.07142857142857141,0]],["v10_1","double",[0,1.0833333333333333,0,0,0,2.041666666666667]],["v01_1","double",[0.8571428571428571,0,1.3571428571428572,1.6428571428571428,1.5,0]],["s10_1_0","double",[0,-0.12595663265306123,0,0,0,0.13860544217687076]],["s01_1_0","double",[0.002551020408163268,0,0.01147959183673469,-0.12117346938775508,-0.0816326530612245,0]],["s10_1_1","double",[0,0.2174390589569161,0,0,0,0.05934665532879818]],["s01_1_1","double",[0.7665816326530612,0,0.17155612244897953,0.2838010204081632,0.5854591836734694,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when f3 is not null and f2 is not null and f4 is not null then f3 end as y, case when f3 is not null and f2 is not null and f4 is not null then f2 end as s0, case when f3 is not null and f2 is not null and f4 is not null then f4 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, cast(l."count" as double) as f4
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,2,4,5,0]],["positives","double",[0,3,0,0,0,1]],["negatives","double",[4,0,4,3,2,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[4,4,4,4,4,4]],["q_rows","double",[13,13,13,13,13,13]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,1.7307692307692306,0,0,0,0.6923076923076923]],["v01_0","double",[1.875,0,2,2.875,1.125,0]],["s10_0_0","double",[0,0.08237795857988164,0,0,0,0.007488905325443791]],["s01_0_0","double",[0.9618158284023668,0,0.5134985207100591,0.38332100591715984,0.07405695266272189,0]],["v10_1","double",[0,1.9615384615384617,0,0,0,0.5769230769230769]],["v01_1","double",[2.5,0,2.75,2,1,0]],["s10_1_0","double",[0,0.0249630177514793,0,0,0,-0.004992603550295861]],["s01_1_0","double",[-0.6978550295857988,0,0.41512573964497046,0.08598372781065095,-0.12897559171597633,0]],["s10_1_1","double",[0,0.15495562130177518,0,0,0,0.003328402366863907]],["s01_1_1","double",[0.5628698224852071,0,0.4330621301775148,0.2947485207100592,0.31749260355029585,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when p0 is not null and p1 is not null and p2 is not null then p0 end as y, case when p0 is not null and p1 is not null and p2 is not null then p1 end as s0, case when p0 is not null and p1 is not null and p2 is not null then p2 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, cast(incumbent.f6 as double) as p0, case when is_finite(incumbent.f0) then incumbent.f0 end as p1, case when is_finite(candidate.f0) then candidate.f0 end as p2
  from (select l."id" as k, cast(l."user" as varchar) as u, y."label" as f6, l."score" as f0
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f0
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as candidate on incumbent.k = candidate.k)))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,4,5,2,0]],["positives","double",[0,3,0,0,0,1]],["negatives","double",[4,0,3,1,2,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[4,4,4,4,4,4]],["q_rows","double",[10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,1.8499999999999999,0,0,0,0.7]],["v01_0","double",[1.875,0,2.875,0.375,1.25,0]],["s10_0_0","double",[0,0.04296874999999998,0,0,0,0.00390625]],["s01_0_0","double",[1.000625,0,0.3192187500000001,0.06890624999999997,0.1253125,0]],["v10_1","double",[0,2.35,0,0,0,0.8]],["v01_1","double",[2.75,0,2.625,0.75,1.75,0]],["s10_1_0","double",[0,-0.05390624999999999,0,0,0,0.0007812499999999972]],["s01_1_0","double",[0.20031249999999998,0,0.06859375000000004,0.009843749999999993,-0.0646875,0]],["s10_1_1","double",[0,0.28171875,0,0,0,0.0001562499999999989]],["s01_1_1","double",[0.08687499999999998,0,0.11671875000000001,0.0014062499999999984,0.04656250000000001,0]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.4153015e0) as double) as a1, cast(count_if(x0 <= 0.1e0) as double) as a2, cast(count_if(x0 <= 1e0) as double) as a3
  from (select bt as b, f2 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b;
-- [["b","integer",[26,29,null,95,68,59,104,56,115,114,51,109,43,27,10,97]],["a0","double",[2,2,3,2,1,1,1,1,1,1,1,1,1,1,1,0]],["a1","double",[0,2,3,2,0,1,0,0,0,0,0,0,1,0,1,0]],["a2","double",[0,0,2,1,0,0,0,0,0,0,0,0,0,0,0,0]],["a3","double",[2,2,3,2,1,1,1,1,1,1,1,1,1,1,1,0]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.625e0) as double) as a1, cast(count_if(x0 <= (-2.5e0)) as double) as a2, cast(count_if(x0 <= 8.119479999999992e0) as double) as a3
  from (select bt as b, f2 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by b;
-- [["b","integer",[null,54,92,44,24,68,0,59,119,19,82,102,71,14,47,36,65]],["a0","double",[9,2,1,0,1,1,0,0,1,2,0,1,1,1,1,0,1]],["a1","double",[3,0,1,0,1,1,0,0,0,2,0,1,1,0,0,0,1]],["a2","double",[1,0,0,0,1,0,0,0,0,0,0,1,0,0,0,0,0]],["a3","double",[8,2,1,0,1,1,0,0,1,2,0,1,1,1,1,0,1]]]

select c0, c1, c2, c3, c4, c5, cast(grouping(c0, c1, c2, c3, c4, c5) as double) as way, cast(count(*) as double) as a0
  from (select bu as c0, case when not is_nan(f1) then cast(width_bucket(f1, array[0.5e0, 0.75e0, 1e0]) as integer) end as c1, case when not is_nan(f1) then cast(width_bucket(f1, array[0e0, 0.25e0, 0.5e0, 0.75e0, 1e0]) as integer) end as c2, case when not is_nan(f1) then cast(width_bucket(f1, array[1e0, 1.0000000000000002e0]) as integer) end as c3, case when not is_nan(f1) then cast(2 - width_bucket(-f1, array[(-1e0), (-0.9999999999999999e0)]) as integer) end as c4, case when not is_nan(f1) then cast(3 - width_bucket(-f1, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c5
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null')))))) as u, l."score" as f1
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))))
  group by grouping sets ((c0, c1), (c0, c2), (c3), (c4), (c0, c5));
-- [["c0","integer",[3,5,1,1,2,1,null,null,null,null,null,3,2,1,3,5,4,5,1,2,3,3,5,5,4,5,null,null,null,3,5,5,4,5,1]],["c1","integer",[3,3,3,null,null,null,null,null,null,null,null,null,null,null,1,null,2,0,null,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","integer",[null,null,null,null,5,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,5,5,null,4,1,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,0,1,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","integer",[null,null,null,null,null,null,null,null,null,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,2,3,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,2,null,1,0,null]],["way","double",[15,15,15,23,23,23,59,59,59,59,61,30,30,30,15,15,15,15,15,15,23,23,23,23,23,23,61,61,61,30,30,30,30,30,30]],["a0","double",[3,1,1,3,1,1,6,4,4,2,2,3,1,1,3,1,1,2,3,1,3,3,1,1,1,2,6,4,4,3,1,1,1,2,3]]]

select c0, c1, cast(c2 as varchar) as c2, cast(count(*) as double) as a0
  from (select bt as c0, case when not is_nan(f0) then cast(3 - width_bucket(-f0, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c1, f1 as c2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, date_trunc('hour', l."at") as f1
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by c0, c1, c2;
-- [["c0","integer",[44,24,102,null,59,119,14,47,36,null,54,19,82,null,92,null,68,0,71,65]],["c1","integer",[3,0,0,3,null,2,1,1,3,2,1,0,3,1,0,0,0,null,0,0]],["c2","varchar",["2026-01-01 04:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 09:00:00.000000",null,"2026-01-01 05:00:00.000000","2026-01-01 11:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 03:00:00.000000",null,"2026-01-01 05:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 07:00:00.000000",null,"2026-01-01 08:00:00.000000",null,"2026-01-01 06:00:00.000000","2026-01-01 00:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 06:00:00.000000"]],["a0","double",[1,1,1,1,1,1,1,1,1,4,2,2,1,1,1,3,1,1,1,1]]]

select c0, c1, cast(c2 as varchar) as c2, cast(count(*) as double) as a0
  from (select bt as c0, case when not is_nan(f0) then cast(3 - width_bucket(-f0, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c1, f1 as c2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, date_trunc('hour', l."at") as f1
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))))
  group by c0, c1, c2;
-- [["c0","integer",[29,115,null,95,null,114,51,68,43,114,97,26,59,104,109,56,27,10]],["c1","integer",[0,1,0,0,null,3,0,0,0,0,null,2,0,0,0,0,1,0]],["c2","varchar",["2026-01-01 02:00:00.000000","2026-01-01 10:00:00.000000",null,"2026-01-01 08:00:00.000000",null,"2026-01-01 10:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 01:00:00.000000"]],["a0","double",[2,1,3,2,1,1,1,1,1,1,1,2,1,1,1,1,1,1]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f3 is not null and f2 is not null then f3 end as y, case when f3 is not null and f2 is not null then floor((f2 - (-2.5e0)) * 4680.857142857143e0) end as s0
  from (select cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, (y."label" = 0) as f5
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f5)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[12]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[12]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f3 is not null and f2 is not null then f3 end as y, case when f3 is not null and f2 is not null then floor((f2 - 0.1e0) * 18203.333333333332e0) end as s0
  from (select cast(y."label" as double) as f3, case when is_finite(l."score") then l."score" end as f2, (y."label" = 0) as f5
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f5)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[13]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[13]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select distinct u
  from (select cast(l."user" as varchar) as u
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))
  union all select cast(l."user" as varchar) as u
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)));
-- [["u","varchar",["0","1","2","4","3","5"]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f0 is null then null when f0 < 0.1e0 then (-infinity()) when f0 <= 0.5e0 then f0 when f0 < 0.75e0 then 0.625e0 when f0 <= 0.75e0 then f0 when f0 < 1e0 then 0.875e0 when f0 <= 1e0 then f0 else infinity() end as x0, case when f2 is null then null when f2 < 1e0 then (-infinity()) when f2 <= 1e0 then f2 else infinity() end as x1
  from (select case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  cross join unnest(array['x0', 'x1'], array[x0, x1]) as v(name, x)
  where x is not null
  group by name, x))
  where any_match(element_at(map(array['x0 ', 'x1 '], array[array[3e0, 4e0, 6e0, 7e0, 8e0, 9e0], array[4e0, 5e0, 8e0, 9e0, 12e0, 13e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x1 "]],["x","double",[0.5,0.75,1,1]],["own","double",[3,1,4,16]],["up_to","double",[5,6,10,16]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f2 is null then null when true then f2 else infinity() end as x0
  from (select case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0, 2e0, 3e0, 4e0, 5e0, 6e0, 7e0, 8e0, 9e0, 10e0, 11e0, 12e0, 13e0, 14e0, 15e0, 16e0, 17e0, 18e0, 19e0, 20e0, 21e0, 22e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[-2.5,0.075544,0.1,0.325639,0.5,0.75,1,10.012]],["own","double",[3,1,2,1,4,5,5,1]],["up_to","double",[3,4,6,7,11,16,21,22]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f2 is null then null when true then f2 else infinity() end as x0
  from (select case when is_finite(l."score") then l."score" end as f2
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0, 2e0, 3e0, 4e0, 5e0, 6e0, 7e0, 8e0, 9e0, 10e0, 11e0, 12e0, 13e0, 14e0, 15e0, 16e0, 17e0, 18e0, 19e0, 20e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0.1,0.102306,0.25,0.34957,0.481033,0.5,0.75,1]],["own","double",[3,1,5,1,1,5,2,2]],["up_to","double",[3,4,9,10,11,16,18,20]]]

select min(f2) as low, max(f2) as high
  from (select case when is_finite(l."score") then l."score" end as f2, (y."label" = 0) as f5
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f5;
-- [["low","double",[-2.5]],["high","double",[1]]]

select min(f2) as low, max(f2) as high
  from (select case when is_finite(l."score") then l."score" end as f2, (y."label" = 0) as f5
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f5;
-- [["low","double",[0.1]],["high","double",[1]]]
