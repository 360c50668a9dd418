"""What was asked and not answered, or voted down: counted, for whoever runs the service."""
