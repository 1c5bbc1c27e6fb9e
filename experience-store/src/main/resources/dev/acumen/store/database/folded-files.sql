select file, up_to from folded
