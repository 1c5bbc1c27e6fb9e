delete from folded where file = ?
