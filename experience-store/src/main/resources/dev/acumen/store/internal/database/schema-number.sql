select number from schema_number
