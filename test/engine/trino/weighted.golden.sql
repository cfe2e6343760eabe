select '' as key, cast(count(x0) as double) as n_x0, cast(count(x1) as double) as n_x1, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0, coalesce(sum(w) filter (where x1 is not null), 0) as t_x1
  from (select f0 as x0, f2 as x1, w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[11]],["n_x1","double",[15]],["t_x0","double",[12.75]],["t_x1","double",[18.75]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f0 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[19]],["t_x0","double",[67.1875]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f0 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[19]],["t_x0","double",[20.5]]]

select '' as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select p4 as x0, w * w as w
  from (select incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k)
  where w > 0);
-- [["key","varchar(0)",[""]],["n_x0","double",[15]],["t_x0","double",[14.25]]]

select *
  from (select cast(coalesce(sum(n_incumbent), 0) as double) as rows_incumbent, cast(coalesce(sum(n_incumbent) filter (where k is not null), 0) as double) as ids_incumbent, cast(coalesce(count_if(n_incumbent > 0 and k is not null), 0) as double) as distinct_incumbent, min(since_incumbent) as since_incumbent, max(until_incumbent) as until_incumbent, cast(coalesce(sum(bad_incumbent), 0) as double) as bad_incumbent, cast(coalesce(sum(n_candidate), 0) as double) as rows_candidate, cast(coalesce(sum(n_candidate) filter (where k is not null), 0) as double) as ids_candidate, cast(coalesce(count_if(n_candidate > 0 and k is not null), 0) as double) as distinct_candidate, min(since_candidate) as since_candidate, max(until_candidate) as until_candidate, cast(coalesce(sum(bad_candidate), 0) as double) as bad_candidate, cast(coalesce(sum(n_reference), 0) as double) as rows_reference, cast(coalesce(sum(n_reference) filter (where k is not null), 0) as double) as ids_reference, cast(coalesce(count_if(n_reference > 0 and k is not null), 0) as double) as distinct_reference, min(since_reference) as since_reference, max(until_reference) as until_reference, cast(coalesce(sum(bad_reference), 0) as double) as bad_reference
  from (select k, count_if(arm = 'incumbent') as n_incumbent, min(t) filter (where arm = 'incumbent') as since_incumbent, max(t) filter (where arm = 'incumbent') as until_incumbent, count_if(arm = 'incumbent' and bad) as bad_incumbent, count_if(arm = 'candidate') as n_candidate, min(t) filter (where arm = 'candidate') as since_candidate, max(t) filter (where arm = 'candidate') as until_candidate, count_if(arm = 'candidate' and bad) as bad_candidate, count_if(arm = 'reference') as n_reference, min(t) filter (where arm = 'reference') as since_reference, max(t) filter (where arm = 'reference') as until_reference, count_if(arm = 'reference' and bad) as bad_reference
  from (select 'incumbent' as arm, k, t, w is null or w < 0 as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
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
  union all select 'candidate' as arm, k, t, w is null or w < 0 as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
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
  union all select 'reference' as arm, k, t, w is null or w < 0 as bad
  from (select cast(null as varchar) as k, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by k))
  cross join (select cast(coalesce(count_if(n_incumbent > 0), 0) as double) as units_incumbent, cast(coalesce(sum(n_incumbent) filter (where u is null), 0) as double) as unknown_incumbent, cast(coalesce(count_if(n_candidate > 0), 0) as double) as units_candidate, cast(coalesce(sum(n_candidate) filter (where u is null), 0) as double) as unknown_candidate, cast(coalesce(count_if(n_incumbent > 0 or n_candidate > 0), 0) as double) as judged
  from (select u, count_if(arm = 'incumbent') as n_incumbent, count_if(arm = 'candidate') as n_candidate
  from (select 'incumbent' as arm, u
  from (select cast(l."user" as varchar) as u
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
  union all select 'candidate' as arm, u
  from (select cast(l."user" as varchar) as u
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
  group by u));
-- [["rows_incumbent","double",[23]],["ids_incumbent","double",[23]],["distinct_incumbent","double",[23]],["since_incumbent","double",[1767230059000000]],["until_incumbent","double",[1767263909000000]],["bad_incumbent","double",[0]],["rows_candidate","double",[27]],["ids_candidate","double",[27]],["distinct_candidate","double",[27]],["since_candidate","double",[1767226510000000]],["until_candidate","double",[1767265272000000]],["bad_candidate","double",[0]],["rows_reference","double",[16]],["ids_reference","double",[0]],["distinct_reference","double",[0]],["since_reference","double",[1767226309000000]],["until_reference","double",[1767260906000000]],["bad_reference","double",[0]],["units_incumbent","double",[6]],["unknown_incumbent","double",[0]],["units_candidate","double",[6]],["unknown_candidate","double",[0]],["judged","double",[6]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.25e0), 0) as double) as a1, cast(coalesce(sum(w) filter (where x0 <= 0.1e0), 0) as double) as a2, cast(coalesce(sum(w) filter (where x0 <= 1e0), 0) as double) as a3
  from (select bt as b, f0 as x0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  group by b;
-- [["b","integer",[115,51,109,43,27,114,10,97,26,29,95,68,null,59,104,56]],["a0","double",[0.25,0.25,0.25,1,4,1,4,0,0.5,2,1.25,1,2,1,1,1]],["a1","double",[0,0,0,1,0,0,4,0,0,2,1.25,0,2,0,0,0]],["a2","double",[0,0,0,0,0,0,0,0,0,0,1,0,1,0,0,0]],["a3","double",[0.25,0.25,0.25,1,4,1,4,0,0.5,2,1.25,1,2,1,1,1]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.5e0), 0) as double) as a1, cast(coalesce(sum(w) filter (where x0 <= (-2.5e0)), 0) as double) as a2, cast(coalesce(sum(w) filter (where x0 <= 10.012e0), 0) as double) as a3
  from (select bt as b, f0 as x0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  group by b;
-- [["b","integer",[19,82,102,71,14,47,36,54,null,92,44,24,68,0,119]],["a0","double",[2,0,4,0.25,1,0.25,0,2,38.125,10.5625,0,1,4,0,4]],["a1","double",[2,0,4,0.25,0,0,0,0,15.5625,10.5625,0,1,4,0,0]],["a2","double",[0,0,4,0,0,0,0,0,4,0,0,1,0,0,0]],["a3","double",[2,0,4,0.25,1,0.25,0,2,38.125,10.5625,0,1,4,0,4]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= 0.75e0), 0) as double) as a1
  from (select bu as b, p4 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)
  group by b;
-- [["b","integer",[1,3,2,5,4,0]],["a0","double",[2.5,2.25,2.25,1.25,5,1]],["a1","double",[2.5,2.25,2,1.25,4,1]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, f0 as x0, w
  from (select bu as b, f0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)))
  group by b;
-- [["b","integer",[0,2,4,5,1,3]],["a0","double",[15.5625,3,9,14.8125,12.8125,12]],["a1","double",[53.64262500000001,0,-2.4012779999999996,-0.46874999999999944,-4.7835937500000005,-8.881784197001252e-16]],["a2","double",[670.8514122500001,6,23.047045344428,0.7447916666666665,2.5696582031250004,2.16]],["a3","double",[-2.5,-2.5,-2.5,0.5,0.1,0.1]],["a4","double",[10.012,0.5,0.75,1,0.75,1]],["a5","double",[2.754,-0.5,-0.474787,0.6666666666666666,0.5875,0.7000000000000001]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, f0 as x0, w
  from (select bu as b, f0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)))
  group by b;
-- [["b","integer",[1,3,0,2,4,5]],["a0","double",[2.5,2.5,1,7.25,5,2.25]],["a1","double",[-0.61788525,0,0,0.87103515,0.22500000000000006,-0.1376075]],["a2","double",[0.43510918344862504,0.03125,0,0.44809208990921,0.028125000000000004,0.05639035785833333]],["a3","double",[0.102306,0.25,0.5,0.25,0.1,0.1]],["a4","double",[1,0.75,0.5,0.75,0.25,0.5]],["a5","double",[0.5880765,0.5,0.5,0.4462066,0.175,0.3165233333333333]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, p0 as x0, w
  from (select bu as b, p0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.w, cast(((incumbent.f12 >= 0.5e0 or (is_nan(incumbent.f12))) <> (candidate.f12 >= 0.5e0 or (is_nan(candidate.f12)))) as double) as p0
  from (select l."id" as k, cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)))
  group by b;
-- [["b","integer",[0,2,4,5,1,3]],["a0","double",[1,6.25,5,1.25,2.5,2.5]],["a1","double",[0,-2.4375,0,0.375,0.375,0]],["a2","double",[0,2.390625,0,0.3125,0.65625,0.625]],["a3","double",[0,0,0,0,0,0]],["a4","double",[0,1,0,1,1,1]],["a5","double",[0,0.75,0,0.5,0.25,0.5]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by b) as z0
  from (select b, p0 as x0, w
  from (select bu as b, p0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select u, w, case when is_finite(i_f12) then i_f12 end as p0
  from (select u, w, f12 as i_f12
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  union all select u, w, cast(null as double) as i_f12
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w
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
  from (-3))))))
  where w > 0)))
  group by b;
-- [["b","integer",[1,3,0,2,4,5]],["a0","double",[2.5,2.5,1,7.25,5,2.25]],["a1","double",[-0.61788525,0,0,0.87103515,0.22500000000000006,-0.1376075]],["a2","double",[0.43510918344862504,0.03125,0,0.44809208990921,0.028125000000000004,0.05639035785833332]],["a3","double",[0.102306,0.25,0.5,0.25,0.1,0.1]],["a4","double",[1,0.75,0.5,0.75,0.25,0.5]],["a5","double",[0.5880765,0.5,0.5,0.4462066,0.175,0.3165233333333333]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite(r1) then r1 end end as y1
  from (select *, case when p2 is not null then cast(((sum(w) over (partition by known, p2 is null order by p2) - sum(w) over (partition by known, p2 is null, p2) + 1) + sum(w) over (partition by known, p2 is null order by p2)) / 2e0 as double) end as r0, case when p3 is not null then cast(((sum(w) over (partition by known, p3 is null order by p3) - sum(w) over (partition by known, p3 is null, p3) + 1) + sum(w) over (partition by known, p3 is null order by p3)) / 2e0 as double) end as r1
  from (select bu as b, p2, p3, p2 is not null and p3 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.w, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select l."id" as k, cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)))))
  group by b;
