delete from attempt where run = ?
