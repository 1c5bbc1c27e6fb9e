update run set outcome = ?, report = ?, ended_at = ? where id = ?