-- [["b","integer",[0,2,4,5,1,3]],["a0","double",[1,2.25,5,1.25,2.5,2.25]],["a1","double",[0,-2.6874999999999987,8.4375,-4.125,-7.078125,2.6874999999999987]],["a2","double",[0,4.125,3.9375,0,-2.0625,-1.8437499999999987]],["a3","double",[0,9.63020833333333,39.55078125,37.8125,64.17431640625,9.63020833333333]],["a4","double",[0,-14.781249999999998,18.45703125,0,27.564453125,-6.60677083333333]],["a5","double",[0,22.6875,8.61328125,0,19.8515625,31.727864583333332]],["a6","double",[12.5,7.125,1.5,1.5,3,7.125]],["a7","double",[12.25,1.125,1.125,9.375,6.75,6.75]],["a8","double",[12.5,12.5,7.125,12.5,14.5,12.5]],["a9","double",[12.25,9.375,3.75,9.375,12.25,14.125]],["a10","double",[12.5,8.916666666666666,4.3125,7,9.78125,10.708333333333334]],["a11","double",[12.25,6.625,2.4375,9.375,10.875,11.666666666666666]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then p2 end as y1
  from (select *, case when p1 is not null then cast(((sum(w) over (partition by known, p1 is null order by p1) - sum(w) over (partition by known, p1 is null, p1) + 1) + sum(w) over (partition by known, p1 is null order by p1)) / 2e0 as double) end as r0
  from (select bt as b, p1, p2, p1 is not null and p2 is not null as known, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, w, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, cast((c_f12 >= 0.5e0 or (is_nan(c_f12))) as double) as p2
  from (select t, w, f12 as i_f12, cast(null as double) as c_f12
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  union all select t, w, cast(null as double) as i_f12, f12 as c_f12
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))))))
  where w > 0)))))
  group by b;
-- [["b","integer",[0,24,26,29,44,54,56,59,68,92,95,104,119,null,10,14,19,27,36,43,47,51,71,82,97,102,109,114,115]],["a0","double",[0,1,0,0,0,2,0,0,4,10.5625,0,0,4,38.125,0,1,2,0,0,0,0.25,0,0.25,0,0,4,0,0,0]],["a1","double",[null,0,null,null,null,0,null,null,0,0,null,null,0,80.75725446428578,null,0,0,null,null,null,0,null,0,null,null,0,null,null,null]],["a2","double",[null,0,null,null,null,0,null,null,0,0,null,null,0,0.7767857142857153,null,0,0,null,null,null,0,null,0,null,null,0,null,null,null]],["a3","double",[null,0,null,null,null,0,null,null,0,0,null,null,0,17180.704891282683,null,0,0,null,null,null,0,null,0,null,null,0,null,null,null]],["a4","double",[null,0,null,null,null,0,null,null,0,0,null,null,0,374.15740593112247,null,0,0,null,null,null,0,null,0,null,null,0,null,null,null]],["a5","double",[null,0,null,null,null,0,null,null,0,0,null,null,0,9.22576530612245,null,0,0,null,null,null,0,null,0,null,null,0,null,null,null]],["a6","double",[null,5,null,null,null,41.5,null,null,16.78125,31.46875,null,null,51.125,5,null,41.5,31.46875,null,null,null,41.5,null,31.46875,null,null,5,null,null,null]],["a7","double",[null,0,null,null,null,1,null,null,0,1,null,null,1,0,null,1,1,null,null,null,1,null,1,null,null,0,null,null,null]],["a8","double",[null,5,null,null,null,41.5,null,null,16.78125,31.46875,null,null,51.125,62.40625,null,41.5,31.46875,null,null,null,41.5,null,31.46875,null,null,5,null,null,null]],["a9","double",[null,0,null,null,null,1,null,null,0,1,null,null,1,1,null,1,1,null,null,null,1,null,1,null,null,0,null,null,null]],["a10","double",[null,5,null,null,null,41.5,null,null,16.78125,31.46875,null,null,51.125,36.07142857142857,null,41.5,31.46875,null,null,null,41.5,null,31.46875,null,null,5,null,null,null]],["a11","double",[null,0,null,null,null,1,null,null,0,1,null,null,1,0.5714285714285714,null,1,1,null,null,null,1,null,1,null,null,0,null,null,null]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1, avg(x2) over (partition by b) as z2, avg(x3) over (partition by b) as z3
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where w > 0 and f8 is not null))
  group by q0))))
  group by b;
-- [["b","integer",[1,3,0,2,4,5]],["a0","double",[3.24,5.34765625,4.340277777777779,1,2.777777777777778,5.0625]],["a1","double",[0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0]],["a3","double",[0,0,0,0,0,0]],["a4","double",[0,0,0,0,0,0]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[5,4,3,4,3,4]],["a16","double",[0.75,1,10.012,0.5,0.75,1]],["a17","double",[12,1.5,6,0.75,5.25,3.25]],["a18","double",[15,10,6,10,6,10]],["a19","double",[5,4,3,4,3,4]],["a20","double",[0.75,1,10.012,0.5,0.75,1]],["a21","double",[12,1.5,6,0.75,5.25,3.25]],["a22","double",[15,10,6,10,6,10]],["a23","double",[5,4,3,4,3,4]],["a24","double",[0.75,1,10.012,0.5,0.75,1]],["a25","double",[12,1.5,6,0.75,5.25,3.25]],["a26","double",[15,10,6,10,6,10]]]

select b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by b) as z0, avg(x1) over (partition by b) as z1, avg(x2) over (partition by b) as z2, avg(x3) over (partition by b) as z3
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where w > 0 and f8 is not null))
  group by q0))))
  group by b;
