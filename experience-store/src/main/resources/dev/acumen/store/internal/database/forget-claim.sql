delete from claim where library = ? and version = ? and against = ? and run = ?
