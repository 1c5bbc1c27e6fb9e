merge into quarantined (library, number, lesson) key (library, number) values (?, ?, ?)
