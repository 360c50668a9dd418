"""Official releases of CMS: archives, tables and records, and the documents made of them."""
