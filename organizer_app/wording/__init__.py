"""Every sentence a person reads, in the language they chose; window and command line share it."""
