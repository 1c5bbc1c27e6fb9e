select version from saved_version where library = ? and step_run = ? and step_number = ?
