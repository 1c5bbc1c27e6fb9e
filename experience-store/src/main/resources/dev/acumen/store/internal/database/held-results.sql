select result from held_result order by seq
