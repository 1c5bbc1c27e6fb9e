update run set pruned_at = ? where id = ?
