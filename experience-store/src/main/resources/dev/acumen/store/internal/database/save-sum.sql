merge into fold_sum (id, calls) key (id)
    values (1, (select coalesce(sum(calls + tries + failed + started), 0) from call_total))
