select lesson from quarantined order by library, number
