merge into folded (file, up_to, last_line, checksum) key (file) values (?, ?, ?, ?)
