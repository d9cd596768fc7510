-- A look-up reads the whole list of what waits to be merged into the index: 0.4 s where 200,000 sketches came in at once.
ALTER INDEX ledger.article_sketch_runs SET (fastupdate = off);
SELECT gin_clean_pending_list('ledger.article_sketch_runs');
