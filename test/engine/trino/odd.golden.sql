select *
  from (select cast(coalesce(sum(n_incumbent), 0) as double) as rows_incumbent, cast(coalesce(sum(n_incumbent) filter (where k is not null), 0) as double) as ids_incumbent, cast(coalesce(count_if(n_incumbent > 0 and k is not null), 0) as double) as distinct_incumbent, min(since_incumbent) as since_incumbent, max(until_incumbent) as until_incumbent, cast(coalesce(sum(bad_incumbent), 0) as double) as bad_incumbent, cast(coalesce(sum(n_candidate), 0) as double) as rows_candidate, cast(coalesce(sum(n_candidate) filter (where k is not null), 0) as double) as ids_candidate, cast(coalesce(count_if(n_candidate > 0 and k is not null), 0) as double) as distinct_candidate, min(since_candidate) as since_candidate, max(until_candidate) as until_candidate, cast(coalesce(sum(bad_candidate), 0) as double) as bad_candidate, cast(coalesce(sum(n_reference), 0) as double) as rows_reference, cast(coalesce(sum(n_reference) filter (where k is not null), 0) as double) as ids_reference, cast(coalesce(count_if(n_reference > 0 and k is not null), 0) as double) as distinct_reference, min(since_reference) as since_reference, max(until_reference) as until_reference, cast(coalesce(sum(bad_reference), 0) as double) as bad_reference
  from (select k, count_if(arm = 'incumbent') as n_incumbent, min(t) filter (where arm = 'incumbent') as since_incumbent, max(t) filter (where arm = 'incumbent') as until_incumbent, count_if(arm = 'incumbent' and bad) as bad_incumbent, count_if(arm = 'candidate') as n_candidate, min(t) filter (where arm = 'candidate') as since_candidate, max(t) filter (where arm = 'candidate') as until_candidate, count_if(arm = 'candidate' and bad) as bad_candidate, count_if(arm = 'reference') as n_reference, min(t) filter (where arm = 'reference') as since_reference, max(t) filter (where arm = 'reference') as until_reference, count_if(arm = 'reference' and bad) as bad_reference
  from (select 'incumbent' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, t, false as bad
  from (select cast(null as varchar) as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by k))
  cross join (select cast(coalesce(count_if(n_incumbent > 0), 0) as double) as units_incumbent, cast(coalesce(sum(n_incumbent) filter (where u is null), 0) as double) as unknown_incumbent, cast(coalesce(count_if(n_candidate > 0), 0) as double) as units_candidate, cast(coalesce(sum(n_candidate) filter (where u is null), 0) as double) as unknown_candidate, cast(coalesce(count_if(n_incumbent > 0 or n_candidate > 0), 0) as double) as judged
  from (select u, count_if(arm = 'incumbent') as n_incumbent, count_if(arm = 'candidate') as n_candidate
  from (select 'incumbent' as arm, u
  from (select cast(l."user" as varchar) as u
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, u
  from (select cast(l."user" as varchar) as u
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3))))
  group by u));
-- [["rows_incumbent","double",[23]],["ids_incumbent","double",[23]],["distinct_incumbent","double",[14]],["since_incumbent","double",[1767230059000000]],["until_incumbent","double",[1767263909000000]],["bad_incumbent","double",[0]],["rows_candidate","double",[27]],["ids_candidate","double",[26]],["distinct_candidate","double",[16]],["since_candidate","double",[1767226510000000]],["until_candidate","double",[1767265272000000]],["bad_candidate","double",[0]],["rows_reference","double",[16]],["ids_reference","double",[0]],["distinct_reference","double",[0]],["since_reference","double",[1767226309000000]],["until_reference","double",[1767260906000000]],["bad_reference","double",[0]],["units_incumbent","double",[7]],["unknown_incumbent","double",[2]],["units_candidate","double",[7]],["unknown_candidate","double",[2]],["judged","double",[7]]]

select *
  from (select cast(coalesce(sum(n_incumbent), 0) as double) as rows_incumbent, cast(coalesce(sum(n_incumbent) filter (where k is not null), 0) as double) as ids_incumbent, cast(coalesce(count_if(n_incumbent > 0 and k is not null), 0) as double) as distinct_incumbent, min(since_incumbent) as since_incumbent, max(until_incumbent) as until_incumbent, cast(coalesce(sum(bad_incumbent), 0) as double) as bad_incumbent, cast(coalesce(sum(n_candidate), 0) as double) as rows_candidate, cast(coalesce(sum(n_candidate) filter (where k is not null), 0) as double) as ids_candidate, cast(coalesce(count_if(n_candidate > 0 and k is not null), 0) as double) as distinct_candidate, min(since_candidate) as since_candidate, max(until_candidate) as until_candidate, cast(coalesce(sum(bad_candidate), 0) as double) as bad_candidate, cast(coalesce(sum(n_reference), 0) as double) as rows_reference, cast(coalesce(sum(n_reference) filter (where k is not null), 0) as double) as ids_reference, cast(coalesce(count_if(n_reference > 0 and k is not null), 0) as double) as distinct_reference, min(since_reference) as since_reference, max(until_reference) as until_reference, cast(coalesce(sum(bad_reference), 0) as double) as bad_reference
  from (select k, count_if(arm = 'incumbent') as n_incumbent, min(t) filter (where arm = 'incumbent') as since_incumbent, max(t) filter (where arm = 'incumbent') as until_incumbent, count_if(arm = 'incumbent' and bad) as bad_incumbent, count_if(arm = 'candidate') as n_candidate, min(t) filter (where arm = 'candidate') as since_candidate, max(t) filter (where arm = 'candidate') as until_candidate, count_if(arm = 'candidate' and bad) as bad_candidate, count_if(arm = 'reference') as n_reference, min(t) filter (where arm = 'reference') as since_reference, max(t) filter (where arm = 'reference') as until_reference, count_if(arm = 'reference' and bad) as bad_reference
  from (select 'incumbent' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, k, t, false as bad
  from (select l."id" as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  union all select 'reference' as arm, k, t, false as bad
  from (select cast(null as varchar) as k, round(to_unixtime(l."at") * 1e6) as t
  from "lake"."golden_odd"."reference" as l
  where (l."count" is distinct
  from (-3))))
  group by k))
  cross join (select cast(coalesce(count_if(n_incumbent > 0), 0) as double) as units_incumbent, cast(coalesce(sum(n_incumbent) filter (where u is null), 0) as double) as unknown_incumbent, cast(coalesce(count_if(n_candidate > 0), 0) as double) as units_candidate, cast(coalesce(sum(n_candidate) filter (where u is null), 0) as double) as unknown_candidate, cast(coalesce(count_if(n_incumbent > 0 or n_candidate > 0), 0) as double) as judged
  from (select u, count_if(arm = 'incumbent') as n_incumbent, count_if(arm = 'candidate') as n_candidate
  from (select 'incumbent' as arm, u
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select 'candidate' as arm, u
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3))))
  group by u));
