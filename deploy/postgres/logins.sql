-- Run once, when the container makes its database: each service logs in as itself, with its own password. The
-- migrations then find the roles and give them their rights; a service can neither take another's role nor the owner's.
\getenv ingest INGEST_DB_PASSWORD
\getenv nlp NLP_DB_PASSWORD
\getenv api API_DB_PASSWORD
CREATE ROLE frontlog_ingest LOGIN PASSWORD :'ingest';
CREATE ROLE frontlog_nlp LOGIN PASSWORD :'nlp';
CREATE ROLE frontlog_api LOGIN PASSWORD :'api';
