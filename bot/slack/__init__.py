"""Slack and Mattermost: convert in, one call, convert out."""
