select revision from saved_version where version = ? order by seq limit 1
