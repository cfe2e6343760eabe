select '' as key, cast(count(x0) as double) as n_x0, cast(count(x1) as double) as n_x1, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0, json_format(cast(approx_percentile(x1, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x1
  from (select f0 as x0, f2 as x1
  from (select case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))));
-- [["key","varchar(0)",[""]],["n_x0","double",[14]],["n_x1","double",[20]],["l_x0","varchar",["[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.759612,0.759612,0.759612,0.759612,0.759612,0.759612,0.759612,0.759612,0.7961,0.7961,0.7961,0.7961,0.7961,0.7961,0.7961,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012,10.012]"]],["l_x1","varchar",["[1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0]"]]]

select '' as key, cast(count(x0) as double) as n_x0, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0
  from (select f0 as x0
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)));
-- [["key","varchar(0)",[""]],["n_x0","double",[20]],["l_x0","varchar",["[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.102306,0.102306,0.102306,0.102306,0.102306,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.34957,0.34957,0.34957,0.34957,0.34957,0.481033,0.481033,0.481033,0.481033,0.481033,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,1.0,1.0,1.0,1.0,1.0,10.025,10.025,10.025,10.025,10.025,10.025,10.025,10.025,10.025]"]]]

select '' as key, cast(count(x0) as double) as n_x0, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0
  from (select f0 as x0
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)));
-- [["key","varchar(0)",[""]],["n_x0","double",[24]],["l_x0","varchar",["[-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,-2.5,0.075544,0.075544,0.075544,0.075544,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.25,0.25,0.25,0.25,0.325639,0.325639,0.325639,0.325639,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,0.75,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,10.012,10.012,10.012,10.012,10.025,10.025,10.025,10.025,10.025,10.025,10.025,10.025]"]]]

select '' as key, cast(count(x0) as double) as n_x0, json_format(cast(approx_percentile(x0, array[0e0, 0.0001e0, 0.001e0, 0.005e0, 0.01e0, 0.02e0, 0.03e0, 0.04e0, 0.05e0, 0.06e0, 0.07e0, 0.08e0, 0.09e0, 0.1e0, 0.11e0, 0.12e0, 0.13e0, 0.14e0, 0.15e0, 0.16e0, 0.17e0, 0.18e0, 0.19e0, 0.2e0, 0.21e0, 0.22e0, 0.23e0, 0.24e0, 0.25e0, 0.26e0, 0.27e0, 0.28e0, 0.29e0, 0.3e0, 0.31e0, 0.32e0, 0.33e0, 0.34e0, 0.35e0, 0.36e0, 0.37e0, 0.38e0, 0.39e0, 0.4e0, 0.41e0, 0.42e0, 0.43e0, 0.44e0, 0.45e0, 0.46e0, 0.47e0, 0.48e0, 0.49e0, 0.5e0, 0.51e0, 0.52e0, 0.53e0, 0.54e0, 0.55e0, 0.56e0, 0.57e0, 0.58e0, 0.59e0, 0.6e0, 0.61e0, 0.62e0, 0.63e0, 0.64e0, 0.65e0, 0.66e0, 0.67e0, 0.68e0, 0.69e0, 0.7e0, 0.71e0, 0.72e0, 0.73e0, 0.74e0, 0.75e0, 0.76e0, 0.77e0, 0.78e0, 0.79e0, 0.8e0, 0.81e0, 0.82e0, 0.83e0, 0.84e0, 0.85e0, 0.86e0, 0.87e0, 0.88e0, 0.89e0, 0.9e0, 0.91e0, 0.92e0, 0.93e0, 0.94e0, 0.95e0, 0.96e0, 0.97e0, 0.98e0, 0.99e0, 0.995e0, 0.999e0, 0.9999e0, 1e0]) as json)) as l_x0
  from (select p4 as x0
  from (select case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict));
-- [["key","varchar(0)",[""]],["n_x0","double",[1]],["l_x0","varchar",["[0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5]"]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'candidate' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, false as bad
  from (select cast(null as varchar) as k, cast(null as varchar) as u, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["reference",null,"candidate","incumbent"]],["n","double",[20,82,33,29]],["ids","double",[0,59,31,28]],["distinct_ids","double",[0,24,20,17]],["units","double",[0,6,6,6]],["judged","double",[0,6,6,6]],["unknown","double",[20,24,2,2]],["since","double",[1767226309000000,1767226309000000,1767226510000000,1767230059000000]],["until","double",[1767260906000000,1767265272000000,1767265272000000,1767263909000000]],["bad","double",[0,0,0,0]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'candidate' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, false as bad
  from (select cast(null as varchar) as k, cast(null as varchar) as u, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["reference",null,"candidate","incumbent"]],["n","double",[20,82,33,29]],["ids","double",[0,59,31,28]],["distinct_ids","double",[0,24,20,17]],["units","double",[0,10,8,8]],["judged","double",[0,10,8,8]],["unknown","double",[20,20,0,0]],["since","double",[1767226309000000,1767226309000000,1767226510000000,1767230059000000]],["until","double",[1767260906000000,1767265272000000,1767265272000000,1767263909000000]],["bad","double",[0,0,0,0]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'candidate' as arm, k, u, u as o, t, false as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t
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
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, false as bad
  from (select cast(null as varchar) as k, coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["incumbent",null,"candidate","reference"]],["n","double",[29,82,33,20]],["ids","double",[28,59,31,0]],["distinct_ids","double",[17,24,20,0]],["units","double",[8,28,8,18]],["judged","double",[8,10,8,0]],["unknown","double",[0,0,0,0]],["since","double",[1767230059000000,1767226309000000,1767226510000000,1767226309000000]],["until","double",[1767263909000000,1767265272000000,1767265272000000,1767260906000000]],["bad","double",[0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[null,95,26,56,68,85,59,104,106,29,109,10,114,18,51,27,115,43,100,97]],["positives","double",[2,1,0,0,1,0,0,0,0,0,0,0,0,0,0,0,1,1,0,0]],["negatives","double",[1,1,1,1,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6]],["q_rows","double",[10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0.30000000000000004,0.3,0,0,0.6,0,0,0,0,0,0,0,0,0,0,0,0.85,0.3,0,0]],["v01_0","double",[0.9166666666666666,0.9166666666666666,0,0.25,0,0,0,0,0,0,0.25,0.5,0.25,0.5,0.25,0.08333333333333333,0,0,0,0]],["ap_0","double",[0.7596153846153846,0.3333333333333333,0,0,0.25,0,0,0,0,0,0,0,0,0,0,0,0.3333333333333333,0.3333333333333333,0,0]],["gain_0","double",[0.8616401627218935,0.5074067225509533,-0.2509399654832347,-0.1398288543721236,0.5412608892176201,0,0,0,0,0,-0.1398288543721236,-0.1085788543721236,-0.1398288543721236,-0.1085788543721236,-0.1398288543721236,-0.2509399654832347,0.8468164447731754,0.5308442225509533,0,0]],["v10_1","double",[1.25,0.6,0,0,0.95,0,0,0,0,0,0,0,0,0,0,0,0.75,0.85,0,0]],["v01_1","double",[1,0.08333333333333333,1,0.75,0,0,0,0,0,0,1,0.25,1,1,0.75,0.5,0,0,0,0]],["ap_1","double",[1.1168831168831168,0.5,0,0,0.5,0,0,0,0,0,0,0,0,0,0,0,0.5714285714285714,0.5,0,0]],["gain_1","double",[1.3719767245741274,-0.04652976893236627,0,-0.09958677685950412,1.0887712936414236,0,0,0,0,0,0,-0.38785208298195306,0,0,-0.09958677685950412,-0.26285208298195306,0.7851998650699951,0.8387712936414234,0,0]],["s10_0_0","double",[0.12180555555555553,0.00840277777777778,0,0,0.04340277777777777,0,0,0,0,0,0,0,0,0,0,0,0.21006944444444442,0.00840277777777778,0,0]],["s01_0_0","double",[0.2756249999999999,0.2756249999999999,0.15340277777777778,0.020069444444444442,0,0,0,0,0,0,0.020069444444444442,0.011736111111111112,0.020069444444444442,0.011736111111111112,0.020069444444444442,0.09506944444444446,0,0,0,0]],["s10_1_0","double",[0.06486111111111113,0.012222222222222232,0,0,0.04513888888888886,0,0,0,0,0,0,0,0,0,0,0,0.007638888888888862,-0.010694444444444437,0,0]],["s01_1_0","double",[0.13999999999999996,-0.34124999999999994,-0.10444444444444442,-0.0023611111111111025,0,0,0,0,0,0,-0.03777777777777777,-0.05236111111111112,-0.03777777777777777,0.028888888888888884,-0.0023611111111111025,0.07194444444444446,0,0,0,0]],["s10_1_1","double",[0.05472222222222224,0.0177777777777778,0,0,0.0469444444444444,0,0,0,0,0,0,0,0,0,0,0,0.0002777777777777758,0.013611111111111093,0,0]],["s01_1_1","double",[0.07111111111111108,0.42250000000000004,0.07111111111111108,0.0002777777777777758,0,0,0,0,0,0,0.07111111111111108,0.23361111111111116,0.07111111111111108,0.07111111111111108,0.0002777777777777758,0.05444444444444447,0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[14,102,71,19,65,18,82,47,36,86,119,112,24,null,54,68,92,44,0,59,96]],["positives","double",[0,1,1,1,1,1,0,0,0,0,0,0,0,2,0,1,1,0,0,0,0]],["negatives","double",[1,1,0,0,0,0,0,0,0,0,1,1,1,3,1,0,0,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9]],["q_rows","double",[9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0.05555555555555555,0.5,0.5,0.1111111111111111,0.5,0,0,0,0,0,0,0,1.7777777777777777,0,0.2222222222222222,0.5,0,0,0,0]],["v01_0","double",[0.2222222222222222,0.7222222222222222,0,0,0,0,0,0,0,0,0.1111111111111111,0.4444444444444444,0.9444444444444444,1.5,0.2222222222222222,0,0,0,0,0,0]],["ap_0","double",[0,0.5,0.5454545454545454,0.5454545454545454,0.5,0.5454545454545454,0,0,0,0,0,0,0,1,0,0.4666666666666667,0.5454545454545454,0,0,0,0]],["gain_0","double",[-0.2884859963269054,0.4376388888888889,0.805327134986226,0.805327134986226,0.5590277777777778,0.805327134986226,0,0,0,0,-0.5384859963269054,-0.2884859963269054,-0.027777777777777776,1.3009814049586779,-0.2884859963269054,0.56125,0.805327134986226,0,0,0,0]],["v10_1","double",[0,0.7222222222222222,0,0,0.2222222222222222,0.9444444444444444,0,0,0,0,0,0,0,0.3333333333333333,0,0.3333333333333333,0.7222222222222222,0,0,0,0]],["v01_1","double",[0.3333333333333333,0.6666666666666666,0,0,0,0,0,0,0,0,0.4444444444444444,0.3333333333333333,0.4444444444444444,0.9444444444444444,0.1111111111111111,0,0,0,0,0,0]],["ap_1","double",[0,0.5,0.47058823529411764,0.4375,0.46153846153846156,0.5,0,0,0,0,0,0,0,0.9166666666666667,0,0.4166666666666667,0.5,0,0,0,0]],["gain_1","double",[-0.18775059170175784,0.8165817148445408,0.5295078815840062,0.5315758962898885,0.5970344761715454,1.1493849035219725,0,0,0,0,-0.18775059170175784,-0.18775059170175784,-0.18775059170175784,0.13552497588546963,-0.35441725836842447,0.6493849035219725,0.8993849035219725,0,0,0,0]],["s10_0_0","double",[0,0.16598079561042517,0.0013717421124828572,0.0013717421124828572,0.12379972565157747,0.0013717421124828572,0,0,0,0,0,0,0,0.3628257887517147,0,0.057956104252400525,0.0013717421124828572,0,0,0,0]],["s01_0_0","double",[0.057956104252400525,0.06721536351165983,0,0,0,0,0,0,0,0,0.12379972565157747,0.00034293552812071225,0.2318244170096022,0.23251028806584362,0.057956104252400525,0,0,0,0,0,0]],["s10_1_0","double",[0,-0.14586191129401002,-0.013488797439414743,-0.013488797439414743,0.049954275262917236,0.02149062642889806,0,0,0,0,0,0,0,-0.16826703246456334,0,0.007430269775948794,0.013260173754000933,0,0,0,0]],["s01_1_0","double",[0.00743026977594878,0.07841792409693646,0,0,0,0,0,0,0,0,-0.0282350251486054,0.0005715592135345207,0.038637402834933714,-0.21536351165980794,0.06092821216278004,0,0,0,0,0,0]],["s10_1_1","double",[0,0.12818167962200883,0.13263984148757813,0.13263984148757813,0.020156988263984155,0.33668648071940244,0,0,0,0,0,0,0,0.13359244017680233,0,0.0009525986892242052,0.12818167962200883,0,0,0,0]],["s01_1_1","double",[0.0009525986892242018,0.09148757811309252,0,0,0,0,0,0,0,0,0.00643956713915562,0.0009525986892242018,0.00643956713915562,0.20690443529949698,0.06405273586343543,0,0,0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,8,6,2,4,5,0]],["positives","double",[1,0,0,1,0,2,1,1]],["negatives","double",[2,1,1,0,1,2,3,0]],["odd","double",[0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0]],["p_rows","double",[6,6,6,6,6,6,6,6]],["q_rows","double",[10,10,10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0,0,0]],["v10_0","double",[0.2,0,0,0.1,0,0.8999999999999999,0.85,0.3]],["v01_0","double",[1,0.5,0.25,0,0.25,0.25,1.6666666666666665,0]],["v10_1","double",[0.75,0,0,0.5,0,1.5499999999999998,0.75,0.85]],["v01_1","double",[0.5833333333333334,1,1,0,0.75,1.75,2.25,0]],["s10_0_0","double",[0.03673611111111109,0,0,0.08506944444444442,0,0.05180555555555556,0.21006944444444448,0.00840277777777777]],["s01_0_0","double",[0.3706944444444443,0.011736111111111112,0.020069444444444442,0,0.020069444444444442,0.17347222222222222,0.30743055555555543,0]],["s10_1_0","double",[-0.003194444444444432,0,0,0.06805555555555556,0,0.0573611111111111,0.007638888888888863,-0.010694444444444432]],["s01_1_0","double",[-0.26930555555555546,0.028888888888888884,-0.03777777777777777,0,-0.0023611111111111025,-0.10680555555555553,0.049861111111111064,0]],["s10_1_1","double",[0.0002777777777777758,0,0,0.05444444444444447,0,0.0647222222222222,0.0002777777777777758,0.013611111111111093]],["s01_1_1","double",[0.4769444444444445,0.07111111111111108,0.07111111111111108,0,0.0002777777777777758,0.07138888888888886,0.3758333333333333,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, f4, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[7,1,3,4,0,2,9,5]],["positives","double",[0,1,1,2,1,2,1,1]],["negatives","double",[1,4,1,2,1,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0]],["p_rows","double",[9,9,9,9,9,9,9,9]],["q_rows","double",[9,9,9,9,9,9,9,9]],["hidden","double",[0,0,0,0,0,0,0,0]],["v10_0","double",[0,0.05555555555555555,0.2222222222222222,1,0.5,1.7777777777777777,0.1111111111111111,0.5]],["v01_0","double",[0.7222222222222222,1.9444444444444442,0.7222222222222222,0.3333333333333333,0.4444444444444444,0,0,0]],["v10_1","double",[0,0.7222222222222222,0.3333333333333333,0.9444444444444444,0,0.3333333333333333,0.2222222222222222,0.7222222222222222]],["v01_1","double",[0.05555555555555555,1.6666666666666665,0.6666666666666666,0.5555555555555556,0.3333333333333333,0,0,0]],["s10_0_0","double",[0,0.16598079561042517,0.057956104252400525,0.0027434842249657145,0.0013717421124828572,0.3628257887517147,0.12379972565157747,0.0013717421124828572]],["s01_0_0","double",[0.06721536351165977,0.45507544581618653,0.06721536351165977,0.18175582990397815,0.00034293552812071637,0,0,0]],["s10_1_0","double",[0,-0.14586191129401002,0.007430269775948794,0.008001828989483319,-0.013488797439414743,-0.16826703246456334,0.049954275262917236,0.013260173754000933]],["s01_1_0","double",[-0.08001828989483309,-0.08927754915409236,0.0784179240969364,0.032693187014174695,0.0005715592135345252,0,0,0]],["s10_1_1","double",[0,0.12818167962200883,0.0009525986892242052,0.46932632220698056,0.13263984148757813,0.13359244017680233,0.020156988263984155,0.12818167962200883]],["s01_1_1","double",[0.09525986892242039,0.11903673220545646,0.0914875781130925,0.07049230300259107,0.0009525986892242052,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when p8 is not null and p2 is not null and p3 is not null then p8 end as y, case when p8 is not null and p2 is not null and p3 is not null then p2 end as s0, case when p8 is not null and p2 is not null and p3 is not null then p3 end as s1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, cast(incumbent.f13 as double) as p8, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select k, u, f13, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f13, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)))
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[8,1]],["positives","double",[0,0]],["negatives","double",[1,0]],["odd","double",[0,0]],["some_odd","double",[0,0]],["p_rows","double",[0,0]],["q_rows","double",[1,1]],["hidden","double",[0,0]],["v10_0","double",[0,0]],["v01_0","double",[0,0]],["v10_1","double",[0,0]],["v01_1","double",[0,0]],["s10_0_0","double",[0,0]],["s01_0_0","double",[0,0]],["s10_1_0","double",[0,0]],["s01_1_0","double",[0,0]],["s10_1_1","double",[0,0]],["s01_1_1","double",[0,0]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))
  where f8 is not null))
  group by q0)))
  group by b;
