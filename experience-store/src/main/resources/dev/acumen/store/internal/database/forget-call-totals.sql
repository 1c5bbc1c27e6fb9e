delete from call_total where run = ?
