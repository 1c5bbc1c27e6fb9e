insert into claim (library, version, against, run, claim) values (?, ?, ?, ?, ?)