-- [["rows_incumbent","double",[23]],["ids_incumbent","double",[23]],["distinct_incumbent","double",[14]],["since_incumbent","double",[1767230059000000]],["until_incumbent","double",[1767263909000000]],["bad_incumbent","double",[0]],["rows_candidate","double",[27]],["ids_candidate","double",[26]],["distinct_candidate","double",[16]],["since_candidate","double",[1767226510000000]],["until_candidate","double",[1767265272000000]],["bad_candidate","double",[0]],["rows_reference","double",[16]],["ids_reference","double",[0]],["distinct_reference","double",[0]],["since_reference","double",[1767226309000000]],["until_reference","double",[1767260906000000]],["bad_reference","double",[0]],["units_incumbent","double",[8]],["unknown_incumbent","double",[0]],["units_candidate","double",[8]],["unknown_candidate","double",[0]],["judged","double",[10]]]

select c0, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select bu as c0, f4 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, f4
  from (select k, u, t, f0, f1, f2, f3, f4, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4)
  union all select u, f4
  from (select k, u, t, f0, f1, f2, f3, f4, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))))
  group by c0;
-- [["c0","integer",[3,1,6,8,4,5,0,2]],["a0","double",[3,3,1,1,4,4,1,1]],["a1","double",[0.360201,0.31743533333333335,0.1,0.5,0.5625,0.4,0.25,0.5]],["a2","double",[0.026857650785999998,0.28067094509066665,0,0,0.296875,0.24499999999999997,0,0]],["a3","double",[0.25,0.1,0.1,0.5,0.25,0.1,0.25,0.5]],["a4","double",[0.481033,0.75,0.1,0.5,1,0.75,0.25,0.5]]]