-- [["b","integer",[4,0,2,5,1,3]],["a0","double",[1,1,1,1,1,1]],["a1","double",[7,2,2,5,5,4]],["a2","double",[10.025,0.25,0.5,0.75,0.75,0.481033]],["a3","double",[5.166666666666667,3,2,7.8,8.25,4.8]],["a4","double",[28,3,3,15,15,10]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[7,2,2,5,5,4]],["a16","double",[10.025,0.25,0.5,0.75,0.75,0.481033]],["a17","double",[5.166666666666667,3,2,7.8,8.25,4.8]],["a18","double",[28,3,3,15,15,10]],["a19","double",[7,2,2,5,5,4]],["a20","double",[10.025,0.25,0.5,0.75,0.75,0.481033]],["a21","double",[5.166666666666667,3,2,7.8,8.25,4.8]],["a22","double",[28,3,3,15,15,10]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))
  where f8 is not null))
  group by q0)))
  group by b;
-- [["b","integer",[1,3,0,2,5,4]],["a0","double",[1,1,1,1,1,1]],["a1","double",[5,4,3,5,3,8]],["a2","double",[1,0.1,0.75,10.025,0.75,10.012]],["a3","double",[9.5,3.25,3.25,2.75,3.25,12]],["a4","double",[15,10,6,15,6,36]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[5,4,3,5,3,8]],["a16","double",[1,0.1,0.75,10.025,0.75,10.012]],["a17","double",[9.5,3.25,3.25,2.75,3.25,12]],["a18","double",[15,10,6,15,6,36]],["a19","double",[5,4,3,5,3,8]],["a20","double",[1,0.1,0.75,10.025,0.75,10.012]],["a21","double",[9.5,3.25,3.25,2.75,3.25,12]],["a22","double",[15,10,6,15,6,36]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite(r1) then r1 end end as y1
  from (select *, case when p2 is not null then cast((rank() over (partition by known, p2 is null order by p2) + count(*) over (partition by known, p2 is null order by p2)) / 2e0 as double) end as r0, case when p3 is not null then cast((rank() over (partition by known, p3 is null order by p3) + count(*) over (partition by known, p3 is null order by p3)) / 2e0 as double) end as r1
  from (select bu as b, p2, p3, p2 is not null and p3 is not null as known
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select k, u, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))))))
  group by b;
-- [["b","integer",[1,8]],["a0","double",[0,1]],["a1","double",[null,1]],["a2","double",[null,1]],["a3","double",[null,0]],["a4","double",[null,0]],["a5","double",[null,0]],["a6","double",[null,1]],["a7","double",[null,1]],["a8","double",[null,1]],["a9","double",[null,1]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then p2 end as y1
  from (select *, case when p1 is not null then cast((rank() over (partition by known, p1 is null order by p1) + count(*) over (partition by known, p1 is null order by p1)) / 2e0 as double) end as r0
  from (select bt as b, p1, p2, p1 is not null and p2 is not null as known
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, cast((c_f12 >= 0.5e0 or (is_nan(c_f12))) as double) as p2
  from (select t, f12 as i_f12, cast(null as double) as c_f12
  from (select t, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  union all select t, cast(null as double) as i_f12, f12 as c_f12
  from (select t, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))))))))
  group by b;
-- [["b","integer",[null,95,29,59,104,68,56,26,85,106,0,44,24,112,92,54,119,96,43,18,10,109,114,51,27,115,36,97,100,19,82,102,65,86,71,14,47]],["a0","double",[8,0,0,0,0,1,0,0,0,0,0,0,1,1,1,1,1,1,0,1,0,0,0,0,0,0,0,0,0,1,0,2,1,1,1,1,1]],["a1","double",[14.75,null,null,null,null,6,null,null,null,null,null,null,2,12,12,16.5,20.5,24,null,12,null,null,null,null,null,null,null,null,null,12,null,4,4,8,12,16.5,16.5]],["a2","double",[0.625,null,null,null,null,0,null,null,null,null,null,null,0,1,1,1,1,1,null,1,null,null,null,null,null,null,null,null,null,1,null,0,0,0,1,1,1]],["a3","double",[442.49999999999994,null,null,null,null,0,null,null,null,null,null,null,0,0,0,0,0,0,null,0,null,null,null,null,null,null,null,null,null,0,null,8,0,0,0,0,0]],["a4","double",[27.25,null,null,null,null,0,null,null,null,null,null,null,0,0,0,0,0,0,null,0,null,null,null,null,null,null,null,null,null,0,null,0,0,0,0,0,0]],["a5","double",[1.8750000000000002,null,null,null,null,0,null,null,null,null,null,null,0,0,0,0,0,0,null,0,null,null,null,null,null,null,null,null,null,0,null,0,0,0,0,0,0]],["a6","double",[2,null,null,null,null,6,null,null,null,null,null,null,2,12,12,16.5,20.5,24,null,12,null,null,null,null,null,null,null,null,null,12,null,2,4,8,12,16.5,16.5]],["a7","double",[0,null,null,null,null,0,null,null,null,null,null,null,0,1,1,1,1,1,null,1,null,null,null,null,null,null,null,null,null,1,null,0,0,0,1,1,1]],["a8","double",[23,null,null,null,null,6,null,null,null,null,null,null,2,12,12,16.5,20.5,24,null,12,null,null,null,null,null,null,null,null,null,12,null,6,4,8,12,16.5,16.5]],["a9","double",[1,null,null,null,null,0,null,null,null,null,null,null,0,1,1,1,1,1,null,1,null,null,null,null,null,null,null,null,null,1,null,0,0,0,1,1,1]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.4153015e0) as double) as a1, cast(count_if(x0 <= 0.1e0) as double) as a2, cast(count_if(x0 <= 8.31024999999999e0) as double) as a3
  from (select bt as b, f0 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by b;
-- [["b","integer",[85,29,null,68,95,56,26,59,104,106,115,114,109,27,10,51,43,97,100,18]],["a0","double",[1,1,3,1,2,1,1,1,1,0,1,1,1,1,1,1,1,0,0,1]],["a1","double",[0,1,3,0,2,0,0,1,0,0,0,0,0,0,1,0,1,0,0,1]],["a2","double",[0,0,2,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a3","double",[0,1,3,1,2,1,1,1,1,0,1,1,1,1,1,1,1,0,0,1]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.5e0) as double) as a1
  from (select bu as b, p4 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, u, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)))
  group by b;
-- [["b","integer",[1,8]],["a0","double",[0,1]],["a1","double",[0,1]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.5e0) as double) as a1, cast(count_if(x0 <= (-2.5e0)) as double) as a2, cast(count_if(x0 <= 10.02201e0) as double) as a3
  from (select bt as b, f0 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by b;
-- [["b","integer",[null,96,54,44,68,112,92,24,0,59,119,82,102,14,47,65,19,71,36,86,18]],["a0","double",[8,1,1,0,1,1,1,1,0,0,1,0,2,1,1,1,1,1,0,1,1]],["a1","double",[3,0,0,0,1,1,1,1,0,0,0,0,2,0,0,1,1,1,0,1,1]],["a2","double",[1,0,0,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0,0,0,0]],["a3","double",[8,0,1,0,1,1,1,1,0,0,1,0,2,1,1,1,1,1,0,1,1]]]

select c0, c1, c2, c3, c4, c5, cast(grouping(c0, c1, c2, c3, c4, c5) as double) as way, cast(count(*) as double) as a0
  from (select bu as c0, case when not is_nan(f1) then cast(width_bucket(f1, array[0.5e0, 0.754806e0, 1e0]) as integer) end as c1, case when not is_nan(f1) then cast(width_bucket(f1, array[0e0, 0.25e0, 0.5e0, 0.75e0, 1e0]) as integer) end as c2, case when not is_nan(f1) then cast(width_bucket(f1, array[1e0, 1.0000000000000002e0]) as integer) end as c3, case when not is_nan(f1) then cast(2 - width_bucket(-f1, array[(-1e0), (-0.9999999999999999e0)]) as integer) end as c4, case when not is_nan(f1) then cast(3 - width_bucket(-f1, array[(-1e0), (-0.754806e0), (-0.5e0)]) as integer) end as c5
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, l."score" as f1
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))))
  group by grouping sets ((c0, c1), (c0, c2), (c3), (c4), (c0, c5));
