-- For readers who ask by side, by status or by box: what is rare is found without a walk over all places.
CREATE INDEX control_interval_side ON ledger.control_interval (policy, controller, place_id);
CREATE INDEX control_interval_status ON ledger.control_interval (policy, status, place_id);
CREATE INDEX place_position ON ledger.place USING gist (point(lon, lat));