select c0, cast(count(x0) as double) as a0, cast(avg(x0) as double) as a1, cast(count(x0) * covar_pop(x0, x0) as double) as a2, cast(min(x0) as double) as a3, cast(max(x0) as double) as a4
  from (select bu as c0, p0 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select u, case when is_finite(i_f0) then i_f0 end as p0
  from (select u, f0 as i_f0
  from (select u, f0
  from (select k, u, t, f0, f1, f2, f3, f4, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4)
  union all select u, f0
  from (select k, u, t, f0, f1, f2, f3, f4, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))
  union all select u, cast(null as double) as i_f0
  from (select u
  from (select k, u, t, f0, f1, f2, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2)
  union all select u
  from (select k, u, t, f0, f1, f2, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is null))))))
  group by c0;
-- [["c0","integer",[3,1,6,8,7,4,5,0,2,9]],["a0","double",[3,3,1,1,0,4,4,1,1,0]],["a1","double",[0.360201,0.31743533333333335,0.1,0.5,null,0.5625,0.4,0.25,0.5,null]],["a2","double",[0.026857650785999998,0.28067094509066665,0,0,null,0.296875,0.24499999999999997,0,0,null]],["a3","double",[0.25,0.1,0.1,0.5,null,0.25,0.1,0.25,0.5,null]],["a4","double",[0.481033,0.75,0.1,0.5,null,1,0.75,0.25,0.5,null]]]

select c0, cast(count(x0) as double) as a0, cast(sum(x0) as double) as a1
  from (select bu as c0, p2 as x0
  from (select *, cast(coalesce(element_at(map(array['1', '2', '3', '4', '5', '6', 'id-24', 'id-31', 'id-4', 'id-6'], array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), u), mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(u))), 9223372036854775807), 10)) as integer) as bu
  from (select incumbent.u, cast(((incumbent.f0 >= 0.5e0 or (is_nan(incumbent.f0))) <> (candidate.f2 >= 0.5e0 or (is_nan(candidate.f2)))) as double) as p2
  from (select k, u, f0, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4)
  union all select k, u, f0, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null)) as incumbent join (select k, f2, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2)
  union all select k, f2, false as conflict
  from (select k, u, t, f0, f1, f2, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is null)) as candidate on incumbent.k = candidate.k
  where not incumbent.conflict and not candidate.conflict)))
  group by c0;
-- [["c0","integer",[1,8]],["a0","double",[1,1]],["a1","double",[1,0]]]

select cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select u
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))));
-- [["rows_","double",[23]],["distinct_","double",[8]]]

select cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is null))) as candidate on incumbent.k = candidate.k);
-- [["rows_","double",[3]],["nulls_","double",[1]],["distinct_","double",[22]],["repeats_","double",[2]],["conflicts_","double",[9]],["both_","double",[8]],["onlyIncumbent_","double",[6]],["onlyCandidate_","double",[8]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(count(*), 0) as double) as distinct_, cast(coalesce(count_if(i and c), 0) as double) as both_, cast(coalesce(count_if(not c), 0) as double) as onlyIncumbent_, cast(coalesce(count_if(not i), 0) as double) as onlyCandidate_
  from (select u, bool_or(i) as i, bool_or(c) as c, count(*) as n
  from (select u, true as i, false as c
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  union all select u, false, true
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3))))
  group by u);
-- [["rows_","double",[50]],["distinct_","double",[10]],["both_","double",[6]],["onlyIncumbent_","double",[2]],["onlyCandidate_","double",[2]]]

select cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select k, count(*) as n, min(content) = max(content) as same
  from (select k, to_hex(murmur3(to_utf8(coalesce(json_format(cast(f0 as json)), 'null') || '|' || coalesce(cast(f1 as varchar), 'null')))) as content
  from (select l."id" as k, l."score" as f0, y."label" as f1
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))))
  group by k);
-- [["rows_","double",[23]],["nulls_","double",[0]],["distinct_","double",[14]],["repeats_","double",[1]],["conflicts_","double",[6]]]

select distinct u
  from (select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3))
  union all select coalesce(cast(l."user" as varchar), l."id") as u
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)));
-- [["u","varchar",["1","4","2","id-31","id-6","id-24","3","5","6","id-4"]]]