-- [["c0","integer",[2,0,9,9,3,1,6,5,1,8,2,8,3,0,3,5,4,4,1,null,null,null,9,1,3,5,4,8,8,0,8,3,4,4,0,9,9,8,1,6,8,8,null,null,null,null,null,2,8,0,9,3,8,0,6,4,1]],["c1","integer",[1,3,null,3,1,null,3,null,2,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,0,null,1,3,null,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","integer",[null,null,null,null,null,null,null,null,null,null,3,5,4,null,5,null,null,4,4,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,5,null,5,1,null,5,3,4,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,2,null,null,null,null,null,null,null,null,null,null,null]],["c4","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,3,null,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,2,2,null,1,0,null,3,null,2]],["way","double",[15,15,15,15,15,15,15,15,15,15,23,23,23,23,23,23,23,23,23,61,61,61,30,30,30,30,30,15,15,15,15,15,15,15,23,23,23,23,23,23,23,23,59,59,59,59,61,30,30,30,30,30,30,30,30,30,30]],["a0","double",[2,1,1,1,1,1,1,1,1,1,2,2,1,1,1,1,1,1,1,9,4,5,1,1,1,1,1,2,2,1,1,1,1,1,1,1,1,2,1,1,1,1,9,4,5,2,2,2,3,1,1,1,3,1,1,1,1]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2, cast(count(m1) as double) as a3, cast(avg(m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.754806e0), (-0.5e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, t, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[1,1,4,1,4,6,0,1,3,null,null,null,null,null,null,null,null,null,null,null,null,2,1,0,5,2,4,1,4,8,2,4,0,null,null,null,null,null,null,null,4,4,5,6,3,0,5,3,3,4,null,null,null,null,null,null,null,null,5,4,8,4,3,5,1,5,5,null,null,null,null,null,null,null,null]],["c1","boolean",[false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,true,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,true,false,false,false,null,null,null,null,null,null,null,null,null,null,null,null,false,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,"a","it's","a","東京","","é","it's",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"a","東京","it's","","a",null,"a","東京","",null,null,null,null,null,null,null,"東京",null,null,null,null,null,"","é","it's",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"a","","東京","東京",null,null,null,null,null,null,null,null]],["c3","integer",[null,null,4,1,2,1,1,null,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,5,2,1,1,2,2,null,null,null,null,null,null,null,null,null,5,null,null,null,null,null,null,2,2,null,null,null,null,null,null,null,null,null,null,null,null,null,1,3,3,2,1,null,null,null,null,null,null,null,null]],["c4","varchar",[null,null,"0","0","0","1","1","1","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"0","0","1","1","1","0","0","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,"0",null,null,"0",null,null,null,null,null,null,null,null,null,null,null,null,null,"1","0","0","0",null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,26,51,59,100,106,18,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,29,115,68,27,27,null,null,null,null,null,null,null,null,null,null,null,null,95,null,null,104,43,97,null,null,null,null,null,null,null,null,null,null,null,114,109,56,114,10,null,85,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,2,0,0,null,null,0,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,0,1,null,null,null,null,null,null,null,null,null,null,null,null,null,0,null,0,0,0,null,null,null,null,null,null,null,null,null,null,null,null,3,0,0,0,0,null,3,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 01:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 02:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 08:00:00.000000",null,null,"2026-01-01 09:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 09:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 10:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 01:00:00.000000",null,"2026-01-01 07:00:00.000000",null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.1,{"number":"NaN"},0.34957,0.481033,0.25,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,{"number":"Infinity"},0.102306,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0.5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.75,null,10.025]],["way","double",[127,127,143,143,143,143,143,143,143,497,497,497,497,497,497,510,510,510,510,510,510,127,127,127,143,143,143,143,143,143,143,143,143,497,497,497,497,497,510,510,143,127,127,127,127,127,143,143,143,143,497,497,497,497,497,497,510,510,127,127,127,127,143,143,143,143,143,497,497,497,497,497,510,497,510]],["a0","double",[2,2,1,1,1,1,1,2,1,1,1,1,1,1,1,3,3,1,1,5,3,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,5,3,1,4,1,1,1,1,1,2,2,3,1,1,1,1,5,2,1,1,1,1,1,1,1,1,1,1,1,1,1,2,1,1]],["a1","double",[2,2,1,1,1,1,1,2,1,1,1,0,1,1,1,3,3,0,0,4,3,2,1,1,1,1,1,1,1,1,1,1,1,0,1,1,1,1,1,1,0,4,3,1,1,1,1,0,0,1,2,2,3,0,1,1,1,5,2,1,1,1,0,1,1,1,1,1,1,1,1,1,2,0,0]],["a2","double",[0.5,1,0,0,0,1,1,1,0,0,0,null,0,1,0,0.3333333333333333,0,null,null,0.5,0.6666666666666666,0,0,0,0,0,1,1,1,0,0,0,0,null,1,1,0,0,0,1,null,0.25,0.3333333333333333,1,0,1,0,null,null,0,0.5,0,0.6666666666666666,null,1,1,0,0.2,0,1,0,0,null,1,0,0,0,0,0,0,0,0,0.5,null,null]],["a3","double",[2,0,1,1,1,1,1,0,1,1,1,1,0,0,1,3,0,1,1,5,0,1,1,0,1,0,1,1,1,1,1,0,0,1,1,1,1,0,0,1,1,4,2,1,4,1,0,1,1,0,2,0,3,1,1,0,1,5,2,1,1,0,1,1,1,1,1,0,1,1,1,1,2,1,1]],["a4","double",[0.10115299999999999,null,1,0.1,0.5,0.1,0.25,null,0.25,1,0.5,0.34957,null,null,0.25,0.10000000000000002,null,0.34957,0.481033,0.25,null,0.5,0.75,null,0.1,null,0.5,0.102306,0.25,0.5,0.5,null,null,0.25,0.75,0.5,0.75,null,null,0.102306,10.025,3.00625,0.625,0.1,0.33265075,0.25,null,0.34957,0.481033,null,0.175,null,0.10076866666666666,0.481033,0.25,null,1,0.5,0.175,0.25,0.5,null,0.25,0.75,0.75,0.5,0.25,null,0.5,0.5,0.5,0.25,0.75,10.025,10.025]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2, cast(count(m1) as double) as a3, cast(avg(m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.754806e0), (-0.5e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, t, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[2,1,1,9,0,4,1,1,0,2,3,null,null,null,null,null,null,null,null,null,null,null,4,2,null,7,3,0,3,4,3,4,4,null,null,null,null,null,null,null,null,null,4,3,5,2,4,2,3,1,1,5,9,null,null,null,null,null,null,null,null,null,null,null,null,4,5,0,5,1,7,4,5,null,null,null,null]],["c1","boolean",[true,false,true,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,"a","it's","a","it's","it's","",null,null,null,null,null,null,null,null,null,null,null,"it's","",null,null,null,"","","é","","","it's",null,null,null,null,null,null,null,null,null,null,null,null,"it's","it's","é","it's","it's","a","it's","a",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"","東京","it's","é","東京","é",null,null,null,null]],["c3","integer",[null,null,null,null,null,5,3,4,2,5,1,null,null,null,null,null,null,null,null,null,null,null,5,5,null,null,null,2,0,null,null,2,2,null,null,null,null,null,null,null,null,null,null,null,null,4,3,5,1,0,2,3,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,2,0,1,4,1,null,null,null,null]],["c4","varchar",[null,null,null,null,null,"1","0","0","0","1","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"1",null,"1",null,"1","1",null,null,null,null,null,null,null,null,null,null,null,null,"1","0","0","1","1","0",null,"1",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"1","0","0","0",null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,54,82,68,102,14,112,19,null,null,null,null,null,null,96,null,null,null,null,null,null,null,null,19,92,59,119,36,86,18,null,null,null,null,null,null,null,null,null,null,null,null,null,null,44,null,47,65,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,24,0,71]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,1,3,0,0,1,0,3,null,null,null,null,null,null,3,null,null,null,null,null,null,null,null,0,0,null,2,3,0,0,null,null,null,null,null,null,null,null,null,null,null,null,null,2,3,0,1,0,null,null,null,null,3,null,null,null,null,null,null,null,null,null,null,1,0,null,0]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 05:00:00.000000","2026-01-01 07:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 02:00:00.000000",null,null,null,null,null,null,"2026-01-01 08:00:00.000000",null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 11:00:00.000000","2026-01-01 03:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 01:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000",null,"2026-01-01 04:00:00.000000","2026-01-01 06:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 00:00:00.000000","2026-01-01 06:00:00.000000"]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,{"number":"Infinity"},0.1,-2.5,0.075544,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.25,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0.75,0.325639,0.5,null,10.012,10.025,null,null,null,null,null,null,null,null,null,null,null,null]],["way","double",[127,127,127,127,127,143,143,143,143,143,143,497,497,497,497,497,497,497,510,510,510,510,143,143,497,127,127,143,143,143,143,143,143,497,497,497,497,497,497,497,510,510,127,127,127,143,143,143,143,143,143,143,143,497,497,497,497,497,510,510,510,510,497,510,510,127,127,143,143,143,143,143,143,497,497,497,497]],["a0","double",[5,3,2,1,3,2,1,1,1,1,1,1,1,1,2,1,1,1,4,3,3,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2,1,7,3,2,2,1,1,1,1,1,1,1,3,1,3,1,1,4,4,1,5,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]],["a1","double",[4,3,2,1,2,2,1,1,1,1,1,1,1,1,2,1,1,1,4,3,2,1,0,0,0,1,0,1,0,1,0,1,1,1,1,0,1,1,0,1,1,0,6,2,1,2,1,1,1,1,1,0,1,3,1,2,0,1,4,2,1,5,0,0,0,1,0,0,1,1,1,1,0,0,1,1,1]],["a2","double",[0.75,0.3333333333333333,0,1,0.5,1,0,0,0,1,0,0,1,1,0.5,0,0,1,0.75,0.3333333333333333,0.5,1,null,null,null,0,null,1,null,1,null,1,1,1,1,null,0,1,null,1,1,null,0.6666666666666666,0.5,1,1,0,0,1,1,0,null,1,0.6666666666666666,0,0,null,1,0.5,0,0,0.8,null,null,null,1,null,null,1,0,0,0,null,null,0,1,1]],["a3","double",[3,3,2,1,3,0,1,1,1,0,1,1,0,1,2,1,1,0,0,3,3,1,1,1,1,1,0,1,1,0,0,1,1,1,1,0,1,0,1,1,0,1,5,3,2,2,1,0,1,1,1,1,1,3,0,3,1,1,4,4,1,5,1,1,1,0,1,1,1,1,1,1,1,1,1,0,1]],["a4","double",[4.008333333333334,-1.5581203333333333,0.875,0.075544,0.5833333333333334,null,0.75,1,0.5,null,0.1,0.75,null,0.1,-1.2,0.75,0.5,null,null,0.10000000000000002,-2.5,0.075544,10.012,10.025,10.025,0.1,null,0.5,-2.5,null,null,0.5,0.5,0.5,0.5,null,1,null,0.25,0.5,null,0.25,2.5524,-0.7666666666666666,0.625,1,0.75,null,0.1,-2.5,0.325639,0.75,0.075544,1,null,-0.6914536666666665,0.75,0.075544,1,0.75,0.325639,0.5,10.012,10.012,10.025,null,0.25,0.75,0.5,-2.5,0.1,1,0.25,0.75,-2.5,null,0.5]]]

select c0, c1, c2, c3, cast(grouping(c0, c1, c2, c3) as double) as way, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(count(x1) as double) as a5, cast(avg(x1) as double) as a6, cast(avg(x2) as double) as a7, cast(count(x1) * covar_pop(x1, x1) as double) as a8, cast(count(x1) * covar_pop(x2, x1) as double) as a9, cast(count(x1) * covar_pop(x2, x2) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x1) as double) as a13, cast(max(x2) as double) as a14, cast(count(x3) as double) as a15, cast(avg(x3) as double) as a16, cast(count(x3) * covar_pop(x3, x3) as double) as a17, cast(min(x3) as double) as a18, cast(max(x3) as double) as a19
  from (select bu as c0, f1 as c1, bt as c2, f6 as c3, f0 as x0, case when f2 is not null then f0 end as x1, case when f0 is not null then f2 end as x2, f7 as x3
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, f0, f1, f2, f6, f7
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, t, f0, f1, f2, f6, f7
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by grouping sets ((c0), (c1, c2), (c0, c1, c3));
-- [["c0","integer",[5,3,0,null,null,null,null,null,null,null,null,6,0,1,4,1,2,null,null,null,3,4,8,2,5,5,4,4,1,6,null,null,null,null,4,1,5,3,3,8,null,null,null,null,null,null,null,5,2,1,0,null,4]],["c1","varchar",[null,null,null,"it's","a","東京","it's","",null,"é","it's","東京","","é",null,"é",null,"東京","it's","",null,"it's",null,"a","東京","東京","東京",null,null,null,"a","","é","é","a","it's","","é","it's",null,null,"a","a","a",null,"a","東京","a","東京","","","東京","東京"]],["c2","integer",[null,null,null,95,51,null,104,43,100,106,18,null,null,null,null,null,null,114,68,27,null,null,null,null,null,null,null,null,null,null,26,null,59,97,null,null,null,null,null,null,29,115,null,95,109,56,10,null,null,null,null,85,null]],["c3","boolean",[null,null,null,null,null,null,null,null,null,null,null,false,false,null,false,true,null,null,null,null,false,false,true,null,false,null,null,null,null,null,null,null,null,null,true,false,false,null,false,null,null,null,null,null,null,null,null,false,false,false,null,null,false]],["way","double",[7,7,7,9,9,9,9,9,9,9,9,2,2,2,2,2,7,9,9,9,2,2,2,2,2,2,2,7,7,7,9,9,9,9,2,2,2,2,2,7,9,9,9,9,9,9,9,2,2,2,2,9,2]],["a0","double",[4,4,1,1,1,1,1,1,0,0,1,1,1,0,0,0,1,1,1,1,1,1,1,1,1,1,0,5,3,1,1,1,1,0,3,1,0,1,2,1,1,1,1,1,1,1,1,2,0,2,0,1,1]],["a1","double",[0.4,0.33265075,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,2.455,0.31743533333333335,0.1,1,0.102306,0.34957,null,0.5833333333333334,0.1,null,0.34957,0.3655165,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.425,null,0.426153,null,10.025,10.025]],["a2","double",[0.24499999999999997,0.03596584608675,0,0,0,0,0,0,null,null,0,0,0,null,null,null,0,0,0,0,0,0,0,0,0,0,null,71.928,0.28067094509066665,0,0,0,0,null,0.29166666666666663,0,null,0,0.026688123544500005,0,0,0,0,0,0,0,0,0.21124999999999997,null,0.20975375881799999,null,0,0]],["a3","double",[0.1,0.25,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,0.25,0.1,0.1,1,0.102306,0.34957,null,0.25,0.1,null,0.34957,0.25,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.1,null,0.102306,null,10.025,10.025]],["a4","double",[0.75,0.481033,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,10.025,0.75,0.1,1,0.102306,0.34957,null,1,0.1,null,0.34957,0.481033,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.75,null,0.75,null,10.025,10.025]],["a5","double",[4,4,1,1,1,1,1,1,0,0,1,1,1,0,0,0,1,1,1,1,1,1,1,1,1,1,0,5,3,1,1,1,1,0,3,1,0,1,2,1,1,1,1,1,1,1,1,2,0,2,0,1,1]],["a6","double",[0.4,0.33265075,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,2.455,0.31743533333333335,0.1,1,0.102306,0.34957,null,0.5833333333333334,0.1,null,0.34957,0.3655165,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.425,null,0.426153,null,10.025,10.025]],["a7","double",[3.5,2.25,6,8,4,3,-1,6,null,null,1,3,6,null,null,null,4,2,8,5,1,8,2,4,2,6,null,2.8,6,3,-1,5,8,null,2.3333333333333335,8,null,8,0,2,1,5,1,4,2,4,6,3,null,5,null,-1,-1]],["a8","double",[0.24499999999999997,0.03596584608675,0,0,0,0,0,0,null,null,0,0,0,null,null,null,0,0,0,0,0,0,0,0,0,0,null,71.928,0.28067094509066665,0,0,0,0,null,0.29166666666666663,0,null,0,0.026688123544500005,0,0,0,0,0,0,0,0,0.21124999999999997,null,0.20975375881799999,null,0,0]],["a9","double",[0.75,-0.1783297500000001,0,0,0,0,0,0,null,null,0,0,0,null,null,null,0,0,0,0,0,0,0,0,0,0,null,-38.394999999999996,-0.652306,0,0,0,0,null,-2.0833333333333335,0,null,0,-0.231033,0,0,0,0,0,0,0,0,1.3,null,0,null,0,0]],["a10","double",[17,46.75,0,0,0,0,0,0,null,null,0,0,0,null,null,null,0,0,0,0,0,0,0,0,0,0,null,58.8,6,0,0,0,0,null,16.666666666666668,0,null,0,2,0,0,0,0,0,0,0,0,8,null,0,null,0,0]],["a11","double",[0.1,0.25,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,0.25,0.1,0.1,1,0.102306,0.34957,null,0.25,0.1,null,0.34957,0.25,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.1,null,0.102306,null,10.025,10.025]],["a12","double",[1,-1,6,8,4,3,-1,6,null,null,1,3,6,null,null,null,4,2,8,5,1,8,2,4,2,6,null,-1,5,3,-1,5,8,null,-1,8,null,8,-1,2,1,5,1,4,2,4,6,1,null,5,null,-1,-1]],["a13","double",[0.75,0.481033,0.25,0.1,0.5,0.1,0.481033,0.25,null,null,0.25,0.1,0.25,null,null,null,0.5,0.5,0.5,0.75,0.25,0.5,0.5,0.5,0.5,0.25,null,10.025,0.75,0.1,1,0.102306,0.34957,null,1,0.1,null,0.34957,0.481033,0.5,0.25,0.75,0.1,0.25,0.5,0.5,0.25,0.75,null,0.75,null,10.025,10.025]],["a14","double",[6,8,6,8,4,3,-1,6,null,null,1,3,6,null,null,null,4,2,8,5,1,8,2,4,2,6,null,8,8,3,-1,5,8,null,4,8,null,8,1,2,1,5,1,4,2,4,6,5,null,5,null,-1,-1]],["a15","double",[4,1,1,1,1,1,0,1,0,0,1,1,1,0,0,0,1,1,1,1,0,1,1,1,1,1,0,4,3,1,1,1,0,0,3,1,0,0,1,1,0,1,1,1,1,1,1,2,0,2,0,0,0]],["a16","double",[0.09625,0.0625,0.5625,0.010000000000000002,0.25,0.81,null,0.5625,null,null,0.0625,0.81,0.5625,null,null,null,0.25,0.25,0.25,0.5625,null,0.25,0.25,0.25,0.25,0.0625,null,0.515625,0.4594515058786666,0.81,1,0.805854517636,null,null,0.6041666666666666,0.010000000000000002,null,null,0.0625,0.25,null,0.0625,0.010000000000000002,0.5625,0.25,0.25,0.0625,0.036250000000000004,null,0.684177258818,null,null,null]],["a17","double",[0.033356250000000004,0,0,0,0,0,null,0,null,null,0,0,0,null,null,null,0,0,0,0,null,0,0,0,0,0,null,0.3779296875,0.33262069483182677,0,0,0,null,null,0.2838541666666667,0,null,null,0,0,null,0,0,0,0,0,0,0.001378125,null,0.02961071062692511,null,null,null]],["a18","double",[0.010000000000000002,0.0625,0.5625,0.010000000000000002,0.25,0.81,null,0.5625,null,null,0.0625,0.81,0.5625,null,null,null,0.25,0.25,0.25,0.5625,null,0.25,0.25,0.25,0.25,0.0625,null,0.25,0.010000000000000002,0.81,1,0.805854517636,null,null,0.25,0.010000000000000002,null,null,0.0625,0.25,null,0.0625,0.010000000000000002,0.5625,0.25,0.25,0.0625,0.010000000000000002,null,0.5625,null,null,null]],["a19","double",[0.25,0.0625,0.5625,0.010000000000000002,0.25,0.81,null,0.5625,null,null,0.0625,0.81,0.5625,null,null,null,0.25,0.25,0.25,0.5625,null,0.25,0.25,0.25,0.25,0.0625,null,1,0.805854517636,0.81,1,0.805854517636,null,null,1,0.010000000000000002,null,null,0.0625,0.25,null,0.0625,0.010000000000000002,0.5625,0.25,0.25,0.0625,0.0625,null,0.805854517636,null,null,null]]]

select c0, c1, c2, c3, cast(grouping(c0, c1, c2, c3) as double) as way, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(count(x1) as double) as a5, cast(avg(x1) as double) as a6, cast(avg(x2) as double) as a7, cast(count(x1) * covar_pop(x1, x1) as double) as a8, cast(count(x1) * covar_pop(x2, x1) as double) as a9, cast(count(x1) * covar_pop(x2, x2) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x1) as double) as a13, cast(max(x2) as double) as a14, cast(count(x3) as double) as a15, cast(avg(x3) as double) as a16, cast(count(x3) * covar_pop(x3, x3) as double) as a17, cast(min(x3) as double) as a18, cast(max(x3) as double) as a19
  from (select bu as c0, f1 as c1, bt as c2, f6 as c3, f0 as x0, case when f2 is not null then f0 end as x1, case when f0 is not null then f2 end as x2, f7 as x3
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, f0, f1, f2, f6, f7
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, t, f0, f1, f2, f6, f7
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by grouping sets ((c0), (c1, c2), (c0, c1, c3));
-- [["c0","integer",[4,null,null,2,1,null,null,null,null,null,null,null,4,4,2,3,1,1,1,5,null,null,null,null,0,1,4,4,4,4,2,4,3,5,9,0,null,null,null,null,null,2,9,0,3,7,null,null,null,null,null,null,null,null,0,5,7,5]],["c1","varchar",[null,"it's","","",null,"it's","a","it's","a","a","it's","it's","it's","a","é","it's","it's","a","it's","it's","","it's","","é","","it's","é","東京","","a",null,"it's",null,null,null,null,"é","it's","it's","it's","","it's","a","it's","",null,"","東京","é","é","","東京","a","it's","","東京","é","é"]],["c2","integer",[null,null,96,null,null,54,82,102,null,65,112,19,null,null,null,null,null,null,null,null,null,24,71,86,null,null,null,null,null,null,null,null,null,null,null,null,44,68,14,47,102,null,null,null,null,null,19,92,0,null,59,119,36,18,null,null,null,null]],["c3","boolean",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,null,null,true,true,null,null,null,null,null,false,false,false,false,false,null,false,null,null,null,null,null,null,null,null,null,null,true,true,false,null,null,null,null,null,null,null,null,null,false,true,false,null]],["way","double",[7,9,9,2,7,9,9,9,9,9,9,9,2,2,2,2,2,2,2,2,9,9,9,9,2,2,2,2,2,2,7,2,7,7,7,7,9,9,9,9,9,2,2,2,2,7,9,9,9,9,9,9,9,9,2,2,2,2]],["a0","double",[5,3,1,1,5,1,0,1,2,1,1,0,1,0,0,1,1,2,1,1,2,1,1,1,1,1,0,1,1,0,3,2,3,3,1,3,0,1,1,1,1,2,1,1,2,1,1,1,0,1,0,1,0,1,1,1,1,1]],["a1","double",[2.5524,4.0040000000000004,10.025,10.025,-0.5848722000000001,0.75,null,-2.5,0.6628195,0.075544,0.5,null,0.75,null,null,0.1,-2.5,0.6628195,0.75,0.75,-0.875,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,4.008333333333334,5.256,-0.7666666666666666,0.5,0.075544,0.5833333333333334,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,-1.2,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a2","double",[69.7289152,54.144096000000005,0,0,12.4581633066568,0,null,0,0.2273813791605,0,0,null,0,null,null,0,0,0.2273813791605,0,0,5.28125,0,0,0,0,0,null,0,0,null,54.30041666666666,45.23907200000001,4.506666666666667,0.125,0,0.041666666666666664,null,0,0,0,0,0,0,0,3.3800000000000003,0,0,0,null,0,null,0,null,0,0,0,0,0]],["a3","double",[0.5,1,10.025,10.025,-2.5,0.75,null,-2.5,0.325639,0.075544,0.5,null,0.75,null,null,0.1,-2.5,0.325639,0.75,0.75,-2.5,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,1,0.5,-2.5,0.25,0.075544,0.5,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,-2.5,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a4","double",[10.012,10.012,10.025,10.025,1,0.75,null,-2.5,1,0.075544,0.5,null,0.75,null,null,0.1,-2.5,1,0.75,0.75,0.75,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,10.025,10.012,0.1,0.75,0.075544,0.75,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,0.1,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a5","double",[5,3,1,1,5,1,0,1,2,1,1,0,1,0,0,1,1,2,1,1,2,1,1,1,1,1,0,1,1,0,3,2,3,3,1,3,0,1,1,1,1,2,1,1,2,1,1,1,0,1,0,1,0,1,1,1,1,1]],["a6","double",[2.5524,4.0040000000000004,10.025,10.025,-0.5848722000000001,0.75,null,-2.5,0.6628195,0.075544,0.5,null,0.75,null,null,0.1,-2.5,0.6628195,0.75,0.75,-0.875,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,4.008333333333334,5.256,-0.7666666666666666,0.5,0.075544,0.5833333333333334,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,-1.2,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a7","double",[4.4,2,3,3,4,7,null,6,3.5,2,5,null,7,null,null,3,6,3.5,4,-1,1,3,-1,4,0,3,null,3,-1,null,1.3333333333333333,6.5,1.6666666666666667,3,2,2,null,3,4,-1,1,0.5,2,5,1,8,0,6,null,8,null,3,null,8,1,6,8,4]],["a8","double",[69.7289152,54.144096000000005,0,0,12.4581633066568,0,null,0,0.2273813791605,0,0,null,0,null,null,0,0,0.2273813791605,0,0,5.28125,0,0,0,0,0,null,0,0,null,54.30041666666666,45.23907200000001,4.506666666666667,0.125,0,0.041666666666666664,null,0,0,0,0,0,0,0,3.3800000000000003,0,0,0,null,0,null,0,null,0,0,0,0,0]],["a9","double",[5.6572,27.036,0,0,-4.8487219999999995,0,null,0,-1.6859025,0,0,null,0,null,null,0,0,-1.6859025,0,0,0,0,0,0,0,0,null,0,0,null,15.041666666666664,-14.268,1.7333333333333334,-1.25,0,-0.25,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null,0,null,0,0,0,0,0]],["a10","double",[51.19999999999999,26,0,0,18,0,null,0,12.5,0,0,null,0,null,null,0,0,12.5,0,0,0,0,0,0,0,0,null,0,0,null,16.666666666666664,4.5,2.6666666666666665,26,0,14,null,0,0,0,0,12.5,0,0,0,0,0,0,null,0,null,0,null,0,0,0,0,0]],["a11","double",[0.5,1,10.025,10.025,-2.5,0.75,null,-2.5,0.325639,0.075544,0.5,null,0.75,null,null,0.1,-2.5,0.325639,0.75,0.75,-2.5,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,1,0.5,-2.5,0.25,0.075544,0.5,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,-2.5,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a12","double",[-1,-2,3,3,1,7,null,6,1,2,5,null,7,null,null,3,6,1,4,-1,1,3,-1,4,0,3,null,3,-1,null,-2,5,1,-1,2,0,null,3,4,-1,1,-2,2,5,1,8,0,6,null,8,null,3,null,8,1,6,8,4]],["a13","double",[10.012,10.012,10.025,10.025,1,0.75,null,-2.5,1,0.075544,0.5,null,0.75,null,null,0.1,-2.5,1,0.75,0.75,0.75,-2.5,0.5,0.25,0.5,-2.5,null,1,0.5,null,10.025,10.012,0.1,0.75,0.075544,0.75,null,0.1,0.75,0.75,0.1,1,0.075544,0.5,0.1,0.1,0.5,0.5,null,0.1,null,1,null,0.5,0.75,0.5,0.1,0.25]],["a14","double",[8,5,3,3,6,7,null,6,6,2,5,null,7,null,null,3,6,6,4,-1,1,3,-1,4,0,3,null,3,-1,null,3,8,3,6,2,5,null,3,4,-1,1,3,2,5,1,8,0,6,null,8,null,3,null,8,1,6,8,4]],["a15","double",[4,2,0,0,5,1,0,1,2,1,1,0,1,0,0,1,1,2,1,0,0,1,1,0,1,1,0,1,1,0,2,1,2,1,1,2,0,1,1,0,1,2,1,1,1,1,1,1,0,1,0,1,0,1,0,1,1,0]],["a16","double",[0.515625,0,null,null,4.0337081516642,0.5625,null,12.25,0.5530203791605,0.8546188959359999,0.25,null,0.5625,null,null,0.81,12.25,0.5530203791605,0.5625,null,null,6.25,0.25,null,0.25,6.25,null,1,0.25,null,0,0.25,0.41000000000000003,0.25,0.8546188959359999,0.25,null,0.81,0.5625,null,0.010000000000000002,0,0.8546188959359999,0.25,0.010000000000000002,0.010000000000000002,0.25,0.25,null,0.010000000000000002,null,1,null,0.25,null,0.25,0.010000000000000002,null]],["a17","double",[0.3779296875,0,null,null,109.09864362841421,0,null,0,0.3995815628916464,0,0,null,0,null,null,0,0,0.3995815628916464,0,null,null,0,0,null,0,0,null,0,0,null,0,0,0.32000000000000006,0,0,0,null,0,0,null,0,0,0,0,0,0,0,0,null,0,null,0,null,0,null,0,0,null]],["a18","double",[0.25,0,null,null,0.106040758321,0.5625,null,12.25,0.106040758321,0.8546188959359999,0.25,null,0.5625,null,null,0.81,12.25,0.106040758321,0.5625,null,null,6.25,0.25,null,0.25,6.25,null,1,0.25,null,0,0.25,0.010000000000000002,0.25,0.8546188959359999,0.25,null,0.81,0.5625,null,0.010000000000000002,0,0.8546188959359999,0.25,0.010000000000000002,0.010000000000000002,0.25,0.25,null,0.010000000000000002,null,1,null,0.25,null,0.25,0.010000000000000002,null]],["a19","double",[1,0,null,null,12.25,0.5625,null,12.25,1,0.8546188959359999,0.25,null,0.5625,null,null,0.81,12.25,1,0.5625,null,null,6.25,0.25,null,0.25,6.25,null,1,0.25,null,0,0.25,0.81,0.25,0.8546188959359999,0.25,null,0.81,0.5625,null,0.010000000000000002,0,0.8546188959359999,0.25,0.010000000000000002,0.010000000000000002,0.25,0.25,null,0.010000000000000002,null,1,null,0.25,null,0.25,0.010000000000000002,null]]]

select c0, c1, c2, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2
  from (select bu as c0, case when not is_nan(p5) then cast(5 - width_bucket(-p5, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c1, case when not is_nan(p6) then cast(5 - width_bucket(-p6, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c2, p7 as m0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, case when is_finite((incumbent.f12 - candidate.f12)) then (incumbent.f12 - candidate.f12) end as p7
  from (select k, u, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)))
  group by c0, c1, c2;
-- [["c0","integer",[1,1,8]],["c1","integer",[1,null,2]],["c2","integer",[5,2,4]],["a0","double",[1,2,1]],["a1","double",[0,0,1]],["a2","double",[null,null,-0.5]]]

select c0, c1, c2, cast(grouping(c0, c1, c2) as double) as way, cast(count(x0) as double) as a0, cast(sum(x0) as double) as a1, cast(count(x1) as double) as a2, cast(avg(x1) as double) as a3, cast(avg(x2) as double) as a4, cast(avg(x3) as double) as a5, cast(count(x1) * covar_pop(x1, x1) as double) as a6, cast(count(x1) * covar_pop(x2, x1) as double) as a7, cast(count(x1) * covar_pop(x2, x2) as double) as a8, cast(count(x1) * covar_pop(x3, x1) as double) as a9, cast(count(x1) * covar_pop(x3, x2) as double) as a10, cast(count(x1) * covar_pop(x3, x3) as double) as a11, cast(min(x1) as double) as a12, cast(min(x2) as double) as a13, cast(min(x3) as double) as a14, cast(max(x1) as double) as a15, cast(max(x2) as double) as a16, cast(max(x3) as double) as a17
  from (select bu as c0, p1 as c1, bt as c2, p0 as x0, case when p3 is not null and p4 is not null then p2 end as x1, case when p2 is not null and p4 is not null then p3 end as x2, case when p2 is not null and p3 is not null then p4 end as x3
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select incumbent.u, incumbent.t, cast(((incumbent.f12 >= 0.5e0 or (is_nan(incumbent.f12))) <> (candidate.f12 >= 0.5e0 or (is_nan(candidate.f12)))) as double) as p0, incumbent.f1 as p1, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, u, t, f12, f1, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, t, f12, f1, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)))
  group by grouping sets ((c0), (c1, c2));
-- [["c0","integer",[1,8,null,null,null,null]],["c1","varchar",[null,null,"é","é",null,"it's"]],["c2","integer",[null,null,106,97,109,95]],["way","double",[3,3,4,4,4,4]],["a0","double",[1,1,0,0,1,1]],["a1","double",[1,0,null,null,0,1]],["a2","double",[0,1,0,0,1,0]],["a3","double",[null,0.5,null,null,0.5,null]],["a4","double",[null,1,null,null,1,null]],["a5","double",[null,0.5,null,null,0.5,null]],["a6","double",[null,0,null,null,0,null]],["a7","double",[null,0,null,null,0,null]],["a8","double",[null,0,null,null,0,null]],["a9","double",[null,0,null,null,0,null]],["a10","double",[null,0,null,null,0,null]],["a11","double",[null,0,null,null,0,null]],["a12","double",[null,0.5,null,null,0.5,null]],["a13","double",[null,1,null,null,1,null]],["a14","double",[null,0.5,null,null,0.5,null]],["a15","double",[null,0.5,null,null,0.5,null]],["a16","double",[null,1,null,null,1,null]],["a17","double",[null,0.5,null,null,0.5,null]]]

select c0, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select bu as c0, p0 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, case when is_finite(i_f12) then i_f12 end as p0
  from (select u, f12 as i_f12
  from (select u, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f12
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  union all select u, cast(null as double) as i_f12
  from (select u
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))))
  group by c0;
-- [["c0","integer",[3,1,7,8,6,4,2,0,5,9]],["a0","double",[4,3,0,1,1,5,1,1,4,0]],["a1","double",[0.33265075,0.31743533333333335,null,0.5,0.1,2.455,0.5,0.25,0.4,null]],["a2","double",[0.03596584608675,0.28067094509066665,null,0,0,71.928,0,0,0.24499999999999997,null]],["a3","double",[0.25,0.1,null,0.5,0.1,0.25,0.5,0.25,0.1,null]],["a4","double",[0.481033,0.75,null,0.5,0.1,10.025,0.5,0.25,0.75,null]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
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
-- [["rows_","double",[33]],["distinct_","double",[8]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u
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
-- [["rows_","double",[29]],["distinct_","double",[8]]]

select cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))) as candidate on incumbent.k = candidate.k);
-- [["rows_","double",[4]],["nulls_","double",[3]],["distinct_","double",[24]],["repeats_","double",[2]],["conflicts_","double",[11]],["both_","double",[13]],["onlyIncumbent_","double",[4]],["onlyCandidate_","double",[7]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(count(*), 0) as double) as distinct_, cast(coalesce(count_if(i and c), 0) as double) as both_, cast(coalesce(count_if(not c), 0) as double) as onlyIncumbent_, cast(coalesce(count_if(not i), 0) as double) as onlyCandidate_
  from (select u, bool_or(i) as i, bool_or(c) as c, count(*) as n
  from (select u, true as i, false as c
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u
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
  union all select u, false, true
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
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
  group by u);
-- [["rows_","double",[62]],["distinct_","double",[10]],["both_","double",[6]],["onlyIncumbent_","double",[2]],["onlyCandidate_","double",[2]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select k, count(*) as n, min(content) = max(content) as same
  from (select k, to_hex(murmur3(to_utf8(coalesce(json_format(cast(f12 as json)), 'null') || '|' || coalesce(cast(f13 as varchar), 'null')))) as content
  from (select l."id" as k, l."score" as f12, y."label" as f13
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
  group by k);
-- [["rows_","double",[33]],["nulls_","double",[2]],["distinct_","double",[20]],["repeats_","double",[1]],["conflicts_","double",[5]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select k, count(*) as n, min(content) = max(content) as same
  from (select k, to_hex(murmur3(to_utf8(coalesce(json_format(cast(f12 as json)), 'null') || '|' || coalesce(cast(f13 as varchar), 'null')))) as content
  from (select l."id" as k, l."score" as f12, y."label" as f13
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
  group by k);
-- [["rows_","double",[29]],["nulls_","double",[1]],["distinct_","double",[17]],["repeats_","double",[2]],["conflicts_","double",[6]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then floor((f0 - (-2.5e0)) * 4680.857142857143e0) end as s0
  from (select f4, f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f4, f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))
  where f15)
  group by y, s0))));
-- [["positives","double",[0]],["negatives","double",[9]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[9]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then floor((f0 - 0.1e0) * 18203.333333333332e0) end as s0
  from (select f4, f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f4, f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  where f15)
  group by y, s0))));
-- [["positives","double",[0]],["negatives","double",[10]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[10]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2
  from (select f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  where f11 and f8 is not null and f6 is not null))
  group by q0, q1)));
-- [["a0","double",[4]],["a1","double",[2.25]],["a2","double",[3.13125]],["a3","double",[2.291666666666667]],["a4","double",[4]],["a5","double",[2.75]],["a6","double",[6.893750000000001]],["a7","double",[63.40671875]],["a8","double",[1.2083333333333333]],["a9","double",[-3.111458333333334]],["a10","double",[5.6875]],["a11","double",[7]],["a12","double",[18.3]],["a13","double",[3.8333333333333335]],["a14","double",[18]],["a15","double",[1]],["a16","double",[0.75]],["a17","double",[0.6666666666666666]],["a18","double",[1]],["a19","double",[3]],["a20","double",[10.025]],["a21","double",[4]],["a22","double",[6]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2
  from (select f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))
  where f11 and f8 is not null and f6 is not null))
  group by q0, q1)));
-- [["a0","double",[5]],["a1","double",[2]],["a2","double",[2.5524]],["a3","double",[2.986666666666667]],["a4","double",[4.2]],["a5","double",[12]],["a6","double",[28.036]],["a7","double",[69.60391520000002]],["a8","double",[20.799999999999997]],["a9","double",[52.11236]],["a10","double",[41.63688888888888]],["a11","double",[42]],["a12","double",[100.8296]],["a13","double",[75.28]],["a14","double",[148.8]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[0.5]],["a18","double",[1]],["a19","double",[5]],["a20","double",[10.012]],["a21","double",[8.6]],["a22","double",[15]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(count(x0) * covar_pop(x0, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x1) as double) as a6, cast(count(x0) * covar_pop(x2, x0) as double) as a7, cast(count(x0) * covar_pop(x2, x1) as double) as a8, cast(count(x0) * covar_pop(x2, x2) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2
  from (select f0, f4, f5, f3
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f0, f4, f5, f3
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  where f3);
-- [["a0","double",[0]],["a1","double",[null]],["a2","double",[null]],["a3","double",[null]],["a4","double",[null]],["a5","double",[null]],["a6","double",[null]],["a7","double",[null]],["a8","double",[null]],["a9","double",[null]],["a10","double",[null]],["a11","double",[null]],["a12","double",[null]],["a13","double",[null]],["a14","double",[null]],["a15","double",[null]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(count(x0) * covar_pop(x0, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x1) as double) as a6, cast(count(x0) * covar_pop(x2, x0) as double) as a7, cast(count(x0) * covar_pop(x2, x1) as double) as a8, cast(count(x0) * covar_pop(x2, x2) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2
  from (select f0, f4, f5, f3
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f0, f4, f5, f3
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))
  where f3);
-- [["a0","double",[1]],["a1","double",[0.1]],["a2","double",[0]],["a3","double",[0]],["a4","double",[0]],["a5","double",[0]],["a6","double",[0]],["a7","double",[0]],["a8","double",[0]],["a9","double",[0]],["a10","double",[0.1]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0.1]],["a14","double",[0]],["a15","double",[0]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0, ((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as f3
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where f3);
-- [["a0","double",[11]],["a1","double",[1.6425192727272728]],["a2","double",[77.39936442645816]],["a3","double",[0.5]],["a4","double",[10.012]]]

select distinct u
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u
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
  union all select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
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
-- [["u","varchar",["5","6","3","id-4","4","2","id-24","1","id-31","id-6"]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by g0, y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over (partition by g0) as p, sum(w * (1 - y)) over (partition by g0) as q, sum(n * y) over (partition by g0) as pn, sum(n * (1 - y)) over (partition by g0) as qn, sum(w * y) over (partition by g0 order by s0) as p0, sum(w * (1 - y)) over (partition by g0 order by s0) as q0, sum(w * y) over (partition by g0, s0 ) as pt0, sum(w * (1 - y)) over (partition by g0, s0 ) as qt0
  from (select g0, b, y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by g0, b, y, s0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","","","a","a","a","a","it's","it's","it's","it's","it's","it's","it's","it's","it's","it's","é","é","é","é"]],["b","integer",[119,92,102,19,71,null,59,96,null,65,82,36,24,112,54,14,18,null,102,68,19,47,null,0,44,86]],["positives","double",[0,1,0,1,1,0,0,0,0,1,0,0,0,0,0,0,1,2,1,1,0,0,0,0,0,0]],["negatives","double",[1,0,1,0,0,0,0,0,2,0,0,0,1,1,1,1,0,0,0,0,0,0,1,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,2,2,2,2,2,2,1,1,1,1,5,5,5,5,5,5,5,5,5,5,0,0,0,0]],["q_rows","double",[1,1,1,1,1,1,1,1,2,2,2,2,4,4,4,4,4,4,4,4,4,4,1,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0.375,2,0.125,0.25,0,0,0,0,0,0]],["v01_0","double",[0,0,1,0,0,0,0,0,0,0,0,0,0.9,0.5,0.4,0.4,0,0,0,0,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.030625000000000017,0.4049999999999999,0.18062500000000004,0.09000000000000002,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0.12250000000000007,0.0024999999999999935,0.022499999999999975,0.022499999999999975,0,0,0,0,0,0,0,0,0,0]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by g0, y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over (partition by g0) as p, sum(w * (1 - y)) over (partition by g0) as q, sum(n * y) over (partition by g0) as pn, sum(n * (1 - y)) over (partition by g0) as qn, sum(w * y) over (partition by g0 order by s0) as p0, sum(w * (1 - y)) over (partition by g0 order by s0) as q0, sum(w * y) over (partition by g0, s0 ) as pt0, sum(w * (1 - y)) over (partition by g0, s0 ) as qt0
  from (select g0, b, y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then floor((f0 - (-2.5e0)) * 1308.0239520958085e0) end as s0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  group by g0, b, y, s0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","","","a","a","a","a","it's","it's","it's","it's","it's","it's","it's","it's","it's","it's","é","é","é","é"]],["b","integer",[119,92,102,19,71,null,96,59,null,65,36,82,24,54,14,112,102,68,18,null,47,19,null,44,0,86]],["positives","double",[0,1,0,1,1,0,0,0,0,1,0,0,0,0,0,0,1,1,1,2,0,0,0,0,0,0]],["negatives","double",[1,0,1,0,0,0,0,0,2,0,0,0,1,1,1,1,0,0,0,0,0,0,1,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,2,2,2,2,2,2,1,1,1,1,5,5,5,5,5,5,5,5,5,5,0,0,0,0]],["q_rows","double",[1,1,1,1,1,1,1,1,2,2,2,2,4,4,4,4,4,4,4,4,4,4,1,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,1,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0.125,0.25,0.375,2,0,0,0,0,0,0]],["v01_0","double",[0,0,1,0,0,0,0,0,0,0,0,0,0.9,0.4,0.4,0.5,0,0,0,0,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.18062500000000004,0.09000000000000002,0.030625000000000017,0.4049999999999999,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0.12249999999999998,0.022500000000000006,0.022500000000000006,0.0025000000000000044,0,0,0,0,0,0,0,0,0,0]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(coalesce(sum(w * qt0) filter (where y = 1), 0) as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by g0, y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over (partition by g0) as p, sum(w * (1 - y)) over (partition by g0) as q, sum(n * y) over (partition by g0) as pn, sum(n * (1 - y)) over (partition by g0) as qn, sum(w * y) over (partition by g0 order by s0) as p0, sum(w * (1 - y)) over (partition by g0 order by s0) as q0, sum(w * y) over (partition by g0, s0 ) as pt0, sum(w * (1 - y)) over (partition by g0, s0 ) as qt0
  from (select g0, b, y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then floor((f0 - 0.1e0) * 1650.6801007556674e0) end as s0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, f1, f4, f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  group by g0, b, y, s0))))
  group by g0, b;
-- [["g0","varchar",["","","","a","a","a","a","a","a","it's","it's","it's","it's","é","é","é","東京","東京","東京","東京",null,null,null]],["b","integer",[27,null,43,null,51,56,26,95,115,95,18,68,104,97,106,59,10,114,null,85,109,29,100]],["positives","double",[0,1,1,0,0,0,0,1,1,0,0,1,0,0,0,0,0,0,1,0,0,0,0]],["negatives","double",[1,0,0,1,1,1,1,0,0,1,1,0,0,0,0,0,1,1,0,0,1,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[2,2,2,2,2,2,2,2,2,1,1,1,1,0,0,0,1,1,1,1,0,0,0]],["q_rows","double",[1,1,1,4,4,4,4,4,4,2,2,2,2,0,0,0,2,2,2,2,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0,0,0.25,0.75,0,0,1,0,0,0,0,0,0,0,0,0,0,0]],["v01_0","double",[0,0,0,1,0.5,0.5,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0.0625,0.0625,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0.25,0,0,0.25,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f1, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, f1, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))
  where f8 is not null))
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["","","a","a","a","it's","it's","it's","é","é","東京","東京","東京",null,null]],["b","integer",[27,null,56,26,115,95,18,68,97,59,114,85,10,29,100]],["a0","double",[2,0,1,1,1,1,1,1,0,1,0,1,1,1,0]],["a1","double",[2,null,1,3,2,1,2,1,null,1,null,2,2,1,null]],["a2","double",[0.5,null,0.5,1,0.75,0.1,0.481033,0.5,null,0.34957,null,10.025,0.5,0.25,null]],["a3","double",[4,null,2,2.25,3.6666666666666665,4,-0.3333333333333333,4,null,4,null,-0.5,3.3333333333333335,0.5,null]],["a4","double",[3,null,1,6,3,1,3,1,null,1,null,3,3,1,null]],["a5","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a6","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a7","double",[0.125,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a8","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a9","double",[0.5,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a10","double",[2,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a11","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a12","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a13","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a14","double",[0,null,0,0,0,0,0,0,null,0,null,0,0,0,null]],["a15","double",[2,null,1,3,2,1,2,1,null,1,null,2,2,1,null]],["a16","double",[0.25,null,0.5,1,0.75,0.1,0.481033,0.5,null,0.34957,null,10.025,0.5,0.25,null]],["a17","double",[3,null,2,2.25,3.6666666666666665,4,-0.3333333333333333,4,null,4,null,-0.5,3.3333333333333335,0.5,null]],["a18","double",[3,null,1,6,3,1,3,1,null,1,null,3,3,1,null]],["a19","double",[2,null,1,3,2,1,2,1,null,1,null,2,2,1,null]],["a20","double",[0.75,null,0.5,1,0.75,0.1,0.481033,0.5,null,0.34957,null,10.025,0.5,0.25,null]],["a21","double",[5,null,2,2.25,3.6666666666666665,4,-0.3333333333333333,4,null,4,null,-0.5,3.3333333333333335,0.5,null]],["a22","double",[3,null,1,6,3,1,3,1,null,1,null,3,3,1,null]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, f1, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, f1, f9, f0, f10, f2, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))
  where f8 is not null))
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","a","a","it's","it's","it's","it's","it's","it's","é","é","é"]],["b","integer",[119,92,19,96,59,71,null,36,112,14,19,68,18,47,44,0,86]],["a0","double",[1,1,1,1,1,1,1,0,1,1,1,1,1,1,0,0,1]],["a1","double",[1,1,2,1,3,1,2,null,1,3,3,1,3,1,null,null,1]],["a2","double",[1,0.5,0.75,10.025,0.1,0.5,1,null,0.5,0.75,1,0.1,10.012,0.75,null,null,0.25]],["a3","double",[1.5,3,0.6666666666666666,1.5,1,-0.5,2.6666666666666665,null,2.5,7.5,0.6666666666666666,1.5,9.25,-0.5,null,null,2]],["a4","double",[1,1,3,1,6,1,3,null,1,6,6,1,6,1,null,null,1]],["a5","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a6","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a7","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a8","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a9","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a10","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a11","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a12","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a13","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a14","double",[0,0,0,0,0,0,0,null,0,0,0,0,0,0,null,null,0]],["a15","double",[1,1,2,1,3,1,2,null,1,3,3,1,3,1,null,null,1]],["a16","double",[1,0.5,0.75,10.025,0.1,0.5,1,null,0.5,0.75,1,0.1,10.012,0.75,null,null,0.25]],["a17","double",[1.5,3,0.6666666666666666,1.5,1,-0.5,2.6666666666666665,null,2.5,7.5,0.6666666666666666,1.5,9.25,-0.5,null,null,2]],["a18","double",[1,1,3,1,6,1,3,null,1,6,6,1,6,1,null,null,1]],["a19","double",[1,1,2,1,3,1,2,null,1,3,3,1,3,1,null,null,1]],["a20","double",[1,0.5,0.75,10.025,0.1,0.5,1,null,0.5,0.75,1,0.1,10.012,0.75,null,null,0.25]],["a21","double",[1.5,3,0.6666666666666666,1.5,1,-0.5,2.6666666666666665,null,2.5,7.5,0.6666666666666666,1.5,9.25,-0.5,null,null,2]],["a22","double",[1,1,3,1,6,1,3,null,1,6,6,1,6,1,null,null,1]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when is_finite((h0 - h1)) then (h0 - h1) end as y0, case when is_finite(h2) then h2 end as y1
  from (select g0, min(b) as b, count(p5) as h0, sum(p6) as h1, min(p1) as h2
  from (select p3 as g0, bu as b, p4 as q0, p5, p6, p1
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, coalesce(i_f1, c_f1) as p3, cast(c_f17 as double) as p5, cast(i_f6 as double) as p6, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, coalesce(i_f8, c_f8) as p4
  from (select u, f1 as i_f1, f6 as i_f6, f12 as i_f12, f8 as i_f8, cast(null as varchar) as c_f1, cast(null as integer) as c_f17, cast(null as double) as c_f12, cast(null as bigint) as c_f8
  from (select u, f1, f6, f12, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f1, f6, f12, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  union all select u, cast(null as varchar) as i_f1, cast(null as boolean) as i_f6, cast(null as double) as i_f12, cast(null as bigint) as i_f8, f1 as c_f1, f17 as c_f17, f12 as c_f12, f8 as c_f8
  from (select u, f1, f17, f12, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, f1, f17, f12, f8
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))))
  where p4 is not null)
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["a","it's","","a","a","","it's","","é","it's","é","","","é","","é","it's","é","a","it's","it's","東京",null,null,"東京","東京"]],["b","integer",[5,4,1,4,2,0,1,5,3,3,1,2,3,4,4,5,2,2,1,5,0,4,4,3,2,5]],["a0","double",[1,1,1,1,0,1,1,0,0,1,0,0,0,0,0,0,0,0,0,0,0,1,0,1,0,1]],["a1","double",[0,3,0,-1,null,2,3,null,null,1,null,null,null,null,null,null,null,null,null,null,null,1,null,0,null,1]],["a2","double",[0.1,0.5,0.102306,0.25,null,0.25,-2.5,null,null,0.1,null,null,null,null,null,null,null,null,null,null,null,1,null,0.25,null,0.25]],["a3","double",[0,0,0,0,null,0,0,null,null,0,null,null,null,null,null,null,null,null,null,null,null,0,null,0,null,0]],["a4","double",[0,0,0,0,null,0,0,null,null,0,null,null,null,null,null,null,null,null,null,null,null,0,null,0,null,0]],["a5","double",[0,0,0,0,null,0,0,null,null,0,null,null,null,null,null,null,null,null,null,null,null,0,null,0,null,0]],["a6","double",[0,3,0,-1,null,2,3,null,null,1,null,null,null,null,null,null,null,null,null,null,null,1,null,0,null,1]],["a7","double",[0.1,0.5,0.102306,0.25,null,0.25,-2.5,null,null,0.1,null,null,null,null,null,null,null,null,null,null,null,1,null,0.25,null,0.25]],["a8","double",[0,3,0,-1,null,2,3,null,null,1,null,null,null,null,null,null,null,null,null,null,null,1,null,0,null,1]],["a9","double",[0.1,0.5,0.102306,0.25,null,0.25,-2.5,null,null,0.1,null,null,null,null,null,null,null,null,null,null,null,1,null,0.25,null,0.25]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast((rank() over (partition by known, g0, f0 is null order by f0) + count(*) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast((rank() over (partition by known, g0, f2 is null order by f2) + count(*) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f1, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f1, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))))))
  group by g0, b;
-- [["g0","varchar",["東京","東京",null,"東京","東京",null,null,"","","é","","a","a","a","it's","it's","it's","é"]],["b","integer",[2,4,4,5,6,3,8,5,0,1,1,4,5,2,3,1,4,3]],["a0","double",[0,1,0,2,1,1,1,0,1,0,2,3,2,1,2,1,1,1]],["a1","double",[null,4,null,2.5,1,1,2,null,2,null,2,3.8333333333333335,3,3.5,2.5,1,4,1]],["a2","double",[null,3,null,4.25,3.5,1.5,3,null,4,null,2.5,4.916666666666667,5.5,5.75,2.75,4,5.5,1.5]],["a3","double",[null,0,null,0.5,0,0,0,null,0,null,2,8.166666666666666,8,0,0.5,0,0,0]],["a4","double",[null,0,null,-0.75,0,0,0,null,0,null,1,-2.4166666666666665,12,0,-0.25,0,0,0]],["a5","double",[null,0,null,1.125,0,0,0,null,0,null,0.5,1.541666666666666,18,0,0.125,0,0,0]],["a6","double",[null,4,null,2,1,1,2,null,2,null,1,2,1,3.5,2,1,4,1]],["a7","double",[null,3,null,3.5,3.5,1.5,3,null,4,null,2,4,2.5,5.75,2.5,4,5.5,1.5]],["a8","double",[null,4,null,3,1,1,2,null,2,null,3,6,5,3.5,3,1,4,1]],["a9","double",[null,3,null,5,3.5,1.5,3,null,4,null,3,5.75,8.5,5.75,3,4,5.5,1.5]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast((rank() over (partition by known, g0, f0 is null order by f0) + count(*) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast((rank() over (partition by known, g0, f2 is null order by f2) + count(*) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f1, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, f1, f0, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","a","it's","é","é","","","","a","a","it's","it's","it's","it's","it's","é","é"]],["b","integer",[4,5,3,4,2,4,2,4,0,2,1,9,5,3,1,0,4,5,7]],["a0","double",[1,1,2,0,2,0,0,1,2,1,2,1,1,1,3,1,3,1,1]],["a1","double",[2,1,1.5,null,9.5,null,null,3.5,4.25,6,2.5,1,7,3,3.3333333333333335,4.5,7.5,2,1]],["a2","double",[2,2.5,4.75,null,7.25,null,null,2.75,5.125,9,3.25,2.5,5.5,5.5,8,9.75,13.25,2,2.5]],["a3","double",[0,0,0.5,null,0,null,null,0,1.125,0,0.5,0,0,0,20.166666666666668,0,21.5,0,0]],["a4","double",[0,0,0.25,null,0,null,null,0,2.0625,0,-0.75,0,0,0,8.25,0,-1,0,0]],["a5","double",[0,0,0.125,null,4.5,null,null,0,3.78125,0,1.125,0,0,0,15.875,0,0.125,0,0]],["a6","double",[2,1,1,null,9.5,null,null,3.5,3.5,6,2,1,7,3,1.5,4.5,4.5,2,1]],["a7","double",[2,2.5,4.5,null,5.75,null,null,2.75,3.75,9,2.5,2.5,5.5,5.5,4.75,9.75,13,2,2.5]],["a8","double",[2,1,2,null,9.5,null,null,3.5,5,6,3,1,7,3,7,4.5,11,2,1]],["a9","double",[2,2.5,5,null,8.75,null,null,2.75,6.5,9,4,2.5,5.5,5.5,9.75,9.75,13.5,2,2.5]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11)
  group by g0;
-- [["g0","varchar",["東京","it's","","a","é"]],["rows_","double",[2,11,5,3,1]],["distinct_","double",[2,5,3,2,1]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11)
  group by g0;
-- [["g0","varchar",["a","","it's",null,"東京"]],["rows_","double",[5,3,1,2,3]],["distinct_","double",[3,3,1,2,3]]]

select g0, cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select candidate.f6 as g0, coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, f6, f11, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, copies, f6, f11, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))) as candidate on incumbent.k = candidate.k
  where candidate.f11)
  group by g0;
-- [["g0","boolean",[true,null,false]],["rows_","double",[0,2,2]],["nulls_","double",[0,1,1]],["distinct_","double",[4,7,5]],["repeats_","double",[0,1,0]],["conflicts_","double",[3,4,2]],["both_","double",[3,6,3]],["onlyIncumbent_","double",[0,0,0]],["onlyCandidate_","double",[1,1,2]]]

select g0, cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select g0, k, count(*) as n, true as same
  from (select f1 as g0, k
  from (select l."id" as k, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11)
  group by g0, k)
  group by g0;
-- [["g0","varchar",["it's","","é","a","東京"]],["rows_","double",[11,5,1,3,2]],["nulls_","double",[1,1,0,0,0]],["distinct_","double",[8,3,1,3,2]],["repeats_","double",[2,1,0,0,0]],["conflicts_","double",[0,0,0,0,0]]]

select g0, cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select g0, k, count(*) as n, true as same
  from (select f1 as g0, k
  from (select l."id" as k, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11)
  group by g0, k)
  group by g0;
-- [["g0","varchar",["東京",null,"a","","it's"]],["rows_","double",[3,2,5,3,1]],["nulls_","double",[1,0,0,0,0]],["distinct_","double",[2,2,4,3,1]],["repeats_","double",[0,0,1,0,0]],["conflicts_","double",[0,0,0,0,0]]]

select g0, g1, b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"é"}', '{"":false,"":"東京"}', '{"":true,"":"a"}', '{"":true,"":"it''s"}', '{"":true,"":"東京"}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"it''s"}', '{"":null,"":"é"}'], array[1e0, 1e0, 4e0, 2e0, 3e0, 2e0, 2e0, 6e0, 0.75e0, 0.5e0, 0e0, 3.25e0]), key)) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f6, f1, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, f6, f1, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))))
  group by g0, g1, b;
-- [["g0","boolean",[null,null,true,true,true,true,false,null,false,false,false,false,null,false,true,false,false,false,null,null,null,null,null,true]],["g1","varchar",["it's","a","it's","it's","a","it's","","","é","東京","","it's","","","東京","it's","é","a","é","it's","é","it's","a","it's"]],["b","integer",[2,4,3,5,9,0,3,0,7,4,4,4,2,0,5,1,4,4,5,4,2,1,1,1]],["a0","double",[3,1,1,1,1,1,3,1,1,1,1,2,1,1,1,1,1,1,1,1,1,1,2,1]],["a1","double",[2,1,0,1,1,0,2,1,0,1,1,0,0,1,1,1,1,1,0,0,1,0,0,0]]]

select g0, g1, b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"東京"}', '{"":false,"":null}', '{"":true,"":"a"}', '{"":true,"":"é"}', '{"":true,"":null}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"é"}', '{"":null,"":"東京"}'], array[4.75e0, 2e0, 0.5e0, 1.25e0, 2.25e0, 1.5e0, 1e0, 2e0, 4e0, 4e0, 1.25e0, 6.25e0]), key)) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f6, f1, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, f6, f1, f2
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))))
  group by g0, g1, b;
-- [["g0","boolean",[false,true,true,null,null,null,false,false,false,null,false,true,false,false,false,false,false,false,null,false,null,false]],["g1","varchar",["東京","a",null,"a","東京","","","東京","it's","é",null,"é","東京",null,"a","it's","","東京","東京","it's","é",""]],["b","integer",[2,4,8,2,5,0,5,6,3,1,4,1,4,3,5,4,1,5,4,1,3,0]],["a0","double",[1,3,1,1,1,1,1,1,2,1,1,1,1,1,2,1,2,1,1,1,1,1]],["a1","double",[0,1,1,1,1,1,1,0,1,1,0,1,1,1,1,0,0,0,0,0,0,0]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))
  group by g0, g1;
-- [["g0","boolean",[false,true,false,true,true,null,false,null,false,false,null,null]],["g1","varchar",["東京","a","","é",null,"東京","it's","é",null,"a","a",""]],["key","varchar",["{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":true,\"\":\"é\"}","{\"\":true,\"\":null}","{\"\":null,\"\":\"東京\"}","{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"é\"}","{\"\":false,\"\":null}","{\"\":false,\"\":\"a\"}","{\"\":null,\"\":\"a\"}","{\"\":null,\"\":\"\"}"]],["n_x0","double",[4,3,4,1,1,2,4,2,2,2,1,1]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))
  group by g0, g1;
-- [["g0","boolean",[false,null,true,false,false,null,null,null,false,false,true,true]],["g1","varchar",["it's","","東京","é","a","é","it's","a","","東京","it's","a"]],["key","varchar",["{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"\"}","{\"\":true,\"\":\"東京\"}","{\"\":false,\"\":\"é\"}","{\"\":false,\"\":\"a\"}","{\"\":null,\"\":\"é\"}","{\"\":null,\"\":\"it's\"}","{\"\":null,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":\"it's\"}","{\"\":true,\"\":\"a\"}"]],["n_x0","double",[3,2,1,2,1,2,5,3,5,1,4,1]]]

select g0, x0, x1, x2
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select k, u, f12, f1, f16
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f12, f1, f16
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))))
  where place <= 1001 order by place;
-- [["g0","varchar",["é",null,"a","東京","it's","","東京","a",null,"é","","it's","東京","a",null,"it's","","é","東京","a","","it's","東京","","a","東京","a"]],["x0","double",[null,0.5,0.25,0.25,0.25,{"number":"NaN"},{"number":"Infinity"},0.1,0.25,0.34957,0.75,0.481033,0.1,1,{"number":"NaN"},0.5,{"number":"NaN"},null,null,0.5,0.102306,0.1,0.5,0.25,0.5,10.025,0.75]],["x1","varchar",["é",null,"a","東京","it's","","東京","a",null,"é","","it's","東京","a",null,"it's","","é","東京","a","","it's","東京","","a","東京","a"]],["x2","varchar",["2026-01-01 09:49:02.000000","2026-01-01 10:03:13.000000","2026-01-01 08:51:45.000000","2026-01-01 01:14:19.000000","2026-01-01 01:53:51.000000","2026-01-01 02:44:12.000000","2026-01-01 10:30:54.000000",null,"2026-01-01 02:55:17.000000","2026-01-01 05:37:30.000000","2026-01-01 02:44:09.000000","2026-01-01 09:37:33.000000",null,"2026-01-01 02:36:43.000000","2026-01-01 09:14:28.000000","2026-01-01 06:25:18.000000",null,"2026-01-01 09:01:13.000000",null,"2026-01-01 05:18:57.000000",null,"2026-01-01 08:49:31.000000","2026-01-01 10:31:45.000000","2026-01-01 04:10:05.000000","2026-01-01 04:54:36.000000","2026-01-01 07:57:46.000000","2026-01-01 10:38:29.000000"]]]

select g0, x0, x1, x2
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select k, u, f12, f1, f16
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, u, f12, f1, f16
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))))
  where place <= 1001 order by place;
