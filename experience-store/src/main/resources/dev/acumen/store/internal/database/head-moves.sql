select from_version, to_version, cause, step_run, step_number, moved_at from head_move where library = ? order by seq
