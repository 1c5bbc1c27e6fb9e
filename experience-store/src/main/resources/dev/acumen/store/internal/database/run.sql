select id, kind, library, configuration, started_at, ended_at, outcome, report, pruned_at from run where id = ?
