select revision from saved_version order by seq
