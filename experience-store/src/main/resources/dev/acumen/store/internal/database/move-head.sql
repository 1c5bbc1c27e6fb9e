insert into head_move (library, from_version, to_version, cause, step_run, step_number, moved_at)
    values (?, ?, ?, ?, ?, ?, ?)
