"""What is kept in the database, behind the ports: cases, clients, people, messages in and out, requests to managers."""
