select lesson from quarantined where library = ? order by number