-- [["b","integer",[0,2,4,5,1,3]],["a0","double",[1,1.2100000000000002,2.25,2.06640625,0.5625,0.5625]],["a1","double",[0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0]],["a3","double",[0,0,0,0,0,0]],["a4","double",[0,0,0,0,0,0]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[1,5,2,4,4,4]],["a16","double",[0.5,0.75,0.25,0.5,1,0.75]],["a17","double",[2,7,5,7.5,1.8,10.8]],["a18","double",[1,15,3,10,10,10]],["a19","double",[1,5,2,4,4,4]],["a20","double",[0.5,0.75,0.25,0.5,1,0.75]],["a21","double",[2,7,5,7.5,1.8,10.8]],["a22","double",[1,15,3,10,10,10]],["a23","double",[1,5,2,4,4,4]],["a24","double",[0.5,0.75,0.25,0.5,1,0.75]],["a25","double",[2,7,5,7.5,1.8,10.8]],["a26","double",[1,15,3,10,10,10]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[19,71,102,47,14,36,82,null,54,24,119,68,92,0,44]],["positives","double",[1,0,0,0,1,0,0,18.5625,0,0,4,4,10.5625,0,0]],["negatives","double",[1,0.25,4,0.25,0,0,0,19.5625,2,1,0,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[8,8,8,8,8,8,8,8,8,8,8,8,8,8,8]],["q_rows","double",[11,11,11,11,11,11,11,11,11,11,11,11,11,11,11]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0.6124721603563474,0,0,0,0.7461024498886414,0,0,14.633769487750557,0,0,3.714922048997773,1.465478841870824,6.46923719376392,0,0]],["v01_0","double",[0.6477635782747604,0.1619408945686901,3.7955271565495208,0.12180511182108626,0,0,0,13.175918530351439,0.9744408945686901,0.9488817891373802,0,0,0,0,0]],["s10_0_0","double",[0.008842050232340911,0,0,0,0.0015680105493958477,0,0,16.49971826448025,0,0,0.7901515679097756,1.8510650259655792,0.986475768304253,0,0]],["s01_0_0","double",[0.0034504767281192186,0.00021565479550745116,0.9399492693687164,0.0030053390163024005,0,0,0,4.756503611959544,0.09617084852167682,0.05874682933554477,0,0,0,0,0]],["ap_0","double",[0.7302052785923754,0,0,0,0.6561844863731656,0,0,16.182661051343167,0,0,3.290858725761773,2.414607948442535,7.712793255131965,0,0]],["gain_0","double",[0.5812606074065327,-0.06856047984532766,-0.13867474310438074,-0.07406307511889719,0.7930143304135586,0,0,14.772585377392579,-0.5925046009511775,-0.034668685776095186,4.089618775337453,2.6230578006941387,9.036245439196595,0,0]],["v10_1","double",[0.035634743875278395,0,0,0,0.3741648106904232,0,0,4.73608017817372,0,0,1.4253897550111359,1.4253897550111359,4.893095768374165,0,0]],["v01_1","double",[0.8849840255591054,0.2244408945686901,0.5399361022364217,0.2244408945686901,0,0,0,6.703674121405751,0,0.6677316293929713,0,0,0,0,0]],["s10_1_0","double",[0.027628145152767375,0,0,0,0.0017705980759035987,0,0,1.6111363673583678,0,0,0.09563487966120043,-0.1463766994372538,-1.403684475761874,0,0]],["s01_1_0","double",[-0.03263245444952619,-0.0020864459419623364,-0.7541490339820244,-0.007788867425750183,0,0,0,-9.522866646297013,0.1444864212396734,0.08199169225966989,0,0,0,0,0]],["s10_1_1","double",[0.08632776160787516,0,0,0,0.0019993599836438877,0,0,2.244647729294122,0,0,0.011575032663678318,0.011575032663678318,1.9973426320262027,0,0]],["s01_1_1","double",[0.30861737878778384,0.020186227060184664,0.6050760227070502,0.020186227060184664,0,0,0,19.881558421821403,0.21707540531830535,0.1144340498992152,0,0,0,0,0]],["ap_1","double",[0.5603190428713859,0,0,0,0.5574803149606299,0,0,10.346098585120966,0,0,2.4749679075738125,2.4749679075738125,3.9668055555555557,0,0]],["gain_1","double",[0.5485921189764326,-0.008667171444023796,-1.946026296944755,-0.008667171444023796,0.6920051819567701,0,0,7.147927672577925,-0.9730131484723775,-0.18233691618777914,2.9684669663575547,2.9684669663575547,9.173891111922881,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[26,104,null,59,29,95,56,68,51,27,115,43,10,109,114,97]],["positives","double",[0,0,0,0,1,1.25,1,1,0,0,0,0,0,0,1,0]],["negatives","double",[0.5,1,2,1,1,0,0,0,0.25,4,0.25,1,4,0.25,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6]],["q_rows","double",[13,13,13,13,13,13,13,13,13,13,13,13,13,13,13,13]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0.32786885245901637,0.11475409836065573,0.6721311475409836,0.6721311475409836,0,0,0,0,0,0,0.6721311475409836,0]],["v01_0","double",[0,0.5714285714285714,1.7142857142857144,0.5714285714285714,0.6904761904761905,0,0,0,0.07142857142857142,0,0,0.6904761904761905,2.761904761904762,0.07142857142857142,0,0]],["s10_0_0","double",[0,0,0,0,0.019744527749288386,0.19097894465499185,0.04151286959287879,0.04151286959287879,0,0,0,0,0,0,0.04151286959287879,0]],["s01_0_0","double",[0.027422955207344966,0.01061816825628396,0.30680192886972935,0.01061816825628396,0.04932490778269561,0,0,0,0.0020855157435185853,3.5101382665401557,0.013711477603672483,0.04932490778269561,0.7891985245231298,0.0020855157435185853,0,0]],["ap_0","double",[0,0,0,0,0.24285714285714285,0.3168118466898955,0.36363636363636365,0.36363636363636365,0,0,0,0,0,0,0.36363636363636365,0]],["gain_0","double",[-0.08103545384210882,-0.029839502725539948,-0.024985127900059488,-0.029839502725539948,0.3033871966395125,0.3756921596717212,0.6854108788219592,0.6854108788219592,-0.04051772692105441,-0.6482836307368706,-0.04051772692105441,-0.029839502725539948,-0.11935801090215979,-0.04051772692105441,0.6854108788219592,0]],["v10_1","double",[0,0,0,0,0.13114754098360656,1.0307377049180328,0.2540983606557377,0.9672131147540983,0,0,0,0,0,0,0.1721311475409836,0]],["v01_1","double",[0.5,1,1,0.19047619047619047,0.9047619047619048,0,0,0,0.125,1.5238095238095237,0.09523809523809523,0.38095238095238093,1.5238095238095237,0.17857142857142858,0,0]],["s10_1_0","double",[0,0,0,0,0.049964624387782534,-0.20725446857055105,-0.04739783578037502,0.09789720779470076,0,0,0,0,0,0,-0.0640984155016481,0]],["s01_1_0","double",[-0.03005098841471552,0.05288973960989928,0.021656212426742552,-0.03052723373681641,0.09284178600222671,0,0,0,-0.00015151182752057987,0.7927062251936526,0.0030965086921627056,-0.02349217927787439,-0.3758748684459902,-0.002597982218955843,0,0]],["s10_1_1","double",[0,0,0,0,0.12643825782574963,0.23424718808064296,0.05411706920517915,0.23086487125531927,0,0,0,0,0,0,0.09897188293932642,0]],["s01_1_1","double",[0.03293087480445908,0.26344699843567265,0.028696903826477292,0.08776579699334726,0.17475141091104535,0,0,0,0.000011007269520725806,0.17901948918956676,0.0006992948796467451,0.011188718074347922,0.17901948918956676,0.003236375285579606,0,0]],["ap_1","double",[0,0,0,0,0.27631578947368424,0.7217514124293785,0.22033898305084745,0.6666666666666666,0,0,0,0,0,0,0.25,0]],["gain_1","double",[0,0,-0.07717043245586028,-0.4923660582592749,0.2998614958448753,1.1293227062218096,0.36861824030701457,1.037168146145056,-0.011980403453707614,-0.19168645525932182,-0.011980403453707614,-0.047921613814830455,-0.19168645525932182,-0.007312204660257456,0.3322062897181033,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,5,2,4,0]],["positives","double",[0,12,10.5625,1,0,15.5625]],["negatives","double",[12.8125,0,4.25,2,9,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[8,8,8,8,8,8]],["q_rows","double",[11,11,11,11,11,11]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,8.89532293986637,6.46923719376392,0.6124721603563474,0,11.664949888641425]],["v01_0","double",[10.038937699680512,0,1.6507587859424921,1.5966453674121406,6.539936102236422,0]],["s10_0_0","double",[0,3.43136816178513,0.9864757683042553,0.008842050232340932,0,15.711134707119868]],["s01_0_0","double",[2.2902855627935135,0,1.7883180409141932,0.06219730606366399,1.71724111995404,0]],["v10_1","double",[0,2.8507795100222717,4.893095768374165,0.035634743875278395,0,5.110244988864142]],["v01_1","double",[0.2244408945686901,0,3.508785942492013,1.5527156549520766,3.95926517571885,0]],["s10_1_0","double",[0,-1.2221425944621855,-1.4036844757618758,0.027628145152767406,0,2.7843077401204037]],["s01_1_0","double",[-5.014272950087135,0,-2.6317461665574875,0.04935923781014371,-2.4963854557624527,0]],["s10_1_1","double",[0,1.7597533078737988,1.9973426320262027,0.08632776160787516,0,0.5100438467313236]],["s01_1_1","double",[12.346423060691219,0,3.887476098104924,0.4230514286869991,4.51018314517098,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[1,3,4,2,5,0]],["positives","double",[0,2.25,0,1,1,1]],["negatives","double",[2.5,0.25,5,6.25,1.25,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[6,6,6,6,6,6]],["q_rows","double",[13,13,13,13,13,13]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,1.4262295081967213,0,0.32786885245901637,0.03278688524590164,0.6721311475409836]],["v01_0","double",[1.5,0,3.6666666666666665,1.3333333333333333,0.6428571428571428,0]],["s10_0_0","double",[0,0.0842597721700881,0,0.019744527749288386,0.18974491167066132,0.04151286959287879]],["s01_0_0","double",[0.193124181500962,0.01371147760367248,0.9796241348819383,3.572166858322653,0.012703683999802554,0]],["v10_1","double",[0,1.2028688524590165,0,0.13114754098360656,0.9672131147540983,0.2540983606557377]],["v01_1","double",[1.2619047619047619,0.09523809523809523,2.142857142857143,3.5535714285714284,0.36904761904761907,0]],["s10_1_0","double",[0,0.03584180245599986,0,0.049964624387782534,-0.20929747873349824,-0.04739783578037502]],["s01_1_0","double",[-0.08962781565192593,0.003096508692162702,-0.31813400805991127,0.9382862389782571,-0.03312521595577226,0]],["s10_1_1","double",[0,0.3332190710199694,0,0.12643825782574963,0.23086487125531927,0.05411706920517915]],["s01_1_1","double",[0.05530831095315489,0.0006992948796467436,0.19652767494169576,0.6172289058058053,0.0910021722789268,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select bu as b, case when p8 is not null and p2 is not null and p3 is not null then p8 end as y, case when p8 is not null and p2 is not null and p3 is not null then p2 end as s0, case when p8 is not null and p2 is not null and p3 is not null then p3 end as s1, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.w, cast(incumbent.f13 as double) as p8, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select l."id" as k, cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, y."label" as f13, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)
  group by b, y, s0, s1))))
  group by b;
-- [["b","integer",[5,2,4,0,1,3]],["positives","double",[1,1,0,1,0,2.25]],["negatives","double",[0.25,1.25,5,0,2.5,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[6,6,6,6,6,6]],["q_rows","double",[9,9,9,9,9,9]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0.05555555555555555,0.5555555555555556,0,0.9166666666666666,0,1.972222222222222]],["v01_0","double",[0.07142857142857142,0.7619047619047619,3.6666666666666665,0,1.5,0]],["s10_0_0","double",[0.37345679012345673,0.012345679012345664,0,0.0625,0,0.1257716049382716]],["s01_0_0","double",[0.009070294784580497,0.00963718820861678,0.06575963718820865,0,0.07653061224489797,0]],["v10_1","double",[0.7638888888888888,0.7638888888888888,0,0.9166666666666666,0,1.8888888888888888]],["v01_1","double",[0.15476190476190477,0.8690476190476191,5,0,1.4047619047619047,0]],["s10_1_0","double",[0.037588183421516756,0.006834215167548498,0,0.02281746031746032,0,-0.004188712522045845]],["s01_1_0","double",[0.0049130763416477706,-0.009070294784580504,0.10808767951625099,0,0.040627362055933466,0]],["s10_1_1","double",[0.003783226253464349,0.003783226253464349,0,0.008330183925422022,0,0.06717687074829934]],["s01_1_1","double",[0.00266124968505921,0.04448538674729152,0.518266565885613,0,0.2786911060720585,0]]]

