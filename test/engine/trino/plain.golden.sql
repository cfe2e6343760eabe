select '' as key, cast(count(x0) as double) as n_x0
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0
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
-- [["key","varchar(0)",[""]],["n_x0","double",[22]]]

select '' as key, cast(count(x0) as double) as n_x0
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0
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
-- [["key","varchar(0)",[""]],["n_x0","double",[20]]]

select '' as key, cast(count(x0) as double) as n_x0
  from (select p4 as x0
  from (select case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as candidate on incumbent.k = candidate.k));
-- [["key","varchar(0)",[""]],["n_x0","double",[16]]]

select '' as key, cast(count(x0) as double) as n_x0, cast(count(x1) as double) as n_x1
  from (select f0 as x0, f2 as x1
  from (select case when is_finite(l."score") then l."score" end as f0, cast(1 as double) as f2
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3))));
-- [["key","varchar(0)",[""]],["n_x0","double",[11]],["n_x1","double",[16]]]

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
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
-- [["b","integer",[71,102,65,47,19,14,82,36,null,54,24,68,119,0,59,92,44]],["positives","double",[0,0,0,0,0,1,0,0,4,0,0,1,1,0,0,0,0]],["negatives","double",[1,1,1,1,1,0,0,0,4,2,1,0,0,0,0,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7]],["q_rows","double",[12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0.75,0,0,3,0,0,0.2916666666666667,0.9583333333333334,0,0,0,0]],["v01_0","double",[0.7142857142857143,0.9285714285714286,0.8571428571428571,0.6428571428571429,0.7142857142857143,0,0,0,2.5,1.2857142857142858,0.9285714285714286,0,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0.0012755102040816315,0,0,0.5988520408163265,0,0,0.17860685941043083,0.0595592403628118,0,0,0,0]],["s01_0_0","double",[0,0.045918367346938785,0.020408163265306103,0.005102040816326526,0,0,0,0,0.13775510204081634,0.010204081632653052,0.045918367346938785,0,0,0,0,0,0]],["ap_0","double",[0,0,0,0,0,0.5,0,0,2.9684210526315793,0,0,0.4,0.8,0,0,0,0]],["gain_0","double",[-0.04605724838411819,-0.019390581717451522,-0.019390581717451522,-0.0960572483841182,-0.04605724838411819,0.6232409972299169,0,0,2.967156048014774,-0.1921144967682364,-0.019390581717451522,0.47324099722991697,1.043240997229917,0,0,0,0]],["v10_1","double",[0,0,0,0,0,0.5833333333333334,0,0,1.4583333333333335,0,0,0.5416666666666666,0.5416666666666666,0,0,0,0]],["v01_1","double",[0.8571428571428571,0,0.7142857142857143,0.8571428571428571,0.8571428571428571,0,0,0,1.5714285714285714,0,0.5,0,0,0,0,0,0]],["s10_1_0","double",[0,0,0,0,0,0.004889455782312924,0,0,0.024766156462585037,0,0,-0.04024943310657594,0.023242630385487517,0,0,0,0]],["s01_1_0","double",[0,-0.09566326530612244,0.03826530612244897,-0.02933673469387754,0,0,0,0,-0.17729591836734693,0.0637755102040816,0.011479591836734701,0,0,0,0,0,0]],["s10_1_1","double",[0,0,0,0,0,0.01874291383219955,0,0,0.23990221088435376,0,0,0.009070294784580487,0.009070294784580487,0,0,0,0]],["s01_1_1","double",[0.1686862244897959,0.19929846938775508,0.07174744897959186,0.1686862244897959,0.1686862244897959,0,0,0,0.6288265306122449,0.39859693877551017,0.0028698979591836767,0,0,0,0,0,0]],["ap_1","double",[0,0,0,0,0,0.2857142857142857,0,0,1.3896331738437002,0,0,0.45454545454545453,0.45454545454545453,0,0,0,0]],["gain_1","double",[-0.019390581717451522,-0.2386182948412685,-0.04605724838411819,-0.019390581717451522,-0.019390581717451522,0.6097564298492457,0,0,1.6116964426850386,-0.477236589682537,-0.1700241905328785,0.6765467823538838,0.6765467823538838,0,0,0,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * t0 / n0) filter (where y = 1), 0) as double) as ap_0, cast(coalesce(sum(w * (y * (t0 / n0 + g0_) - l0_)), 0) as double) as gain_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1, cast(coalesce(sum(w * t1 / n1) filter (where y = 1), 0) as double) as ap_1, cast(coalesce(sum(w * (y * (t1 / n1 + g1_) - l1_)), 0) as double) as gain_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1, sum(w * y / n0) over (order by s0) as g0_, sum(w * y * t0 / n0 / n0) over (order by s0) as l0_, sum(w * y / n1) over (order by s1) as g1_, sum(w * y * t1 / n1 / n1) over (order by s1) as l1_
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, p - p0 + pt0 as t0, p + q - p0 - q0 + pt0 + qt0 as n0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1, p - p1 + pt1 as t1, p + q - p1 - q1 + pt1 + qt1 as n1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bt as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
-- [["b","integer",[2,5,4,0,1,3]],["positives","double",[0,0,0,4,0,3]],["negatives","double",[2,2,4,0,4,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[7,7,7,7,7,7]],["q_rows","double",[12,12,12,12,12,12]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,0,0,2.7916666666666665,0,2.2083333333333335]],["v01_0","double",[1.6428571428571428,1.0714285714285714,3.142857142857143,0,2.7142857142857144,0]],["s10_0_0","double",[0,0,0,0.5405683106575964,0,0.29772534013605445]],["s01_0_0","double",[0.045918367346938785,0.12755102040816327,0.07142857142857141,0,0.020408163265306103,0]],["v10_1","double",[0,0,0,2.041666666666667,0,1.0833333333333333]],["v01_1","double",[1.3571428571428572,1.6428571428571428,1.5,0,0.8571428571428571,0]],["s10_1_0","double",[0,0,0,0.13860544217687076,0,-0.12595663265306123]],["s01_1_0","double",[0.01147959183673469,-0.12117346938775508,-0.0816326530612245,0,0.002551020408163268,0]],["s10_1_1","double",[0,0,0,0.05934665532879818,0,0.2174390589569161]],["s01_1_1","double",[0.17155612244897953,0.2838010204081632,0.5854591836734694,0,0.7665816326530612,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when f4 is not null and f0 is not null and f2 is not null then f4 end as y, case when f4 is not null and f0 is not null and f2 is not null then f0 end as s0, case when f4 is not null and f0 is not null and f2 is not null then f2 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
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
-- [["b","integer",[1,3,2,4,5,0]],["positives","double",[0,3,0,0,0,1]],["negatives","double",[4,0,4,3,2,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[4,4,4,4,4,4]],["q_rows","double",[13,13,13,13,13,13]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,1.7307692307692306,0,0,0,0.6923076923076923]],["v01_0","double",[1.875,0,2,2.875,1.125,0]],["s10_0_0","double",[0,0.08237795857988164,0,0,0,0.007488905325443791]],["s01_0_0","double",[0.9618158284023668,0,0.5134985207100591,0.38332100591715984,0.07405695266272189,0]],["v10_1","double",[0,1.9615384615384617,0,0,0,0.5769230769230769]],["v01_1","double",[2.5,0,2.75,2,1,0]],["s10_1_0","double",[0,0.0249630177514793,0,0,0,-0.004992603550295861]],["s01_1_0","double",[-0.6978550295857988,0,0.4151257396449704,0.08598372781065095,-0.12897559171597633,0]],["s10_1_1","double",[0,0.15495562130177518,0,0,0,0.003328402366863907]],["s01_1_1","double",[0.5628698224852071,0,0.4330621301775148,0.2947485207100592,0.31749260355029585,0]]]

select b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0, cast(coalesce(sum(w * v1) filter (where y = 1), 0) as double) as v10_1, cast(coalesce(sum(w * v1) filter (where y = 0), 0) as double) as v01_1, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_1_0, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 1), 0) as double) as s10_1_1, cast(coalesce(sum(w2 * (v1 - m1) * (v1 - m1)) filter (where y = 0), 0) as double) as s01_1_1
  from (select *, sum(w * v0) over (partition by y) / case when y = 1 then p else q end as m0, sum(w * v1) over (partition by y) / case when y = 1 then p else q end as m1
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0, case when y = 1 then (q1 - qt1 / 2) / nullif(q, 0) when y = 0 then (p - p1 + pt1 / 2) / nullif(p, 0) end as v1
  from (select *, sum(w * y) over () as p, sum(w * (1 - y)) over () as q, sum(n * y) over () as pn, sum(n * (1 - y)) over () as qn, sum(w * y) over (order by s0) as p0, sum(w * (1 - y)) over (order by s0) as q0, sum(w * y) over (partition by s0) as pt0, sum(w * (1 - y)) over (partition by s0) as qt0, sum(w * y) over (order by s1) as p1, sum(w * (1 - y)) over (order by s1) as q1, sum(w * y) over (partition by s1) as pt1, sum(w * (1 - y)) over (partition by s1) as qt1
  from (select b, y, s0, s1, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select bu as b, case when p8 is not null and p2 is not null and p3 is not null then p8 end as y, case when p8 is not null and p2 is not null and p3 is not null then p2 end as s0, case when p8 is not null and p2 is not null and p3 is not null then p3 end as s1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, cast(incumbent.f13 as double) as p8, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select l."id" as k, cast(l."user" as varchar) as u, y."label" as f13, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
-- [["b","integer",[1,3,2,5,4,0]],["positives","double",[0,3,0,0,0,1]],["negatives","double",[4,0,2,1,3,0]],["odd","double",[0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0]],["p_rows","double",[4,4,4,4,4,4]],["q_rows","double",[10,10,10,10,10,10]],["hidden","double",[0,0,0,0,0,0]],["v10_0","double",[0,1.8499999999999999,0,0,0,0.7]],["v01_0","double",[1.875,0,1.25,0.375,2.875,0]],["s10_0_0","double",[0,0.04296874999999998,0,0,0,0.00390625]],["s01_0_0","double",[1.0006249999999999,0,0.1253125,0.06890624999999997,0.3192187500000001,0]],["v10_1","double",[0,2.35,0,0,0,0.8]],["v01_1","double",[2.75,0,1.75,0.75,2.625,0]],["s10_1_0","double",[0,-0.05390624999999999,0,0,0,0.0007812500000000042]],["s01_1_0","double",[0.20031249999999998,0,-0.0646875,0.009843749999999993,0.06859375000000004,0]],["s10_1_1","double",[0,0.28171875,0,0,0,0.00015625000000000166]],["s01_1_1","double",[0.08687499999999998,0,0.04656250000000001,0.0014062499999999984,0.11671875000000001,0]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where f8 is not null))
  group by q0)))
  group by b;
-- [["b","integer",[0,2,5,4,1,3]],["a0","double",[1,1,1,1,1,1]],["a1","double",[5,5,4,4,5,4]],["a2","double",[10.012,0.5,1,0.75,0.75,1]],["a3","double",[9.666666666666666,0.75,3.25,6.4,12,1.5]],["a4","double",[15,15,10,10,15,10]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[5,5,4,4,5,4]],["a16","double",[10.012,0.5,1,0.75,0.75,1]],["a17","double",[9.666666666666666,0.75,3.25,6.4,12,1.5]],["a18","double",[15,15,10,10,15,10]],["a19","double",[5,5,4,4,5,4]],["a20","double",[10.012,0.5,1,0.75,0.75,1]],["a21","double",[9.666666666666666,0.75,3.25,6.4,12,1.5]],["a22","double",[15,15,10,10,15,10]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, f2 is null order by f2) + count(*) over (partition by q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select bu as b, f8 as q0, f9, f0, f10, f2
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where f8 is not null))
  group by q0)))
  group by b;
