"""The demo: a fictional book of customers, made for any day as Salesforce-export files."""
