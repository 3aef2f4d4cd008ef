-- A file's name may tell of an illness ("诊断证明"): sealed as its content is. Files taken before have theirs in `name`.

ALTER TABLE attachments ADD COLUMN sealed_name {bytes};
