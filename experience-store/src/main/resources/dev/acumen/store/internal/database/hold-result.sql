merge into held_result (library, run, result) key (library, run) values (?, ?, ?)
