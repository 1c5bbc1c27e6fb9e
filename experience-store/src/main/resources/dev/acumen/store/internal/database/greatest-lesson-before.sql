select coalesce(max(greatest_lesson), 0)
from saved_version
where library = ?
  and seq < coalesce(
        (select min(seq) from saved_version where library = ? and step_run = ? and step_number = ?),
        9223372036854775807)