select c0, c1, c2, c3, c4, c5, cast(grouping(c0, c1, c2, c3, c4, c5) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0
  from (select bu as c0, case when not is_nan(f1) then cast(width_bucket(f1, array[0.1e0, 0.5e0, 1e0]) as integer) end as c1, case when not is_nan(f1) then cast(width_bucket(f1, array[0e0, 0.25e0, 0.5e0, 0.75e0, 1e0]) as integer) end as c2, case when not is_nan(f1) then cast(width_bucket(f1, array[1e0, 1.0000000000000002e0]) as integer) end as c3, case when not is_nan(f1) then cast(2 - width_bucket(-f1, array[(-1e0), (-0.9999999999999999e0)]) as integer) end as c4, case when not is_nan(f1) then cast(3 - width_bucket(-f1, array[(-1e0), (-0.5e0), (-0.1e0)]) as integer) end as c5, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f1
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))))
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2), (c3), (c4), (c0, c5));
-- [["c0","integer",[0,5,4,0,1,0,0,4,1,null,null,null,null,null,0,0,3,4,0,1,0,3,3,3,5,3,0,null,null,null,3,5,0]],["c1","integer",[2,3,1,null,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,null,2,null,null,null,null,null,null,null,null,null,null]],["c2","integer",[null,null,null,null,null,3,5,1,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,5,4,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,null,null,0,1,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,2,2,0,null,3,null,null,null,null,null,null,null,null,null,null,null,2,3]],["way","double",[15,15,15,15,15,23,23,23,23,59,59,59,59,61,30,30,30,30,30,30,15,15,15,23,23,23,23,61,61,61,30,30,30]],["a0","double",[3,1,11.5625,4,4,3,4,11.5625,4,14.8125,4,6,5,5,3,3,0.25,11.5625,4,4,4,2,0.25,2,1,0.25,4,14.8125,4,6,2,1,1]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2, cast(coalesce(sum(w * w) filter (where m1 is not null), 0) as double) as a3, cast(sum(w * w * m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.5e0), (-0.1e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, l."score" as f12, y."label" as f13, l."text" as f1, date_trunc('hour', l."at") as f14
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
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[1,2,3,2,5,0,1,1,4,0,1,4,2,null,null,null,null,null,null,null,null,null,null,null,null,null,4,5,0,3,4,2,3,5,0,1,2,3,4,5,3,5,0,2,3,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c1","boolean",[true,true,true,false,null,true,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,true,false,false,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,null,null,"it's","","it's","é","a","",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"","a","東京","","é","it's","it's","it's","é","東京","","it's","a","it's","a",null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,3,3,5,1,2,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,5,2,0,5,0,1,0,null,4,2,3,5,4,4,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","varchar",[null,null,null,null,null,null,null,"0","0","1","0","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"1","0","1","1","0","0","1","0","0","1","0","1","0","1","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,54,19,82,92,68,102,119,14,36,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,44,24,0,null,null,71,47,null,null,null,null,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,2,1,3,1,0,0,2,2,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,0,3,0,null,3,1,1,2,null,null,null,null,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 05:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 07:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 11:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 03:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 00:00:00.000000",null,null,"2026-01-01 06:00:00.000000","2026-01-01 04:00:00.000000",null,null,null,null,null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,{"number":"Infinity"},-2.5,0.1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.75,0.5,10.012,1,0.325639]],["way","double",[127,127,127,127,127,127,127,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,510,510,510,510,127,127,127,127,127,143,143,143,143,143,143,143,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,510,510,510,510,510]],["a0","double",[12.8125,3,18.5625,1,10.5625,11.5625,10.5625,2.25,4,10.5625,10.5625,1,1,2,2,10.5625,10.5625,4,4,4,1,1,22.125,9,14.5625,10.5625,4,14.8125,4,4,5,1,10.5625,10.5625,4,10.5625,1,4,4,10.5625,4,0.25,1,1,4,4,12,14.5625,10.5625,1,10.5625,10.5625,1,0.25,0.25,7.25,12.8125,10.5625,12,1]],["a1","double",[12.8125,3,18.5625,1,10.5625,11.5625,10.5625,2.25,4,10.5625,10.5625,1,1,2,2,10.5625,10.5625,4,4,4,1,1,22.125,9,14.5625,10.5625,4,14.8125,4,4,5,1,10.5625,10.5625,4,10.5625,1,4,4,10.5625,4,0.25,1,1,4,4,12,14.5625,10.5625,1,10.5625,10.5625,1,0.25,0.25,7.25,12.8125,10.5625,12,1]],["a2","double",[0,1,8,0,0,11.5625,0,0,0,10.5625,0,0,0,0,1,0,10.5625,4,0,4,1,0,0,4,4,0,0,10.5625,4,4,0,1,0,10.5625,4,0,0,4,0,0,4,0,1,0,4,0,4,4,0,0,0,10.5625,0,0,0,1,11.5625,10.5625,8,0]],["a3","double",[2.25,2,8,1,0,11.5625,10.5625,2.25,4,10.5625,10.5625,1,1,2,2,0,10.5625,4,4,4,1,0,0,9,14.5625,0,4,14.8125,4,4,5,1,0,10.5625,4,0,1,4,4,0,4,0.25,1,0,4,4,12,14.5625,0,1,0,10.5625,1,0.25,0.25,7.25,12.8125,10.5625,12,1]],["a4","double",[1.6875,1,8,-2.5,null,106.50175,1.0562500000000001,1.6875,3,105.75175,1.0562500000000001,0.325639,0.5,1.5,1,null,5.28125,0.4,-10,4,0.75,null,null,-22.5,1.4562500000000003,null,3,9.40625,-10,0.4,-9.674361,0.5,null,5.28125,-10,null,-2.5,0.4,-10,null,4,0.125,0.75,null,4,4,11,-8.94375,null,-2.5,null,105.75175,0.325639,0.125,0.1875,5.4375,6.40625,105.75175,12,0.325639]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2, cast(coalesce(sum(w * w) filter (where m1 is not null), 0) as double) as a3, cast(sum(w * w * m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.5e0), (-0.1e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, l."score" as f12, y."label" as f13, l."text" as f1, date_trunc('hour', l."at") as f14
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
  where w > 0)
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[5,4,3,5,2,3,5,4,1,2,0,2,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,2,3,2,1,0,5,1,2,3,5,3,5,3,2,null,null,null,null,null,null,null,null,null,null,null,null]],["c1","boolean",[false,false,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,false,true,true,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,"a","it's","東京","","it's","a","","é",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"a","a","it's","é","a",null,"東京",null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,1,3,1,1,1,2,2,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,4,2,2,2,1,2,2,1,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","varchar",[null,null,null,null,"1","0","1","0","0","0","1","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"0","0","1","0","1","0","1","0",null,null,null,null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,115,95,51,null,59,null,104,95,109,27,10,97,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,26,29,68,56,43,114,null,null,null,null,null,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,2,0,1,0,1,1,1,1,1,2,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,1,1,1,1,1,null,null,null,null,null,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 10:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 04:00:00.000000",null,"2026-01-01 05:00:00.000000",null,"2026-01-01 09:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 09:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 10:00:00.000000",null,null,null,null,null,null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0.75,0.5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.25,0.1,0.34957,0.102306,0.481033,null]],["way","double",[127,127,127,127,143,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,497,497,497,510,510,510,127,127,127,127,127,127,127,143,143,143,143,143,143,143,143,497,497,497,497,497,497,510,510,510,510,510,510]],["a0","double",[2,5,0.25,0.25,1,0.25,1,5,2,1,1,4,10.5625,0.25,1,0.25,1,1,1,1,0.25,0.25,4,4,10.5625,0.5,4.25,3.5,0.5,3,2.25,4.25,2,1,10.5625,0.5,0.25,1,1,0.25,0.25,1,1,0.5,2,1,1,1,1,7.25,2,1,1,1,10.5625]],["a1","double",[2,5,0.25,0.25,1,0.25,1,5,2,1,1,4,10.5625,0.25,1,0.25,1,1,1,1,0.25,0.25,4,4,10.5625,0.5,4.25,3.5,0.5,3,2.25,4.25,2,1,10.5625,0.5,0.25,1,1,0.25,0.25,1,1,0.5,2,1,1,1,1,7.25,2,1,1,1,10.5625]],["a2","double",[1,0,0.25,0,1,0,1,0,0,0,1,0,0,0,1,0,0,0,0,0,0.25,0,0,0,0,0,0,3,0,1,2,0,0,1,0,0,0,1,0,0.25,0,1,0,0,1,1,1,0,1,1.25,1,0,0,0,0]],["a3","double",[2,5,0.25,0.25,1,0.25,1,5,2,1,1,4,0,0.25,1,0.25,1,1,1,1,0.25,0.25,4,4,0,0.5,4.25,3.5,0.5,3,2.25,4.25,2,1,0,0.5,0.25,1,1,0.25,0.25,1,1,0.5,2,1,1,1,1,7.25,2,1,1,1,0]],["a4","double",[0.44957,1.1,0.0625,0.125,0.25,0.1875,0.1,1.1,0.352306,0.481033,0.5,3,null,0.1875,0.1,0.125,0.1,0.34957,0.102306,0.481033,0.0625,0.125,3,1,null,0.5,3.1875,1.75,0.5,0.981033,1.1875,3.125,0.352306,0.5,null,0.5,0.125,0.5,0.34957,0.0625,0.125,0.5,0.25,0.5,0.5,0.5,0.5,0.25,0.5,1.8125,0.2,0.34957,0.102306,0.481033,null]]]

select c0, c1, c2, cast(coalesce(sum(w * w), 0) as double) as a0, cast(coalesce(sum(w * w) filter (where m0 is not null), 0) as double) as a1, cast(sum(w * w * m0) as double) as a2
  from (select bu as c0, case when not is_nan(p5) then cast(5 - width_bucket(-p5, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c1, case when not is_nan(p6) then cast(5 - width_bucket(-p6, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c2, p7 as m0, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.w, incumbent.f12 as p5, candidate.f12 as p6, case when is_finite((incumbent.f12 - candidate.f12)) then (incumbent.f12 - candidate.f12) end as p7
  from (select l."id" as k, cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)
  group by c0, c1, c2;
-- [["c0","integer",[2,4,5,2,1,1,2,3,5,3,1,3,5,0,2,3,4,5]],["c1","integer",[2,1,2,2,1,4,1,3,1,2,1,1,2,2,3,2,1,null]],["c2","integer",[0,0,null,null,3,3,2,5,2,1,1,4,2,3,5,4,1,4]],["a0","double",[0.25,1,1,1,1,0.5,2,0.25,1,1,1,0.25,0.25,1,4,1,4,10.5625]],["a1","double",[0.25,1,0,0,1,0.5,2,0,1,1,1,0.25,0.25,1,0,1,4,0]],["a2","double",[0.75,2.6,null,null,-0.5,0.125,-0.5,null,-0.4,0.4,0.0023059999999999886,-0.1875,0,-0.25,null,-0.5,0.697824,null]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select cast(l."user" as varchar) as u
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
-- [["rows_","double",[27]],["distinct_","double",[6]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select cast(l."user" as varchar) as u
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
-- [["rows_","double",[23]],["distinct_","double",[6]]]

select cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
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
  from (-3)))) as incumbent
  full join (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
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
  from (-3)))) as candidate on incumbent.k = candidate.k);
-- [["rows_","double",[23]],["nulls_","double",[0]],["distinct_","double",[27]],["repeats_","double",[0]],["conflicts_","double",[0]],["both_","double",[23]],["onlyIncumbent_","double",[0]],["onlyCandidate_","double",[4]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(count(*), 0) as double) as distinct_, cast(coalesce(count_if(i and c), 0) as double) as both_, cast(coalesce(count_if(not c), 0) as double) as onlyIncumbent_, cast(coalesce(count_if(not i), 0) as double) as onlyCandidate_
  from (select u, bool_or(i) as i, bool_or(c) as c, count(*) as n
  from (select u, true as i, false as c
  from (select cast(l."user" as varchar) as u
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
  from (select cast(l."user" as varchar) as u
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
-- [["rows_","double",[50]],["distinct_","double",[6]],["both_","double",[6]],["onlyIncumbent_","double",[0]],["onlyCandidate_","double",[0]]]

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
-- [["a0","double",[7.25]],["a1","double",[0.9151875]],["a2","double",[73.130805953125]],["a3","double",[0.5]],["a4","double",[10.012]],["a5","double",[1.97025]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3 and w > 0))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3 and w > 0))));
-- [["a0","double",[10.5625]],["a1","double",[0]],["a2","double",[0]],["a3","double",[0]],["a4","double",[0]],["a5","double",[0]],["a6","double",[0]],["a7","double",[0]],["a8","double",[0]],["a9","double",[0]],["a10","double",[0.1]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0.1]],["a14","double",[0]],["a15","double",[0]],["a16","double",[0.1]],["a17","double",[0]],["a18","double",[0]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3 and w > 0))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2, w
  from (select f0, f4, f5, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3 and w > 0))));
-- [["a0","double",[0]],["a1","double",[null]],["a2","double",[null]],["a3","double",[null]],["a4","double",[null]],["a5","double",[null]],["a6","double",[null]],["a7","double",[null]],["a8","double",[null]],["a9","double",[null]],["a10","double",[null]],["a11","double",[null]],["a12","double",[null]],["a13","double",[null]],["a14","double",[null]],["a15","double",[null]],["a16","double",[null]],["a17","double",[null]],["a18","double",[null]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2, avg(x3) as z3
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))));
-- [["a0","double",[30.625]],["a1","double",[0]],["a2","double",[56.699250000000006]],["a3","double",[30.65625]],["a4","double",[0]],["a5","double",[0]],["a6","double",[0]],["a7","double",[710.2735246428571]],["a8","double",[0]],["a9","double",[81.9909910714286]],["a10","double",[55.59598214285714]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0]],["a14","double",[0]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[-0.5]],["a18","double",[1]],["a19","double",[1]],["a20","double",[10.012]],["a21","double",[3]],["a22","double",[1]],["a23","double",[1]],["a24","double",[2.0374285714285714]],["a25","double",[1.2142857142857142]],["a26","double",[1]]]

select cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))
  cross join (select avg(x0) as z0, avg(x1) as z1, avg(x2) as z2, avg(x3) as z3
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2, w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and w > 0 and f8 is not null and f6 is not null))
  group by q0, q1)))));
