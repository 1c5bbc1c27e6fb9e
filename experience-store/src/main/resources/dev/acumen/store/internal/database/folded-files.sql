select file, up_to, last_line, checksum from folded
