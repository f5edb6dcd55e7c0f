"""The people of one text or of many: their names, roles, offices and the bodies they speak for."""
