merge into lesson (library, version, place, number, text) key (library, version, number) values (?, ?, ?, ?, ?)