-- [["b","integer",[0,2,5,4,1,3]],["a0","double",[1,1,1,1,1,1]],["a1","double",[2,5,4,3,5,4]],["a2","double",[0.5,0.75,0.5,0.25,1,0.75]],["a3","double",[2,7,7.5,6.5,1.8,10.8]],["a4","double",[3,15,10,6,15,10]],["a5","double",[0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0]],["a15","double",[2,5,4,3,5,4]],["a16","double",[0.5,0.75,0.5,0.25,1,0.75]],["a17","double",[2,7,7.5,6.5,1.8,10.8]],["a18","double",[3,15,10,6,15,10]],["a19","double",[2,5,4,3,5,4]],["a20","double",[0.5,0.75,0.5,0.25,1,0.75]],["a21","double",[2,7,7.5,6.5,1.8,10.8]],["a22","double",[3,15,10,6,15,10]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite(r1) then r1 end end as y1
  from (select *, case when p2 is not null then cast((rank() over (partition by known, p2 is null order by p2) + count(*) over (partition by known, p2 is null order by p2)) / 2e0 as double) end as r0, case when p3 is not null then cast((rank() over (partition by known, p3 is null order by p3) + count(*) over (partition by known, p3 is null order by p3)) / 2e0 as double) end as r1
  from (select bu as b, p2, p3, p2 is not null and p3 is not null as known
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as candidate on incumbent.k = candidate.k))))))
  group by b;
-- [["b","integer",[1,3,5,2,4,0]],["a0","double",[4,3,2,3,3,1]],["a1","double",[10.5,10.333333333333334,7,8.666666666666666,3.6666666666666665,12]],["a2","double",[10.125,11.833333333333334,7.5,5.5,5.5,12]],["a3","double",[104.5,16.666666666666664,50,16.666666666666664,16.666666666666664,0]],["a4","double",[48.75,-18.333333333333336,0,-20,-12.5,0]],["a5","double",[42.1875,80.66666666666666,0,24,64.5,0]],["a6","double",[4,7,2,7,2,12]],["a7","double",[4.5,4.5,7.5,1.5,1.5,12]],["a8","double",[15.5,12,12,12,7,12]],["a9","double",[12,15.5,7.5,7.5,12,12]]]

select b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then p2 end as y1
  from (select *, case when p1 is not null then cast((rank() over (partition by known, p1 is null order by p1) + count(*) over (partition by known, p1 is null order by p1)) / 2e0 as double) end as r0
  from (select bt as b, p1, p2, p1 is not null and p2 is not null as known
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select t, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, cast((c_f12 >= 0.5e0 or (is_nan(c_f12))) as double) as p2
  from (select t, f12 as i_f12, cast(null as double) as c_f12
  from (select round(to_unixtime(l."at") * 1e6) as t, l."score" as f12
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
  union all select t, cast(null as double) as i_f12, f12 as c_f12
  from (select round(to_unixtime(l."at") * 1e6) as t, l."score" as f12
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))))))
  group by b;
