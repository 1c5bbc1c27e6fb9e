select id, kind, library, configuration, started_at, ended_at, outcome, report from run where id = ?
