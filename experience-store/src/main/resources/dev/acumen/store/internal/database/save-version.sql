merge into saved_version (library, version, step_run, step_number, greatest_lesson, revision)
    key (library, version) values (?, ?, ?, ?, ?, ?)