select g0, cast(coalesce(count(*), 0) as double) as rows_, cast(coalesce(count(distinct u), 0) as double) as distinct_
  from (select f3 as g0, u
  from (select coalesce(cast(l."user" as varchar), l."id") as u, l."text" as f3, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f2)
  group by g0;
-- [["g0","varchar",["東京",null,"a","","it's"]],["rows_","double",[2,1,5,2,1]],["distinct_","double",[2,1,3,2,1]]]

select g0, cast(coalesce(count_if(i and c and not conflict), 0) as double) as rows_, cast(coalesce(count_if(k is null), 0) as double) as nulls_, cast(coalesce(count(distinct k) filter (where true), 0) as double) as distinct_, cast(coalesce(count(distinct k) filter (where repeated and not conflict), 0) as double) as repeats_, cast(coalesce(count(distinct k) filter (where conflict), 0) as double) as conflicts_, cast(coalesce(count(distinct k) filter (where i and c), 0) as double) as both_, cast(coalesce(count(distinct k) filter (where i and not c), 0) as double) as onlyIncumbent_, cast(coalesce(count(distinct k) filter (where c and not i), 0) as double) as onlyCandidate_
  from (select candidate.f1 as g0, coalesce(incumbent.k, candidate.k) as k, incumbent.there is not null as i, candidate.there is not null as c, coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict, coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated
  from (select *, true as there
  from (select k, copies, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2, f3, f4)
  union all select k, copies, false as conflict
  from (select k, u, t, f0, f1, f2, f3, f4, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, l."score" as f0, y."label" as f1, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2, l."text" as f3, case when is_finite(l."score") then l."score" end as f4
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where k is null))) as incumbent
  full join (select *, true as there
  from (select k, copies, f1, f0, count(*) over (partition by k) > 1 as conflict
  from (select k, u, t, f0, f1, f2, count(*) as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is not null
  group by k, u, t, f0, f1, f2)
  union all select k, copies, f1, f0, false as conflict
  from (select k, u, t, f0, f1, f2, 1 as copies
  from (select l."id" as k, coalesce(cast(l."user" as varchar), l."id") as u, round(to_unixtime(l."at") * 1e6) as t, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f0, l."flag" as f1, l."score" as f2
  from "lake"."golden_odd"."candidate" as l
  where (l."count" is distinct
  from (-3)))
  where k is null))) as candidate on incumbent.k = candidate.k
  where candidate.f0)
  group by g0;
-- [["g0","boolean",[null,false,true]],["rows_","double",[2,1,0]],["nulls_","double",[0,1,0]],["distinct_","double",[6,4,3]],["repeats_","double",[1,0,0]],["conflicts_","double",[3,1,2]],["both_","double",[5,2,1]],["onlyIncumbent_","double",[0,0,0]],["onlyCandidate_","double",[1,2,2]]]

select g0, cast(coalesce(sum(n), 0) as double) as rows_, cast(coalesce(sum(n) filter (where k is null), 0) as double) as nulls_, cast(coalesce(count(k), 0) as double) as distinct_, cast(coalesce(count(k) filter (where n > 1 and same), 0) as double) as repeats_, cast(coalesce(count(k) filter (where not same), 0) as double) as conflicts_
  from (select g0, k, count(*) as n, true as same
  from (select f3 as g0, k
  from (select l."id" as k, l."text" as f3, (l."score" >= 0.5e0 or (is_nan(l."score"))) as f2
  from "lake"."golden_odd"."incumbent" as l
  left join (select k, c0 as "label"
  from (select k, case when min(c0) is not distinct
  from max(c0) then min(c0) end as c0
  from (select l."id" as k, l."label" as c0
  from "lake"."golden_odd"."labels" as l)
  where k is not null
  group by k)) as y on y.k = l."id"
  where (l."count" is distinct
  from (-3)))
  where f2)
  group by g0, k)
  group by g0;
-- [["g0","varchar",["a","","it's","東京",null]],["rows_","double",[5,2,1,2,1]],["nulls_","double",[0,0,0,0,0]],["distinct_","double",[4,2,1,2,1]],["repeats_","double",[1,0,0,0,0]],["conflicts_","double",[0,0,0,0,0]]]
