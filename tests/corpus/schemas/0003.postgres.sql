CREATE TABLE renvooi_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT renvooi_version_pkc PRIMARY KEY (version_num)
)
;;
CREATE TABLE blob_bodies (
	sha256 VARCHAR(64) NOT NULL, 
	body BYTEA NOT NULL, 
	CONSTRAINT pk_blob_bodies PRIMARY KEY (sha256)
)
;;
CREATE TABLE events (
	number BIGINT NOT NULL, 
	document VARCHAR(64), 
	body BYTEA NOT NULL, 
	leaf BYTEA NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (number)
)
;;
CREATE INDEX ix_events_document_number ON events (document, number)
;;
CREATE TABLE facts (
	name VARCHAR(32) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
)
;;
CREATE TABLE heads (
	size BIGINT NOT NULL, 
	body BYTEA NOT NULL, 
	signature BYTEA NOT NULL, 
	frontier BYTEA NOT NULL, 
	CONSTRAINT pk_heads PRIMARY KEY (size)
)
;;
CREATE TABLE blobs (
	sha256 VARCHAR(64) NOT NULL, 
	what VARCHAR(16) NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha256), 
	CONSTRAINT fk_blobs_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE documents (
	name VARCHAR(64) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	title TEXT NOT NULL, 
	versions BIGINT NOT NULL, 
	latest VARCHAR(64) NOT NULL, 
	published VARCHAR(64), 
	changed_at VARCHAR(40) NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (name), 
	CONSTRAINT fk_documents_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE diffs (
	event BIGINT NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	"old" VARCHAR(64) NOT NULL, 
	"new" VARCHAR(64) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	blob VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_diffs PRIMARY KEY (event), 
	CONSTRAINT fk_diffs_blob_blobs FOREIGN KEY(blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_diffs_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_diffs_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE INDEX ix_diffs_document_new ON diffs (document, "new")
;;
CREATE TABLE histories (
	document VARCHAR(64) NOT NULL, 
	chain TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	body BYTEA NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_histories PRIMARY KEY (document), 
	CONSTRAINT fk_histories_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_histories_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE readings (
	event BIGINT NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	label VARCHAR(64) NOT NULL, 
	snapshot VARCHAR(64) NOT NULL, 
	tree VARCHAR(64) NOT NULL, 
	tree_blob VARCHAR(64) NOT NULL, 
	reader VARCHAR(32), 
	CONSTRAINT pk_readings PRIMARY KEY (event), 
	CONSTRAINT fk_readings_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_readings_snapshot_blobs FOREIGN KEY(snapshot) REFERENCES blobs (sha256), 
	CONSTRAINT fk_readings_tree_blob_blobs FOREIGN KEY(tree_blob) REFERENCES blobs (sha256)
)
;;
CREATE INDEX ix_readings_document_label ON readings (document, label)
;;
CREATE TABLE stamps (
	event BIGINT NOT NULL, 
	size BIGINT NOT NULL, 
	head VARCHAR(64) NOT NULL, 
	authority TEXT NOT NULL, 
	token VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_stamps PRIMARY KEY (event), 
	CONSTRAINT fk_stamps_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_stamps_token_blobs FOREIGN KEY(token) REFERENCES blobs (sha256)
)
;;
CREATE TABLE verdicts (
	event BIGINT NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	old_snapshot VARCHAR(64) NOT NULL, 
	new_snapshot VARCHAR(64) NOT NULL, 
	change VARCHAR(32) NOT NULL, 
	significance VARCHAR(16) NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at VARCHAR(40) NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_verdicts PRIMARY KEY (event), 
	CONSTRAINT fk_verdicts_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_verdicts_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE INDEX ix_verdicts_document ON verdicts (document)
;;
CREATE TABLE versions (
	document VARCHAR(64) NOT NULL, 
	meaning VARCHAR(80) NOT NULL, 
	label VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	title TEXT NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	effective_date VARCHAR(10), 
	snapshot VARCHAR(64) NOT NULL, 
	file_name TEXT NOT NULL, 
	media_type VARCHAR(128) NOT NULL, 
	size BIGINT NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	tree VARCHAR(64) NOT NULL, 
	tree_blob VARCHAR(64) NOT NULL, 
	reader VARCHAR(32), 
	settings TEXT NOT NULL, 
	warnings BIGINT NOT NULL, 
	added_at VARCHAR(40) NOT NULL, 
	added_by TEXT NOT NULL, 
	published_at VARCHAR(40), 
	published_by TEXT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (document, meaning), 
	CONSTRAINT fk_versions_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_versions_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_versions_snapshot_blobs FOREIGN KEY(snapshot) REFERENCES blobs (sha256), 
	CONSTRAINT fk_versions_tree_blob_blobs FOREIGN KEY(tree_blob) REFERENCES blobs (sha256), 
	CONSTRAINT uq_versions_document_label UNIQUE (document, label)
)
;;
CREATE INDEX ix_versions_snapshot ON versions (snapshot)
;;
CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of events are never changed'; END $$
;;
CREATE TRIGGER events_grows_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_refuse()
;;
CREATE FUNCTION heads_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of heads are never changed'; END $$
;;
CREATE TRIGGER heads_grows_only BEFORE UPDATE OR DELETE OR TRUNCATE ON heads FOR EACH STATEMENT EXECUTE FUNCTION heads_refuse()
;;
CREATE TABLE policies (
	event BIGINT NOT NULL, 
	document VARCHAR(64), 
	name VARCHAR(64) NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	policy VARCHAR(64) NOT NULL, 
	size BIGINT NOT NULL, 
	adopted_at VARCHAR(40) NOT NULL, 
	adopted_by TEXT NOT NULL, 
	CONSTRAINT pk_policies PRIMARY KEY (event), 
	CONSTRAINT fk_policies_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_policies_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_policies_policy_blobs FOREIGN KEY(policy) REFERENCES blobs (sha256)
)
;;
CREATE TABLE notices (
	id VARCHAR(64) NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	"old" VARCHAR(64) NOT NULL, 
	"new" VARCHAR(64) NOT NULL, 
	old_snapshot VARCHAR(64) NOT NULL, 
	new_snapshot VARCHAR(64) NOT NULL, 
	policy VARCHAR(64) NOT NULL, 
	policy_name TEXT NOT NULL, 
	consequence_class VARCHAR(8) NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	content_blob VARCHAR(64) NOT NULL, 
	released_at VARCHAR(40) NOT NULL, 
	released_by TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	despite TEXT, 
	accepted TEXT NOT NULL, 
	supersedes VARCHAR(64), 
	reason TEXT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_notices PRIMARY KEY (id), 
	CONSTRAINT fk_notices_content_blob_blobs FOREIGN KEY(content_blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_notices_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_notices_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_notices_new_snapshot_blobs FOREIGN KEY(new_snapshot) REFERENCES blobs (sha256), 
	CONSTRAINT fk_notices_old_snapshot_blobs FOREIGN KEY(old_snapshot) REFERENCES blobs (sha256), 
	CONSTRAINT fk_notices_policy_blobs FOREIGN KEY(policy) REFERENCES blobs (sha256)
)
;;
CREATE INDEX ix_notices_document_new ON notices (document, "new")
;;
CREATE TABLE rights (
	notice VARCHAR(64) NOT NULL, 
	right_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	form TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	days BIGINT, 
	term TEXT, 
	zone VARCHAR(64), 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_rights PRIMARY KEY (notice, right_id), 
	CONSTRAINT fk_rights_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_rights_notice_notices FOREIGN KEY(notice) REFERENCES notices (id)
)
;;
CREATE TABLE windows (
	id VARCHAR(16) NOT NULL, 
	notice VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	right_id VARCHAR(64) NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	opened_at VARCHAR(40) NOT NULL, 
	opened_by TEXT NOT NULL, 
	day VARCHAR(10), 
	last_day VARCHAR(10), 
	falls_on TEXT, 
	coulance VARCHAR(10), 
	evidence TEXT, 
	received_at VARCHAR(40), 
	received_by TEXT, 
	doubt TEXT, 
	doubted_at VARCHAR(40), 
	doubted_by TEXT, 
	outcome VARCHAR(32), 
	outcome_reason TEXT, 
	closed_at VARCHAR(40), 
	closed_by TEXT, 
	moved BIGINT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_windows PRIMARY KEY (id), 
	CONSTRAINT fk_windows_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_windows_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_windows_notice_right_id_rights FOREIGN KEY(notice, right_id) REFERENCES rights (notice, right_id), 
	CONSTRAINT uq_windows_notice_client_right_id UNIQUE (notice, client, right_id)
)
;;
CREATE INDEX ix_windows_document ON windows (document)
;;
CREATE INDEX ix_windows_client ON windows (client)
;;
CREATE TABLE responses (
	window_id VARCHAR(16) NOT NULL, 
	number BIGINT NOT NULL, 
	received VARCHAR(10) NOT NULL, 
	form VARCHAR(16) NOT NULL, 
	reasoned BIGINT NOT NULL, 
	text VARCHAR(64) NOT NULL, 
	attachment VARCHAR(64), 
	attachment_size BIGINT, 
	recorded_at VARCHAR(40) NOT NULL, 
	recorded_by TEXT NOT NULL, 
	withdrawn_on VARCHAR(10), 
	withdrawal_reason TEXT, 
	withdrawn_at VARCHAR(40), 
	withdrawn_by TEXT, 
	struck BIGINT, 
	correction_reason TEXT, 
	corrected_at VARCHAR(40), 
	corrected_by TEXT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_responses PRIMARY KEY (window_id, number), 
	CONSTRAINT fk_responses_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_responses_window_id_windows FOREIGN KEY(window_id) REFERENCES windows (id)
)
;;
CREATE TABLE erasures (
	digest VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY (digest), 
	CONSTRAINT fk_erasures_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE salts (
	client VARCHAR(128) NOT NULL, 
	salt BYTEA NOT NULL, 
	CONSTRAINT pk_salts PRIMARY KEY (client)
)
;;
CREATE TABLE particulars (
	digest VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	what VARCHAR(16) NOT NULL, 
	name TEXT, 
	sha256 VARCHAR(64), 
	body BYTEA NOT NULL, 
	CONSTRAINT pk_particulars PRIMARY KEY (digest), 
	CONSTRAINT fk_particulars_client_salts FOREIGN KEY(client) REFERENCES salts (client)
)
;;
CREATE INDEX ix_particulars_client ON particulars (client)
;;
ALTER TABLE verdicts ADD COLUMN consequence_class VARCHAR(8)
;;
CREATE TABLE clients (
	client VARCHAR(128) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	record VARCHAR(64), 
	recorded_at VARCHAR(40) NOT NULL, 
	recorded_by TEXT NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_clients PRIMARY KEY (client), 
	CONSTRAINT fk_clients_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE mailings (
	id VARCHAR(64) NOT NULL, 
	purpose VARCHAR(16) NOT NULL, 
	document VARCHAR(64), 
	notice VARCHAR(64), 
	evidence VARCHAR(16) NOT NULL, 
	queued_at VARCHAR(40) NOT NULL, 
	queued_by TEXT NOT NULL, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_mailings PRIMARY KEY (id), 
	CONSTRAINT fk_mailings_document_documents FOREIGN KEY(document) REFERENCES documents (name), 
	CONSTRAINT fk_mailings_event_events FOREIGN KEY(event) REFERENCES events (number)
)
;;
CREATE TABLE deliveries (
	mailing VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	round BIGINT NOT NULL, 
	message_id VARCHAR(128) NOT NULL, 
	skeleton VARCHAR(64) NOT NULL, 
	slots VARCHAR(64) NOT NULL, 
	message VARCHAR(64) NOT NULL, 
	size BIGINT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	evidence VARCHAR(16) NOT NULL, 
	bounced BIGINT NOT NULL, 
	code BIGINT, 
	reply VARCHAR(64), 
	attempts BIGINT NOT NULL, 
	queued_at VARCHAR(40) NOT NULL, 
	queued_by TEXT NOT NULL, 
	settled_at VARCHAR(40), 
	because TEXT, 
	decided_by TEXT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (mailing, client), 
	CONSTRAINT fk_deliveries_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_deliveries_mailing_mailings FOREIGN KEY(mailing) REFERENCES mailings (id), 
	CONSTRAINT fk_deliveries_skeleton_blobs FOREIGN KEY(skeleton) REFERENCES blobs (sha256), 
	CONSTRAINT uq_deliveries_message_id UNIQUE (message_id)
)
;;
CREATE INDEX ix_deliveries_client ON deliveries (client)
;;
CREATE TABLE reports (
	event BIGINT NOT NULL, 
	mailing VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	report VARCHAR(16) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	mail VARCHAR(64), 
	said TEXT, 
	reported_at VARCHAR(40) NOT NULL, 
	reported_by TEXT NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (event), 
	CONSTRAINT fk_reports_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_reports_mailing_client_deliveries FOREIGN KEY(mailing, client) REFERENCES deliveries (mailing, client)
)
;;
CREATE INDEX ix_reports_mailing_client ON reports (mailing, client)
;;
CREATE TABLE proposals (
	id VARCHAR(16) NOT NULL, 
	mailing VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	received VARCHAR(40) NOT NULL, 
	mail VARCHAR(64) NOT NULL, 
	decision VARCHAR(16), 
	because TEXT, 
	decided_at VARCHAR(40), 
	decided_by TEXT, 
	event BIGINT NOT NULL, 
	CONSTRAINT pk_proposals PRIMARY KEY (id), 
	CONSTRAINT fk_proposals_event_events FOREIGN KEY(event) REFERENCES events (number), 
	CONSTRAINT fk_proposals_mailing_client_deliveries FOREIGN KEY(mailing, client) REFERENCES deliveries (mailing, client)
)
;;
CREATE INDEX ix_proposals_client ON proposals (client)
;;
CREATE TABLE outbox (
	mailing VARCHAR(64) NOT NULL, 
	client VARCHAR(128) NOT NULL, 
	message_id VARCHAR(128) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	owner VARCHAR(64), 
	lease BIGINT, 
	claims BIGINT NOT NULL, 
	attempts BIGINT NOT NULL, 
	not_before BIGINT NOT NULL, 
	code BIGINT, 
	reply TEXT, 
	settled_at VARCHAR(40), 
	recorded BIGINT NOT NULL, 
	revision BIGINT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (mailing, client), 
	CONSTRAINT fk_outbox_mailing_client_deliveries FOREIGN KEY(mailing, client) REFERENCES deliveries (mailing, client), 
	CONSTRAINT uq_outbox_message_id UNIQUE (message_id)
)
;;
CREATE INDEX ix_outbox_state_not_before ON outbox (state, not_before)
;;
ALTER TABLE windows ADD COLUMN agreed_days BIGINT
;;
ALTER TABLE windows ADD COLUMN agreed_term TEXT
