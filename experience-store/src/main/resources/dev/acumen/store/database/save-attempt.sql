merge into attempt (run, step, pass, task, sample, library_version, ending, reward, rewards, unscored, detail, input, answer)
    key (run, step, pass, task, sample)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
