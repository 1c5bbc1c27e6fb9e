select claim from claim where library = ? order by seq
