merge into attempt (run, step, pass, task, sample, library_version, ending, reward, rewards, unscored, line)
    key (run, step, pass, task, sample)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
