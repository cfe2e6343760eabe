select '' as key, cast(count(x0) as double) as n_x0, cast(count(x1) as double) as n_x1, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0, coalesce(sum(w) filter (where x1 is not null), 0) as t_x1
  from (select f0 as x0, f2 as x1, w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[14]],["n_x1","double",[19]],["t_x0","double",[15.25]],["t_x1","double",[22.25]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f0 as x0, w * w as w
  from (select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[17]],["t_x0","double",[19.25]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f0 as x0, w * w as w
  from (select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[21]],["t_x0","double",[77.25]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select p4 as x0, w * w as w
  from (select incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[1]],["t_x0","double",[0.25]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, w is null or w < 0 as bad
  from (select cast(null as varchar) as k, cast(null as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["candidate",null,"incumbent","reference"]],["n","double",[33,82,29,20]],["ids","double",[31,59,28,0]],["distinct_ids","double",[20,24,17,0]],["units","double",[6,6,6,0]],["judged","double",[6,6,6,0]],["unknown","double",[2,24,2,20]],["since","double",[1767226510000000,1767226309000000,1767230059000000,1767226309000000]],["until","double",[1767265272000000,1767265272000000,1767263909000000,1767260906000000]],["bad","double",[0,0,0,0]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, w is null or w < 0 as bad
  from (select cast(null as varchar) as k, cast(null as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["candidate",null,"incumbent","reference"]],["n","double",[33,82,29,20]],["ids","double",[31,59,28,0]],["distinct_ids","double",[20,24,17,0]],["units","double",[8,10,8,0]],["judged","double",[8,10,8,0]],["unknown","double",[0,20,0,20]],["since","double",[1767226510000000,1767226309000000,1767230059000000,1767226309000000]],["until","double",[1767265272000000,1767265272000000,1767263909000000,1767260906000000]],["bad","double",[0,0,0,0]]]

select arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, cast(count(distinct o) as double) as judged, cast(count(*) - count(u) as double) as unknown, cast(min(t) as double) as since, cast(max(t) as double) as until, cast(count_if(bad) as double) as bad
  from (select 'incumbent' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, u, u as o, t, w is null or w < 0 as bad
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, u, cast(null as varchar) as o, t, w is null or w < 0 as bad
  from (select cast(null as varchar) as k, coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by grouping sets ((arm), ());
-- [["arm","varchar(9)",["reference",null,"candidate","incumbent"]],["n","double",[20,82,33,29]],["ids","double",[0,59,31,28]],["distinct_ids","double",[0,24,20,17]],["units","double",[18,28,8,8]],["judged","double",[0,10,8,8]],["unknown","double",[0,0,0,0]],["since","double",[1767226309000000,1767226309000000,1767226510000000,1767230059000000]],["until","double",[1767260906000000,1767265272000000,1767265272000000,1767263909000000]],["bad","double",[0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.34957e0), 0) as double) as a1, cast(coalesce(sum(w) filter (where x0 <= 0.1e0), 0) as double) as a2, cast(coalesce(sum(w) filter (where x0 <= 1e0), 0) as double) as a3
  from (select bt as b, f0 as x0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b;
-- [["b","integer",[29,95,null,104,106,26,68,59,56,115,109,27,114,97,100,51,43,10]],["a0","double",[1,1.25,2,1,0,0.25,1,1,1,0.25,0.25,4,1,0,0,0.25,1,4]],["a1","double",[1,1.25,2,0,0,0,0,1,0,0,0,0,0,0,0,0,1,4]],["a2","double",[0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a3","double",[1,1.25,2,1,0,0.25,1,1,1,0.25,0.25,4,1,0,0,0.25,1,4]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.5e0), 0) as double) as a1
  from (select bu as b, p4 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, u, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)
  group by b;
-- [["b","integer",[1,8]],["a0","double",[0,0.25]],["a1","double",[0,0.25]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.5e0), 0) as double) as a1, cast(coalesce(sum(w) filter (where x0 <= (-2.5e0)), 0) as double) as a2, cast(coalesce(sum(w) filter (where x0 <= 10.012e0), 0) as double) as a3
  from (select bt as b, f0 as x0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b;
-- [["b","integer",[82,71,14,36,19,102,47,86,18,null,96,54,92,44,24,68,0,119,112]],["a0","double",[0,0.25,1,0,1,4,0.25,10.5625,0.25,38.125,0.25,1,10.5625,0,1,4,0,4,1]],["a1","double",[0,0.25,0,0,1,4,0,10.5625,0.25,15.5625,0,0,10.5625,0,1,4,0,0,1]],["a2","double",[0,0,0,0,0,4,0,0,0,4,0,0,0,0,1,0,0,0,0]],["a3","double",[0,0.25,1,0,1,4,0.25,10.5625,0.25,38.125,0,1,10.5625,0,1,4,0,4,1]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, f0 as x0, w
  from (select bu as b, f0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by b;
-- [["b","integer",[1,3,6,8,0,2,4,5]],["a0","double",[6,3,1,0.25,1,1,1.75,5.25]],["a1","double",[1.297694,0,0,0,0,0,-0.046875,-0.9375]],["a2","double",[0.842007517636,0.026857650786,0,0,0,0,0.0771484375,0.265625]],["a3","double",[0.1,0.25,0.1,0.5,0.25,0.5,0.25,0.25]],["a4","double",[0.75,0.481033,0.1,0.5,0.25,0.5,1,0.75]],["a5","double",[0.31743533333333335,0.360201,0.1,0.5,0.25,0.5,0.5625,0.5]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, f0 as x0, w
  from (select bu as b, f0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by b;
-- [["b","integer",[0,2,4,5,1,3,7]],["a0","double",[6,4.25,16.0625,21.375,11,8,10.5625]],["a1","double",[0.4999999999999998,-16.921875,69.753825,-2.578125,-0.9907668000000012,0,0]],["a2","double",[0.12499999999999996,86.5412890625,602.75159137,0.67578125,30.996766448653844,13.520000000000001,0]],["a3","double",[0.5,1,0.5,0.25,-2.5,-2.5,0.1]],["a4","double",[0.75,10.025,10.012,0.75,1,0.1,0.1]],["a5","double",[0.5833333333333334,5.5125,2.5524,0.5,-0.5848722000000001,-1.2,0.1]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, p0 as x0, w
  from (select bu as b, p0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.w, cast(((incumbent.f12 >= 0.5e0 or (is_nan(incumbent.f12))) <> (candidate.f12 >= 0.5e0 or (is_nan(candidate.f12)))) as double) as p0
  from (select k, u, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)))
  group by b;
-- [["b","integer",[1,8]],["a0","double",[1,0.25]],["a1","double",[0,0]],["a2","double",[0,0]],["a3","double",[1,0]],["a4","double",[1,0]],["a5","double",[1,0]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, p0 as x0, w
  from (select bu as b, p0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, case when is_finite(i_f12) then i_f12 end as p0
  from (select u, w, f12 as i_f12
  from (select u, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  union all select u, w, cast(null as double) as i_f12
  from (select u, w
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))))
  where w > 0)))
  group by b;
-- [["b","integer",[1,3,6,7,8,0,2,4,5]],["a0","double",[6,3,1,0,0.25,1,1,1.75,5.25]],["a1","double",[1.297694,0,0,null,0,0,0,-0.046875,-0.9375]],["a2","double",[0.842007517636,0.026857650786,0,null,0,0,0,0.0771484375,0.265625]],["a3","double",[0.1,0.25,0.1,null,0.5,0.25,0.5,0.25,0.25]],["a4","double",[0.75,0.481033,0.1,null,0.5,0.25,0.5,1,0.75]],["a5","double",[0.31743533333333335,0.360201,0.1,null,0.5,0.25,0.5,0.5625,0.5]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite(r1) then r1 end end as y1
  from (select *, case when p2 is not null then cast(((sum(w) over (partition by known, p2 is null order by p2) - sum(w) over (partition by known, p2 is null, p2) + 1) + sum(w) over (partition by known, p2 is null order by p2)) / 2e0 as double) end as r0, case when p3 is not null then cast(((sum(w) over (partition by known, p3 is null order by p3) - sum(w) over (partition by known, p3 is null, p3) + 1) + sum(w) over (partition by known, p3 is null order by p3)) / 2e0 as double) end as r1
  from (select bu as b, p2, p3, p2 is not null and p3 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.w, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select k, u, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)))))
  group by b;
-- [["b","integer",[1,8]],["a0","double",[0,0.25]],["a1","double",[null,0]],["a2","double",[null,0]],["a3","double",[null,0]],["a4","double",[null,0]],["a5","double",[null,0]],["a6","double",[null,0.625]],["a7","double",[null,0.625]],["a8","double",[null,0.625]],["a9","double",[null,0.625]],["a10","double",[null,0.625]],["a11","double",[null,0.625]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then p2 end as y1
  from (select *, case when p1 is not null then cast(((sum(w) over (partition by known, p1 is null order by p1) - sum(w) over (partition by known, p1 is null, p1) + 1) + sum(w) over (partition by known, p1 is null order by p1)) / 2e0 as double) end as r0
  from (select bt as b, p1, p2, p1 is not null and p2 is not null as known, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, cast((c_f12 >= 0.5e0 or (is_nan(c_f12))) as double) as p2
  from (select t, w, f12 as i_f12, cast(null as double) as c_f12
  from (select t, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  union all select t, w, cast(null as double) as i_f12, f12 as c_f12
  from (select t, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f12
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))))
  where w > 0)))))
  group by b;
-- [["b","integer",[0,24,26,29,44,54,56,59,68,92,95,96,104,106,112,119,null,10,14,18,19,27,36,43,47,51,71,82,86,97,100,102,109,114,115]],["a0","double",[0,1,0,0,0,1,0,0,4,10.5625,0,0.25,0,0,1,4,38.125,0,1,0.25,1,0,0,0,0.25,0,0.25,0,10.5625,0,0,4,0,0,0]],["a1","double",[null,0,null,null,null,0,null,null,0,0,null,0,null,null,0,0,40.69084821428578,null,0,0,0,null,null,null,0,null,0,null,0,null,null,0,null,null,null]],["a2","double",[null,0,null,null,null,0,null,null,0,0,null,0,null,null,0,0,0.7767857142857153,null,0,0,0,null,null,null,0,null,0,null,0,null,null,0,null,null,null]],["a3","double",[null,0,null,null,null,0,null,null,0,0,null,0,null,null,0,0,24977.542921416614,null,0,0,0,null,null,null,0,null,0,null,0,null,null,0,null,null,null]],["a4","double",[null,0,null,null,null,0,null,null,0,0,null,0,null,null,0,0,458.2790577168367,null,0,0,0,null,null,null,0,null,0,null,0,null,null,0,null,null,null]],["a5","double",[null,0,null,null,null,0,null,null,0,0,null,0,null,null,0,0,9.22576530612245,null,0,0,0,null,null,null,0,null,0,null,0,null,null,0,null,null,null]],["a6","double",[null,5,null,null,null,51.8125,null,null,16.78125,42.15625,null,77.625,null,null,42.15625,60.9375,5,null,51.8125,42.15625,42.15625,null,null,null,51.8125,null,42.15625,null,29.34375,null,null,5,null,null,null]],["a7","double",[null,0,null,null,null,1,null,null,0,1,null,1,null,null,1,1,0,null,1,1,1,null,null,null,1,null,1,null,0,null,null,0,null,null,null]],["a8","double",[null,5,null,null,null,51.8125,null,null,16.78125,42.15625,null,77.625,null,null,42.15625,60.9375,72.21875,null,51.8125,42.15625,42.15625,null,null,null,51.8125,null,42.15625,null,29.34375,null,null,5,null,null,null]],["a9","double",[null,0,null,null,null,1,null,null,0,1,null,1,null,null,1,1,1,null,1,1,1,null,null,null,1,null,1,null,0,null,null,0,null,null,null]],["a10","double",[null,5,null,null,null,51.8125,null,null,16.78125,42.15625,null,77.625,null,null,42.15625,60.9375,43.25892857142857,null,51.8125,42.15625,42.15625,null,null,null,51.8125,null,42.15625,null,29.34375,null,null,5,null,null,null]],["a11","double",[null,0,null,null,null,1,null,null,0,1,null,1,null,null,1,1,0.5714285714285714,null,1,1,1,null,null,null,1,null,1,null,0,null,null,0,null,null,null]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1, avg(x2) over (partition by b) as z2, avg(x3) over (partition by b) as z3
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0 and f8 is not null))
  group by q0))))
  group by b;
-- [["b","integer",[1,3,0,2,4,5]],["a0","double",[2.7224999999999997,1,1,1,0.4444444444444444,1.3611111111111114]],["a1","double",[0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0]],["a3","double",[0,0,0,0,0,0]],["a4","double",[0,0,0,0,0,0]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[5,3,2,1,6,3]],["a16","double",[0.75,0.481033,0.25,0.5,1,0.75]],["a17","double",[8.25,3.5,3,2,7.2,6.25]],["a18","double",[15,6,3,1,21,6]],["a19","double",[5,3,2,1,6,3]],["a20","double",[0.75,0.481033,0.25,0.5,1,0.75]],["a21","double",[8.25,3.5,3,2,7.2,6.25]],["a22","double",[15,6,3,1,21,6]],["a23","double",[5,3,2,1,6,3]],["a24","double",[0.75,0.481033,0.25,0.5,1,0.75]],["a25","double",[8.25,3.5,3,2,7.2,6.25]],["a26","double",[15,6,3,1,21,6]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1, avg(x2) over (partition by b) as z2, avg(x3) over (partition by b) as z3
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0 and f8 is not null))
  group by q0))))
  group by b;
-- [["b","integer",[0,2,4,5,1,3]],["a0","double",[1.7777777777777777,2.44140625,3.3994140625,5.4444444444444455,1.9599999999999997,4]],["a1","double",[0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0]],["a3","double",[0,0,0,0,0,0]],["a4","double",[0,0,0,0,0,0]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[3,4,8,3,5,2]],["a16","double",[0.75,10.025,10.012,0.75,1,0.1]],["a17","double",[3.25,1.3333333333333333,12,3.25,9.5,2.3333333333333335]],["a18","double",[6,10,36,6,15,3]],["a19","double",[3,4,8,3,5,2]],["a20","double",[0.75,10.025,10.012,0.75,1,0.1]],["a21","double",[3.25,1.3333333333333333,12,3.25,9.5,2.3333333333333335]],["a22","double",[6,10,36,6,15,3]],["a23","double",[3,4,8,3,5,2]],["a24","double",[0.75,10.025,10.012,0.75,1,0.1]],["a25","double",[3.25,1.3333333333333333,12,3.25,9.5,2.3333333333333335]],["a26","double",[6,10,36,6,15,3]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[27,114,10,51,109,115,43,97,100,104,95,59,26,56,29,null,68,106]],["positives","double",[0,0,0,0,0,0.25,1,0,0,0,0.25,0,0,0,1,2,1,0]],["negatives","double",[4,1,4,0.25,0.25,0,0,0,0,1,1,1,0.25,1,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7]],["q_rows","double",[10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0.20909090909090908,0.21818181818181817,0,0,0,0.05454545454545454,0,0,0,0.21818181818181817,0.10909090909090909,0.6,0]],["v01_0","double",[0.09090909090909091,0.13636363636363635,1.7272727272727273,0.03409090909090909,0.03409090909090909,0,0,0,0,0.22727272727272727,0.9090909090909091,0.22727272727272727,0,0.13636363636363635,0,0,0,0]],["ap_0","double",[0,0,0,0,0,0.013888888888888888,0.2153846153846154,0,0,0,0.05384615384615385,0,0,0,0.2153846153846154,0.5465838509316769,0.15625,0]],["gain_0","double",[-0.32962131545083606,-0.0793189091096226,-0.23915063643849038,-0.01982972727740565,-0.01982972727740565,0.10052159678768655,0.40397756117733685,0,0,-0.059787659109622596,0.08615208973774795,-0.059787659109622596,-0.020601332215677254,-0.0793189091096226,0.40397756117733685,0.6636434948614263,0.45031169579272146,0]],["v10_1","double",[0,0,0,0,0,0.10454545454545454,0.7090909090909091,0,0,0,0.056818181818181816,0,0,0,0.09090909090909091,0.6,0.9272727272727272,0]],["v01_1","double",[1.9090909090909092,0.8181818181818182,1.0909090909090908,0.1534090909090909,0.20454545454545456,0,0,0,0,1,0.09090909090909091,0.09090909090909091,0.25,0.6136363636363636,0,0,0,0]],["ap_1","double",[0,0,0,0,0,0.06132075471698113,0.25,0,0,0,0.059322033898305086,0,0,0,0.3055555555555556,0.5309973045822103,0.3333333333333333,0]],["gain_1","double",[-0.2491105538326852,-0.01697530864197531,-0.3741105538326852,-0.009784432754450265,-0.004243827160493828,0.10333544366031365,0.51180875577333,0,0,0,-0.1211019555279296,-0.2046387495692824,0,-0.03913773101780106,0.34413580246913583,0.7829877811920231,0.8173643113288857,0]],["s10_0_0","double",[0,0,0,0,0,0.02103698517860801,0.001445256471552493,0,0,0,0.00009032852947203081,0,0,0,0.001445256471552493,0.0819889351820231,0.11819957653165764,0]],["s01_0_0","double",[0.8721398811556585,0.014360357899050609,0.4934772215012637,0.0008975223686906631,0.0008975223686906631,0,0,0,0,0.0008366914828222108,0.4262686974933407,0.0008366914828222108,0.004102349566286455,0.014360357899050609,0,0,0,0]],["s10_1_0","double",[0,0,0,0,0,-0.0012436394371969112,-0.009755481182979319,0,0,0,0.0005350983539375731,0,0,0,0.013745645789222063,0.06579332012840651,0.16323475172460897,0]],["s01_1_0","double",[-0.09261662454750388,-0.04382385082986136,-0.5050884502424697,-0.0012070128406529612,-0.002738990676866335,0,0,0,0,-0.015837374496277572,-0.23606652551055254,0.010458643535277638,-0.008767118024725089,-0.01931220545044738,0,0,0,0]],["s10_1_1","double",[0,0,0,0,0,0.00007351999521890566,0.06584949798511035,0,0,0,0.0031698761184345316,0,0,0,0.13073304419097054,0.07443378184550231,0.22542876169660547,0]],["s01_1_1","double",[0.009835393757257085,0.13373830339457696,0.5169728843658218,0.0016232241650160524,0.00835864396216106,0,0,0,0,0.29977887439382567,0.13073304419097054,0.13073304419097054,0.018736179649614104,0.02597158664025684,0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[14,71,19,102,18,86,47,82,36,112,null,54,119,24,68,92,0,44,96]],["positives","double",[0,0.25,1,4,0.25,0,0,0,0,0,4,0,0,0,4,10.5625,0,0,0]],["negatives","double",[1,0,0,0,0,0,0,0,0,1,19.5625,1,4,1,0,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7]],["q_rows","double",[9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0.15476190476190477,0.6190476190476191,0.36281179138321995,0.15476190476190477,0,0,0,0,0,3.419501133786848,0,0,0,1.492063492063492,6.538690476190476,0,0,0]],["v01_0","double",[0.16623376623376623,0,0,0,0,0,0,0,0,0.41688311688311686,12.596266233766233,0.16623376623376623,0.33246753246753247,0.9168831168831169,0,0,0,0,0]],["ap_0","double",[0,0.14838337182448036,0.5935334872979214,1.8644067796610169,0.14838337182448036,0,0,0,0,0,1.3333333333333333,0,0,0,1.8826979472140764,6.269197459584295,0,0,0]],["gain_0","double",[-0.34483747101523093,0.21643674534602952,0.8657469813841181,2.029876472278081,0.21643674534602952,0,0,0,0,-0.34483747101523093,0.41454873254724767,-0.34483747101523093,-1.8237943285053682,-0.03611441703943858,2.246858741558852,9.144452490869748,0,0,0]],["v10_1","double",[0,0,0,2.249433106575964,0.20209750566893425,0,0,0,0,0,0,0,0,0,1.5238095238095237,5.9399092970521545,0,0,0]],["v01_1","double",[0.6155844155844156,0,0,0,0,0,0,0,0,0.6155844155844156,6.622402597402598,0.01038961038961039,2.794805194805195,0.6987012987012987,0,0,0,0,0]],["ap_1","double",[0,0.10531496062992125,0.4182058047493404,2.164383561643836,0.005780346820809248,0,0,0,0,0,1.8644067796610169,0,0,0,1.9609120521172638,5.7153253424657535,0,0,0]],["gain_1","double",[-0.09825200335357592,0.1164163179374908,0.4748918502382076,3.580152003483433,0.09991257161911797,0,0,0,0,-0.09825200335357592,-2.8172231081545864,-0.3860952509922824,-0.3930080134143037,-0.09825200335357592,2.4001996032331485,9.45383888419844,0,0,0]],["s10_0_0","double",[0,0.0005009202115025625,0.008014723384041,3.0810034370888344,0.0005009202115025625,0,0,0,0,0,1.6936695693995591,0,0,0,0.3919098475371025,0.894173885045293,0,0,0]],["s01_0_0","double",[0.1319787996725276,0,0,0,0,0,0,0,0,0.012687660267420518,11.06353197542866,0.1319787996725276,3.188449475938203,0.15004814558708945,0,0,0,0,0]],["s10_1_0","double",[0,-0.0023056170945488347,-0.036889873512781356,-1.0552452279395055,0.002217577071849552,0,0,0,0,0,-2.145049066153729,0,0,0,0.07790263673688891,1.5011532367490648,0,0,0]],["s01_1_0","double",[-0.07393731331664842,0,0,0,0,0,0,0,0,-0.022924630737573053,-10.400539632662737,0.1459232207659901,-2.047316647256139,0.1110326161854836,0,0,0,0,0]],["s10_1_1","double",[0,0.010612209419001685,0.16979535070402696,0.3614220216973397,0.009817228286400808,0,0,0,0,0,2.7167256112644314,0,0,0,0.015485247050305701,2.5201597562738574,0,0,0]],["s01_1_1","double",[0.041421245791358544,0,0,0,0,0,0,0,0,0.041421245791358544,22.853670171596537,0.1613409609085292,1.3145905198635037,0.08216190749146898,0,0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[8,3,1,6,2,4,5,0]],["positives","double",[0,1,1,1,0,1.25,0.25,1]],["negatives","double",[0.25,2,5,0,1,0.5,5,0]],["odd","double",[0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7,7]],["q_rows","double",[10,10,10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0,0,0]],["v10_0","double",[0,0.21818181818181817,0.07272727272727272,0.03636363636363636,0,0.6545454545454545,0.20909090909090908,0.21818181818181817]],["v01_0","double",[0.03409090909090909,0.45454545454545453,1,0,0.13636363636363635,0.03409090909090909,1.8636363636363638,0]],["v10_1","double",[0,0.09090909090909091,0.41818181818181815,0.18181818181818182,0,0.984090909090909,0.10454545454545454,0.7090909090909091]],["v01_1","double",[0.20454545454545456,1.0909090909090908,2,0,0.6136363636363636,0.40340909090909094,1.9090909090909092,0]],["s10_0_0","double",[0,0.001445256471552493,0.03366163513421216,0.04832730004781095,0,0.11828990506112967,0.02103698517860801,0.001445256471552493]],["s01_0_0","double",[0.0008975223686906631,0.0016733829656444216,1.2984085786489992,0,0.014360357899050609,0.004999871934977118,0.5078375794003144,0]],["s10_1_0","double",[0,0.013745645789222067,0.006292602964278411,0.05950071716412815,0,0.1637698500785465,-0.0012436394371969153,-0.009755481182979316]],["s01_1_0","double",[-0.0027389906768663344,-0.005378730960999931,-0.3286831500580562,0,-0.019312205450447373,-0.009974130865378046,-0.5489123010723312,0]],["s10_1_1","double",[0,0.13073304419097062,0.001176319923502498,0.07325746192199989,0,0.2285986378150399,0.00007351999521890613,0.06584949798511029]],["s01_1_1","double",[0.008358643962161058,0.4305119185847961,0.14056843794822757,0,0.025971586640256818,0.02035940381463015,0.650711187760399,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f4, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[4,0,2,5,1,7,3]],["positives","double",[0.5,1,4,10.5625,4,0,4]],["negatives","double",[5,1,0,0,7,10.5625,4]],["odd","double",[0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7]],["q_rows","double",[9,9,9,9,9,9,9]],["hidden","double",[0,0,0,0,0,0,0]],["v10_0","double",[0.30952380952380953,0.6190476190476191,3.419501133786848,6.538690476190476,0.36281179138321995,0,1.492063492063492]],["v01_0","double",[0.4987012987012987,0.41688311688311686,0,0,2.083116883116883,7.9287337662337665,3.6675324675324674]],["v10_1","double",[0.20209750566893425,0,0,5.9399092970521545,2.249433106575964,0,1.5238095238095237]],["v01_1","double",[2.8051948051948052,0.6155844155844156,0,0,4.754545454545455,0.05487012987012987,3.1272727272727274]],["s10_0_0","double",[0.001001840423005125,0.008014723384041,1.6936695693995591,0.894173885045293,3.0810034370888344,0,0.3919098475371025]],["s01_0_0","double",[3.3204282756107304,0.012687660267420518,0,0,3.4895231360220156,5.455265455272829,2.4007703293934313]],["s10_1_0","double",[-0.00008804002269928272,-0.036889873512781356,-2.145049066153729,1.5011532367490648,-1.0552452279395055,0,0.07790263673688891]],["s01_1_0","double",[-1.9013934264901486,-0.022924630737573046,0,0,-2.617556381104326,-10.037548946575939,2.291660997886362]],["s10_1_1","double",[0.020429437705402495,0.16979535070402696,2.7167256112644314,2.5201597562738574,0.3614220216973397,0,0.015485247050305701]],["s01_1_1","double",[1.4759314807720325,0.04142124579135852,0,0,2.3209094959294467,18.46883340159455,2.18751042735537]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) else (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1 ) as pt1, sum(w * (1 - y)) over (partition by s1 ) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when p8 is not null and p2 is not null and p3 is not null then p8 end as y, case when p8 is not null and p2 is not null and p3 is not null then p2 end as s0, case when p8 is not null and p2 is not null and p3 is not null then p3 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.w, cast(incumbent.f13 as double) as p8, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select k, u, w, f13, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, w, f13, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[8,1]],["positives","double",[0,0]],["negatives","double",[0.25,0]],["odd","double",[0,0]],["some_odd","double",[0,0]],["p_rows","double",[0,0]],["q_rows","double",[1,1]],["hidden","double",[0,0]],["v10_0","double",[0,0]],["v01_0","double",[0,0]],["v10_1","double",[0,0]],["v01_1","double",[0,0]],["s10_0_0","double",[0,0]],["s01_0_0","double",[0,0]],["s10_1_0","double",[0,0]],["s01_1_0","double",[0,0]],["s10_1_1","double",[0,0]],["s01_1_1","double",[0,0]]]

select c0, c1, c2, c3, c4, c5, cast(grouping(c0, c1, c2, c3, c4, c5) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0
  from (select bu as c0, case when not is_nan(f1) then cast(width_bucket(f1, array[0.1e0, 0.75e0, 1e0]) as integer) end as c1, case when not is_nan(f1) then cast(width_bucket(f1, array[0e0, 0.25e0, 0.5e0, 0.75e0, 1e0]) as integer) end as c2, case when not is_nan(f1) then cast(width_bucket(f1, array[1e0, 1.0000000000000002e0]) as integer) end as c3, case when not is_nan(f1) then cast(2 - width_bucket(-f1, array[(-1e0), (-0.9999999999999999e0)]) as integer) end as c4, case when not is_nan(f1) then cast(3 - width_bucket(-f1, array[(-1e0), (-0.75e0), (-0.1e0)]) as integer) end as c5, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f1
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2), (c3), (c4), (c0, c5));
-- [["c0","integer",[8,8,0,3,4,0,9,9,8,6,8,8,null,null,null,null,null,8,0,9,3,8,0,6,4,1,2,0,9,9,3,6,5,4,1,8,2,8,3,0,3,5,4,4,1,null,null,null,2,9,8,3,5,4]],["c1","integer",[3,1,null,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,3,null,3,2,3,null,2,2,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","integer",[null,null,null,null,null,5,null,5,1,5,3,4,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,5,4,null,5,null,null,4,4,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,2,null,1,0,null,3,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,2,1,3,null,1]],["way","double",[15,15,15,15,15,23,23,23,23,23,23,23,59,59,59,59,61,30,30,30,30,30,30,30,30,30,15,15,15,15,15,15,15,15,15,15,23,23,23,23,23,23,23,23,23,61,61,61,30,30,30,30,30,30]],["a0","double",[2,12.5625,4,4,1,1,1,1,11.5625,1,1,0.25,17.0625,4,7,5,5,2.25,1,1,0.25,11.5625,4,1,1,1,2,1,1,1,0.25,1,1,1,1,0.25,2,2,0.25,4,4,1,1,1,1,17.0625,4,7,2,1,1,4,1,1]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2, cast(coalesce(sum(w * w) filter (where m1 is not null), 0) as double) as a3, cast(sum(w * w * m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.1e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, w, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, t, w, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[3,5,6,4,8,4,4,3,5,3,1,5,4,null,null,null,null,null,null,null,null,null,null,0,5,3,5,null,null,null,null,1,1,1,0,1,6,1,4,8,1,4,0,null,null,null,null,null,null,null,null,null,null,null,null,null,2,4,4,4,2,0,null,null,null,null,null]],["c1","boolean",[false,true,false,false,true,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,false,null,null,null,null,null,null,false,true,null,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,null,null,null,"a","it's","","東京",null,null,null,null,null,null,null,null,null,null,null,null,null,"é","東京",null,null,null,null,null,null,null,null,"it's","東京","","a",null,"é","東京","",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"a","a","it's","a","",null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,1,3,2,3,2,null,null,null,null,null,null,null,null,null,null,null,null,null,2,1,null,null,null,null,null,null,null,null,1,1,1,1,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,4,2,2,2,1,null,null,null,null,null]],["c4","varchar",[null,null,null,null,null,null,null,"1","1","0","0","0","0",null,null,null,null,null,null,null,null,null,null,null,null,"0","0",null,null,null,null,null,null,null,null,"0","1","1","1","0","1","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"0","0","1","0","1",null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,95,null,null,104,95,109,97,null,null,null,null,null,null,null,51,59,10,null,null,null,null,null,null,null,null,null,null,null,null,null,29,115,27,114,100,106,27,null,null,null,null,null,null,null,null,null,null,null,null,26,68,56,43,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,0,0,1,1,1,1,null,null,null,null,null,null,null,null,1,1,1,null,null,null,null,null,null,null,null,null,null,null,null,null,1,1,1,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,1,1,1,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 08:00:00.000000",null,null,"2026-01-01 09:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 09:00:00.000000",null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 01:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 02:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 04:00:00.000000",null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.75,0.5,null,null,null,null,null,null,null,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.25,0.1,0.102306,0.481033,null,{"number":"NaN"},null,null,null,null,null,null,null,null,null,null,0.34957]],["way","double",[127,127,127,127,127,127,127,143,143,143,143,143,143,497,497,497,497,497,497,497,497,510,510,127,127,143,143,497,497,497,510,127,127,127,127,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,510,510,510,510,510,510,127,143,143,143,143,143,497,497,497,497,510]],["a0","double",[3,1.25,1,0.25,0.25,2.5,0.25,1,0.25,1,4,1,1,1,1,1,1,0.25,0.25,10.5625,0.25,4.25,3.5,1,4,1,4,0.25,1,4,0.25,2,4,11.5625,1,1,1,1,0.25,0.25,11.5625,0.25,1,1,0.25,4,1,1,1,1,6.25,2,1,1,11.8125,2,1,0.25,0.25,1,1,1,0.25,1,1,1,1]],["a1","double",[3,1.25,1,0.25,0.25,2.5,0.25,1,0.25,1,4,1,1,1,1,1,1,0.25,0.25,10.5625,0.25,4.25,3.5,1,4,1,4,0.25,1,4,0.25,2,4,11.5625,1,1,1,1,0.25,0.25,11.5625,0.25,1,1,0.25,4,1,1,1,1,6.25,2,1,1,11.8125,2,1,0.25,0.25,1,1,1,0.25,1,1,1,1]],["a2","double",[1,0.25,1,0.25,0,1,0,1,0.25,0,0,0,0,0,1,1,0,0.25,0,10.5625,0,0.25,1,1,0,0,0,0,0,0,0,1,0,11.5625,0,0,1,1,0.25,0,11.5625,0,0,1,0.25,0,0,0,1,0,2.25,1,1,0,11.5625,0,0,0,0,1,0,1,0,1,0,1,0]],["a3","double",[3,1.25,1,0.25,0.25,1.5,0,1,0.25,1,4,1,0,1,1,1,1,0.25,0.25,0,0,4.25,3.5,1,4,1,4,0.25,1,4,0.25,2,4,0,0,1,1,1,0.25,0.25,0,0,0,1,0.25,4,1,0,0,0,6.25,2,1,1,0,0,1,0.25,0.25,1,1,1,0.25,1,1,1,1]],["a4","double",[1.080603,0.6875,0.1,0.0625,0.125,0.875,null,0.25,0.1875,0.481033,3,0.5,null,0.1,0.1,0.102306,0.481033,0.0625,0.125,null,null,3.1875,1.75,0.25,1,0.34957,1,0.125,0.34957,1,0.25,0.20230599999999999,3,null,null,0.1,0.1,0.102306,0.0625,0.125,null,null,null,0.25,0.1875,3,0.5,null,null,null,1.5625,0.2,0.102306,0.481033,null,null,0.5,0.25,0.125,0.5,0.5,0.25,0.25,0.5,0.5,0.25,0.34957]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2, cast(coalesce(sum(w * w) filter (where m1 is not null), 0) as double) as a3, cast(sum(w * w * m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.1e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select u, t, w, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, t, w, f11, f4, f0, f12, f13, f1, f14
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[0,2,1,7,1,4,3,4,4,1,1,null,null,null,null,null,null,null,null,null,null,0,0,2,4,null,null,null,null,null,null,4,2,null,4,5,3,4,4,0,5,2,1,3,7,2,null,null,null,null,null,null,null,null,null,null,5,1,4,1,5,5,null,null,null,null,null,null,null]],["c1","boolean",[true,true,false,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,true,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,"a","","é","","it's","a",null,null,null,null,null,null,null,null,null,null,"","it's","it's","it's",null,null,null,null,null,null,"it's","",null,null,null,null,null,"it's","","東京","é","it's","it's","é","it's",null,null,null,null,null,null,null,null,null,null,null,"it's","東京","a","it's","é",null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,5,0,null,2,3,4,null,null,null,null,null,null,null,null,null,null,2,2,5,2,null,null,null,null,null,null,5,5,null,null,null,null,null,3,3,2,5,0,1,1,4,null,null,null,null,null,null,null,null,null,null,null,0,4,2,3,1,null,null,null,null,null,null,null]],["c4","varchar",[null,null,null,null,null,"1","0","1","1","0","0",null,null,null,null,null,null,null,null,null,null,"1","0","1","1",null,null,null,null,null,null,null,null,null,null,null,null,null,"0",null,"1","0","0","1","0","1",null,null,null,null,null,null,null,null,null,null,null,"1","0","0",null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,54,82,92,68,14,36,null,null,null,null,null,null,null,null,19,102,119,112,19,null,null,null,96,null,null,null,null,null,null,null,null,null,null,null,null,null,null,44,24,0,71,null,null,null,null,null,null,null,null,null,null,47,86,18,null,null,null,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,1,3,1,0,1,3,null,null,null,null,null,null,null,null,1,0,2,1,3,null,null,null,3,null,null,null,null,null,null,null,null,null,null,null,null,1,0,3,0,null,1,2,null,null,null,null,null,null,null,null,null,1,1,1,null,3,null,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 05:00:00.000000","2026-01-01 07:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 03:00:00.000000",null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 11:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 02:00:00.000000",null,null,null,"2026-01-01 08:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 00:00:00.000000","2026-01-01 06:00:00.000000",null,null,null,null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 01:00:00.000000",null,null,null,null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,{"number":"Infinity"},-2.5,0.1,null,null,null,null,null,null,null,null,null,null,0.25,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.75,0.5,1,null,null,null,null,null,null,null,null,null,0.325639,null,10.012,10.025]],["way","double",[127,127,127,127,127,143,143,143,143,143,143,497,497,497,497,497,497,510,510,510,510,143,143,143,143,497,497,497,497,497,510,143,143,497,127,127,127,127,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,510,510,510,127,143,143,143,143,143,497,497,497,510,497,510,510]],["a0","double",[6,15.0625,6,10.5625,5,11.5625,4,10.5625,0.25,1,4,1,10.5625,10.5625,4,1,1,22.375,9,14.5625,10.5625,1,1,0.25,0.25,1,4,4,1,0.25,10.5625,10.5625,0.25,0.25,27.625,10.8125,8,10.5625,1,4,10.5625,10.5625,1,4,10.5625,4,5,14.5625,10.5625,1,10.5625,0.25,8,6.25,13.0625,12,10.5625,4,4,1,0.25,10.5625,0.25,10.5625,0.25,1,10.5625,10.5625,0.25]],["a1","double",[2,14.8125,6,10.5625,5,11.5625,4,10.5625,0.25,1,4,1,10.5625,10.5625,4,1,1,22.375,9,14.5625,10.5625,1,1,0.25,0.25,1,4,4,1,0.25,0,0,0,0,17.0625,10.5625,8,10.5625,1,0,10.5625,10.5625,1,4,10.5625,4,1,14.5625,10.5625,1,10.5625,0.25,8,2,13.0625,12,0,4,4,1,0,0,0,0,0.25,1,0,0,0]],["a2","double",[1,4.25,4,0,0,11.5625,0,10.5625,0.25,0,0,0,10.5625,10.5625,4,0,1,11.8125,4,4,10.5625,1,0,0.25,0.25,1,4,0,0,0.25,null,null,null,null,12.0625,10.5625,4,10.5625,0,null,10.5625,0,0,4,0,4,0,0,0,0,10.5625,0.25,4,0,12.0625,4,null,4,0,0,null,null,null,null,0.25,0,null,null,null]],["a3","double",[6,4.25,6,10.5625,5,0,4,0,0.25,1,4,1,0,10.5625,4,1,0,0,9,14.5625,0,1,1,0,0.25,1,4,4,1,0,10.5625,10.5625,0.25,0.25,16.0625,10.8125,8,0,1,4,10.5625,0,1,4,10.5625,4,5,14.5625,0,1,0,0.25,8,6.25,13.0625,12,10.5625,4,4,1,0.25,10.5625,0.25,10.5625,0.25,1,10.5625,10.5625,0.25]],["a4","double",[4,6.50625,-12.174361,1.0562500000000001,4.75,null,-10,null,0.125,0.75,4,0.75,null,5.28125,0.4,0.75,null,null,-22.5,1.4562500000000003,null,0.5,0.5,null,0.125,0.5,-10,4,0.5,null,2.640625,105.75175,2.50625,2.50625,110.75175,5.46875,-9.6,null,0.75,3,5.28125,null,-2.5,0.4,1.0562500000000001,4,3.325639,-8.94375,null,-2.5,null,0.125,8,4.6875,6.53125,12,2.640625,-10,4,0.325639,0.1875,2.640625,0.1875,2.640625,0.125,0.325639,105.75175,105.75175,2.50625]]]

select c0, c1, c2, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2
  from (select bu as c0, case when not is_nan(p5) then cast(5 - width_bucket(-p5, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c1, case when not is_nan(p6) then cast(5 - width_bucket(-p6, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c2, p7 as m0, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, incumbent.w, incumbent.f12 as p5, candidate.f12 as p6, case when is_finite((incumbent.f12 - candidate.f12)) then (incumbent.f12 - candidate.f12) end as p7
  from (select k, u, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, u, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)
  group by c0, c1, c2;
-- [["c0","integer",[1,8,1]],["c1","integer",[null,2,1]],["c2","integer",[2,4,5]],["a0","double",[11.5625,0.25,1]],["a1","double",[0,0.25,0]],["a2","double",[null,-0.125,null]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
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
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))));
-- [["rows_","double",[29]],["distinct_","double",[8]]]

select cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, copies, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, copies, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
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
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select u, false, true
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  group by u);
-- [["rows_","double",[62]],["distinct_","double",[10]],["both_","double",[6]],["onlyIncumbent_","double",[2]],["onlyCandidate_","double",[2]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select k, count(*) as n, min(content) = max(content) as same
  from (select k, to_hex(murmur3(to_utf8(coalesce(json_format(cast(f12 as json)), 'null') || '|' || coalesce(cast(f13 as varchar), 'null')))) as content
  from (select l."id" as k, l."score" as f12, y."label" as f13
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  group by k);
-- [["rows_","double",[33]],["nulls_","double",[2]],["distinct_","double",[20]],["repeats_","double",[1]],["conflicts_","double",[5]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select k, count(*) as n, min(content) = max(content) as same
  from (select k, to_hex(murmur3(to_utf8(coalesce(json_format(cast(f12 as json)), 'null') || '|' || coalesce(cast(f13 as varchar), 'null')))) as content
  from (select l."id" as k, l."score" as f12, y."label" as f13
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  group by k);
-- [["rows_","double",[29]],["nulls_","double",[1]],["distinct_","double",[17]],["repeats_","double",[2]],["conflicts_","double",[6]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *
  from (select f0 as x0, w
  from (select f0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, ((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as f3
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where f3 and w > 0))
  cross join (select avg(x0) as z0
  from (select f0 as x0, w
  from (select f0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, ((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as f3
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where f3 and w > 0))));
-- [["a0","double",[9.5]],["a1","double",[1.3042039090909072]],["a2","double",[76.26460224838284]],["a3","double",[0.5]],["a4","double",[10.012]],["a5","double",[1.6425192727272728]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f3 and w > 0))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f3 and w > 0))));
-- [["a0","double",[0]],["a1","double",[null]],["a2","double",[null]],["a3","double",[null]],["a4","double",[null]],["a5","double",[null]],["a6","double",[null]],["a7","double",[null]],["a8","double",[null]],["a9","double",[null]],["a10","double",[null]],["a11","double",[null]],["a12","double",[null]],["a13","double",[null]],["a14","double",[null]],["a15","double",[null]],["a16","double",[null]],["a17","double",[null]],["a18","double",[null]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f3 and w > 0))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f0, f4, f5, f3
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f3 and w > 0))));
-- [["a0","double",[10.5625]],["a1","double",[0]],["a2","double",[0]],["a3","double",[0]],["a4","double",[0]],["a5","double",[0]],["a6","double",[0]],["a7","double",[0]],["a8","double",[0]],["a9","double",[0]],["a10","double",[0.1]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0.1]],["a14","double",[0]],["a15","double",[0]],["a16","double",[0.1]],["a17","double",[0]],["a18","double",[0]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2, avg(x3) as z3
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))));
-- [["a0","double",[5.8125]],["a1","double",[-2.546875]],["a2","double",[-0.1875]],["a3","double",[0.19010416666666485]],["a4","double",[-5.09375]],["a5","double",[2.36328125]],["a6","double",[-0.046875]],["a7","double",[0.078125]],["a8","double",[1.2141927083333341]],["a9","double",[-0.43489583333333326]],["a10","double",[3.7505425347222223]],["a11","double",[4.7265625]],["a12","double",[-0.09375]],["a13","double",[2.4283854166666683]],["a14","double",[9.453125]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[0.6666666666666666]],["a18","double",[1]],["a19","double",[2]],["a20","double",[1]],["a21","double",[4]],["a22","double",[3]],["a23","double",[1.75]],["a24","double",[0.75]],["a25","double",[2.791666666666667]],["a26","double",[2.5]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2, avg(x3) as z3
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f9, f0, f10, f2, f8, f6, f11
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))));
-- [["a0","double",[11.618125]],["a1","double",[0.3075000000000001]],["a2","double",[-1.717153500000001]],["a3","double",[-5.430466666666667]],["a4","double",[-0.7117499999999994]],["a5","double",[24.9225]],["a6","double",[58.115827]],["a7","double",[148.87153642639998]],["a8","double",[46.826100000000004]],["a9","double",[119.21997252]],["a10","double",[101.80314711111112]],["a11","double",[87.32100000000001]],["a12","double",[212.3950922]],["a13","double",[170.98096]],["a14","double",[311.73810000000003]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[0.5]],["a18","double",[1]],["a19","double",[5]],["a20","double",[10.012]],["a21","double",[8.6]],["a22","double",[15]],["a23","double",[2]],["a24","double",[2.5524]],["a25","double",[2.986666666666667]],["a26","double",[4.2]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0
  from (select y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select w, f4, f0, f15
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f4, f0, f15
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f15 and w > 0)
  group by y, s0))));
-- [["positives","double",[0]],["negatives","double",[13.75]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[10]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0 ) as pt0, sum(w * (1 - y)) over (partition by s0 ) as qt0
  from (select y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select w, f4, f0, f15
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f4, f0, f15
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where f15 and w > 0)
  group by y, s0))));
-- [["positives","double",[0]],["negatives","double",[27.5625]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[9]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select distinct u
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))
  union all select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)));
-- [["u","varchar",["4","2","id-24","1","id-31","id-6","5","6","3","id-4"]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when f2 is not null then f0 end as x0, case when f0 is not null then f2 end as x1, w
  from (select f1 as g0, bt as b, f0, f2, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["","it's","é","é","東京","東京",null,"","","a","a","a","a","a","it's","it's","é","東京",null,null]],["b","integer",[27,104,97,106,114,null,29,43,null,26,51,56,95,115,68,95,59,10,100,109]],["a0","double",[4,1,0,0,1,1,1,1,1,0.25,0.25,1,0.25,0.25,1,1,1,4,0,0.25]],["a1","double",[0,0,null,null,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0]],["a2","double",[0,0,null,null,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0]],["a3","double",[0,0,null,null,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0]],["a4","double",[0,0,null,null,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0]],["a5","double",[0,0,null,null,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0]],["a6","double",[0.75,0.481033,null,null,0.5,0.1,0.25,0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,null,0.5]],["a7","double",[5,-1,null,null,2,3,1,6,5,-1,4,4,4,5,8,8,8,6,null,2]],["a8","double",[0.75,0.481033,null,null,0.5,0.1,0.25,0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,null,0.5]],["a9","double",[5,-1,null,null,2,3,1,6,5,-1,4,4,4,5,8,8,8,6,null,2]],["a10","double",[0.75,0.481033,null,null,0.5,0.1,0.25,0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,null,0.5]],["a11","double",[5,-1,null,null,2,3,1,6,5,-1,4,4,4,5,8,8,8,6,null,2]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when f2 is not null then f0 end as x0, case when f0 is not null then f2 end as x1, w
  from (select f1 as g0, bt as b, f0, f2, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["","","a","a","it's","it's","it's","it's","it's","it's","it's","é","東京","東京","","","a","it's","it's","it's","é","é","é"]],["b","integer",[19,71,82,null,19,24,47,54,102,112,null,44,92,119,96,null,36,14,18,68,0,86,null]],["a0","double",[1,0.25,0,5,0,1,0.25,1,4,1,14.5625,0,10.5625,4,0.25,8,0,1,0.25,4,0,10.5625,10.5625]],["a1","double",[0,0,null,1.0115414999999999,null,0,0,0,0,0,29.570625,null,0,0,0,0,null,0,0,0,null,0,0]],["a2","double",[0,0,null,-7.5,null,0,0,0,0,0,22.96875,null,0,0,0,0,null,0,0,0,null,0,0]],["a3","double",[0,0,null,0.56845344790125,null,0,0,0,0,0,295.67752425000003,null,0,0,0,21.125,null,0,0,0,null,0,0]],["a4","double",[0,0,null,-4.214756250000001,null,0,0,0,0,0,229.6651875,null,0,0,0,0,null,0,0,0,null,0,0]],["a5","double",[0,0,null,31.25,null,0,0,0,0,0,178.390625,null,0,0,0,0,null,0,0,0,null,0,0]],["a6","double",[0.5,0.5,null,0.325639,null,-2.5,0.75,0.75,-2.5,0.5,1,null,0.5,1,10.025,-2.5,null,0.75,0.5,0.1,null,0.25,0.1]],["a7","double",[0,-1,null,1,null,3,-1,7,6,5,-2,null,6,3,3,1,null,4,8,3,null,4,8]],["a8","double",[0.5,0.5,null,1,null,-2.5,0.75,0.75,-2.5,0.5,10.012,null,0.5,1,10.025,0.75,null,0.75,0.5,0.1,null,0.25,0.1]],["a9","double",[0,-1,null,6,null,3,-1,7,6,5,5,null,6,3,3,1,null,4,8,3,null,4,8]],["a10","double",[0.5,0.5,null,0.6628195,null,-2.5,0.75,0.75,-2.5,0.5,5.506,null,0.5,1,10.025,-0.875,null,0.75,0.5,0.1,null,0.25,0.1]],["a11","double",[0,-1,null,3.5,null,3,-1,7,6,5,1.5,null,6,3,3,1,null,4,8,3,null,4,8]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when is_finite((h0 - h1)) then (h0 - h1) end as y0, case when is_finite(h2) then h2 end as y1
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(p5) as h0, sum(p6) as h1, min(p1) as h2
  from (select p3 as g0, bu as b, p4 as q0, p5, p6, p1, w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, coalesce(i_f1, c_f1) as p3, cast(c_f17 as double) as p5, cast(i_f6 as double) as p6, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, coalesce(i_f8, c_f8) as p4
  from (select u, w, f1 as i_f1, f6 as i_f6, f12 as i_f12, f8 as i_f8, cast(null as varchar) as c_f1, cast(null as integer) as c_f17, cast(null as double) as c_f12, cast(null as bigint) as c_f8
  from (select u, w, f1, f6, f12, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f1, f6, f12, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  union all select u, w, cast(null as varchar) as i_f1, cast(null as boolean) as i_f6, cast(null as double) as i_f12, cast(null as bigint) as i_f8, f1 as c_f1, f17 as c_f17, f12 as c_f12, f8 as c_f8
  from (select u, w, f1, f17, f12, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f1, f17, f12, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))))
  where w > 0 and p4 is not null)
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["","","","","","a","a","a","a","it's","it's","it's","it's","it's","it's","é","é","é","é","é","東京","東京",null,null]],["b","integer",[0,1,2,3,4,1,2,4,5,0,1,2,3,4,5,1,2,3,4,5,4,5,3,4]],["a0","double",[1.5625,2.25,0,0,0,0,0,1.3224999999999998,0.25,0,1.5625,0,2.25,2.06640625,0,0,0,0,0,0,0,4.340277777777779,1,0]],["a1","double",[0,0,null,null,null,null,null,0,0,null,0,null,0,0,null,null,null,null,null,null,null,0,0,null]],["a2","double",[0,0,null,null,null,null,null,0,0,null,0,null,0,0,null,null,null,null,null,null,null,0,0,null]],["a3","double",[0,0,null,null,null,null,null,0,0,null,0,null,0,0,null,null,null,null,null,null,null,0,0,null]],["a4","double",[0,0,null,null,null,null,null,0,0,null,0,null,0,0,null,null,null,null,null,null,null,0,0,null]],["a5","double",[0,0,null,null,null,null,null,0,0,null,0,null,0,0,null,null,null,null,null,null,null,0,0,null]],["a6","double",[2,0,null,null,null,null,null,-1,0,null,3,null,1,3,null,null,null,null,null,null,null,1,0,null]],["a7","double",[0.25,0.102306,null,null,null,null,null,0.25,0.75,null,-2.5,null,0.1,0.5,null,null,null,null,null,null,null,0.25,0.25,null]],["a8","double",[2,0,null,null,null,null,null,-1,0,null,3,null,1,3,null,null,null,null,null,null,null,1,0,null]],["a9","double",[0.25,0.102306,null,null,null,null,null,0.25,0.75,null,-2.5,null,0.1,0.5,null,null,null,null,null,null,null,0.25,0.25,null]],["a10","double",[2,0,null,null,null,null,null,-1,0,null,3,null,1,3,null,null,null,null,null,null,null,1,0,null]],["a11","double",[0.25,0.102306,null,null,null,null,null,0.25,0.75,null,-2.5,null,0.1,0.5,null,null,null,null,null,null,null,0.25,0.25,null]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast(((sum(w) over (partition by known, g0, f0 is null order by f0) - sum(w) over (partition by known, g0, f0 is null, f0) + 1) + sum(w) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast(((sum(w) over (partition by known, g0, f2 is null order by f2) - sum(w) over (partition by known, g0, f2 is null, f2) + 1) + sum(w) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","東京",null,null,null,"","","a","a","a","it's","it's","it's","é","é"]],["b","integer",[4,5,6,3,4,8,0,1,2,4,5,1,3,4,1,3]],["a0","double",[0,5,1,1,0,0.25,1,5,1,0.75,0.25,1,1,1,0,1]],["a1","double",[null,-3.75,0,0,null,0,0,5.25,0,5.551115123125783e-17,0,0,0,0,null,0]],["a2","double",[null,3.375,0,0,null,0,0,2.625,0,0,0,0,0,0,null,0]],["a3","double",[null,7.8125,0,0,null,0,0,15.3125,0,0.3854166666666667,0,0,0,0,null,0]],["a4","double",[null,-7.03125,0,0,null,0,0,7.65625,0,-0.0078125,0,0,0,0,null,0]],["a5","double",[null,6.328125,0,0,null,0,0,3.828125,0,0.0234375,0,0,0,0,null,0]],["a6","double",[null,3.5,1,1,null,1.625,2,1,1.375,0.625,2.125,1,2,3,null,1]],["a7","double",[null,4,2.5,1.5,null,2.4375,7,3.5,2.1875,1.8125,3.4375,3,2,4,null,1.5]],["a8","double",[null,6,1,1,null,1.625,2,4.5,1.375,2.375,2.125,1,2,3,null,1]],["a9","double",[null,6.25,2.5,1.5,null,2.4375,7,5.25,2.1875,2.1875,3.4375,3,2,4,null,1.5]],["a10","double",[null,4.75,1,1,null,1.625,2,2.75,1.375,1.4583333333333333,2.125,1,2,3,null,1]],["a11","double",[null,5.125,2.5,1.5,null,2.4375,7,4.375,2.1875,1.9375,3.4375,3,2,4,null,1.5]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast(((sum(w) over (partition by known, g0, f0 is null order by f0) - sum(w) over (partition by known, g0, f0 is null, f0) + 1) + sum(w) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast(((sum(w) over (partition by known, g0, f2 is null order by f2) - sum(w) over (partition by known, g0, f2 is null, f2) + 1) + sum(w) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f1, f0, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","a","a","it's","it's","it's","it's","it's","it's","é","é","é","é"]],["b","integer",[4,5,0,2,3,4,1,4,0,1,2,3,4,5,2,4,5,7]],["a0","double",[4,10.5625,5,0.25,4,0.25,5,0,1,6,4,4,11.8125,0.25,0,0,10.5625,10.5625]],["a1","double",[0,0,3.9375,0,0,0,3.75,null,0,-8.874999999999996,0,0,75.39453125,0,null,null,0,0]],["a2","double",[0,0,8.71875,0,0,0,-1.875,null,0,26.687499999999993,0,0,-32.720703124999986,0,null,null,0,0]],["a3","double",[0,0,8.61328125,0,0,0,7.8125,null,0,78.765625,0,0,611.1433919270836,0,null,null,0,0]],["a4","double",[0,0,19.072265625,0,0,0,-3.90625,null,0,-85.42187499999997,0,0,-269.20662434895826,0,null,null,0,0]],["a5","double",[0,0,42.2314453125,0,0,0,1.953125,null,0,383.76953124999994,0,0,118.90743001302076,0,null,null,0,0]],["a6","double",[13.0625,5.78125,5.125,9.875,2.5,5.125,1,null,10.125,3,15,7.5,10.125,11.875,null,null,16.34375,5.78125]],["a7","double",[9.03125,12.671875,3.8125,14.8125,7,3.1875,4.25,null,21.59375,8.75,10,11,27.671875,10.5625,null,null,13.953125,19.234375]],["a8","double",[13.0625,5.78125,7.75,9.875,2.5,5.125,3.5,null,10.125,11.875,15,7.5,22.28125,11.875,null,null,16.34375,5.78125]],["a9","double",[9.03125,12.671875,9.625,14.8125,7,3.1875,5.5,null,21.59375,25.8125,10,11,32.75,10.5625,null,null,13.953125,19.234375]],["a10","double",[13.0625,5.78125,6.4375,9.875,2.5,5.125,2.25,null,10.125,5.958333333333333,15,7.5,14.760416666666666,11.875,null,null,16.34375,5.78125]],["a11","double",[9.03125,12.671875,6.71875,14.8125,7,3.1875,4.875,null,21.59375,16.916666666666668,10,11,30.973958333333332,10.5625,null,null,13.953125,19.234375]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2
  from (select g0, b, case when p3 is not null and p4 is not null then p2 end as x0, case when p2 is not null and p4 is not null then p3 end as x1, case when p2 is not null and p3 is not null then p4 end as x2, w
  from (select p1 as g0, bt as b, p2, p3, p4, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select incumbent.t, incumbent.w, incumbent.f1 as p1, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, t, w, f1, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, t, w, f1, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict))
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["é","é","it's",null]],["b","integer",[97,106,95,109]],["a0","double",[0,0,0,0.25]],["a1","double",[null,null,null,0]],["a2","double",[null,null,null,0]],["a3","double",[null,null,null,0]],["a4","double",[null,null,null,0]],["a5","double",[null,null,null,0]],["a6","double",[null,null,null,0]],["a7","double",[null,null,null,0]],["a8","double",[null,null,null,0]],["a9","double",[null,null,null,0]],["a10","double",[null,null,null,0.5]],["a11","double",[null,null,null,1]],["a12","double",[null,null,null,0.5]],["a13","double",[null,null,null,0.5]],["a14","double",[null,null,null,1]],["a15","double",[null,null,null,0.5]],["a16","double",[null,null,null,0.5]],["a17","double",[null,null,null,1]],["a18","double",[null,null,null,0.5]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2, avg(x3) over (partition by g0, b) as z3
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f1, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0 and f8 is not null))
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京",null,null,"","a","a","a","it's","it's","it's","é","é"]],["b","integer",[10,null,29,100,27,26,56,115,68,95,104,59,97]],["a0","double",[2.25,0,1,0,3.25,0.25,1,0.25,1,1,1,1,0]],["a1","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a2","double",[0,null,0,null,0.3125,0,0,0,0,0,0,0,null]],["a3","double",[0,null,0,null,1.25,0,0,0,0,0,0,0,null]],["a4","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a5","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a6","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a7","double",[0,null,0,null,0.203125,0,0,0,0,0,0,0,null]],["a8","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a9","double",[0,null,0,null,0.8125,0,0,0,0,0,0,0,null]],["a10","double",[0,null,0,null,3.25,0,0,0,0,0,0,0,null]],["a11","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a12","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a13","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a14","double",[0,null,0,null,0,0,0,0,0,0,0,0,null]],["a15","double",[2,null,1,null,2,3,1,1,1,1,1,1,null]],["a16","double",[0.5,null,0.25,null,0.25,1,0.5,0.75,0.5,0.1,0.481033,0.34957,null]],["a17","double",[3.3333333333333335,null,0.5,null,3,2.25,2,2.5,4,4,-0.5,4,null]],["a18","double",[3,null,1,null,3,6,1,1,1,1,1,1,null]],["a19","double",[2,null,1,null,2,3,1,1,1,1,1,1,null]],["a20","double",[0.5,null,0.25,null,0.75,1,0.5,0.75,0.5,0.1,0.481033,0.34957,null]],["a21","double",[3.3333333333333335,null,0.5,null,5,2.25,2,2.5,4,4,-0.5,4,null]],["a22","double",[3,null,1,null,3,6,1,1,1,1,1,1,null]],["a23","double",[2,null,1,null,2,3,1,1,1,1,1,1,null]],["a24","double",[0.5,null,0.25,null,0.5,1,0.5,0.75,0.5,0.1,0.481033,0.34957,null]],["a25","double",[3.3333333333333335,null,0.5,null,4,2.25,2,2.5,4,4,-0.5,4,null]],["a26","double",[3,null,1,null,3,6,1,1,1,1,1,1,null]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2, avg(x3) over (partition by g0, b) as z3
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f1, f9, f0, f10, f2, f8
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0 and f8 is not null))
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","a","a","it's","it's","it's","it's","it's","it's","é","é","é"]],["b","integer",[92,119,19,71,96,null,36,null,14,18,19,47,68,112,0,44,86]],["a0","double",[10.5625,4,2.25,0.25,0.25,4,0,2.25,1.7777777777777777,2.506944444444444,1.5625,0.25,4,1,0,0,10.5625]],["a1","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a2","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a3","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a4","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a5","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a6","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a7","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a8","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a9","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a10","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a11","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a12","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a13","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a14","double",[0,0,0,0,0,0,null,0,0,0,0,0,0,0,null,null,0]],["a15","double",[1,1,2,1,1,1,null,2,3,3,2,1,1,1,null,null,1]],["a16","double",[0.5,1,0.75,0.5,10.025,-2.5,null,1,0.75,10.012,1,0.75,0.1,0.5,null,null,0.25]],["a17","double",[3,1.5,0.6666666666666666,-0.5,1.5,0.5,null,2.6666666666666665,7.5,9.25,-1,-0.5,1.5,2.5,null,null,2]],["a18","double",[1,1,3,1,1,1,null,3,6,6,3,1,1,1,null,null,1]],["a19","double",[1,1,2,1,1,1,null,2,3,3,2,1,1,1,null,null,1]],["a20","double",[0.5,1,0.75,0.5,10.025,-2.5,null,1,0.75,10.012,1,0.75,0.1,0.5,null,null,0.25]],["a21","double",[3,1.5,0.6666666666666666,-0.5,1.5,0.5,null,2.6666666666666665,7.5,9.25,-1,-0.5,1.5,2.5,null,null,2]],["a22","double",[1,1,3,1,1,1,null,3,6,6,3,1,1,1,null,null,1]],["a23","double",[1,1,2,1,1,1,null,2,3,3,2,1,1,1,null,null,1]],["a24","double",[0.5,1,0.75,0.5,10.025,-2.5,null,1,0.75,10.012,1,0.75,0.1,0.5,null,null,0.25]],["a25","double",[3,1.5,0.6666666666666666,-0.5,1.5,0.5,null,2.6666666666666665,7.5,9.25,-1,-0.5,1.5,2.5,null,null,2]],["a26","double",[1,1,3,1,1,1,null,3,6,6,3,1,1,1,null,null,1]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by g0, y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over (partition by g0) as p, sum(w * (1 - y)) over (partition by g0) as q, sum(n * y) over (partition by g0) as pn, sum(n * (1 - y)) over (partition by g0) as qn, sum(w * y) over (partition by g0 order by s0) as p0, sum(w * (1 - y)) over (partition by g0 order by s0) as q0, sum(w * y) over (partition by g0, s0 ) as pt0, sum(w * (1 - y)) over (partition by g0, s0 ) as qt0
  from (select g0, b, y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f4, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select t, w, f1, f4, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by g0, b, y, s0))))
  group by g0, b;
-- [["g0","varchar",["","","","a","a","a","a","a","it's","it's","it's","é","é","é","東京","東京","東京",null,null,null]],["b","integer",[27,null,43,51,56,26,95,115,95,104,68,59,97,106,10,114,null,109,29,100]],["positives","double",[0,1,1,0,0,0,0.25,0.25,0,0,1,0,0,0,0,0,1,0,1,0]],["negatives","double",[4,0,0,0.25,1,0.25,0,0,1,1,0,1,0,0,4,1,0,0.25,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[2,2,2,2,2,2,2,2,1,1,1,0,0,0,1,1,1,1,1,1]],["q_rows","double",[1,1,1,3,3,3,3,3,2,2,2,1,1,1,2,2,2,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0,0,0.20833333333333334,0,0,1,0,0,0,0,0,0,0,0,0]],["v01_0","double",[0,0,0,0.125,0.5,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0.010850694444444446,0.010850694444444446,0,0,0,0,0,0,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0.0004340277777777776,0.0069444444444444415,0.010850694444444446,0,0,0,0,0,0,0,0,0,0,0,0,0,0]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, sum(w * v0) over (partition by g0, y) / case when y = 1 then p else q end as m0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) else (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(w * y) over (partition by g0) as p, sum(w * (1 - y)) over (partition by g0) as q, sum(n * y) over (partition by g0) as pn, sum(n * (1 - y)) over (partition by g0) as qn, sum(w * y) over (partition by g0 order by s0) as p0, sum(w * (1 - y)) over (partition by g0 order by s0) as q0, sum(w * y) over (partition by g0, s0 ) as pt0, sum(w * (1 - y)) over (partition by g0, s0 ) as qt0
  from (select g0, b, y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, f1, f4, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select t, w, f1, f4, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)
  group by g0, b, y, s0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","a","a","a","it's","it's","it's","it's","it's","it's","it's","it's","it's","it's","é","é","é","é"]],["b","integer",[119,92,null,19,71,96,null,82,36,112,14,54,24,102,68,18,null,19,47,null,44,86,0]],["positives","double",[0,10.5625,0,1,0.25,0,0,0,0,0,0,0,0,4,4,0.25,4,0,0,0,0,0,0]],["negatives","double",[4,0,4,0,0,0,5,0,0,1,1,1,1,0,0,0,0,0,0,10.5625,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,2,2,2,2,0,0,0,4,4,4,4,4,4,4,4,4,4,0,0,0,0]],["q_rows","double",[1,1,1,1,1,1,2,2,2,4,4,4,4,4,4,4,4,4,4,1,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,1,0.25,0,0,0,0,0,0,0,0,0.5,1,0.09375,4,0,0,0,0,0,0]],["v01_0","double",[0,0,4,0,0,0,0,0,0,0.336734693877551,0.32653061224489793,0.32653061224489793,0.8367346938775511,0,0,0,0,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,1.7596834652228237,0.6831528529779257,0.00041649312786339005,4.723969179508538,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0,0,0,0,0,0,0.014375520616409829,0.016926541024573097,0.016926541024573097,0.1444775614327364,0,0,0,0,0,0,0,0,0,0]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f11)
  group by g0;
-- [["g0","varchar",["it's","","a","é","東京"]],["rows_","double",[11,5,3,1,2]],["distinct_","double",[5,3,2,1,2]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f11)
  group by g0;
-- [["g0","varchar",["a","","it's",null,"東京"]],["rows_","double",[5,3,1,2,3]],["distinct_","double",[3,3,1,2,3]]]

select g0, cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select candidate.f6 as g0, coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, copies, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, f6, f11, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, copies, f6, f11, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))) as candidate on incumbent.k = candidate.k
  where candidate.f11)
  group by g0;
-- [["g0","boolean",[false,true,null]],["rows_","double",[2,0,2]],["nulls_","double",[1,0,1]],["distinct_","double",[5,4,7]],["repeats_","double",[0,0,1]],["conflicts_","double",[2,3,4]],["both_","double",[3,3,6]],["onlyIncumbent_","double",[0,0,0]],["onlyCandidate_","double",[2,1,1]]]

select g0, cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select g0, k, count(*) as n, true as same
  from (select f1 as g0, k
  from (select l."id" as k, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f11)
  group by g0, k)
  group by g0;
-- [["g0","varchar",["it's","a","","é","東京"]],["rows_","double",[11,3,5,1,2]],["nulls_","double",[1,0,1,0,0]],["distinct_","double",[8,3,3,1,2]],["repeats_","double",[2,0,1,0,0]],["conflicts_","double",[0,0,0,0,0]]]

select g0, cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select g0, k, count(*) as n, true as same
  from (select f1 as g0, k
  from (select l."id" as k, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f11)
  group by g0, k)
  group by g0;
-- [["g0","varchar",["東京",null,"a","","it's"]],["rows_","double",[3,2,5,3,1]],["nulls_","double",[1,0,0,0,0]],["distinct_","double",[2,2,4,3,1]],["repeats_","double",[0,0,1,0,0]],["conflicts_","double",[0,0,0,0,0]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"é"}', '{"":false,"":"東京"}', '{"":true,"":"it''s"}', '{"":true,"":"東京"}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"it''s"}', '{"":null,"":"é"}'], array[1e0, 1e0, 5e0, 0e0, 3e0, 3e0, 6e0, 0e0, 0e0, (-2e0), 3e0]), key)), 0) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f6, f1, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f6, f1, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0))
  group by g0, g1, b;
-- [["g0","boolean",[null,null,null,false,null,false,true,null,false,false,true,false,null,null,false,true,true,null,null,false,true,false,false]],["g1","varchar",["it's","a","é","it's","it's","","東京","é","it's","é","it's","a","","","東京","it's","it's","it's","a","","it's","é",""]],["b","integer",[1,1,5,4,4,0,5,2,1,4,1,4,2,0,4,5,0,2,4,3,3,7,4]],["a0","double",[4,5,10.5625,10.8125,1,4,10.5625,10.5625,1,10.5625,1,1,0.25,1,4,0.25,1,4.25,10.5625,4,4,10.5625,0.25]],["a1","double",[0,0,0,10.5625,0,4,10.5625,10.5625,1,10.5625,0,1,0,1,4,0.25,0,4,10.5625,4,4,0,0.25]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"東京"}', '{"":false,"":null}', '{"":true,"":"a"}', '{"":true,"":"é"}', '{"":true,"":null}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"é"}', '{"":null,"":"東京"}'], array[5e0, 5e0, (-1e0), 2e0, 1e0, (-1e0), 1e0, 2e0, 4e0, 4e0, (-1e0), 6e0]), key)), 0) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f6, f1, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f6, f1, f2
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0))
  group by g0, g1, b;
-- [["g0","boolean",[false,false,false,false,false,null,false,null,false,false,false,true,true,null,false,true,null,null,null]],["g1","varchar",[null,"a","it's","","東京","東京","it's","é","","東京","it's","a",null,"é",null,"é","","a","東京"]],["b","integer",[3,5,1,1,5,4,4,3,0,6,3,4,8,1,4,1,0,2,5]],["a0","double",[1,0.25,1,5,1,0.25,1,1,1,1,1,0.75,0.25,10.5625,1,1,1,1,4]],["a1","double",[1,0.25,0,5,1,0,0,0,0,0,1,0.25,0.25,10.5625,0,1,1,1,4]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by g0, g1, b) as z0
  from (select g0, g1, b, f7 as x0, w
  from (select f6 as g0, f1 as g1, bu as b, f7, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f6, f1, f7
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select u, w, f6, f1, f7
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by g0, g1, b;
-- [["g0","boolean",[false,false,false,false,false,false,false,null,null,false,false,false,true,true,true,null,null,null,null]],["g1","varchar",["","","a","it's","it's","東京",null,"é","東京","it's","東京",null,"a","é",null,"","a","é","東京"]],["b","integer",[0,1,5,1,4,5,3,3,4,3,6,4,4,1,8,0,2,1,5]],["a0","double",[1,5,0.25,1,1,1,1,1,0,1,1,0,0.75,0,0.25,0,1,0,4]],["a1","double",[0,-0.36503177645399976,0,0,0,0,0,0,null,0,0,null,2.7755575615628914e-17,null,0,null,0,null,0]],["a2","double",[0,0.07402677656731277,0,0,0,0,0,0,null,0,0,null,0.07096354166666667,null,0,null,0,null,0]],["a3","double",[0.5625,0.5625,0.0625,0.010000000000000002,0.25,0.25,0.5625,0.1221991849,null,0.23139274708899998,0.81,null,0.25,null,0.25,null,0.25,null,0.0625]],["a4","double",[0.5625,0.805854517636,0.0625,0.010000000000000002,0.25,0.25,0.5625,0.1221991849,null,0.23139274708899998,0.81,null,1,null,0.25,null,0.25,null,0.0625]],["a5","double",[0.5625,0.684177258818,0.0625,0.010000000000000002,0.25,0.25,0.5625,0.1221991849,null,0.23139274708899998,0.81,null,0.6041666666666666,null,0.25,null,0.25,null,0.0625]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by g0, g1, b) as z0
  from (select g0, g1, b, f7 as x0, w
  from (select f6 as g0, f1 as g1, bu as b, f7, w * w as w
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, w, f6, f1, f7
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select u, w, f6, f1, f7
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)))
  where w > 0)))
  group by g0, g1, b;
-- [["g0","boolean",[false,false,false,false,false,true,true,null,null,null,null,null,null,false,false,false,false,true,true,true,null,null,null]],["g1","varchar",["","a","it's","it's","é","it's","東京","","a","it's","it's","é","é","","","é","東京","it's","it's","it's","","a","it's"]],["b","integer",[0,4,1,4,4,1,5,2,1,1,4,2,5,3,4,7,4,0,3,5,0,4,2]],["a0","double",[0,0,1,0.25,0,1,10.5625,0,5,4,1,0,0,4,0.25,10.5625,4,1,4,0,1,0,4]],["a1","double",[null,null,0,0,null,0,0,null,1.3409388625185001,0,0,null,null,0,0,0,0,0,0,null,0,null,0]],["a2","double",[null,null,0,0,null,0,0,null,0.998953907229116,0,0,null,null,0,0,0,0,0,0,null,0,null,0]],["a3","double",[null,null,6.25,0.25,null,0.5625,0.25,null,0.106040758321,12.25,0.5625,null,null,6.25,0.25,0.010000000000000002,1,0.25,0.81,null,0.25,null,0]],["a4","double",[null,null,6.25,0.25,null,0.5625,0.25,null,1,12.25,0.5625,null,null,6.25,0.25,0.010000000000000002,1,0.25,0.81,null,0.25,null,0]],["a5","double",[null,null,6.25,0.25,null,0.5625,0.25,null,0.5530203791605,12.25,0.5625,null,null,6.25,0.25,0.010000000000000002,1,0.25,0.81,null,0.25,null,0]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  group by g0, g1;
-- [["g0","boolean",[true,false,null,false,true,true,false,null,null,false,false,null]],["g1","varchar",["a","","東京","東京",null,"é","it's","é","a",null,"a",""]],["key","varchar",["{\"\":true,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":null,\"\":\"東京\"}","{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":null}","{\"\":true,\"\":\"é\"}","{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"é\"}","{\"\":null,\"\":\"a\"}","{\"\":false,\"\":null}","{\"\":false,\"\":\"a\"}","{\"\":null,\"\":\"\"}"]],["n_x0","double",[3,3,2,2,1,1,3,2,1,2,1,1]],["t_x0","double",[0.75,6,4.25,2,0.25,1,3,11.5625,1,2,0.25,1]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  group by g0, g1;
-- [["g0","boolean",[false,null,null,null,null,true,false,false,false,true,false]],["g1","varchar",["it's","","it's","a","é","東京","é","a","東京","it's",""]],["key","varchar",["{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"\"}","{\"\":null,\"\":\"it's\"}","{\"\":null,\"\":\"a\"}","{\"\":null,\"\":\"é\"}","{\"\":true,\"\":\"東京\"}","{\"\":false,\"\":\"é\"}","{\"\":false,\"\":\"a\"}","{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":\"it's\"}","{\"\":false,\"\":\"\"}"]],["n_x0","double",[3,2,4,3,2,1,2,1,1,4,3]],["t_x0","double",[11.8125,1.25,9.25,15.5625,21.125,10.5625,21.125,1,4,6.25,8.25]]]

select g0, x0, x1, x2, w
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select w, k, u, f12, f1, f16
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, k, u, f12, f1, f16
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0))
  where place <= 1001 order by place;
-- [["g0","varchar",["é","東京","a",null,"","it's","東京","it's",null,"é","a","",null,"a","東京","it's","é","","東京","a","","a"]],["x0","double",[null,0.25,0.25,0.5,{"number":"NaN"},0.481033,0.1,0.5,0.25,0.34957,1,0.75,{"number":"NaN"},0.5,null,0.1,null,0.102306,0.5,0.5,0.25,0.75]],["x1","varchar",["é","東京","a",null,"","it's","東京","it's",null,"é","a","",null,"a","東京","it's","é","","東京","a","","a"]],["x2","varchar",["2026-01-01 09:49:02.000000","2026-01-01 01:14:19.000000","2026-01-01 08:51:45.000000","2026-01-01 10:03:13.000000","2026-01-01 02:44:12.000000","2026-01-01 09:37:33.000000",null,"2026-01-01 06:25:18.000000","2026-01-01 02:55:17.000000","2026-01-01 05:37:30.000000","2026-01-01 02:36:43.000000","2026-01-01 02:44:09.000000","2026-01-01 09:14:28.000000","2026-01-01 05:18:57.000000",null,"2026-01-01 08:49:31.000000","2026-01-01 09:01:13.000000",null,"2026-01-01 10:31:45.000000","2026-01-01 04:54:36.000000","2026-01-01 04:10:05.000000","2026-01-01 10:38:29.000000"]],["w","double",[1,4,0.25,0.25,1,1,1,1,1,1,0.25,4,1,1,0.25,1,10.5625,1,1,0.25,1,0.25]]]

select g0, x0, x1, x2, w
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select w, k, u, f12, f1, f16
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, k, u, f12, f1, f16
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0))
  where place <= 1001 order by place;
-- [["g0","varchar",["東京","","it's","é","a","東京","it's","","a","é","a","é","it's","","é","","it's","a","it's","","it's","it's","it's","it's","it's","it's"]],["x0","double",[1,0.75,0.75,0.25,0.325639,0.5,{"number":"Infinity"},-2.5,1,0.1,{"number":"Infinity"},null,0.5,0.5,{"number":"Infinity"},0.5,0.5,{"number":"Infinity"},-2.5,10.025,0.75,0.1,1,-2.5,0.75,10.012]],["x1","varchar",["東京","","it's","é","a","東京","it's","","a","é","a","é","it's","","é","","it's","a","it's","","it's","it's","it's","it's","it's","it's"]],["x2","varchar",["2026-01-01 11:01:12.000000",null,"2026-01-01 01:33:53.000000","2026-01-01 08:01:14.000000",null,"2026-01-01 08:30:52.000000","2026-01-01 02:02:16.000000",null,null,null,"2026-01-01 03:31:27.000000","2026-01-01 00:15:10.000000","2026-01-01 01:52:53.000000","2026-01-01 02:01:28.000000","2026-01-01 04:15:54.000000","2026-01-01 06:38:07.000000","2026-01-01 10:21:25.000000","2026-01-01 07:40:09.000000","2026-01-01 02:24:50.000000","2026-01-01 08:55:22.000000","2026-01-01 05:08:56.000000","2026-01-01 06:23:37.000000",null,"2026-01-01 09:27:27.000000","2026-01-01 04:30:05.000000",null]],["w","double",[4,4,1,10.5625,1,10.5625,0.25,4,4,10.5625,1,10.5625,0.25,1,10.5625,0.25,1,10.5625,1,0.25,1,4,4,4,0.25,10.5625]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select f0 as x0, f2 as x1, w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where w > 0)
  cross join unnest(array['x0', 'x1'], array[x0, x1]) as v(name, x)
  where x is not null
  group by name, x))
  where any_match(element_at(map(array['x0 ', 'x1 '], array[array[3.81249999998475e0, 7.62499999998475e0, 11.43749999998475e0], array[5.56249999997775e0, 11.124999999977751e0, 16.68749999997775e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x1 "]],["x","double",[0.1,0.75,1,1]],["own","double",[4.25,1.5,4,22.25]],["up_to","double",[4.25,8.75,14.25,22.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select f0 as x0, w * w as w
  from (select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0.1,0.102306,0.25,0.34957,0.481033,0.5,0.75,1]],["own","double",[2,1,6.25,1,1,3.5,4.25,0.25]],["up_to","double",[2,3,9.25,10.25,11.25,14.75,19,19.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select f0 as x0, w * w as w
  from (select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f0
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[-2.5,0.1,0.25,0.325639,0.5,0.75,1,10.012,10.025]],["own","double",[9,14.5625,10.5625,1,13.0625,6.25,12,10.5625,0.25]],["up_to","double",[9,23.5625,34.125,35.125,48.1875,54.4375,66.4375,77,77.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select p4 as x0, w * w as w
  from (select incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select k, w, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, w, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 "]],["x","double",[0.5]],["own","double",[0.25]],["up_to","double",[0.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, sum(w) as own
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where key in ('x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"東京"}', 'x0 {"":false,"":null}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":"é"}', 'x0 {"":true,"":null}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"é"}', 'x0 {"":null,"":"東京"}') order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":null}","x0 {\"\":false,\"\":null}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"é\"}","x0 {\"\":true,\"\":null}"]],["x","double",[5,6,5,-1,8,2,3,1,6,4,4,-1,8,6,7,-1,4,1,2]],["own","double",[5,1,0.25,1,2,1,1,1,1,1,1,10.5625,1,4,0.25,0.25,0.5,1,0.25]],["up_to","double",[5,6,0.25,1,3,1,2,1,2,1,1,10.5625,11.5625,4,4.25,0.25,0.75,1,0.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, sum(w) as own
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select w, f2, f6, f1
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where key in ('x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"é"}', 'x0 {"":false,"":"東京"}', 'x0 {"":true,"":"it''s"}', 'x0 {"":true,"":"東京"}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"it''s"}', 'x0 {"":null,"":"é"}') order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"東京\"}"]],["x","double",[-1,1,1,3,5,8,0,8,3,0,3,0,1,6,-2,0,6,7,3,4,-1,3,4,5,6]],["own","double",[0.25,8,1,1,10.5625,0.25,10.5625,10.5625,4,1,0.25,10.5625,4,1,4,0.25,4,1,10.5625,10.5625,0.25,4,1,1,10.5625]],["up_to","double",[0.25,8.25,1,1,11.5625,11.8125,10.5625,21.125,4,1,1.25,10.5625,14.5625,15.5625,4,4.25,8.25,9.25,10.5625,21.125,0.25,4.25,5.25,6.25,10.5625]]]

select x0, x1, w
  from (select p5 as x0, p6 as x1, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select incumbent.w, incumbent.k, incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, candidate.f11 as p9
  from (select k, w, u, f12, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
  union all select k, w, u, f12, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'incumbent:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16
  from "lake"."golden"."incumbent" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f12, f11, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
  union all select k, f12, f11, false as conflict
  from (select k, u, t, w, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id", 'candidate:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(l."text", 'null'), coalesce(json_format(cast(cast(l."count" as double) as json)), 'null'), coalesce(cast((l."text" = 'é') as varchar), 'null'), coalesce(json_format(cast(cast(y."label" as double) as json)), 'null'), coalesce(json_format(cast(cast(l."flag" as double) as json)), 'null'), coalesce(cast(l."flag" as varchar), 'null'), coalesce(json_format(cast(case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as json)), 'null'), coalesce(cast(l."user" as varchar), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(l."count" as varchar), 'null'), coalesce(cast((l."score" >= 0.5e0 or (is_nan(l."score"))) as varchar), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(cast(y."label" as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(date_trunc('hour', l."at") as timestamp(6)) as varchar))), 'null'), coalesce(cast((y."label" = 0) as varchar), 'null'), coalesce(trim(trailing '.'
  from trim(trailing '0'
  from cast(cast(l."at" as timestamp(6)) as varchar))), 'null'), coalesce(cast((case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as varchar), 'null')))))) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, (l."text" = 'é') as f3, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7, l."user" as f8, cast(1 as double) as f9, l."count" as f10, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, l."score" as f12, y."label" as f13, date_trunc('hour', l."at") as f14, (y."label" = 0) as f15, l."at" as f16, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17
  from "lake"."golden"."candidate" as l
  left join (select k, max_by(c0, latest) as "label"
  from (select k, latest, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0, l."at" as latest
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k, latest)
  group by k) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)
  where p9 and w > 0) order by h, x0, x1 limit 1001;
-- [["x0","double",[0.5,null,null,0.1]],["x1","double",[1,0.5,0.5,{"number":"Infinity"}]],["w","double",[0.25,1,10.5625,1]]]