-- [["a0","double",[5.444444444444445]],["a1","double",[-1.6277777777777778]],["a2","double",[0.20972222222222248]],["a3","double",[2.42824074074074]],["a4","double",[-3.6499999999999986]],["a5","double",[3.0211111111111117]],["a6","double",[0.018611111111111037]],["a7","double",[0.054236111111111124]],["a8","double",[6.128703703703704]],["a9","double",[0.012037037037037124]],["a10","double",[30.982831790123456]],["a11","double",[7.340000000000001]],["a12","double",[0.02999999999999986]],["a13","double",[16.054166666666667]],["a14","double",[17.91]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[-1.3333333333333333]],["a18","double",[1]],["a19","double",[3]],["a20","double",[1]],["a21","double",[8.75]],["a22","double",[6]],["a23","double",[1.6]],["a24","double",[0.7]],["a25","double",[2.5833333333333335]],["a26","double",[2.4]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, (y."label" = 0) as f15
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
  where f15 and w > 0)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[28.0625]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[11]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, (y."label" = 0) as f15
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
  where f15 and w > 0)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[15.25]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[13]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select distinct u
  from (select cast(l."user" as varchar) as u
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
  union all select cast(l."user" as varchar) as u
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
-- [["u","varchar",["0","1","2","4","3","5"]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when f2 is not null then f0 end as x0, case when f0 is not null then f2 end as x1, w
  from (select f1 as g0, bt as b, f0, f2, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["","a","it's","it's","é","é","","","a","a","it's","it's","it's","it's","it's","é","東京","東京"]],["b","integer",[null,36,14,68,0,null,19,71,82,null,24,47,54,102,null,44,92,119]],["a0","double",[8,0,1,4,0,10.5625,2,0.25,0,5,1,0.25,2,4,14.5625,0,10.5625,4]],["a1","double",[0,null,0,0,null,0,0,0,null,1.0115414999999999,0,0,0,0,29.570625,null,0,0]],["a2","double",[0,null,0,0,null,0,0,0,null,-7.5,0,0,0,0,22.96875,null,0,0]],["a3","double",[21.125,null,0,0,null,0,0,0,null,0.56845344790125,0,0,0,0,295.67752425000003,null,0,0]],["a4","double",[0,null,0,0,null,0,0,0,null,-4.214756250000001,0,0,0,0,229.6651875,null,0,0]],["a5","double",[0,null,0,0,null,0,0,0,null,31.25,0,0,0,0,178.390625,null,0,0]],["a6","double",[-2.5,null,0.75,0.1,null,0.1,0.5,0.5,null,0.325639,-2.5,0.75,0.75,-2.5,1,null,0.5,1]],["a7","double",[1,null,4,3,null,8,0,-1,null,1,3,-1,7,6,-2,null,6,3]],["a8","double",[0.75,null,0.75,0.1,null,0.1,0.5,0.5,null,1,-2.5,0.75,0.75,-2.5,10.012,null,0.5,1]],["a9","double",[1,null,4,3,null,8,0,-1,null,6,3,-1,7,6,5,null,6,3]],["a10","double",[-0.875,null,0.75,0.1,null,0.1,0.5,0.5,null,0.6628195,-2.5,0.75,0.75,-2.5,5.506,null,0.5,1]],["a11","double",[1,null,4,3,null,8,0,-1,null,3.5,3,-1,7,6,1.5,null,6,3]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when f2 is not null then f0 end as x0, case when f0 is not null then f2 end as x1, w
  from (select f1 as g0, bt as b, f0, f2, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["","","a","a","a","a","a","it's","it's","é","東京",null,"","it's","é","東京","東京",null]],["b","integer",[43,null,26,51,56,95,115,68,95,59,10,109,27,104,97,114,null,29]],["a0","double",[1,1,0.5,0.25,1,0.25,0.25,1,1,1,4,0.25,4,1,0,1,1,2]],["a1","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0,0,0]],["a2","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0,0,0]],["a3","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0,0,0]],["a4","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0,0,0]],["a5","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,null,0,0,0]],["a6","double",[0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,null,0.5,0.1,0.25]],["a7","double",[6,5,-1,4,4,4,5,8,8,8,6,2,5,-1,null,2,3,1]],["a8","double",[0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,null,0.5,0.1,0.25]],["a9","double",[6,5,-1,4,4,4,5,8,8,8,6,2,5,-1,null,2,3,1]],["a10","double",[0.25,0.102306,1,0.5,0.5,0.25,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,null,0.5,0.1,0.25]],["a11","double",[6,5,-1,4,4,4,5,8,8,8,6,2,5,-1,null,2,3,1]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when is_finite((h0 - h1)) then (h0 - h1) end as y0, case when is_finite(h2) then h2 end as y1
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(p5) as h0, sum(p6) as h1, min(p1) as h2
  from (select p3 as g0, bu as b, p4 as q0, p5, p6, p1, w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select u, w, coalesce(i_f1, c_f1) as p3, cast(c_f17 as double) as p5, cast(i_f6 as double) as p6, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, coalesce(i_f8, c_f8) as p4
  from (select u, w, f1 as i_f1, f6 as i_f6, f12 as i_f12, f8 as i_f8, cast(null as varchar) as c_f1, cast(null as integer) as c_f17, cast(null as double) as c_f12, cast(null as bigint) as c_f8
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, l."flag" as f6, l."score" as f12, l."user" as f8
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
  union all select u, w, cast(null as varchar) as i_f1, cast(null as boolean) as i_f6, cast(null as double) as i_f12, cast(null as bigint) as i_f8, f1 as c_f1, f17 as c_f17, f12 as c_f12, f8 as c_f8
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17, l."score" as f12, l."user" as f8
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
  from (-3))))))
  where w > 0 and p4 is not null)
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["東京","東京","東京",null,null,"","","","","","a","a","a","a","a","a","it's","it's","it's","it's","it's","it's","é","é"]],["b","integer",[3,4,5,2,5,0,1,2,4,5,0,1,2,3,4,5,0,1,2,3,4,5,1,5]],["a0","double",[2.25,2.25,0,1,0.25,0,1,1.7777777777777777,0,0,0,0.25,0.5625,2.0069444444444446,0,0,0,0,1,2.777777777777778,0,1,0,0]],["a1","double",[0,0,null,0,0,null,0,0,null,null,null,0,0,0,null,null,null,null,0,0,null,0,null,null]],["a2","double",[0,0,null,0,0,null,0,0,null,null,null,0,0,0,null,null,null,null,0,0,null,0,null,null]],["a3","double",[0,0,null,0,0,null,0,0,null,null,null,0,0,0,null,null,null,null,0,0,null,0,null,null]],["a4","double",[0,0,null,0,0,null,0,0,null,null,null,0,0,0,null,null,null,null,0,0,null,0,null,null]],["a5","double",[0,0,null,0,0,null,0,0,null,null,null,0,0,0,null,null,null,null,0,0,null,0,null,null]],["a6","double",[1,0,null,0,-1,null,0,2,null,null,null,-2,0,0,null,null,null,null,1,2,null,0,null,null]],["a7","double",[0.5,0.1,null,0.25,0.5,null,0.102306,0.5,null,null,null,1,0.5,0.25,null,null,null,null,-2.5,0.1,null,0.1,null,null]],["a8","double",[1,0,null,0,-1,null,0,2,null,null,null,-2,0,0,null,null,null,null,1,2,null,0,null,null]],["a9","double",[0.5,0.1,null,0.25,0.5,null,0.102306,0.5,null,null,null,1,0.5,0.25,null,null,null,null,-2.5,0.1,null,0.1,null,null]],["a10","double",[1,0,null,0,-1,null,0,2,null,null,null,-2,0,0,null,null,null,null,1,2,null,0,null,null]],["a11","double",[0.5,0.1,null,0.25,0.5,null,0.102306,0.5,null,null,null,1,0.5,0.25,null,null,null,null,-2.5,0.1,null,0.1,null,null]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast(((sum(w) over (partition by known, g0, f0 is null order by f0) - sum(w) over (partition by known, g0, f0 is null, f0) + 1) + sum(w) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast(((sum(w) over (partition by known, g0, f2 is null order by f2) - sum(w) over (partition by known, g0, f2 is null, f2) + 1) + sum(w) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)))))
  group by g0, b;
