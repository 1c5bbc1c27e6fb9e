select line
from attempt
where run = ?
order by step, pass, task, sample
