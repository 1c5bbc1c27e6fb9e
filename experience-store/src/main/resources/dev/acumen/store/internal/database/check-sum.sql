select (select coalesce(sum(calls + tries + failed + started), 0) from call_total)
       - (select coalesce(max(calls), 0) from fold_sum)