-- [["b","integer",[59,null,44,0,24,68,92,54,119,95,29,104,56,26,97,36,82,114,102,65,19,71,14,47,10,43,109,51,27,115]],["a0","double",[0,9,0,0,1,1,1,2,1,0,0,0,0,0,0,0,0,0,1,1,2,1,1,1,0,0,0,0,0,0]],["a1","double",[null,14.055555555555555,null,null,2,5.5,9.5,14,19,null,null,null,null,null,null,null,null,null,2,4,9.5,9.5,14,14,null,null,null,null,null,null]],["a2","double",[null,0.6666666666666666,null,null,0,0,1,1,1,null,null,null,null,null,null,null,null,null,0,0,1,1,1,1,null,null,null,null,null,null]],["a3","double",[null,429.2222222222222,null,null,0,0,0,0,0,null,null,null,null,null,null,null,null,null,0,0,0,0,0,0,null,null,null,null,null,null]],["a4","double",[null,27.66666666666667,null,null,0,0,0,0,0,null,null,null,null,null,null,null,null,null,0,0,0,0,0,0,null,null,null,null,null,null]],["a5","double",[null,2,null,null,0,0,0,0,0,null,null,null,null,null,null,null,null,null,0,0,0,0,0,0,null,null,null,null,null,null]],["a6","double",[null,2,null,null,2,5.5,9.5,14,19,null,null,null,null,null,null,null,null,null,2,4,9.5,9.5,14,14,null,null,null,null,null,null]],["a7","double",[null,0,null,null,0,0,1,1,1,null,null,null,null,null,null,null,null,null,0,0,1,1,1,1,null,null,null,null,null,null]],["a8","double",[null,22,null,null,2,5.5,9.5,14,19,null,null,null,null,null,null,null,null,null,2,4,9.5,9.5,14,14,null,null,null,null,null,null]],["a9","double",[null,1,null,null,0,0,1,1,1,null,null,null,null,null,null,null,null,null,0,0,1,1,1,1,null,null,null,null,null,null]]]

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 0.4153015e0) as double) as a1, cast(count_if(x0 <= 0.1e0) as double) as a2, cast(count_if(x0 <= 1e0) as double) as a3
  from (select bt as b, f0 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0
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
  from (select bt as b, f0 as x0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0
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

select b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= 1.675e0) as double) as a1
  from (select bu as b, p4 as x0
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  group by b;
-- [["b","integer",[2,4,5,0,1,3]],["a0","double",[3,3,2,1,4,3]],["a1","double",[2,2,2,1,4,3]]]

select c0, c1, c2, c3, c4, c5, cast(grouping(c0, c1, c2, c3, c4, c5) as double) as way, cast(count(*) as double) as a0
  from (select bu as c0, case when not is_nan(f1) then cast(width_bucket(f1, array[0.5e0, 0.75e0, 1e0]) as integer) end as c1, case when not is_nan(f1) then cast(width_bucket(f1, array[0e0, 0.25e0, 0.5e0, 0.75e0, 1e0]) as integer) end as c2, case when not is_nan(f1) then cast(width_bucket(f1, array[1e0, 1.0000000000000002e0]) as integer) end as c3, case when not is_nan(f1) then cast(2 - width_bucket(-f1, array[(-1e0), (-0.9999999999999999e0)]) as integer) end as c4, case when not is_nan(f1) then cast(3 - width_bucket(-f1, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c5
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select coalesce(cast(null as varchar), 'reference:' || to_hex(murmur3(to_utf8(concat_ws('|', coalesce(json_format(cast(round(to_unixtime(l."at") * 1e6) as json)), 'null'), coalesce(json_format(cast(case when is_finite(l."score") then l."score" end as json)), 'null'), coalesce(json_format(cast(l."score" as json)), 'null'), coalesce(json_format(cast(cast(1 as double) as json)), 'null'), coalesce(cast(((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as varchar), 'null')))))) as u, l."score" as f1
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))))
  group by grouping sets ((c0, c1), (c0, c2), (c3), (c4), (c0, c5));
-- [["c0","integer",[0,5,4,0,1,0,0,4,1,null,null,null,null,null,0,0,3,4,0,1,0,3,3,5,3,5,3,0,5,null,null,null,3,5,5,0]],["c1","integer",[1,3,0,null,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","integer",[null,null,null,null,null,3,5,1,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,5,4,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,null,null,0,1,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,1,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,2,1,0,null,3,null,null,null,null,null,null,null,null,null,null,null,null,null,2,null,3]],["way","double",[15,15,15,15,15,23,23,23,23,59,59,59,59,61,30,30,30,30,30,30,15,15,15,15,23,23,23,23,23,61,61,61,30,30,30,30]],["a0","double",[3,1,2,1,1,3,4,2,1,6,4,4,2,2,3,3,1,2,1,1,4,2,1,1,2,1,1,1,1,6,4,4,2,1,1,1]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2, cast(count(m1) as double) as a3, cast(avg(m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, l."score" as f12, y."label" as f13, l."text" as f1, date_trunc('hour', l."at") as f14
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
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[0,1,2,3,2,5,1,1,2,4,0,1,4,4,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,4,5,0,3,4,2,0,3,5,0,1,2,3,4,5,2,3,5,0,2,3,5,0,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c1","boolean",[true,true,true,true,false,null,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,true,false,false,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,null,null,"it's","","","it's","é","a","a","",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"it's","a","東京","","é","it's","it's","it's","é","","東京","","it's","a","it's","a","it's",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,3,2,3,5,1,2,1,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,4,5,2,0,5,0,1,0,null,null,4,2,3,5,4,4,4,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","varchar",[null,null,null,null,null,null,null,"0",null,"0","1","0","0","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"1","0","0","1","0","0","0","1","0","1","0","1","0","1",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,54,19,82,92,68,102,59,119,14,36,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,44,24,0,null,71,47,65,null,null,null,null,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0,3,0,0,0,null,2,1,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,1,0,3,0,null,3,0,1,0,null,null,null,null,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 05:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 07:00:00.000000","2026-01-01 08:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 11:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 03:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 04:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 00:00:00.000000",null,"2026-01-01 06:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 06:00:00.000000",null,null,null,null,null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,{"number":"Infinity"},-2.5,0.1,null,0.075544,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0.75,0.5,10.012,0.325639]],["way","double",[127,127,127,127,127,127,127,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,497,510,510,510,510,510,127,127,127,127,127,127,143,143,143,143,143,143,143,143,143,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,497,510,510,510,510,510]],["a0","double",[4,4,3,3,1,1,1,3,1,1,1,1,1,1,1,2,2,1,1,1,1,1,1,1,1,3,3,2,2,1,1,3,1,1,3,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,4,1,3,1,1,1,1,1,1,1,5,5,4,1,1]],["a1","double",[3,4,2,2,1,1,1,3,0,1,1,1,1,1,1,2,1,0,0,1,1,1,1,1,1,2,3,2,2,1,1,2,1,1,3,1,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,3,1,3,1,1,1,1,1,1,1,4,5,2,1,1]],["a2","double",[1,0,0,1,0,0,0,0,null,0,1,0,0,0,0,0,0,null,null,1,0,0,1,1,0,0,0.3333333333333333,0.5,0,0,0,0,1,1,0,0,null,null,null,1,0,0,1,0,0,0,1,0,1,0,1,0,1,0.6666666666666666,0,0.3333333333333333,0,0,0,1,0,0,0,0.75,0.2,0,1,0]],["a3","double",[4,3,2,2,1,0,1,3,1,1,1,1,1,1,1,2,2,0,1,1,1,0,1,1,0,0,3,2,0,1,1,3,1,1,3,0,1,0,1,1,0,1,1,1,0,0,1,1,1,0,1,1,1,4,1,3,0,1,0,1,1,1,1,5,5,4,1,1]],["a4","double",[3.1905,0.75,0.5,1,-2.5,null,0.1,0.75,0.5,0.75,10.012,0.1,0.325639,0.075544,0.5,0.75,0.5,null,0.5,0.1,-2.5,null,1,0.75,null,null,-2.5,0.1,null,0.075544,0.75,0.6666666666666666,-2.5,0.1,-0.6996056666666668,null,1,null,0.5,-2.5,null,-2.5,0.1,-2.5,null,null,1,0.5,0.75,null,1,1,1,1,0.75,-0.6914536666666665,null,-2.5,null,10.012,0.5,0.75,0.075544,1,0.75,0.5,10.012,0.325639]]]

select c0, c1, c2, c3, cast(c4 as varchar) as c4, c5, c6, cast(c7 as varchar) as c7, c8, cast(grouping(c0, c1, c2, c3, c4, c5, c6, c7, c8) as double) as way, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2, cast(count(m1) as double) as a3, cast(avg(m1) as double) as a4
  from (select bu as c0, f11 as c1, f1 as c2, case when not is_nan(f12) then cast(5 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c3, f13 as c4, bt as c5, case when not is_nan(f12) then cast(3 - width_bucket(-f12, array[(-1e0), (-0.75e0), (-0.5e0)]) as integer) end as c6, f14 as c7, f12 as c8, f4 as m0, f0 as m1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, l."score" as f12, y."label" as f13, l."text" as f1, date_trunc('hour', l."at") as f14
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
  group by grouping sets ((c0, c1), (c0, c2, c3, c4), (c5, c6, c7), (c8));
-- [["c0","integer",[1,2,3,0,2,1,5,1,2,4,1,2,3,5,3,5,3,2,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,4,5,3,5,3,5,0,4,1,2,0,2,5,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c1","boolean",[true,false,true,true,true,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,false,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c2","varchar",[null,null,null,null,null,null,null,"a",null,"a","東京","a","it's","é","a",null,"東京",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"a","it's","","東京","","it's","a","","é",null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","integer",[null,null,null,null,null,null,null,4,1,1,5,2,2,2,1,2,2,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,3,1,null,1,1,2,2,3,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c4","varchar",[null,null,null,null,null,null,null,"0",null,"0","0","0","1","0","1","0","1","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"1","0","0","0","1","0","0",null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c5","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,26,29,115,51,68,59,27,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,95,null,114,104,109,56,43,114,10,97,null,null,null]],["c6","integer",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,2,0,1,0,0,0,1,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0,0,null,3,0,0,0,0,0,0,null,null,null,null]],["c7","varchar",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 02:00:00.000000","2026-01-01 02:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 06:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 02:00:00.000000",null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"2026-01-01 08:00:00.000000",null,"2026-01-01 10:00:00.000000","2026-01-01 09:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 05:00:00.000000","2026-01-01 04:00:00.000000","2026-01-01 10:00:00.000000","2026-01-01 01:00:00.000000","2026-01-01 09:00:00.000000",null,null,null]],["c8","double",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,0.25,0.1,{"number":"NaN"},{"number":"Infinity"},0.34957,0.102306,0.481033,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1,0.75,0.5]],["way","double",[127,127,127,127,127,127,127,143,143,143,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,510,510,510,510,510,510,510,510,127,127,127,127,143,143,143,143,143,143,143,143,143,497,497,497,497,497,497,497,497,497,497,497,510,510,510]],["a0","double",[3,3,3,2,2,2,1,2,1,1,1,1,1,1,1,1,1,1,2,2,1,1,1,1,1,5,3,1,1,1,1,1,1,3,2,1,1,1,1,1,2,2,1,1,1,1,3,2,1,1,1,1,1,1,1,1,1,2,2,5]],["a1","double",[3,2,2,2,2,2,1,2,0,1,1,1,1,1,1,1,1,1,2,1,0,1,1,1,1,4,2,1,1,1,1,1,1,3,1,1,1,0,0,1,2,2,1,1,1,1,3,1,1,1,1,1,1,1,1,1,1,2,1,5]],["a2","double",[0,0,1,1,0,0,0,0,null,0,0,0,1,0,1,0,1,0,0,0,null,0,1,0,0,0.25,0,1,0,0,0,0,0,0,0,1,0,null,null,1,0,0,0,1,0,0,0,1,1,0,0,0,1,0,1,0,0,0,0,0.6]],["a3","double",[2,3,3,1,2,2,0,2,1,1,0,1,1,1,1,1,1,1,2,2,1,1,1,1,1,5,3,0,0,1,1,1,0,3,2,1,1,1,1,0,2,2,1,1,1,0,3,2,0,0,1,1,1,1,1,1,0,2,2,5]],["a4","double",[1,0.327011,0.5833333333333334,0.5,0.625,0.176153,null,1,0.25,0.1,null,0.5,0.5,0.34957,0.25,0.5,0.5,0.25,1,0.25,0.75,0.5,0.5,0.34957,0.75,0.25,0.10000000000000002,null,null,0.34957,0.102306,0.481033,null,0.15,0.224785,0.25,0.5,0.75,0.1,null,0.175,0.176153,0.481033,0.5,0.75,null,0.10076866666666667,0.175,null,null,0.481033,0.5,0.5,0.25,0.5,0.25,null,1,0.75,0.5]]]

select c0, c1, c2, c3, cast(grouping(c0, c1, c2, c3) as double) as way, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(count(x1) as double) as a5, cast(avg(x1) as double) as a6, cast(avg(x2) as double) as a7, cast(count(x1) * covar_pop(x1, x1) as double) as a8, cast(count(x1) * covar_pop(x2, x1) as double) as a9, cast(count(x1) * covar_pop(x2, x2) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x1) as double) as a13, cast(max(x2) as double) as a14, cast(count(x3) as double) as a15, cast(avg(x3) as double) as a16, cast(count(x3) * covar_pop(x3, x3) as double) as a17, cast(min(x3) as double) as a18, cast(max(x3) as double) as a19
  from (select bu as c0, f1 as c1, bt as c2, f6 as c3, f0 as x0, case when f2 is not null then f0 end as x1, case when f0 is not null then f2 end as x2, f7 as x3
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7
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
  group by grouping sets ((c0), (c1, c2), (c0, c1, c3));
-- [["c0","integer",[0,2,3,5,null,null,null,null,null,null,null,null,null,null,null,0,5,0,1,2,0,1,3,0,5,1,4,null,null,null,null,null,null,null,null,null,1,2,3,4,3,4,5,2,4,5,1,2,3,4]],["c1","varchar",[null,null,null,null,"","東京","é","it's","é","é","","東京","it's","it's","a","it's","東京","","é","it's","it's","é","東京","it's","a",null,null,"it's","it's","a","","it's","it's","a","","a","it's","","a","","it's","it's","é","","a","","it's","a","it's","a"]],["c2","integer",[null,null,null,null,19,92,44,68,0,null,59,119,14,47,36,null,null,null,null,null,null,null,null,null,null,null,null,null,54,82,null,24,102,null,71,65,null,null,null,null,null,null,null,null,null,null,null,null,null,null]],["c3","boolean",[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,true,false,null,false,false,false,false,true,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,true,null,false,false,null,false,true,false,null,true]],["way","double",[7,7,7,7,9,9,9,9,9,9,9,9,9,9,9,2,2,2,2,2,2,2,2,2,2,7,7,9,9,9,9,9,9,9,9,9,2,2,2,2,2,2,2,2,2,2,2,2,2,2]],["a0","double",[5,3,3,3,2,1,0,1,0,1,0,1,1,1,0,2,1,1,0,1,1,1,1,1,1,4,4,4,2,0,2,1,1,2,1,1,2,2,0,1,1,1,0,0,1,1,1,0,1,1]],["a1","double",[2.0524,-0.5,0.7000000000000001,0.6666666666666666,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.5875,-0.33720425,3.253,0.75,null,-0.875,-2.5,-2.5,0.6628195,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a2","double",[87.99091520000002,6,0.5399999999999999,0.16666666666666669,0,0,null,0,null,0,null,0,0,0,null,0,0,0,null,0,0,0,0,0,0,0.31687499999999996,6.46942082938475,60.91210800000001,0,null,5.28125,0,0,0.2273813791605,0,0,0,0,null,0,0,0,null,null,0,0,0,null,0,0]],["a3","double",[-2.5,-2.5,0.1,0.5,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.1,-2.5,1,0.75,null,-2.5,-2.5,-2.5,0.325639,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a4","double",[10.012,0.5,1,1,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.75,0.75,10.012,0.75,null,0.75,-2.5,-2.5,1,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a5","double",[5,3,3,3,2,1,0,1,0,1,0,1,1,1,0,2,1,1,0,1,1,1,1,1,1,4,4,4,2,0,2,1,1,2,1,1,2,2,0,1,1,1,0,0,1,1,1,0,1,1]],["a6","double",[2.0524,-0.5,0.7000000000000001,0.6666666666666666,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.5875,-0.33720425,3.253,0.75,null,-0.875,-2.5,-2.5,0.6628195,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a7","double",[3.2,1,1.3333333333333333,2,0,6,null,3,null,8,null,3,4,-1,null,3,6,1,null,3,5,8,3,4,1,5.25,3.75,2.25,7,null,1,3,6,3.5,-1,2,7,0,null,1,3,6,null,null,6,-1,-1,null,-2,2]],["a8","double",[87.99091520000002,6,0.5399999999999999,0.16666666666666669,0,0,null,0,null,0,null,0,0,0,null,0,0,0,null,0,0,0,0,0,0,0.31687499999999996,6.46942082938475,60.91210800000001,0,null,5.28125,0,0,0.2273813791605,0,0,0,0,null,0,0,0,null,null,0,0,0,null,0,0]],["a9","double",[23.721600000000002,-6,-1.4999999999999998,-0.5,0,0,null,0,null,0,null,0,0,0,null,0,0,0,null,0,0,0,0,0,0,-1.7874999999999999,-7.087014249999999,24.783,0,null,0,0,0,-1.6859025,0,0,0,0,null,0,0,0,null,null,0,0,0,null,0,0]],["a10","double",[8.8,6,16.666666666666664,26,0,0,null,0,null,0,null,0,0,0,null,0,0,0,null,0,0,0,0,0,0,52.75,20.75,26.75,0,null,0,0,0,12.5,0,0,0,0,null,0,0,0,null,null,0,0,0,null,0,0]],["a11","double",[-2.5,-2.5,0.1,0.5,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.1,-2.5,1,0.75,null,-2.5,-2.5,-2.5,0.325639,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a12","double",[1,0,-2,-1,0,6,null,3,null,8,null,3,4,-1,null,3,6,1,null,3,5,8,3,4,1,-1,1,-2,7,null,1,3,6,1,-1,2,7,0,null,1,3,6,null,null,6,-1,-1,null,-2,2]],["a13","double",[10.012,0.5,1,1,0.5,0.5,null,0.1,null,0.1,null,1,0.75,0.75,null,1,0.5,-2.5,null,-2.5,10.012,0.1,1,0.75,1,0.75,0.75,10.012,0.75,null,0.75,-2.5,-2.5,1,0.5,0.075544,0.75,0.5,null,0.75,0.1,-2.5,null,null,0.325639,0.5,0.75,null,1,0.075544]],["a14","double",[5,3,3,6,0,6,null,3,null,8,null,3,4,-1,null,3,6,1,null,3,5,8,3,4,1,8,6,5,7,null,1,3,6,6,-1,2,7,0,null,1,3,6,null,null,6,-1,-1,null,-2,2]],["a15","double",[4,2,3,2,1,0,0,1,0,1,0,1,1,1,0,1,0,1,0,1,1,1,1,1,1,4,4,3,2,0,2,1,1,2,1,1,2,1,0,1,1,1,0,0,1,1,1,0,1,1]],["a16","double",[23.382161000000004,3.25,0.27,0.625,0.25,null,null,0.81,null,0.010000000000000002,null,0,0.0625,0.5625,null,0,null,12.25,null,6.25,81.21614400000001,0.010000000000000002,0,0.0625,1,0.424375,1.73106191356425,27.072048000000006,0.5625,null,6.40625,6.25,6.25,0.5530203791605,0.25,0.005706895936,0.5625,0.25,null,0.5625,0.81,6.25,null,null,0.106040758321,0.25,0.5625,null,0,0.005706895936]],["a17","double",[4559.226640359054,18,0.4374,0.28125,0,null,null,0,null,0,null,0,0,0,null,0,null,0,null,0,0,0,0,0,0,0.22894218749999998,27.403882066715624,4397.374697485825,0,null,68.298828125,0,0,0.3995815628916464,0,0,0,0,null,0,0,0,null,null,0,0,0,null,0,0]],["a18","double",[0,0.25,0,0.25,0.25,null,null,0.81,null,0.010000000000000002,null,0,0.0625,0.5625,null,0,null,12.25,null,6.25,81.21614400000001,0.010000000000000002,0,0.0625,1,0.010000000000000002,0.005706895936,0,0.5625,null,0.5625,6.25,6.25,0.106040758321,0.25,0.005706895936,0.5625,0.25,null,0.5625,0.81,6.25,null,null,0.106040758321,0.25,0.5625,null,0,0.005706895936]],["a19","double",[81.21614400000001,6.25,0.81,1,0.25,null,null,0.81,null,0.010000000000000002,null,0,0.0625,0.5625,null,0,null,12.25,null,6.25,81.21614400000001,0.010000000000000002,0,0.0625,1,0.5625,6.25,81.21614400000001,0.5625,null,12.25,6.25,6.25,1,0.25,0.005706895936,0.5625,0.25,null,0.5625,0.81,6.25,null,null,0.106040758321,0.25,0.5625,null,0,0.005706895936]]]

select c0, c1, c2, c3, cast(grouping(c0, c1, c2, c3) as double) as way, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4, cast(count(x1) as double) as a5, cast(avg(x1) as double) as a6, cast(avg(x2) as double) as a7, cast(count(x1) * covar_pop(x1, x1) as double) as a8, cast(count(x1) * covar_pop(x2, x1) as double) as a9, cast(count(x1) * covar_pop(x2, x2) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x1) as double) as a13, cast(max(x2) as double) as a14, cast(count(x3) as double) as a15, cast(avg(x3) as double) as a16, cast(count(x3) * covar_pop(x3, x3) as double) as a17, cast(min(x3) as double) as a18, cast(max(x3) as double) as a19
  from (select bu as c0, f1 as c1, bt as c2, f6 as c3, f0 as x0, case when f2 is not null then f0 end as x1, case when f0 is not null then f2 end as x2, f7 as x3
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, case when is_finite(l."score") then l."score" end as f0, l."text" as f1, cast(l."count" as double) as f2, l."flag" as f6, case when is_finite(((l."score" - y."label") * (l."score" - y."label"))) then ((l."score" - y."label") * (l."score" - y."label")) end as f7
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
  group by grouping sets ((c0), (c1, c2), (c0, c1, c3));
-- [["c0","integer",[2,3,5,0,null,null,null,null,null,null,null,null,1,2,3,0,1,2,5,2,3,5,0,3,4,1,4,null,null,null,null,null,null,null,null,null,null,null,4,5,3,4,1,2]],["c1","varchar",[null,null,null,null,"it's","東京","a","it's","東京","it's","","","a",null,"a","","東京","a","é","it's","a",null,"a","東京","東京",null,null,"a",null,"a","a","","é","a",null,"a","東京","é","a","it's","it's","東京","",""]],["c2","integer",[null,null,null,null,95,114,51,68,null,104,43,27,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,26,29,115,null,null,59,95,109,56,10,97,null,null,null,null,null,null]],["c3","boolean",[null,null,null,null,null,null,null,null,null,null,null,null,true,false,false,false,false,true,null,false,true,true,null,false,null,null,null,null,null,null,null,null,null,null,null,null,null,null,false,false,false,false,false,false]],["way","double",[7,7,7,7,9,9,9,9,9,9,9,9,2,2,2,2,2,2,2,2,2,2,2,2,2,7,7,9,9,9,9,9,9,9,9,9,9,9,2,2,2,2,2,2]],["a0","double",[5,4,3,1,1,1,1,1,1,1,1,1,2,2,1,0,0,1,1,1,1,1,1,1,1,4,3,2,2,1,1,1,1,1,1,1,1,0,1,1,1,1,2,1]],["a1","double",[0.4462066,0.5,0.3165233333333333,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,0.5880765,0.15,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.176153,0.75]],["a2","double",[0.1733910976712,0.125,0.08163812326666667,0,0,0,0,0,0,0,0,0,0,0,0,null,null,0,0,0,0,0,0,0,0,0.689630638227,0.015,0,0,0,0,0,0,0,0,0,0,null,0,0,0,0,0.010906758817999998,0]],["a3","double",[0.25,0.25,0.1,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,0.102306,0.1,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.102306,0.75]],["a4","double",[0.75,0.75,0.5,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,1,0.25,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.25,0.75]],["a5","double",[5,4,3,1,1,1,1,1,1,1,1,1,2,2,1,0,0,1,1,1,1,1,1,1,1,4,3,2,2,1,1,1,1,1,1,1,1,0,1,1,1,1,2,1]],["a6","double",[0.4462066,0.5,0.3165233333333333,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,0.5880765,0.15,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.176153,0.75]],["a7","double",[2,4.75,6,4,8,2,4,8,3,-1,6,5,-1,1,5,null,null,4,8,-1,4,2,4,2,6,2.25,3.3333333333333335,-1,1,5,1,5,8,4,2,4,6,null,1,8,8,3,5.5,5]],["a8","double",[0.1733910976712,0.125,0.08163812326666667,0,0,0,0,0,0,0,0,0,0,0,0,null,null,0,0,0,0,0,0,0,0,0.689630638227,0.015,0,0,0,0,0,0,0,0,0,0,null,0,0,0,0,0.010906758817999998,0]],["a9","double",[1.306901,0.2500000000000001,-1.10086,0,0,0,0,0,0,0,0,0,0,0,0,null,null,0,0,0,0,0,0,0,0,-5.2811585,0.4,0,0,0,0,0,0,0,0,0,0,null,0,0,0,0,0.073847,0]],["a10","double",[24,18.75,24,0,0,0,0,0,0,0,0,0,0,0,0,null,null,0,0,0,0,0,0,0,0,42.75,12.666666666666668,0,0,0,0,0,0,0,0,0,0,null,0,0,0,0,0.5,0]],["a11","double",[0.25,0.25,0.1,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,0.102306,0.1,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.102306,0.75]],["a12","double",[-1,2,2,4,8,2,4,8,3,-1,6,5,-1,1,5,null,null,4,8,-1,4,2,4,2,6,-1,1,-1,1,5,1,5,8,4,2,4,6,null,1,8,8,3,5,5]],["a13","double",[0.75,0.75,0.5,0.5,0.1,0.5,0.5,0.5,0.1,0.481033,0.25,0.75,1,0.25,0.75,null,null,0.5,0.34957,0.481033,0.25,0.5,0.5,0.5,0.25,1,0.25,1,0.25,0.75,0.1,0.102306,0.34957,0.25,0.5,0.5,0.25,null,0.1,0.1,0.5,0.1,0.25,0.75]],["a14","double",[5,8,8,4,8,2,4,8,3,-1,6,5,-1,1,5,null,null,4,8,-1,4,2,4,2,6,6,6,-1,1,5,1,5,8,4,2,4,6,null,1,8,8,3,6,5]],["a15","double",[4,3,2,1,0,1,1,1,1,1,1,1,2,1,0,0,0,1,1,1,1,1,1,1,1,4,3,2,1,0,1,1,1,1,1,1,1,0,1,0,1,1,2,1]],["a16","double",[0.27659818677225,0.3541666666666667,0.18609959245,0.25,null,0.25,0.25,0.25,0.010000000000000002,0.23139274708899998,0.0625,0.5625,1,0.0625,null,null,null,0.25,0.1221991849,0.23139274708899998,0.5625,0.25,0.25,0.25,0.0625,0.518241629409,0.0275,1,0.0625,null,0.010000000000000002,0.010466517635999999,0.1221991849,0.5625,0.25,0.25,0.0625,null,0.010000000000000002,null,0.25,0.010000000000000002,0.036483258818,0.5625]],["a17","double",[0.13032887570260793,0.06510416666666667,0.008166524170112193,0,null,0,0,0,0,0,0,0,0,0,null,null,null,0,0,0,0,0,0,0,0,0.9297182521814435,0.0018375000000000002,0,0,null,0,0,0,0,0,0,0,null,0,null,0,0,0.0013537416434623497,0]],["a18","double",[0.0625,0.25,0.1221991849,0.25,null,0.25,0.25,0.25,0.010000000000000002,0.23139274708899998,0.0625,0.5625,1,0.0625,null,null,null,0.25,0.1221991849,0.23139274708899998,0.5625,0.25,0.25,0.25,0.0625,0.010466517635999999,0.010000000000000002,1,0.0625,null,0.010000000000000002,0.010466517635999999,0.1221991849,0.5625,0.25,0.25,0.0625,null,0.010000000000000002,null,0.25,0.010000000000000002,0.010466517635999999,0.5625]],["a19","double",[0.5625,0.5625,0.25,0.25,null,0.25,0.25,0.25,0.010000000000000002,0.23139274708899998,0.0625,0.5625,1,0.0625,null,null,null,0.25,0.1221991849,0.23139274708899998,0.5625,0.25,0.25,0.25,0.0625,1,0.0625,1,0.0625,null,0.010000000000000002,0.010466517635999999,0.1221991849,0.5625,0.25,0.25,0.0625,null,0.010000000000000002,null,0.25,0.010000000000000002,0.0625,0.5625]]]

select c0, c1, c2, cast(count(*) as double) as a0, cast(count(m0) as double) as a1, cast(avg(m0) as double) as a2
  from (select bu as c0, case when not is_nan(p5) then cast(5 - width_bucket(-p5, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c1, case when not is_nan(p6) then cast(5 - width_bucket(-p6, array[(-1e0), (-0.75e0), (-0.5e0), (-0.25e0), (-0e0)]) as integer) end as c2, p7 as m0
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, case when is_finite((incumbent.f12 - candidate.f12)) then (incumbent.f12 - candidate.f12) end as p7
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  group by c0, c1, c2;
-- [["c0","integer",[4,1,2,4,5,2,1,1,2,3,5,0,3,1,3,5,0,2,3,4,5]],["c1","integer",[1,5,2,1,2,2,1,4,1,3,1,null,2,1,1,2,2,3,2,1,null]],["c2","integer",[3,5,0,0,null,null,3,3,2,5,2,0,1,1,4,2,3,5,4,1,4]],["a0","double",[1,1,1,1,1,1,1,2,2,1,1,1,1,1,1,1,1,1,1,1,1]],["a1","double",[1,0,1,1,0,0,1,2,2,0,1,0,1,1,1,1,1,0,1,1,0]],["a2","double",[-0.65,null,3,2.6,null,null,-0.5,0.25,-0.25,null,-0.4,null,0.4,0.0023059999999999886,-0.75,0,-0.25,null,-0.5,0.174456,null]]]

select c0, c1, c2, cast(grouping(c0, c1, c2) as double) as way, cast(count(x0) as double) as a0, cast(sum(x0) as double) as a1, cast(count(x1) as double) as a2, cast(avg(x1) as double) as a3, cast(avg(x2) as double) as a4, cast(avg(x3) as double) as a5, cast(count(x1) * covar_pop(x1, x1) as double) as a6, cast(count(x1) * covar_pop(x2, x1) as double) as a7, cast(count(x1) * covar_pop(x2, x2) as double) as a8, cast(count(x1) * covar_pop(x3, x1) as double) as a9, cast(count(x1) * covar_pop(x3, x2) as double) as a10, cast(count(x1) * covar_pop(x3, x3) as double) as a11, cast(min(x1) as double) as a12, cast(min(x2) as double) as a13, cast(min(x3) as double) as a14, cast(max(x1) as double) as a15, cast(max(x2) as double) as a16, cast(max(x3) as double) as a17
  from (select bu as c0, p1 as c1, bt as c2, p0 as x0, case when p3 is not null and p4 is not null then p2 end as x1, case when p2 is not null and p4 is not null then p3 end as x2, case when p2 is not null and p3 is not null then p4 end as x3
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select incumbent.u, incumbent.t, cast(((incumbent.f12 >= 0.5e0 or (is_nan(incumbent.f12))) <> (candidate.f12 >= 0.5e0 or (is_nan(candidate.f12)))) as double) as p0, incumbent.f1 as p1, case when is_finite(incumbent.f12) then incumbent.f12 end as p2, case when is_finite(candidate.f12) then candidate.f12 end as p3, case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, cast(l."user" as varchar) as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f12, l."text" as f1
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
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
  group by grouping sets ((c0), (c1, c2));
-- [["c0","integer",[1,3,4,5,null,null,null,null,null,null,null,null,2,0,null,null,null,null,null,null,null,null,null,null,null]],["c1","varchar",[null,null,null,null,"a","a","東京","a","東京","it's","","東京",null,null,null,"a","it's","","it's","é","a",null,"a","","é"]],["c2","integer",[null,null,null,null,26,115,114,51,null,104,27,10,null,null,29,null,95,null,68,59,95,109,56,43,97]],["way","double",[3,3,3,3,4,4,4,4,4,4,4,4,3,3,4,4,4,4,4,4,4,4,4,4,4]],["a0","double",[5,4,3,2,2,1,2,1,1,0,1,1,4,2,2,1,1,2,1,0,1,1,1,1,0]],["a1","double",[1,2,1,1,0,0,0,1,0,null,0,0,3,1,2,1,1,1,1,null,1,0,0,1,null]],["a2","double",[4,3,3,2,2,0,1,1,1,0,0,1,3,1,2,1,1,1,1,0,1,1,1,1,0]],["a3","double",[0.5880765,0.4166666666666667,0.15,0.3,1,null,0.5,0.5,0.1,null,null,0.25,0.3333333333333333,0.5,0.25,0.1,0.1,0.102306,0.5,null,0.25,0.5,0.5,0.25,null]],["a4","double",[0.5875,0.7000000000000001,-0.558152,0.5,0.75,null,1,-2.5,-2.5,null,null,0.075544,-0.5,0.75,0.5,0.75,0.5,0.1,0.1,null,1,0.5,0.75,0.75,null]],["a5","double",[0.2505765,0.5499999999999999,1.1414853333333335,0.2,0.25,null,0.5,3,2.6,null,null,0.174456,1.1666666666666667,0.25,0.25,0.65,0.4,0.0023059999999999886,0.4,null,0.75,0,0.25,0.5,null]],["a6","double",[0.689630638227,0.041666666666666664,0.015,0.07999999999999999,0,null,0,0,0,null,null,0,0.041666666666666664,0,0,0,0,0,0,null,0,0,0,0,null]],["a7","double",[0.31575082499999996,-0.075,0.0950544,0,0,null,0,0,0,null,null,0,-0.5,0,0,0,0,0,0,null,0,0,0,0,null]],["a8","double",[0.31687499999999996,0.5399999999999999,5.883605930624,0,0,null,0,0,0,null,null,0,6,0,0,0,0,0,0,null,0,0,0,0,null]],["a9","double",[0.035803313227,-0.05,-0.1450544,-0.08000000000000002,0,null,0,0,0,null,null,0,0.45833333333333337,0,0,0,0,0,0,null,0,0,0,0,null]],["a10","double",[0.16137582500000003,0.1350000000000001,-4.087953930624,0,0,null,0,0,0,null,null,0,-5.5,0,0,0,0,0,0,null,0,0,0,0,null]],["a11","double",[0.12385098822700004,0.065,3.303968597290667,0.08000000000000002,0,null,0,0,0,null,null,0,5.041666666666667,0,0,0,0,0,0,null,0,0,0,0,null]],["a12","double",[0.102306,0.25,0.1,0.1,1,null,0.5,0.5,0.1,null,null,0.25,0.25,0.5,0.25,0.1,0.1,0.102306,0.5,null,0.25,0.5,0.5,0.25,null]],["a13","double",[0.1,0.1,-2.5,0.5,0.75,null,1,-2.5,-2.5,null,null,0.075544,-2.5,0.75,0.5,0.75,0.5,0.1,0.1,null,1,0.5,0.75,0.75,null]],["a14","double",[0.0023059999999999886,0.4,0.174456,0,0.25,null,0.5,3,2.6,null,null,0.174456,0.25,0.25,0.25,0.65,0.4,0.0023059999999999886,0.4,null,0.75,0,0.25,0.5,null]],["a15","double",[1,0.5,0.25,0.5,1,null,0.5,0.5,0.1,null,null,0.25,0.5,0.5,0.25,0.1,0.1,0.102306,0.5,null,0.25,0.5,0.5,0.25,null]],["a16","double",[0.75,1,0.75,0.5,0.75,null,1,-2.5,-2.5,null,null,0.075544,0.5,0.75,0.5,0.75,0.5,0.1,0.1,null,1,0.5,0.75,0.75,null]],["a17","double",[0.5,0.75,2.6,0.4,0.25,null,0.5,3,2.6,null,null,0.174456,3,0.25,0.25,0.65,0.4,0.0023059999999999886,0.4,null,0.75,0,0.25,0.5,null]]]

select c0, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select bu as c0, p0 as x0
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select u, case when is_finite(i_f12) then i_f12 end as p0
  from (select u, f12 as i_f12
  from (select cast(l."user" as varchar) as u, l."score" as f12
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
  union all select u, cast(null as double) as i_f12
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
  from (-3)))))))
  group by c0;
-- [["c0","integer",[1,3,2,4,5,0]],["a0","double",[4,4,5,3,3,1]],["a1","double",[0.5880765,0.5,0.4462066,0.15,0.3165233333333333,0.5]],["a2","double",[0.689630638227,0.125,0.1733910976712,0.015,0.08163812326666667,0]],["a3","double",[0.102306,0.25,0.25,0.1,0.1,0.5]],["a4","double",[1,0.75,0.75,0.25,0.5,0.5]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
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
  from (-3))));
-- [["rows_","double",[27]],["distinct_","double",[6]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
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
  from (-3))));
-- [["rows_","double",[23]],["distinct_","double",[6]]]

select cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))) as incumbent
  full join (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))) as candidate on incumbent.k = candidate.k);
-- [["rows_","double",[23]],["nulls_","double",[0]],["distinct_","double",[27]],["repeats_","double",[0]],["conflicts_","double",[0]],["both_","double",[23]],["onlyIncumbent_","double",[0]],["onlyCandidate_","double",[4]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(count(*), 0) as double) as distinct_, cast(coalesce(count_if(i and c), 0) as double) as both_, cast(coalesce(count_if(not c), 0) as double) as onlyIncumbent_, cast(coalesce(count_if(not i), 0) as double) as onlyCandidate_
  from (select u, bool_or(i) as i, bool_or(c) as c, count(*) as n
  from (select u, true as i, false as c
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
  union all select u, false, true
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
  group by u);
-- [["rows_","double",[50]],["distinct_","double",[6]],["both_","double",[6]],["onlyIncumbent_","double",[0]],["onlyCandidate_","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0
  from (select cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, (y."label" = 0) as f15
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
  where f15)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[12]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[12]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over () / nullif(p, 0) as m0
  from (select *, sum(pt0) over () as p, sum(qt0) over () as q, sum(pn0) over () as pn, sum(qn0) over () as qn, sum(pt0) over (order by s0) as p0, sum(qt0) over (order by s0) as q0
  from (select s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(y, n, w, w2) as row(y double, n double, w double, w2 double))) as parts
  from (select y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0
  from (select cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0, (y."label" = 0) as f15
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
  where f15)
  group by y, s0)
  group by s0)))
  cross join unnest(parts) as part(y, n, w, w2));
-- [["positives","double",[0]],["negatives","double",[13]],["odd","double",[0]],["some_odd","double",[0]],["p_rows","double",[0]],["q_rows","double",[13]],["hidden","double",[0]],["v10_0","double",[0]],["v01_0","double",[0]],["s10_0_0","double",[0]],["s01_0_0","double",[0]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2
  from (select cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and f8 is not null and f6 is not null))
  group by q0, q1)));
-- [["a0","double",[7]],["a1","double",[1]],["a2","double",[2.0374285714285714]],["a3","double",[1.2142857142857142]],["a4","double",[1]],["a5","double",[0]],["a6","double",[0]],["a7","double",[74.36983771428571]],["a8","double",[0]],["a9","double",[11.961857142857143]],["a10","double",[11.928571428571429]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0]],["a14","double",[0]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[-0.5]],["a18","double",[1]],["a19","double",[1]],["a20","double",[10.012]],["a21","double",[3]],["a22","double",[1]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by q0, q1, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by q0, q1, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by q0, q1, f2 is null order by f2) + count(*) over (partition by q0, q1, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f8 as q0, f6 as q1, f9, f0, f10, f2
  from (select cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
  where f11 and f8 is not null and f6 is not null))
  group by q0, q1)));
-- [["a0","double",[5]],["a1","double",[1.6]],["a2","double",[0.7]],["a3","double",[2.5833333333333335]],["a4","double",[2.4]],["a5","double",[3.2]],["a6","double",[0.4]],["a7","double",[0.175]],["a8","double",[8.416666666666666]],["a9","double",[-0.4374999999999999]],["a10","double",[56.222222222222214]],["a11","double",[7.800000000000001]],["a12","double",[0.8499999999999999]],["a13","double",[23]],["a14","double",[19.2]],["a15","double",[1]],["a16","double",[0.5]],["a17","double",[-1.3333333333333333]],["a18","double",[1]],["a19","double",[3]],["a20","double",[1]],["a21","double",[8.75]],["a22","double",[6]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(count(x0) * covar_pop(x0, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x1) as double) as a6, cast(count(x0) * covar_pop(x2, x0) as double) as a7, cast(count(x0) * covar_pop(x2, x1) as double) as a8, cast(count(x0) * covar_pop(x2, x2) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2
  from (select case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3);
-- [["a0","double",[1]],["a1","double",[0.1]],["a2","double",[0]],["a3","double",[0]],["a4","double",[0]],["a5","double",[0]],["a6","double",[0]],["a7","double",[0]],["a8","double",[0]],["a9","double",[0]],["a10","double",[0.1]],["a11","double",[0]],["a12","double",[0]],["a13","double",[0.1]],["a14","double",[0]],["a15","double",[0]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(count(x0) * covar_pop(x0, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x1) as double) as a6, cast(count(x0) * covar_pop(x2, x0) as double) as a7, cast(count(x0) * covar_pop(x2, x1) as double) as a8, cast(count(x0) * covar_pop(x2, x2) as double) as a9, cast(min(x0) as double) as a10, cast(min(x1) as double) as a11, cast(min(x2) as double) as a12, cast(max(x0) as double) as a13, cast(max(x1) as double) as a14, cast(max(x2) as double) as a15
  from (select case when f4 is not null and f5 is not null then f0 end as x0, case when f0 is not null and f5 is not null then f4 end as x1, case when f0 is not null and f4 is not null then f5 end as x2
  from (select case when is_finite(l."score") then l."score" end as f0, cast(y."label" as double) as f4, cast(l."flag" as double) as f5, (l."text" = 'é') as f3
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
  where f3);
-- [["a0","double",[0]],["a1","double",[null]],["a2","double",[null]],["a3","double",[null]],["a4","double",[null]],["a5","double",[null]],["a6","double",[null]],["a7","double",[null]],["a8","double",[null]],["a9","double",[null]],["a10","double",[null]],["a11","double",[null]],["a12","double",[null]],["a13","double",[null]],["a14","double",[null]],["a15","double",[null]]]

select cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0, ((l."score" >= 0.5e0 or (is_nan(l."score"))) and (l."text" is not null)) as f3
  from "lake"."golden"."reference" as l
  where (l."count" is distinct
  from (-3)))
  where f3);
-- [["a0","double",[8]],["a1","double",[1.97025]],["a2","double",[74.2475635]],["a3","double",[0.5]],["a4","double",[10.012]]]

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

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over (partition by g0) / nullif(p, 0) as m0
  from (select *, sum(pt0) over (partition by g0) as p, sum(qt0) over (partition by g0) as q, sum(pn0) over (partition by g0) as pn, sum(qn0) over (partition by g0) as qn, sum(pt0) over (partition by g0 order by s0) as p0, sum(qt0) over (partition by g0 order by s0) as q0
  from (select g0, s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(b, y, n, w, w2) as row(b integer, y double, n double, w double, w2 double))) as parts
  from (select g0, b, y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."text" as f1, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0
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
  group by g0, b, y, s0)
  group by g0, s0)))
  cross join unnest(parts) as part(b, y, n, w, w2))
  group by g0, b;
-- [["g0","varchar",["東京","東京","","","","","a","a","a","a","it's","it's","it's","it's","it's","it's","it's","é","é","é"]],["b","integer",[119,92,null,71,19,59,65,null,36,82,24,102,68,47,54,14,null,null,44,0]],["positives","double",[1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,1,3,0,0,0]],["negatives","double",[0,0,1,1,1,0,1,2,0,0,1,1,0,1,2,0,0,1,0,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,1,1,1,1,0,0,0,0,5,5,5,5,5,5,5,0,0,0]],["q_rows","double",[0,0,3,3,3,3,3,3,3,3,5,5,5,5,5,5,5,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0.4,0,0,0.7,3,0,0,0]],["v01_0","double",[0,0,0,0,0,0,0,0,0,0,1,1,0,0.7,1.4,0,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0,0,0,0,0.17639999999999995,0,0,0.0144,0.09720000000000006,0,0,0]],["s01_0_0","double",[0,0,0,0,0,0,0,0,0,0,0.03240000000000002,0.03240000000000002,0,0.0144,0.0288,0,0,0,0,0]]]

select g0, b, cast(coalesce(sum(w) filter (where y = 1), 0) as double) as positives, cast(coalesce(sum(w) filter (where y = 0), 0) as double) as negatives, cast(coalesce(sum(n) filter (where y not in (0, 1)), 0) as double) as odd, cast(coalesce(max(y) filter (where y not in (0, 1)), 0) as double) as some_odd, cast(coalesce(max(pn), 0) as double) as p_rows, cast(coalesce(max(qn), 0) as double) as q_rows, cast(0e0 as double) as hidden, cast(coalesce(sum(w * v0) filter (where y = 1), 0) as double) as v10_0, cast(coalesce(sum(w * v0) filter (where y = 0), 0) as double) as v01_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 1), 0) as double) as s10_0_0, cast(coalesce(sum(w2 * (v0 - m0) * (v0 - m0)) filter (where y = 0), 0) as double) as s01_0_0
  from (select *, case when y = 1 then (q0 - qt0 / 2) / nullif(q, 0) when y = 0 then (p - p0 + pt0 / 2) / nullif(p, 0) end as v0
  from (select *, sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) over (partition by g0) / nullif(p, 0) as m0
  from (select *, sum(pt0) over (partition by g0) as p, sum(qt0) over (partition by g0) as q, sum(pn0) over (partition by g0) as pn, sum(qn0) over (partition by g0) as qn, sum(pt0) over (partition by g0 order by s0) as p0, sum(qt0) over (partition by g0 order by s0) as q0
  from (select g0, s0, coalesce(sum(w) filter (where y = 1), 0e0) as pt0, coalesce(sum(w) filter (where y = 0), 0e0) as qt0, coalesce(sum(n) filter (where y = 1), 0e0) as pn0, coalesce(sum(n) filter (where y = 0), 0e0) as qn0, array_agg(cast(row(b, y, n, w, w2) as row(b integer, y double, n double, w double, w2 double))) as parts
  from (select g0, b, y, s0, cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2
  from (select f1 as g0, bt as b, case when f4 is not null and f0 is not null then f4 end as y, case when f4 is not null and f0 is not null then f0 end as s0
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."text" as f1, cast(y."label" as double) as f4, case when is_finite(l."score") then l."score" end as f0
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
  group by g0, b, y, s0)
  group by g0, s0)))
  cross join unnest(parts) as part(b, y, n, w, w2))
  group by g0, b;
