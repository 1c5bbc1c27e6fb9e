select step, pass, task, sample, library_version, ending, reward, rewards, unscored, detail, input, answer
from attempt
where run = ?
order by step, pass, task, sample
