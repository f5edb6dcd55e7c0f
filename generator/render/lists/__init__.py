"""Pages that list: home, archive, speakers, outlets, places, disputed points."""
