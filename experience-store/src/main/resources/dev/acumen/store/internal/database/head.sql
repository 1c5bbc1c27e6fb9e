select to_version from head_move where library = ? order by seq desc limit 1