-- [["g0","varchar",["東京","","it's","é","a","東京","","it's","a","é","it's","","a","é","a","é","it's","","it's","","a","it's","","it's","","it's","it's","it's","it's","it's"]],["x0","double",[1,0.75,0.75,0.25,0.325639,0.5,-2.5,{"number":"Infinity"},1,0.1,0.5,0.5,0.075544,null,{"number":"Infinity"},{"number":"Infinity"},1,null,0.5,0.5,{"number":"Infinity"},-2.5,10.025,0.75,0.1,0.1,1,-2.5,0.75,10.012]],["x1","varchar",["東京","","it's","é","a","東京","","it's","a","é","it's","","a","é","a","é","it's","","it's","","a","it's","","it's","","it's","it's","it's","it's","it's"]],["x2","varchar",["2026-01-01 11:01:12.000000",null,"2026-01-01 01:33:53.000000","2026-01-01 08:01:14.000000",null,"2026-01-01 08:30:52.000000",null,"2026-01-01 02:02:16.000000",null,null,"2026-01-01 01:52:53.000000","2026-01-01 02:01:28.000000","2026-01-01 06:08:56.000000","2026-01-01 00:15:10.000000","2026-01-01 03:31:27.000000","2026-01-01 04:15:54.000000",null,"2026-01-01 05:34:51.000000","2026-01-01 10:21:25.000000","2026-01-01 06:38:07.000000","2026-01-01 07:40:09.000000","2026-01-01 02:24:50.000000","2026-01-01 08:55:22.000000","2026-01-01 05:08:56.000000","2026-01-01 09:27:32.000000","2026-01-01 06:23:37.000000",null,"2026-01-01 09:27:27.000000","2026-01-01 04:30:05.000000",null]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f0 is null then null when f0 < 0.5e0 then (-infinity()) when f0 <= 0.5e0 then f0 when f0 < 0.75e0 then 0.625e0 when f0 <= 0.75e0 then f0 when f0 < 0.759612e0 then 0.754806e0 when f0 <= 0.759612e0 then f0 when f0 < 1e0 then 0.879806e0 when f0 <= 1e0 then f0 else infinity() end as x0, case when f2 is null then null when f2 < 1e0 then (-infinity()) when f2 <= 1e0 then f2 else infinity() end as x1
  from (select case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  cross join unnest(array['x0', 'x1'], array[x0, x1]) as v(name, x)
  where x is not null
  group by name, x))
  where any_match(element_at(map(array['x0 ', 'x1 '], array[array[4e0, 5e0, 7e0, 8e0, 10e0, 11e0], array[5e0, 6e0, 10e0, 11e0, 15e0, 16e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x1 "]],["x","double",[0.5,0.75,0.759612,1,1]],["own","double",[3,2,1,4,20]],["up_to","double",[5,7,8,13,20]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f0 is null then null when true then f0 else infinity() end as x0
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0, 2e0, 3e0, 4e0, 5e0, 6e0, 7e0, 8e0, 9e0, 10e0, 11e0, 12e0, 13e0, 14e0, 15e0, 16e0, 17e0, 18e0, 19e0, 20e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0.1,0.102306,0.25,0.34957,0.481033,0.5,0.75,1,10.025]],["own","double",[3,1,5,1,1,5,2,1,1]],["up_to","double",[3,4,9,10,11,16,18,19,20]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when f0 is null then null when true then f0 else infinity() end as x0
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0, 2e0, 3e0, 4e0, 5e0, 6e0, 7e0, 8e0, 9e0, 10e0, 11e0, 12e0, 13e0, 14e0, 15e0, 16e0, 17e0, 18e0, 19e0, 20e0, 21e0, 22e0, 23e0, 24e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[-2.5,0.075544,0.1,0.25,0.325639,0.5,0.75,1,10.012,10.025]],["own","double",[3,1,3,1,1,5,4,4,1,1]],["up_to","double",[3,4,7,8,9,14,18,22,23,24]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select case when p4 is null then null when p4 <= 0.5e0 then p4 else infinity() end as x0
  from (select case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 "]],["x","double",[0.5]],["own","double",[1]],["up_to","double",[1]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, cast(count(*) as double) as own
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where any_match(element_at(map(array['x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"東京"}', 'x0 {"":false,"":null}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":"é"}', 'x0 {"":true,"":null}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"é"}', 'x0 {"":null,"":"東京"}'], array[array[1e0, 2e0, 3e0, 4e0], array[1e0, 2e0], array[1e0, 2e0, 3e0, 4e0], array[1e0, 2e0, 3e0, 4e0], array[1e0, 2e0], array[1e0, 2e0, 3e0], array[1e0], array[1e0], array[1e0], array[1e0], array[1e0, 2e0], array[1e0, 2e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":null}","x0 {\"\":false,\"\":null}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"é\"}","x0 {\"\":true,\"\":null}"]],["x","double",[4,5,6,1,5,-1,1,8,-1,2,3,1,6,4,4,-1,8,6,7,-1,4,1,2]],["own","double",[1,2,1,1,1,1,1,2,1,2,1,1,1,1,1,1,1,1,1,1,2,1,1]],["up_to","double",[1,3,4,1,2,1,2,4,1,3,4,1,2,1,1,1,2,1,2,1,3,1,1]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, cast(count(*) as double) as own
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f2, f6, f1
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where any_match(element_at(map(array['x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"é"}', 'x0 {"":false,"":"東京"}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":"it''s"}', 'x0 {"":true,"":"東京"}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"it''s"}', 'x0 {"":null,"":"é"}'], array[array[1e0, 2e0, 3e0, 4e0, 5e0], array[1e0], array[1e0, 2e0, 3e0], array[1e0, 2e0], array[1e0], array[1e0], array[1e0, 2e0, 3e0, 4e0], array[1e0], array[1e0, 2e0], array[1e0, 2e0, 3e0], array[1e0, 2e0, 3e0, 4e0, 5e0], array[1e0, 2e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"東京\"}"]],["x","double",[-1,1,8,1,3,5,8,0,8,3,0,3,0,1,6,-2,0,3,6,7,3,4,2,-1,3,4,5,6]],["own","double",[1,3,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]],["up_to","double",[1,4,5,1,1,2,3,1,2,1,1,2,1,2,3,1,2,3,4,5,1,2,1,1,2,3,4,1]]]

select min(f0) as low, max(f0) as high
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null));
-- [["low","double",[0.1]],["high","double",[10.025]]]

select min(f0) as low, max(f0) as high
  from (select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f0
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null));
-- [["low","double",[-2.5]],["high","double",[10.025]]]

select min(f0) as low, max(f0) as high
  from (select f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null))
  where f15;
-- [["low","double",[0.1]],["high","double",[1]]]

select min(f0) as low, max(f0) as high
  from (select f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select f0, f15
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null))
  where f15;
-- [["low","double",[-2.5]],["high","double",[1]]]

select x0, x1
  from (select p5 as x0, p6 as x1, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select incumbent.k, incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, candidate.f11 as p9
  from (select k, u, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, f12, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
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
  where k is null)) as incumbent join (select k, f12, f11, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, f11, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
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
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)
  where p9) order by h, x0, x1 limit 1001;
-- [["x0","double",[0.5,null,null,0.1]],["x1","double",[1,0.5,0.5,{"number":"Infinity"}]]]