-- [["g0","varchar",["","","","a","a","a","it's","é","東京","東京","","a","it's","it's","it's","it's","é"]],["b","integer",[0,4,5,2,4,5,2,1,3,5,2,3,0,1,3,4,5]],["a0","double",[4,4,0.25,0,1,4,1,10.5625,4,10.5625,2,0,11.5625,2.25,8,4,0]],["a1","double",[0,0,0,null,0,0,0,0,0,0,0,null,52.1455078125,0,0,0,null]],["a2","double",[0,0,0,null,0,0,0,0,0,0,0,null,53.71435546875,10.843750000000004,0,0,null]],["a3","double",[0,0,0,null,0,0,0,0,0,0,0,null,343.82911682128906,0,105.125,0,null]],["a4","double",[0,0,0,null,0,0,0,0,0,0,0,null,354.17354583740234,0,-16.3125,0,null]],["a5","double",[0,0,0,null,0,0,0,0,0,0,0,null,364.82919692993164,156.78255208333337,2.53125,0,null]],["a6","double",[2.5,8.75,5.625,null,1,3.5,3,5.78125,13.0625,5.78125,5.625,null,11.125,11.125,7.5,3,null]],["a7","double",[8,11.125,3.4375,null,5.5,4.25,8.75,8.671875,9.03125,12.671875,4.5625,null,15.8125,10.1875,9.875,24.8125,null]],["a8","double",[2.5,8.75,5.625,null,1,3.5,3,5.78125,13.0625,5.78125,5.625,null,22.03125,11.125,14.75,3,null]],["a9","double",[8,11.125,3.4375,null,5.5,4.25,8.75,8.671875,9.03125,12.671875,4.5625,null,27.046875,31.875,11,24.8125,null]],["a10","double",[2.5,8.75,5.625,null,1,3.5,3,5.78125,13.0625,5.78125,5.625,null,16.578125,11.125,11.125,3,null]],["a11","double",[8,11.125,3.4375,null,5.5,4.25,8.75,8.671875,9.03125,12.671875,4.5625,null,21.4296875,24.645833333333332,10.4375,24.8125,null]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a3, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9, cast(max(z0) as double) as a10, cast(max(z1) as double) as a11
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1, w
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast(((sum(w) over (partition by known, g0, f0 is null order by f0) - sum(w) over (partition by known, g0, f0 is null, f0) + 1) + sum(w) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast(((sum(w) over (partition by known, g0, f2 is null order by f2) - sum(w) over (partition by known, g0, f2 is null, f2) + 1) + sum(w) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  where w > 0)))))
  group by g0, b;
-- [["g0","varchar",["a","it's","東京","","","a","a","a","it's","it's","é","東京",null,null]],["b","integer",[2,2,3,1,2,0,1,3,3,5,5,4,2,5]],["a0","double",[0.25,1,1,2,4,1,0.5,0.5,1,1,1,5,2,0.25]],["a1","double",[0,0,0,0,0,0,0,0,0,0,0,3.75,0,0]],["a2","double",[0,0,0,0,0,0,0,0,0,0,0,5.625,0,0]],["a3","double",[0,0,0,0.5,0,0,0,0.28125,0,0,0,7.8125,0,0]],["a4","double",[0,0,0,1.75,0,0,0,0.3046875,0,0,0,11.71875,0,0]],["a5","double",[0,0,0,6.125,0,0,0,0.330078125,0,0,0,17.578125,0,0]],["a6","double",[1.375,2,6,1,4.5,1.375,2.5,0.625,3,1,1,1,1.5,2.625]],["a7","double",[2.4375,2,4,3.5,5.25,2.4375,2,2.0625,4,3,1.5,2.5,2.25,3.9375]],["a8","double",[1.375,2,6,2,4.5,1.375,2.5,2.125,3,1,1,3.5,1.5,2.625]],["a9","double",[2.4375,2,4,7,5.25,2.4375,2,3.6875,4,3,1.5,6.25,2.25,3.9375]],["a10","double",[1.375,2,6,1.5,4.5,1.375,2.5,1.375,3,1,1,2.25,1.5,2.625]],["a11","double",[2.4375,2,4,5.25,5.25,2.4375,2,2.875,4,3,1.5,4.375,2.25,3.9375]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a4, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a6, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a7, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a8, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15, cast(max(z0) as double) as a16, cast(max(z1) as double) as a17, cast(max(z2) as double) as a18
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2
  from (select g0, b, case when p3 is not null and p4 is not null then p2 end as x0, case when p2 is not null and p4 is not null then p3 end as x1, case when p2 is not null and p3 is not null then p4 end as x2, w
  from (select p1 as g0, bt as b, p2, p3, p4, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select incumbent.t, incumbent.w, incumbent.f1 as p1, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k))
  where w > 0)))
  group by g0, b;
-- [["g0","varchar",["","","a","a","a","a","a","it's","it's","é","東京",null,"","it's","é","東京","東京",null]],["b","integer",[43,null,26,51,56,95,115,68,95,59,10,109,27,104,97,114,null,29]],["a0","double",[1,1,0.5,0.25,1,0.25,0,1,1,0,4,0.25,0,0,0,1,1,2]],["a1","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a2","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a3","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a4","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a5","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a6","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a7","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a8","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a9","double",[0,0,0,0,0,0,null,0,0,null,0,0,null,null,null,0,0,0]],["a10","double",[0.25,0.102306,1,0.5,0.5,0.25,null,0.5,0.1,null,0.25,0.5,null,null,null,0.5,0.1,0.25]],["a11","double",[0.75,0.1,0.75,-2.5,0.75,1,null,0.1,0.5,null,0.075544,0.5,null,null,null,1,-2.5,0.5]],["a12","double",[0.5,0.0023059999999999886,0.25,3,0.25,0.75,null,0.4,0.4,null,0.174456,0,null,null,null,0.5,2.6,0.25]],["a13","double",[0.25,0.102306,1,0.5,0.5,0.25,null,0.5,0.1,null,0.25,0.5,null,null,null,0.5,0.1,0.25]],["a14","double",[0.75,0.1,0.75,-2.5,0.75,1,null,0.1,0.5,null,0.075544,0.5,null,null,null,1,-2.5,0.5]],["a15","double",[0.5,0.0023059999999999886,0.25,3,0.25,0.75,null,0.4,0.4,null,0.174456,0,null,null,null,0.5,2.6,0.25]],["a16","double",[0.25,0.102306,1,0.5,0.5,0.25,null,0.5,0.1,null,0.25,0.5,null,null,null,0.5,0.1,0.25]],["a17","double",[0.75,0.1,0.75,-2.5,0.75,1,null,0.1,0.5,null,0.075544,0.5,null,null,null,1,-2.5,0.5]],["a18","double",[0.5,0.0023059999999999886,0.25,3,0.25,0.75,null,0.4,0.4,null,0.174456,0,null,null,null,0.5,2.6,0.25]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2, avg(x3) over (partition by g0, b) as z3
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where w > 0 and f8 is not null))
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["","a","it's","it's","é","","","a","a","it's","it's","it's","é","東京","東京"]],["b","integer",[null,36,14,68,0,19,71,82,null,24,47,102,44,92,119]],["a0","double",[8,0,4.515625,4,0,1,0.25,0,5,1,0.6944444444444445,4,10.5625,10.5625,4]],["a1","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a2","double",[0,null,0,0,null,0,0,null,1.0115414999999999,0,0,0,0,0,0]],["a3","double",[0,null,0,0,null,0,0,null,-3.75,0,0,0,0,0,0]],["a4","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a5","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a6","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a7","double",[21.125,null,0,0,null,0,0,null,0.56845344790125,0,0,0,0,0,0]],["a8","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a9","double",[0,null,0,0,null,0,0,null,-2.1073781250000003,0,0,0,0,0,0]],["a10","double",[0,null,0,0,null,0,0,null,7.8125,0,0,0,0,0,0]],["a11","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a12","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a13","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a14","double",[0,null,0,0,null,0,0,null,0,0,0,0,0,0,0]],["a15","double",[1,null,2,2,null,2,1,null,1,1,3,1,2,1,1]],["a16","double",[-2.5,null,10.012,1,null,0.5,0.5,null,0.325639,-2.5,0.75,-2.5,0.1,0.5,1]],["a17","double",[0.5,null,4.666666666666667,-0.3333333333333333,null,0,-0.5,null,0.5,1.5,9.75,3,4,3,1.5]],["a18","double",[1,null,3,3,null,3,1,null,1,1,6,1,3,1,1]],["a19","double",[1,null,2,2,null,2,1,null,1,1,3,1,2,1,1]],["a20","double",[0.75,null,10.012,1,null,0.5,0.5,null,1,-2.5,0.75,-2.5,0.1,0.5,1]],["a21","double",[0.5,null,4.666666666666667,-0.3333333333333333,null,0,-0.5,null,3,1.5,9.75,3,4,3,1.5]],["a22","double",[1,null,3,3,null,3,1,null,1,1,6,1,3,1,1]],["a23","double",[1,null,2,2,null,2,1,null,1,1,3,1,2,1,1]],["a24","double",[-0.875,null,10.012,1,null,0.5,0.5,null,0.6628195,-2.5,0.75,-2.5,0.1,0.5,1]],["a25","double",[0.5,null,4.666666666666667,-0.3333333333333333,null,0,-0.5,null,1.75,1.5,9.75,3,4,3,1.5]],["a26","double",[1,null,3,3,null,3,1,null,1,1,6,1,3,1,1]]]

select g0, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x1 - z1)) as double) as a2, cast(sum(w * (x2 - z2)) as double) as a3, cast(sum(w * (x3 - z3)) as double) as a4, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a5, cast(sum(w * (x1 - z1) * (x0 - z0)) as double) as a6, cast(sum(w * (x1 - z1) * (x1 - z1)) as double) as a7, cast(sum(w * (x2 - z2) * (x0 - z0)) as double) as a8, cast(sum(w * (x2 - z2) * (x1 - z1)) as double) as a9, cast(sum(w * (x2 - z2) * (x2 - z2)) as double) as a10, cast(sum(w * (x3 - z3) * (x0 - z0)) as double) as a11, cast(sum(w * (x3 - z3) * (x1 - z1)) as double) as a12, cast(sum(w * (x3 - z3) * (x2 - z2)) as double) as a13, cast(sum(w * (x3 - z3) * (x3 - z3)) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22, cast(max(z0) as double) as a23, cast(max(z1) as double) as a24, cast(max(z2) as double) as a25, cast(max(z3) as double) as a26
  from (select *, avg(x0) over (partition by g0, b) as z0, avg(x1) over (partition by g0, b) as z1, avg(x2) over (partition by g0, b) as z2, avg(x3) over (partition by g0, b) as z3
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3, w
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, avg(w) * avg(w) as w, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2, w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where w > 0 and f8 is not null))
  group by g0, q0))))
  group by g0, b;
