merge into folded (file, up_to) key (file) values (?, ?)
