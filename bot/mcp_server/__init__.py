"""The Model Context Protocol: the bot as tools for agents, and documents as resources."""