-- [["g0","varchar",["","a","a","a","a","it's","it's","é","東京",null,"","it's","東京",null]],["b","integer",[43,26,51,56,95,68,95,59,10,109,27,104,114,29]],["a0","double",[1,0.25,0.25,1,0.25,1,1,4.515625,2.25,0.25,4,1,1,1]],["a1","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a3","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a4","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a5","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a15","double",[2,2,1,1,2,1,1,2,2,1,1,1,1,2]],["a16","double",[0.25,1,0.5,0.5,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,0.5,0.25]],["a17","double",[5.666666666666667,-1.3333333333333333,2,2,4.666666666666667,4,4,4,5,1,2.5,-0.5,1,1.3333333333333333]],["a18","double",[3,3,1,1,3,1,1,3,3,1,1,1,1,3]],["a19","double",[2,2,1,1,2,1,1,2,2,1,1,1,1,2]],["a20","double",[0.25,1,0.5,0.5,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,0.5,0.25]],["a21","double",[5.666666666666667,-1.3333333333333333,2,2,4.666666666666667,4,4,4,5,1,2.5,-0.5,1,1.3333333333333333]],["a22","double",[3,3,1,1,3,1,1,3,3,1,1,1,1,3]],["a23","double",[2,2,1,1,2,1,1,2,2,1,1,1,1,2]],["a24","double",[0.25,1,0.5,0.5,0.75,0.5,0.1,0.34957,0.25,0.5,0.75,0.481033,0.5,0.25]],["a25","double",[5.666666666666667,-1.3333333333333333,2,2,4.666666666666667,4,4,4,5,1,2.5,-0.5,1,1.3333333333333333]],["a26","double",[3,3,1,1,3,1,1,3,3,1,1,1,1,3]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over (partition by g0) / nullif(p, 0) as m0
  from (select *, sum(pt0) over (partition by g0) as p, sum(qt0) over (partition by g0) as q, sum(pn0) over (partition by g0) as pn, sum(qn0) over (partition by g0) as qn, sum(pt0) over (partition by g0 order by s0) as p0, sum(qt0) over (partition by g0 order by s0) as q0
  from (select g0, s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(b, y, n, w, w2) as row(b integer, y double, n double, w double, w2 double))) as parts
  from (select g0, b, y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  group by g0, b, y, s0)
  group by g0, s0)))
  cross join unnest(parts) as part(b, y, n, w, w2))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","a","a","a","it's","it's","it's","it's","it's","it's","it's","é","é","é"]],["b","integer",[92,119,null,19,71,null,82,36,24,102,68,54,14,47,null,null,0,44]],["positives","double",[10.5625,4,4,1,0,0,0,0,0,0,4,0,1,0,14.5625,0,0,0]],["negatives","double",[0,0,4,1,0.25,5,0,0,1,4,0,2,0,0.25,0,10.5625,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[2,2,2,2,2,0,0,0,4,4,4,4,4,4,4,0,0,0]],["q_rows","double",[0,0,3,3,3,2,2,2,5,5,5,5,5,5,5,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0.11904761904761904,0,0,0,0,0,0,2.7586206896551726,0,0.8448275862068966,0,14.5625,0,0,0]],["v01_0","double",[0,0,0,0.1,0.025,0,0,0,1,4,0,1.5399361022364217,0,0.19249201277955272,0,0,0,0]],["s10_0_0","double",[0,0,0.009070294784580497,0.009070294784580497,0,0,0,0,0,0,0.9135964761791174,0,0.007019622638037776,0,0.6501321779952481,0,0,0]],["s01_0_0","double",[0,0,0.009070294784580497,0.00580498866213152,0.00036281179138322,0,0,0,0.005096421519636939,0.08154274431419102,0,0.05033502735443911,0,0.0015729696048262221,0,0,0,0]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over (partition by g0) / nullif(p, 0) as m0
  from (select *, sum(pt0) over (partition by g0) as p, sum(qt0) over (partition by g0) as q, sum(pn0) over (partition by g0) as pn, sum(qn0) over (partition by g0) as qn, sum(pt0) over (partition by g0 order by s0) as p0, sum(qt0) over (partition by g0 order by s0) as q0
  from (select g0, s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(b, y, n, w, w2) as row(b integer, y double, n double, w double, w2 double))) as parts
  from (select g0, b, y, s0, cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0, w * w as w
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."weight") then l."weight" end as w, l."text" as f1, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  group by g0, b, y, s0)
  group by g0, s0)))
  cross join unnest(parts) as part(b, y, n, w, w2))
  group by g0, b;
-- [["g0","varchar",["東京","東京","東京",null,null,"","","","a","a","a","a","a","it's","it's","it's","é","é"]],["b","integer",[null,10,114,29,109,null,43,27,95,51,56,115,26,95,104,68,59,97]],["positives","double",[0,0,1,1,0,0,0,0,0.25,0,1,0,0,1,0,1,0,0]],["negatives","double",[1,4,0,1,0.25,1,1,4,0,0.25,0,0.25,0.5,0,1,0,1,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,1,1,1,0,0,0,2,2,2,2,2,2,2,2,0,0]],["q_rows","double",[2,2,2,2,2,3,3,3,4,4,4,4,4,1,1,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,1,0.4,0,0,0,0,0,0,0.125,0,0,0,0,1,0,0]],["v01_0","double",[1,4,0,0.5,0,0,0,0,0,0.1,0,0,0,0,0.5,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0.0006250000000000001,0,0.0006249999999999997,0,0,0.25,0,0.25,0,0]],["s01_0_0","double",[0,0,0,0.009999999999999995,0.010000000000000002,0,0,0,0,0.0056250000000000015,0,0.0006250000000000001,0.0012500000000000002,0,0,0,0,0]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(*) - count(k), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_
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
  group by g0;
-- [["g0","varchar",["it's","","a","é","東京"]],["rows_","double",[8,4,3,1,2]],["nulls_","double",[0,0,0,0,0]],["distinct_","double",[8,4,3,1,2]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(*) - count(k), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_
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
  group by g0;
-- [["g0","varchar",["東京",null,"a","","it's"]],["rows_","double",[2,1,5,2,1]],["nulls_","double",[0,0,0,0,0]],["distinct_","double",[2,1,5,2,1]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select cast(l."user" as varchar) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
-- [["g0","varchar",["it's","","a","é","東京"]],["rows_","double",[8,4,3,1,2]],["distinct_","double",[3,3,3,1,2]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select cast(l."user" as varchar) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
-- [["g0","varchar",["a","","it's","東京",null]],["rows_","double",[5,2,1,2,1]],["distinct_","double",[4,2,1,2,1]]]

select g0, cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select candidate.f6 as g0, coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
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
  from (-3)))) as incumbent
  full join (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  from (-3)))) as candidate on incumbent.k = candidate.k
  where candidate.f11)
  group by g0;
-- [["g0","boolean",[null,false,true]],["rows_","double",[8,4,3]],["nulls_","double",[0,0,0]],["distinct_","double",[10,5,3]],["repeats_","double",[0,0,0]],["conflicts_","double",[0,0,0]],["both_","double",[8,4,3]],["onlyIncumbent_","double",[0,0,0]],["onlyCandidate_","double",[2,1,0]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"é"}', '{"":false,"":"東京"}', '{"":true,"":"it''s"}', '{"":true,"":"東京"}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"it''s"}', '{"":null,"":"é"}'], array[1e0, 1e0, 5e0, 0e0, 3e0, 3e0, 6e0, 0e0, 0e0, (-2e0), 3e0]), key)), 0) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."flag" as f6, l."text" as f1, cast(l."count" as double) as f2
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
  where w > 0))
  group by g0, g1, b;
