select count(*) from information_schema.tables where table_schema = 'PUBLIC' and table_name = 'SCHEMA_NUMBER'