-- [["g0","varchar",["東京","東京","東京",null,null,"","","","a","a","a","a","a","a","it's","it's","it's","é","é"]],["b","integer",[null,10,114,29,109,null,43,27,null,95,51,56,26,115,104,68,95,59,97]],["positives","double",[0,0,1,0,0,0,0,0,0,1,0,1,0,0,0,1,0,0,0]],["negatives","double",[1,1,0,1,1,1,1,1,1,0,1,0,2,0,1,0,0,1,0]],["odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["some_odd","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["p_rows","double",[1,1,1,0,0,0,0,0,2,2,2,2,2,2,1,1,1,0,0]],["q_rows","double",[2,2,2,2,2,3,3,3,4,4,4,4,4,4,1,1,1,1,1]],["hidden","double",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],["v10_0","double",[0,0,1,0,0,0,0,0,0,0.25,0,0.375,0,0,0,1,0,0,0]],["v01_0","double",[1,1,0,0,0,0,0,0,1,0,0.25,0,0,0,1,0,0,0,0]],["s10_0_0","double",[0,0,0,0,0,0,0,0,0,0.00390625,0,0.00390625,0,0,0,0,0,0,0]],["s01_0_0","double",[0,0,0,0,0,0,0,0,0.47265625,0,0.00390625,0,0.1953125,0,0,0,0,0,0]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."text" as f1, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where f8 is not null))
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["","a","it's","it's","a","it's","é","","a","東京","東京","it's","it's","é","","a"]],["b","integer",[19,82,102,47,null,24,44,71,65,119,92,14,68,0,null,36]],["a0","double",[1,0,1,1,1,1,1,1,1,1,1,1,1,0,2,0]],["a1","double",[3,null,1,3,1,1,2,1,2,1,1,4,2,null,1,null]],["a2","double",[0.5,null,-2.5,0.75,1,-2.5,0.1,0.5,0.325639,1,0.5,10.012,1,null,-0.875,null]],["a3","double",[0,null,3,9.75,0.5,1.5,4,-0.5,4.666666666666667,1.5,3,8.4,-0.3333333333333333,null,0.5,null]],["a4","double",[6,null,1,6,1,1,3,1,3,1,1,10,3,null,1,null]],["a5","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a6","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a7","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,5.28125,null]],["a8","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a9","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a10","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a11","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a12","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a13","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a14","double",[0,null,0,0,0,0,0,0,0,0,0,0,0,null,0,null]],["a15","double",[3,null,1,3,1,1,2,1,2,1,1,4,2,null,1,null]],["a16","double",[0.5,null,-2.5,0.75,1,-2.5,0.1,0.5,0.325639,1,0.5,10.012,1,null,-2.5,null]],["a17","double",[0,null,3,9.75,0.5,1.5,4,-0.5,4.666666666666667,1.5,3,8.4,-0.3333333333333333,null,0.5,null]],["a18","double",[6,null,1,6,1,1,3,1,3,1,1,10,3,null,1,null]],["a19","double",[3,null,1,3,1,1,2,1,2,1,1,4,2,null,1,null]],["a20","double",[0.5,null,-2.5,0.75,1,-2.5,0.1,0.5,0.325639,1,0.5,10.012,1,null,0.75,null]],["a21","double",[0,null,3,9.75,0.5,1.5,4,-0.5,4.666666666666667,1.5,3,8.4,-0.3333333333333333,null,0.5,null]],["a22","double",[6,null,1,6,1,1,3,1,3,1,1,10,3,null,1,null]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(avg(x2) as double) as a3, cast(avg(x3) as double) as a4, cast(count(x0) * covar_pop(x0, x0) as double) as a5, cast(count(x0) * covar_pop(x1, x0) as double) as a6, cast(count(x0) * covar_pop(x1, x1) as double) as a7, cast(count(x0) * covar_pop(x2, x0) as double) as a8, cast(count(x0) * covar_pop(x2, x1) as double) as a9, cast(count(x0) * covar_pop(x2, x2) as double) as a10, cast(count(x0) * covar_pop(x3, x0) as double) as a11, cast(count(x0) * covar_pop(x3, x1) as double) as a12, cast(count(x0) * covar_pop(x3, x2) as double) as a13, cast(count(x0) * covar_pop(x3, x3) as double) as a14, cast(min(x0) as double) as a15, cast(min(x1) as double) as a16, cast(min(x2) as double) as a17, cast(min(x3) as double) as a18, cast(max(x0) as double) as a19, cast(max(x1) as double) as a20, cast(max(x2) as double) as a21, cast(max(x3) as double) as a22
  from (select g0, b, case when y1 is not null and y2 is not null and y3 is not null then y0 end as x0, case when y0 is not null and y2 is not null and y3 is not null then y1 end as x1, case when y0 is not null and y1 is not null and y3 is not null then y2 end as x2, case when y0 is not null and y1 is not null and y2 is not null then y3 end as x3
  from (select *, cast(h0 as double) as y0, case when is_finite(h1) then h1 end as y1, case when is_finite((cast(h2 as double) / nullif((h3 + h4), 0))) then (cast(h2 as double) / nullif((h3 + h4), 0)) end as y2, case when is_finite(h5) then h5 end as y3
  from (select g0, min(b) as b, count(f9) as h0, max(f0) as h1, sum(case when is_finite((f10 * r0)) then (f10 * r0) end) as h2, count(f0) as h3, min(case when is_finite(r1) then r1 end) as h4, sum(case when is_finite(r2) then r2 end) as h5
  from (select *, case when f0 is not null then cast(count(*) over (partition by g0, q0, f0 is null order by f0) as double) end as r0, case when f0 is not null then cast(rank() over (partition by g0, q0, f0 is null order by f0) as double) end as r1, case when f2 is not null then cast((rank() over (partition by g0, q0, f2 is null order by f2) + count(*) over (partition by g0, q0, f2 is null order by f2)) / 2e0 as double) end as r2
  from (select f1 as g0, bt as b, f8 as q0, f9, f0, f10, f2
  from (select *, case when t between 1767226510000000e0 and 1767265272000000e0 then cast(least(119, floor((t - 1767226510000000e0) / 323016666.6666667e0)) as integer) end as bt
  from (select round(to_unixtime(l."at") * 1e6) as t, l."text" as f1, cast(1 as double) as f9, case when is_finite(l."score") then l."score" end as f0, l."count" as f10, cast(l."count" as double) as f2, l."user" as f8
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
  where f8 is not null))
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["","a","it's","é",null,"a","a","it's","東京","","a","東京",null,"","a","it's"]],["b","integer",[43,56,68,59,109,26,95,95,10,null,51,114,29,27,null,104]],["a0","double",[1,1,1,1,1,1,1,1,1,0,1,1,1,1,1,1]],["a1","double",[2,1,1,2,1,2,2,1,2,null,1,1,2,1,1,1]],["a2","double",[0.25,0.5,0.5,0.34957,0.5,1,0.75,0.1,0.25,null,0.5,0.5,0.25,0.75,0.1,0.481033]],["a3","double",[5.666666666666667,2,4,4,1,-1.3333333333333333,4.666666666666667,4,5,null,2,1,1.3333333333333333,2.5,0.5,-0.5]],["a4","double",[3,1,1,3,1,3,3,1,3,null,1,1,3,1,1,1]],["a5","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a6","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a7","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a8","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a9","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a10","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a11","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a12","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a13","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a14","double",[0,0,0,0,0,0,0,0,0,null,0,0,0,0,0,0]],["a15","double",[2,1,1,2,1,2,2,1,2,null,1,1,2,1,1,1]],["a16","double",[0.25,0.5,0.5,0.34957,0.5,1,0.75,0.1,0.25,null,0.5,0.5,0.25,0.75,0.1,0.481033]],["a17","double",[5.666666666666667,2,4,4,1,-1.3333333333333333,4.666666666666667,4,5,null,2,1,1.3333333333333333,2.5,0.5,-0.5]],["a18","double",[3,1,1,3,1,3,3,1,3,null,1,1,3,1,1,1]],["a19","double",[2,1,1,2,1,2,2,1,2,null,1,1,2,1,1,1]],["a20","double",[0.25,0.5,0.5,0.34957,0.5,1,0.75,0.1,0.25,null,0.5,0.5,0.25,0.75,0.1,0.481033]],["a21","double",[5.666666666666667,2,4,4,1,-1.3333333333333333,4.666666666666667,4,5,null,2,1,1.3333333333333333,2.5,0.5,-0.5]],["a22","double",[3,1,1,3,1,3,3,1,3,null,1,1,3,1,1,1]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when is_finite((h0 - h1)) then (h0 - h1) end as y0, case when is_finite(h2) then h2 end as y1
  from (select g0, min(b) as b, count(p5) as h0, sum(p6) as h1, min(p1) as h2
  from (select p3 as g0, bu as b, p4 as q0, p5, p6, p1
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select u, coalesce(i_f1, c_f1) as p3, cast(c_f17 as double) as p5, cast(i_f6 as double) as p6, case when is_finite(coalesce(i_f12, c_f12)) then coalesce(i_f12, c_f12) end as p1, coalesce(i_f8, c_f8) as p4
  from (select u, f1 as i_f1, f6 as i_f6, f12 as i_f12, f8 as i_f8, cast(null as varchar) as c_f1, cast(null as integer) as c_f17, cast(null as double) as c_f12, cast(null as bigint) as c_f8
  from (select cast(l."user" as varchar) as u, l."text" as f1, l."flag" as f6, l."score" as f12, l."user" as f8
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
  union all select u, cast(null as varchar) as i_f1, cast(null as boolean) as i_f6, cast(null as double) as i_f12, cast(null as bigint) as i_f8, f1 as c_f1, f17 as c_f17, f12 as c_f12, f8 as c_f8
  from (select cast(l."user" as varchar) as u, l."text" as f1, (case when (l."score" >= 0.5e0 or (is_nan(l."score"))) then 1 else 0 end) as f17, l."score" as f12, l."user" as f8
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))
  where p4 is not null)
  group by g0, q0)))
  group by g0, b;
-- [["g0","varchar",["it's","it's","","a","","","é","it's","it's","it's","é","a","","a","a","a","it's","","a","東京","東京",null,"東京","東京",null]],["b","integer",[0,1,2,3,4,0,1,2,3,4,5,4,5,2,5,1,5,1,0,5,3,2,1,4,5]],["a0","double",[0,0,1,1,0,1,0,1,1,0,0,1,0,1,0,1,1,1,0,0,1,1,0,1,1]],["a1","double",[null,null,3,0,null,1,null,1,2,null,null,2,null,0,null,-2,0,0,null,null,1,0,null,0,-1]],["a2","double",[null,null,0.5,0.25,null,-2.5,null,-2.5,0.1,null,null,0.075544,null,0.5,null,1,0.1,0.102306,null,null,0.5,0.25,null,0.1,0.5]],["a3","double",[null,null,0,0,null,0,null,0,0,null,null,0,null,0,null,0,0,0,null,null,0,0,null,0,0]],["a4","double",[null,null,0,0,null,0,null,0,0,null,null,0,null,0,null,0,0,0,null,null,0,0,null,0,0]],["a5","double",[null,null,0,0,null,0,null,0,0,null,null,0,null,0,null,0,0,0,null,null,0,0,null,0,0]],["a6","double",[null,null,3,0,null,1,null,1,2,null,null,2,null,0,null,-2,0,0,null,null,1,0,null,0,-1]],["a7","double",[null,null,0.5,0.25,null,-2.5,null,-2.5,0.1,null,null,0.075544,null,0.5,null,1,0.1,0.102306,null,null,0.5,0.25,null,0.1,0.5]],["a8","double",[null,null,3,0,null,1,null,1,2,null,null,2,null,0,null,-2,0,0,null,null,1,0,null,0,-1]],["a9","double",[null,null,0.5,0.25,null,-2.5,null,-2.5,0.1,null,null,0.075544,null,0.5,null,1,0.1,0.102306,null,null,0.5,0.25,null,0.1,0.5]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast((rank() over (partition by known, g0, f0 is null order by f0) + count(*) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast((rank() over (partition by known, g0, f2 is null order by f2) + count(*) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))))
  group by g0, b;
-- [["g0","varchar",["é","","","","a","a","a","it's","東京","東京","é","","a","it's","it's","it's","it's"]],["b","integer",[1,5,4,0,2,5,4,2,3,5,5,2,3,3,1,0,4]],["a0","double",[1,1,1,1,0,1,2,1,1,1,0,2,0,2,3,4,1]],["a1","double",[1,3,5,1,null,3,1.5,1.5,2,1,null,3,null,6,5.5,8.625,1.5]],["a2","double",[1.5,2.5,7,5,null,2.5,3.25,5.25,2,2.5,null,4,null,5.75,10.416666666666666,10.3125,9.75]],["a3","double",[0,0,0,0,null,0,0.5,0,0,0,null,0,null,18,0,15.6875,0]],["a4","double",[0,0,0,0,null,0,0.75,0,0,0,null,0,null,-1.5,0,8.343750000000002,0]],["a5","double",[0,0,0,0,null,0,1.125,0,0,0,null,0,null,0.125,48.16666666666667,13.921875,0]],["a6","double",[1,3,5,1,null,3,1,1.5,2,1,null,3,null,3,5.5,5.5,1.5]],["a7","double",[1.5,2.5,7,5,null,2.5,2.5,5.25,2,2.5,null,4,null,5.5,4.75,9,9.75]],["a8","double",[1,3,5,1,null,3,2,1.5,2,1,null,3,null,9,5.5,11,1.5]],["a9","double",[1.5,2.5,7,5,null,2.5,4,5.25,2,2.5,null,4,null,6,13.25,13.5,9.75]]]

select g0, b, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(avg(x1) as double) as a2, cast(count(x0) * covar_pop(x0, x0) as double) as a3, cast(count(x0) * covar_pop(x1, x0) as double) as a4, cast(count(x0) * covar_pop(x1, x1) as double) as a5, cast(min(x0) as double) as a6, cast(min(x1) as double) as a7, cast(max(x0) as double) as a8, cast(max(x1) as double) as a9
  from (select g0, b, case when y1 is not null then y0 end as x0, case when y0 is not null then y1 end as x1
  from (select *, case when known then case when is_finite(r0) then r0 end end as y0, case when known then case when is_finite((r1 + (r0 * 0.5e0))) then (r1 + (r0 * 0.5e0)) end end as y1
  from (select *, case when f0 is not null then cast((rank() over (partition by known, g0, f0 is null order by f0) + count(*) over (partition by known, g0, f0 is null order by f0)) / 2e0 as double) end as r0, case when f2 is not null then cast((rank() over (partition by known, g0, f2 is null order by f2) + count(*) over (partition by known, g0, f2 is null order by f2)) / 2e0 as double) end as r1
  from (select f1 as g0, bu as b, f0, f2, f0 is not null and f2 is not null as known
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, l."text" as f1, case when is_finite(l."score") then l."score" end as f0, cast(l."count" as double) as f2
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))))
  group by g0, b;
-- [["g0","varchar",["","a","a","it's","東京","a","a","a","it's","it's","東京",null,null,"é","東京","",""]],["b","integer",[0,4,2,2,3,1,3,0,5,3,4,2,5,5,1,1,2]],["a0","double",[0,1,1,1,1,2,2,1,1,1,2,2,1,1,0,2,1]],["a1","double",[null,1,3.5,2,3,6.5,3.5,3.5,1,3,1.5,1.5,3,1,null,1.5,3]],["a2","double",[null,3.5,6.75,2,2.5,4.75,7.75,6.75,3,4,3.25,2.25,4.5,1.5,null,3,3]],["a3","double",[null,0,0,0,0,0,4.5,0,0,0,0.5,0,0,0,null,0.5,0]],["a4","double",[null,0,0,0,0,0,5.25,0,0,0,0.75,0,0,0,null,1,0]],["a5","double",[null,0,0,0,0,0,6.125,0,0,0,1.125,0,0,0,null,2,0]],["a6","double",[null,1,3.5,2,3,6.5,2,3.5,1,3,1,1.5,3,1,null,1,3]],["a7","double",[null,3.5,6.75,2,2.5,4.75,6,6.75,3,4,2.5,2.25,4.5,1.5,null,2,3]],["a8","double",[null,1,3.5,2,3,6.5,5,3.5,1,3,2,1.5,3,1,null,2,3]],["a9","double",[null,3.5,6.75,2,2.5,4.75,9.5,6.75,3,4,4,2.25,4.5,1.5,null,4,3]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(*) - count(k), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_
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
  group by g0;
-- [["g0","varchar",["東京","it's","","a","é"]],["rows_","double",[2,8,4,3,1]],["nulls_","double",[0,0,0,0,0]],["distinct_","double",[2,8,4,3,1]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(*) - count(k), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_
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
  group by g0;
-- [["g0","varchar",["a","","it's","東京",null]],["rows_","double",[5,2,1,2,1]],["nulls_","double",[0,0,0,0,0]],["distinct_","double",[5,2,1,2,1]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select cast(l."user" as varchar) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
-- [["g0","varchar",["東京","it's","","a","é"]],["rows_","double",[2,8,4,3,1]],["distinct_","double",[2,3,3,3,1]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f1 as g0, u
  from (select cast(l."user" as varchar) as u, l."text" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
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
-- [["g0","varchar",["a","","it's","東京",null]],["rows_","double",[5,2,1,2,1]],["distinct_","double",[4,2,1,2,1]]]

select g0, cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select candidate.f6 as g0, coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))) as incumbent
  full join (select *, true as there
  from (select l."id" as k, 1 as copies, false as conflict, l."flag" as f6, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))) as candidate on incumbent.k = candidate.k
  where candidate.f11)
  group by g0;
-- [["g0","boolean",[null,false,true]],["rows_","double",[8,4,3]],["nulls_","double",[0,0,0]],["distinct_","double",[10,5,3]],["repeats_","double",[0,0,0]],["conflicts_","double",[0,0,0]],["both_","double",[8,4,3]],["onlyIncumbent_","double",[0,0,0]],["onlyCandidate_","double",[2,1,0]]]

select g0, g1, b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"é"}', '{"":false,"":"東京"}', '{"":true,"":"a"}', '{"":true,"":"it''s"}', '{"":true,"":"東京"}', '{"":null,"":""}', '{"":null,"":"a"}', '{"":null,"":"it''s"}', '{"":null,"":"é"}'], array[0.5e0, 1e0, 3.5e0, 2e0, 3e0, 2e0, 1e0, 6e0, 0e0, 0.5e0, 3e0, 3e0]), key)) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, l."flag" as f6, l."text" as f1, cast(l."count" as double) as f2
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))
  group by g0, g1, b;
-- [["g0","boolean",[null,null,null,null,true,false,false,null,false,false,false,true,null,false,null,true,false,false,null,false,true,false,true,null]],["g1","varchar",["it's","it's","","a","東京","","it's","it's","é","it's","東京","it's","it's","","é","it's","é","","a","","it's","a","a","a"]],["b","integer",[0,1,2,3,5,0,2,4,5,0,3,1,3,4,1,3,1,2,4,5,0,2,4,5]],["a0","double",[2,2,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]],["a1","double",[2,0,2,1,1,0,1,0,1,0,1,1,1,0,1,0,0,0,0,1,0,1,1,0]]]

select g0, g1, b, cast(count_if(x0 is not null) as double) as a0, cast(count_if(x0 <= element_at(map(array['{"":false,"":""}', '{"":false,"":"a"}', '{"":false,"":"it''s"}', '{"":false,"":"東京"}', '{"":false,"":null}', '{"":true,"":"a"}', '{"":true,"":null}', '{"":null,"":"a"}', '{"":null,"":"é"}', '{"":null,"":"東京"}'], array[4.75e0, 2e0, 3.5e0, 2e0, 1e0, (-1e0), 2e0, 4e0, 1.25e0, 6e0]), key)) as double) as a1
  from (select *, json_format(cast(row(g0, g1) as json)) as key
  from (select f6 as g0, f1 as g1, bu as b, f2 as x0
  from (select *, cast(coalesce(element_at(map(array['0', '1', '2', '3', '4', '5'], array[0, 1, 2, 3, 4, 5]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 6)) as integer) as bu
  from (select cast(l."user" as varchar) as u, l."flag" as f6, l."text" as f1, cast(l."count" as double) as f2
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))))
  group by g0, g1, b;
-- [["g0","boolean",[true,false,false,false,false,null,false,false,true,null,false,null,false,false,true,false,false,true,false]],["g1","varchar",["a",null,"a","","東京","é","","it's",null,"a","東京","東京","a","it's","a","it's","東京","a",""]],["b","integer",[1,2,4,0,1,5,1,2,5,0,3,4,3,5,2,3,4,3,2]],["a0","double",[2,2,1,1,1,2,2,1,1,1,1,1,1,1,1,1,1,1,1]],["a1","double",[2,2,1,1,1,1,0,1,1,1,1,1,0,0,0,0,0,0,0]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  group by g0, g1;
-- [["g0","boolean",[null,null,null,true,null,false,false,false,false,true,false,true]],["g1","varchar",["it's","","a","東京","é","it's","é","a","","it's","東京","a"]],["key","varchar",["{\"\":null,\"\":\"it's\"}","{\"\":null,\"\":\"\"}","{\"\":null,\"\":\"a\"}","{\"\":true,\"\":\"東京\"}","{\"\":null,\"\":\"é\"}","{\"\":false,\"\":\"it's\"}","{\"\":false,\"\":\"é\"}","{\"\":false,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":true,\"\":\"it's\"}","{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":\"a\"}"]],["n_x0","double",[6,2,3,1,1,2,2,1,4,3,1,1]]]

select g0, g1, json_format(cast(row(g0, g1) as json)) as key, cast(count(x0) as double) as n_x0
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  group by g0, g1;
-- [["g0","boolean",[true,false,false,true,null,false,false,false,null,null]],["g1","varchar",["a","","東京",null,"東京",null,"a","it's","é","a"]],["key","varchar",["{\"\":true,\"\":\"a\"}","{\"\":false,\"\":\"\"}","{\"\":false,\"\":\"東京\"}","{\"\":true,\"\":null}","{\"\":null,\"\":\"東京\"}","{\"\":false,\"\":null}","{\"\":false,\"\":\"a\"}","{\"\":false,\"\":\"it's\"}","{\"\":null,\"\":\"é\"}","{\"\":null,\"\":\"a\"}"]],["n_x0","double",[4,4,3,1,1,2,2,3,2,1]]]

select g0, x0, x1, x2
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12, l."text" as f1, l."at" as f16
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
  where place <= 1001 order by place;
-- [["g0","varchar",["","東京","it's","é","a","東京","it's","","a","é","a","é","","it's","","it's","a","","it's","a","","it's","it's","it's","it's","it's","it's"]],["x0","double",[0.5,0.5,-2.5,null,0.325639,1,1,0.75,{"number":"Infinity"},{"number":"Infinity"},1,0.1,0.5,0.75,-2.5,1,{"number":"Infinity"},0.5,0.1,0.075544,null,0.75,-2.5,0.75,10.012,0.75,1]],["x1","varchar",["","東京","it's","é","a","東京","it's","","a","é","a","é","","it's","","it's","a","","it's","a","","it's","it's","it's","it's","it's","it's"]],["x2","varchar",["2026-01-01 06:38:07.000000","2026-01-01 08:30:52.000000","2026-01-01 09:27:27.000000","2026-01-01 00:15:10.000000",null,"2026-01-01 11:01:12.000000",null,null,"2026-01-01 07:40:09.000000","2026-01-01 04:15:54.000000",null,null,"2026-01-01 02:01:28.000000","2026-01-01 05:08:56.000000",null,null,"2026-01-01 03:31:27.000000","2026-01-01 02:01:28.000000","2026-01-01 06:23:37.000000","2026-01-01 06:08:56.000000","2026-01-01 05:34:51.000000","2026-01-01 04:30:05.000000","2026-01-01 02:24:50.000000","2026-01-01 01:33:53.000000",null,"2026-01-01 05:08:56.000000",null]]]

select g0, x0, x1, x2
  from (select *, row_number() over (partition by g0 order by h, x0, x1, x2) as place
  from (select f1 as g0, f12 as x0, f1 as x1, cast(f16 as varchar) as x2, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12, l."text" as f1, l."at" as f16
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
  where place <= 1001 order by place;
-- [["g0","varchar",[null,"it's","東京","a","é","","東京","a",null,"it's","","é",null,"a","東京","","it's","東京","","a","a","a","a"]],["x0","double",[0.5,0.5,{"number":"Infinity"},1,0.34957,0.25,0.1,0.1,0.25,0.1,{"number":"NaN"},null,0.25,0.75,0.25,0.75,0.481033,0.5,0.102306,0.25,0.5,0.5,1]],["x1","varchar",[null,"it's","東京","a","é","","東京","a",null,"it's","","é",null,"a","東京","","it's","東京","","a","a","a","a"]],["x2","varchar",["2026-01-01 10:03:13.000000","2026-01-01 06:25:18.000000","2026-01-01 10:30:54.000000","2026-01-01 02:36:43.000000","2026-01-01 05:37:30.000000","2026-01-01 04:10:05.000000",null,null,"2026-01-01 02:55:17.000000","2026-01-01 08:49:31.000000",null,"2026-01-01 09:01:13.000000","2026-01-01 02:55:17.000000","2026-01-01 10:38:29.000000","2026-01-01 01:14:19.000000","2026-01-01 02:44:09.000000","2026-01-01 09:37:33.000000","2026-01-01 10:31:45.000000",null,"2026-01-01 08:51:45.000000","2026-01-01 04:54:36.000000","2026-01-01 05:18:57.000000","2026-01-01 02:36:43.000000"]]]

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0
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
  from (select f0 as x0
  from (select case when is_finite(l."score") then l."score" end as f0
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

select key, x, own, up_to
  from (select *, name || ' ' || '' as key, sum(own) over (partition by name order by x) as up_to
  from (select name, x, cast(count(*) as double) as own
  from (select f0 as x0, f2 as x1
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
  from (select p4 as x0
  from (select case when is_finite(abs((incumbent.f12 - candidate.f12))) then abs((incumbent.f12 - candidate.f12)) end as p4
  from (select l."id" as k, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as candidate on incumbent.k = candidate.k))
  cross join unnest(array['x0'], array[x0]) as v(name, x)
  where x is not null
  group by name, x))
  where (key = 'x0 ' and any_match(array[1e0, 2e0, 3e0, 5e0, 6e0, 7e0, 8e0, 9e0, 10e0, 11e0, 12e0, 13e0, 14e0, 15e0, 16e0], r -> up_to >= r and up_to - own < r)) order by key, x;
-- [["key","varchar",["x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 ","x0 "]],["x","double",[0,0.0023059999999999886,0.174456,0.25,0.4,0.5,0.65,0.75,2.6,3]],["own","double",[1,1,1,5,2,2,1,1,1,1]],["up_to","double",[1,2,3,8,10,12,13,14,15,16]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, cast(count(*) as double) as own
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  group by g0, g1, name, x))
  where any_match(element_at(map(array['x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"é"}', 'x0 {"":false,"":"東京"}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":"it''s"}', 'x0 {"":true,"":"東京"}', 'x0 {"":null,"":""}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"it''s"}', 'x0 {"":null,"":"é"}'], array[array[1e0, 2e0, 3e0, 4e0], array[1e0], array[1e0, 2e0], array[1e0, 2e0], array[1e0], array[1e0], array[1e0, 2e0, 3e0], array[1e0], array[1e0, 2e0], array[1e0, 2e0, 3e0], array[1e0, 2e0, 3e0, 4e0, 5e0, 6e0], array[1e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"é\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":null,\"\":\"\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"it's\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"it's\"}","x0 {\"\":true,\"\":\"東京\"}"]],["x","double",[-1,1,8,1,3,5,0,8,3,0,0,1,6,-2,3,6,7,3,2,-1,3,4,6]],["own","double",[1,2,1,1,1,1,1,1,1,2,1,1,1,1,2,1,2,1,1,1,1,1,1]],["up_to","double",[1,3,4,1,1,2,1,2,1,2,1,2,3,1,3,4,6,1,1,1,2,3,1]]]

select key, x, own, up_to
  from (select *, name || ' ' || json_format(cast(row(g0, g1) as json)) as key, sum(own) over (partition by g0, g1, name order by x) as up_to
  from (select g0, g1, name, x, cast(count(*) as double) as own
  from (select f6 as g0, f1 as g1, f2 as x0
  from (select cast(l."count" as double) as f2, l."flag" as f6, l."text" as f1
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
  group by g0, g1, name, x))
  where any_match(element_at(map(array['x0 {"":false,"":""}', 'x0 {"":false,"":"a"}', 'x0 {"":false,"":"it''s"}', 'x0 {"":false,"":"東京"}', 'x0 {"":false,"":null}', 'x0 {"":true,"":"a"}', 'x0 {"":true,"":null}', 'x0 {"":null,"":"a"}', 'x0 {"":null,"":"é"}', 'x0 {"":null,"":"東京"}'], array[array[1e0, 2e0, 3e0, 4e0], array[1e0, 2e0], array[1e0, 2e0, 3e0], array[1e0, 2e0, 3e0], array[1e0, 2e0], array[1e0, 2e0, 3e0, 4e0], array[1e0], array[1e0], array[1e0, 2e0], array[1e0]]), key), r -> up_to >= r and up_to - own < r) order by key, x;
-- [["key","varchar",["x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"a\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"it's\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":\"東京\"}","x0 {\"\":false,\"\":null}","x0 {\"\":null,\"\":\"a\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"é\"}","x0 {\"\":null,\"\":\"東京\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":\"a\"}","x0 {\"\":true,\"\":null}"]],["x","double",[4,5,6,1,5,-1,8,2,3,1,4,-1,8,6,-1,4,2]],["own","double",[1,2,1,1,1,1,2,2,1,2,1,1,1,1,2,2,1]],["up_to","double",[1,3,4,1,2,1,3,2,3,2,1,1,2,1,2,4,1]]]

select x0, x1
  from (select p5 as x0, p6 as x1, from_big_endian_64(xxhash64(to_utf8(coalesce(k, u)))) as h
  from (select incumbent.k, incumbent.u, incumbent.f12 as p5, candidate.f12 as p6, candidate.f11 as p9
  from (select l."id" as k, cast(l."user" as varchar) as u, l."score" as f12
  from "lake"."golden"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as incumbent join (select l."id" as k, l."score" as f12, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f11
  from "lake"."golden"."candidate" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))) as candidate on incumbent.k = candidate.k)
  where p9) order by h, x0, x1 limit 1001;
-- [["x0","double",[{"number":"Infinity"},0.5,1,0.1,0.25,0.75,0.1,0.25,null,0.25,0.75,0.25,0.5,1,0.5]],["x1","double",[{"number":"Infinity"},0.5,0.75,0.75,0.5,{"number":"Infinity"},0.5,0.75,1,1,{"number":"Infinity"},0.5,0.75,0.75,1]]]