-- [["g0","boolean",[false,null,true,false,null,false,true,false,null,null,null,null,true,false,false,null,false,false,false,true,null]],["g1","varchar",["","é","it's","é","a","","it's","a","a","it's","","a","東京","","it's","it's","é","it's","東京","it's","it's"]],["b","integer",[4,1,3,1,4,5,0,2,5,1,2,3,5,0,2,4,5,0,3,1,3]],["a0","double",[4,10.5625,4,10.5625,1,0.25,1,1,4,2,2,10.5625,10.5625,4,1,4,10.5625,10.5625,4,0.25,4]],["a1","double",[4,10.5625,4,0,0,0.25,0,1,0,0,2,10.5625,10.5625,4,1,0,10.5625,10.5625,4,0.25,4]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(coalesce(sum(w) filter (where x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"東京"}', '{"":false,"":null}', '{"":true,"":"a"}', '{"":true,"":null}', '{"":null,"":"a"}', '{"":null,"":"é"}', '{"":null,"":"東京"}'], array[5e0, 5e0, (-1e0), 2e0, 1e0, (-1e0), 2e0, 4e0, (-1e0), 6e0]), key)), 0) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."flag" as f6, l."text" as f1, cast(l."count" as double) as f2
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
  where w > 0))
  group by g0, g1, b;
-- [["g0","boolean",[true,false,null,false,false,true,null,false,null,false,false,true,false,false,true,false]],["g1","varchar",["a",null,"é","","it's",null,"a","東京","東京","a","it's","a","it's","東京","a",""]],["b","integer",[1,2,5,1,2,5,0,3,4,3,5,2,3,4,3,2]],["a0","double",[0.5,2,11.5625,2,1,0.25,1,1,4,0.25,1,0.25,1,1,0.25,4]],["a1","double",[0.5,2,10.5625,1,1,0.25,1,1,4,0.25,0,0,0,0,0,4]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by g0, g1, b) as z0
  from (select g0, g1, b, f7 as x0, w
  from (select f6 as g0, f1 as g1, bu as b, f7, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."flag" as f6, l."text" as f1, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7
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
  where w > 0)))
  group by g0, g1, b;
-- [["g0","boolean",[false,false,false,false,false,true,true,null,null,null,null,null,false,false,false,false,true,true,null,null,null]],["g1","varchar",["","it's","it's","é","東京","it's","東京","","a","it's","it's","it's","","","a","é","it's","it's","a","a","é"]],["b","integer",[0,0,2,5,3,1,5,2,3,1,3,4,4,5,2,1,0,3,4,5,1]],["a0","double",[4,10.5625,1,0,4,0.25,10.5625,2,0,2,4,4,4,0.25,0,10.5625,1,4,1,4,0]],["a1","double",[0,0,0,null,0,0,0,0,null,0,0,0,0,0,null,0,0,0,0,0,null]],["a2","double",[0,0,0,null,0,0,0,0,null,0,0,0,0,0,null,0,0,0,0,0,null]],["a3","double",[12.25,81.21614400000001,6.25,null,0,0.5625,0.25,0.25,null,0.5625,0,6.25,0.5625,0.25,null,0.010000000000000002,0.0625,0.81,0.106040758321,1,null]],["a4","double",[12.25,81.21614400000001,6.25,null,0,0.5625,0.25,0.25,null,0.5625,0,6.25,0.5625,0.25,null,0.010000000000000002,0.0625,0.81,0.106040758321,1,null]],["a5","double",[12.25,81.21614400000001,6.25,null,0,0.5625,0.25,0.25,null,0.5625,0,6.25,0.5625,0.25,null,0.010000000000000002,0.0625,0.81,0.106040758321,1,null]]]

select g0, g1, b, cast(coalesce(sum(w) filter (where x0 is not null), 0) as double) as a0, cast(sum(w * (x0 - z0)) as double) as a1, cast(sum(w * (x0 - z0) * (x0 - z0)) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(max(z0) as double) as a5
  from (select *, avg(x0) over (partition by g0, g1, b) as z0
  from (select g0, g1, b, f7 as x0, w
  from (select f6 as g0, f1 as g1, bu as b, f7, w * w as w
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, case when is_finite(l."weight") then l."weight" end as w, l."flag" as f6, l."text" as f1, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7
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
  where w > 0)))
  group by g0, g1, b;
-- [["g0","boolean",[false,false,false,false,false,true,true,false,false,false,false,true,true,null,null,null]],["g1","varchar",["","a","it's","it's","東京","a","a","","it's","東京",null,"a",null,"a","é","東京"]],["b","integer",[2,3,3,5,4,2,3,1,2,3,2,1,5,0,5,4]],["a0","double",[4,0.25,1,1,1,0.25,0.25,2,1,1,2,0.5,0.25,1,1,4]],["a1","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["a2","double",[0,0,0,0,0,0,0,0.0013537416434623497,0,0,0.125,0,0,0,0,0]],["a3","double",[0.5625,0.5625,0.25,0.81,0.010000000000000002,0.25,0.5625,0.010466517635999999,0.23139274708899998,0.25,0.0625,1,0.25,0.25,0.1221991849,0.0625]],["a4","double",[0.5625,0.5625,0.25,0.81,0.010000000000000002,0.25,0.5625,0.0625,0.23139274708899998,0.25,0.5625,1,0.25,0.25,0.1221991849,0.0625]],["a5","double",[0.5625,0.5625,0.25,0.81,0.010000000000000002,0.25,0.5625,0.036483258818,0.23139274708899998,0.25,0.3125,1,0.25,0.25,0.1221991849,0.0625]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  where w > 0)
  group by g0, g1;
-- [["g0","boolean",[null,null,null,true,null,false,false,false,false,true,false]],["g1","varchar",["it's","","a","東京","é","it's","é","a","","it's","東京"]],["key","varchar",["{\"\":null,\"\":\"it's\"}","{\"\":null,\"\":\"\"}","{\"\":null,\"\":\"a\"}","{\"\":true,\"\":\"東京\"}","{\"\":null,\"\":\"é\"}","{\"\":false,\"\":\"it's\"}","{\"\":false,\"\":\"é\"}","{\"\":false,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":true,\"\":\"it's\"}","{\"\":false,\"\":\"東京\"}"]],["n_x0","double",[4,2,3,1,1,2,2,1,3,3,1]],["t_x0","double",[10,2,15.5625,10.5625,10.5625,11.5625,21.125,1,8.25,5.25,4]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0, coalesce(sum(w) filter (where x0 is not null), 0) as t_x0
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  where w > 0)
  group by g0, g1;
-- [["g0","boolean",[false,false,false,null,null,true,false,false,true,null]],["g1","varchar",[null,"a","it's","é","a","a","東京","",null,"東京"]],["key","varchar",["{\"\":false,\"\":null}","{\"\":false,\"\":\"a\"}","{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"é\"}","{\"\":null,\"\":\"a\"}","{\"\":true,\"\":\"a\"}","{\"\":false,\"\":\"東京\"}","{\"\":false,\"\":\"\"}","{\"\":true,\"\":null}","{\"\":null,\"\":\"東京\"}"]],["n_x0","double",[2,1,3,2,1,4,2,3,1,1]],["t_x0","double",[2,0.25,3,11.5625,1,1,2,6,0.25,4]]]

select g0, x0, x1, x2, w
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, l."id" as k, cast(l."user" as varchar) as u, l."score" as f12, l."text" as f1, l."at" as f16
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
  where w > 0))
  where place <= 1001 order by place;
-- [["g0","varchar",["東京","","it's","é","a","東京","it's","","a","é","a","é","it's","","a","","it's","","it's","it's","it's","it's","it's"]],["x0","double",[0.5,0.5,-2.5,null,0.325639,1,0.75,0.75,{"number":"Infinity"},{"number":"Infinity"},1,0.1,0.1,0.5,{"number":"Infinity"},-2.5,0.75,0.5,-2.5,0.75,10.012,0.75,1]],["x1","varchar",["東京","","it's","é","a","東京","it's","","a","é","a","é","it's","","a","","it's","","it's","it's","it's","it's","it's"]],["x2","varchar",["2026-01-01 08:30:52.000000","2026-01-01 06:38:07.000000","2026-01-01 09:27:27.000000","2026-01-01 00:15:10.000000",null,"2026-01-01 11:01:12.000000","2026-01-01 05:08:56.000000",null,"2026-01-01 07:40:09.000000","2026-01-01 04:15:54.000000",null,null,"2026-01-01 06:23:37.000000","2026-01-01 02:01:28.000000","2026-01-01 03:31:27.000000",null,"2026-01-01 04:30:05.000000","2026-01-01 02:01:28.000000","2026-01-01 02:24:50.000000","2026-01-01 01:33:53.000000",null,"2026-01-01 05:08:56.000000",null]],["w","double",[10.5625,0.25,4,10.5625,1,4,1,4,10.5625,10.5625,4,10.5625,4,1,1,4,0.25,1,1,1,10.5625,1,4]]]

select g0, x0, x1, x2, w
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, l."id" as k, cast(l."user" as varchar) as u, l."score" as f12, l."text" as f1, l."at" as f16
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
  where w > 0))
  where place <= 1001 order by place;
-- [["g0","varchar",["it's","a","東京",null,"","é","a","it's","é","",null,"東京","a","","東京","it's",null,"a","a","a"]],["x0","double",[0.5,1,0.1,0.5,0.25,0.34957,0.75,0.1,null,0.75,0.25,0.25,0.25,0.102306,0.5,0.481033,0.25,0.5,0.5,1]],["x1","varchar",["it's","a","東京",null,"","é","a","it's","é","",null,"東京","a","","東京","it's",null,"a","a","a"]],["x2","varchar",["2026-01-01 06:25:18.000000","2026-01-01 02:36:43.000000",null,"2026-01-01 10:03:13.000000","2026-01-01 04:10:05.000000","2026-01-01 05:37:30.000000","2026-01-01 10:38:29.000000","2026-01-01 08:49:31.000000","2026-01-01 09:01:13.000000","2026-01-01 02:44:09.000000","2026-01-01 02:55:17.000000","2026-01-01 01:14:19.000000","2026-01-01 08:51:45.000000",null,"2026-01-01 10:31:45.000000","2026-01-01 09:37:33.000000","2026-01-01 02:55:17.000000","2026-01-01 04:54:36.000000","2026-01-01 05:18:57.000000","2026-01-01 02:36:43.000000"]],["w","double",[1,0.25,1,0.25,1,1,0.25,1,10.5625,4,1,4,0.25,1,1,1,1,0.25,1,0.25]]]

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
  where any_match(element_at(map(array['x0 ', 'x1 '], array[array[3.1874999999872498e0, 6.37499999998725e0, 9.562499999987251e0], array[4.68749999998125e0, 9.37499999998125e0, 14.06249999998125e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x1 "]],["x","double",[0.1,0.5,1,1]],["own","double",[4.25,3,4,18.75]],["up_to","double",[4.25,7.25,11.75,18.75]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select f0 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[-2.5,0.1,0.325639,0.5,0.75,1,10.012]],["own","double",[9,14.5625,1,12.8125,7.25,12,10.5625]],["up_to","double",[9,23.5625,24.5625,37.375,44.625,56.625,67.1875]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select f0 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, case when is_finite(l."score") then l."score" end as f0
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
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0.1,0.102306,0.25,0.34957,0.481033,0.5,0.75,1]],["own","double",[2,1,7.25,1,1,3.5,4.25,0.5]],["up_to","double",[2,3,10.25,11.25,12.25,15.75,20,20.5]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, sum(w) as own
  from (select p4 as x0, w * w as w
  from (select incumbent.w, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, case when is_finite(l."weight") then l."weight" end as w, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  from (-3))) as candidate on incumbent.k = candidate.k)
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where key in ('x0 ') order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0,0.0023059999999999886,0.174456,0.25,0.4,0.5,0.75,2.6,3]],["own","double",[0.25,1,4,3.5,2,2,0.25,1,0.25]],["up_to","double",[0.25,1.25,5.25,8.75,10.75,12.75,13,14,14.25]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, sum(w) as own
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where key in ('x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"é"}', 'x0 {"":false,"":"東京"}', 'x0 {"":true,"":"it''s"}', 'x0 {"":true,"":"東京"}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"it''s"}', 'x0 {"":null,"":"é"}') order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"東京\"}"]],["x","double",[-1,1,1,3,5,0,8,3,0,0,1,6,-2,6,7,3,-1,3,4,6]],["own","double",[0.25,8,1,1,10.5625,10.5625,10.5625,4,2,10.5625,4,1,4,4,2,10.5625,0.25,4,1,10.5625]],["up_to","double",[0.25,8.25,1,1,11.5625,10.5625,21.125,4,2,10.5625,14.5625,15.5625,4,8,10,10.5625,0.25,4.25,5.25,10.5625]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, sum(w) as own
  from (select f6 as g0, f1 as g1, f2 as x0, w * w as w
  from (select case when is_finite(l."weight") then l."weight" end as w, cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  where w > 0)
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by g0, g1, name, x))
  where key in ('x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"東京"}', 'x0 {"":false,"":null}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":null}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"é"}', 'x0 {"":null,"":"東京"}') order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":null}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":null}"]],["x","double",[5,6,5,-1,8,2,3,1,4,-1,8,6,-1,4,2]],["own","double",[5,1,0.25,1,2,1,1,2,1,10.5625,1,4,0.5,0.5,0.25]],["up_to","double",[5,6,0.25,1,3,1,2,2,1,10.5625,11.5625,4,0.5,1,0.25]]]

select x0, x1, w
  from (select p5 as x0, p6 as x1, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h, w * w as w
  from (select incumbent.w, incumbent.k, incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, candidate.f11 as p9
  from (select l."id" as k, case when is_finite(l."weight") then l."weight" end as w, cast(l."user" as varchar) as u, l."score" as f12
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
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  from (-3))) as candidate on incumbent.k = candidate.k)
  where p9 and w > 0) order by h, x0, x1 limit 1001;
-- [["x0","double",[0.5,1,0.25,0.75,0.1,0.25,null,0.25,0.75,0.25,0.5,1,0.5]],["x1","double",[0.5,0.75,0.5,{"number":"Infinity"},0.5,0.75,1,1,{"number":"Infinity"},0.5,0.75,0.75,1]],["w","double",[0.25,0.25,1,0.25,1,1,10.5625,0.25,4,1,1,0.25,1]]]
