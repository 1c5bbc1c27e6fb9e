select revision from saved_version where library = ? and version = ?
