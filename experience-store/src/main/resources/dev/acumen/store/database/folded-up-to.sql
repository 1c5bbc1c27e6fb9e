select up_to from folded where file = ?
