select distinct library from head_move order by library
