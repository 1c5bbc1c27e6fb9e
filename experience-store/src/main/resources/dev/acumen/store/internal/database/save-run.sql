merge into run (id, kind, library, configuration, started_at) key (id) values (?, ?, ?, ?, ?)
