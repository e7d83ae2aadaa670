-- A strategy file as version 2 wrote it.
PRAGMA application_id = 1145651539;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE candidacy (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    market_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_candidacy PRIMARY KEY (id),
    CONSTRAINT uq_candidacy_round_id_market_id UNIQUE (round_id, market_id),
    CONSTRAINT fk_candidacy_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_candidacy_market_id FOREIGN KEY(market_id) REFERENCES market (id)
);
INSERT INTO "candidacy" VALUES('a1231051-6ac9-4d25-8e31-4bbf25ff3418',1,'r1','m1','target',0);
INSERT INTO "candidacy" VALUES('c1ef093e-0ce5-4868-877b-5e39aa561fba',1,'r1','m2','target',1);
INSERT INTO "candidacy" VALUES('a8f0bd5c-3e70-40a7-9a18-73846bd7ac25',1,'r1','m3','fallback',2);
CREATE TABLE change (
    step_seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id VARCHAR NOT NULL,
    "before" JSON,
    "after" JSON,
    CONSTRAINT pk_change PRIMARY KEY (step_seq, position),
    CONSTRAINT fk_change_step_seq FOREIGN KEY(step_seq) REFERENCES step (seq)
);
INSERT INTO "change" VALUES(2,0,'score','s1','{"agreed": null}','{"agreed": 66.0}');
INSERT INTO "change" VALUES(3,0,'criterion','47663b81-c49d-49e2-bd2c-3f0ba8b5cf91',NULL,'{"id": "47663b81-c49d-49e2-bd2c-3f0ba8b5cf91", "version": 1, "name": "Demand", "icon": "users"}');
INSERT INTO "change" VALUES(3,1,'weighting','712984fc-2a1d-4ebd-a3b7-17509b455221',NULL,'{"id": "712984fc-2a1d-4ebd-a3b7-17509b455221", "version": 1, "round_id": "r1", "criterion_id": "47663b81-c49d-49e2-bd2c-3f0ba8b5cf91", "weight": 0.0, "position": 2, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false}');
INSERT INTO "change" VALUES(4,0,'weighting','712984fc-2a1d-4ebd-a3b7-17509b455221','{"id": "712984fc-2a1d-4ebd-a3b7-17509b455221", "version": 1, "round_id": "r1", "criterion_id": "47663b81-c49d-49e2-bd2c-3f0ba8b5cf91", "weight": 0.0, "position": 2, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false}',NULL);
INSERT INTO "change" VALUES(4,1,'criterion','47663b81-c49d-49e2-bd2c-3f0ba8b5cf91','{"id": "47663b81-c49d-49e2-bd2c-3f0ba8b5cf91", "version": 1, "name": "Demand", "icon": "users"}',NULL);
INSERT INTO "change" VALUES(5,0,'weighting','7f2a6308-ddcd-4ecc-b4bf-2303034d92aa','{"weight": 0.4}','{"weight": 0.5}');
INSERT INTO "change" VALUES(5,1,'weighting','b1cb5862-11b4-4fb4-98d5-7b2dd2653d08','{"weight": 0.6}','{"weight": 0.5}');
INSERT INTO "change" VALUES(6,0,'scoring_round','r1','{"closed_at": null}','{"closed_at": "2026-03-01T12:00:07+00:00"}');
INSERT INTO "change" VALUES(7,0,'scoring_round','eaa41eb8-8cff-464a-b4a5-2363b46ff9d9',NULL,'{"id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "version": 1, "number": 2, "name": "Second round", "as_of": "2020-01-31", "closed_at": null, "target_count": 2, "note": ""}');
INSERT INTO "change" VALUES(7,1,'candidacy','ce9653ec-d26d-4ab4-bbe6-76ff06849ec8',NULL,'{"id": "ce9653ec-d26d-4ab4-bbe6-76ff06849ec8", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m1", "role": "target", "position": 0}');
INSERT INTO "change" VALUES(7,2,'candidacy','e56e0472-cf45-4a72-8a9d-8b979067584b',NULL,'{"id": "e56e0472-cf45-4a72-8a9d-8b979067584b", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m2", "role": "target", "position": 1}');
INSERT INTO "change" VALUES(7,3,'candidacy','517df422-d60e-418a-8a4a-cde51aea8e63',NULL,'{"id": "517df422-d60e-418a-8a4a-cde51aea8e63", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m3", "role": "fallback", "position": 2}');
INSERT INTO "change" VALUES(7,4,'weighting','f431ec42-4693-49a7-8b19-3e0db47f6d23',NULL,'{"id": "f431ec42-4693-49a7-8b19-3e0db47f6d23", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "criterion_id": "c1", "weight": 0.5, "position": 0, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false}');
INSERT INTO "change" VALUES(7,5,'weighting','81eefbd4-f8ce-424c-a124-18bc8742e050',NULL,'{"id": "81eefbd4-f8ce-424c-a124-18bc8742e050", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "criterion_id": "c2", "weight": 0.5, "position": 1, "scale": {"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}, "locked": true}');
INSERT INTO "change" VALUES(7,6,'score','409e6eb1-8f6a-4f09-a6d1-63e9a348c7cb',NULL,'{"id": "409e6eb1-8f6a-4f09-a6d1-63e9a348c7cb", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m1", "criterion_id": "c1", "natural": 0.48, "natural_low": 0.1, "natural_high": 0.9, "agreed": 66.0, "source": "WGI", "vintage": "2018", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(7,7,'score','28117a28-29d1-4c91-ac01-442113d37755',NULL,'{"id": "28117a28-29d1-4c91-ac01-442113d37755", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}');
INSERT INTO "change" VALUES(7,8,'score','7c4905a3-bfb1-41f2-99f0-46ce3558c976',NULL,'{"id": "7c4905a3-bfb1-41f2-99f0-46ce3558c976", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(8,0,'weighting','81eefbd4-f8ce-424c-a124-18bc8742e050','{"weight": 0.5}','{"weight": 0.75}');
INSERT INTO "change" VALUES(8,1,'weighting','f431ec42-4693-49a7-8b19-3e0db47f6d23','{"weight": 0.5}','{"weight": 0.25}');
INSERT INTO "change" VALUES(9,0,'weighting','f431ec42-4693-49a7-8b19-3e0db47f6d23','{"weight": 0.25}','{"weight": 0.5}');
INSERT INTO "change" VALUES(9,1,'weighting','81eefbd4-f8ce-424c-a124-18bc8742e050','{"weight": 0.75}','{"weight": 0.5}');
INSERT INTO "change" VALUES(10,0,'score','7c4905a3-bfb1-41f2-99f0-46ce3558c976','{"id": "7c4905a3-bfb1-41f2-99f0-46ce3558c976", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}',NULL);
INSERT INTO "change" VALUES(10,1,'score','28117a28-29d1-4c91-ac01-442113d37755','{"id": "28117a28-29d1-4c91-ac01-442113d37755", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}',NULL);
INSERT INTO "change" VALUES(10,2,'score','409e6eb1-8f6a-4f09-a6d1-63e9a348c7cb','{"id": "409e6eb1-8f6a-4f09-a6d1-63e9a348c7cb", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m1", "criterion_id": "c1", "natural": 0.48, "natural_low": 0.1, "natural_high": 0.9, "agreed": 66.0, "source": "WGI", "vintage": "2018", "note": "", "review_date": null}',NULL);
INSERT INTO "change" VALUES(10,3,'weighting','81eefbd4-f8ce-424c-a124-18bc8742e050','{"id": "81eefbd4-f8ce-424c-a124-18bc8742e050", "version": 3, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "criterion_id": "c2", "weight": 0.5, "position": 1, "scale": {"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}, "locked": true}',NULL);
INSERT INTO "change" VALUES(10,4,'weighting','f431ec42-4693-49a7-8b19-3e0db47f6d23','{"id": "f431ec42-4693-49a7-8b19-3e0db47f6d23", "version": 3, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "criterion_id": "c1", "weight": 0.5, "position": 0, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false}',NULL);
INSERT INTO "change" VALUES(10,5,'candidacy','517df422-d60e-418a-8a4a-cde51aea8e63','{"id": "517df422-d60e-418a-8a4a-cde51aea8e63", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m3", "role": "fallback", "position": 2}',NULL);
INSERT INTO "change" VALUES(10,6,'candidacy','e56e0472-cf45-4a72-8a9d-8b979067584b','{"id": "e56e0472-cf45-4a72-8a9d-8b979067584b", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m2", "role": "target", "position": 1}',NULL);
INSERT INTO "change" VALUES(10,7,'candidacy','ce9653ec-d26d-4ab4-bbe6-76ff06849ec8','{"id": "ce9653ec-d26d-4ab4-bbe6-76ff06849ec8", "version": 1, "round_id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "market_id": "m1", "role": "target", "position": 0}',NULL);
INSERT INTO "change" VALUES(10,8,'scoring_round','eaa41eb8-8cff-464a-b4a5-2363b46ff9d9','{"id": "eaa41eb8-8cff-464a-b4a5-2363b46ff9d9", "version": 1, "number": 2, "name": "Second round", "as_of": "2020-01-31", "closed_at": null, "target_count": 2, "note": ""}',NULL);
CREATE TABLE criterion (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    icon VARCHAR NOT NULL,
    CONSTRAINT pk_criterion PRIMARY KEY (id)
);
INSERT INTO "criterion" VALUES('c1',1,'Political stability','landmark');
INSERT INTO "criterion" VALUES('c2',1,'Trade agreements','handshake');
CREATE TABLE market (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    colour INTEGER NOT NULL,
    CONSTRAINT pk_market PRIMARY KEY (id)
);
INSERT INTO "market" VALUES('m1',1,'USA','USA',0);
INSERT INTO "market" VALUES('m2',1,'CAN','Canada',1);
INSERT INTO "market" VALUES('m3',1,'','Gulf states',2);
CREATE TABLE partner (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    country VARCHAR NOT NULL,
    sector VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    CONSTRAINT pk_partner PRIMARY KEY (id)
);
INSERT INTO "partner" VALUES('p1',1,'TUS','First institute',0,'ES','research','lead');
INSERT INTO "partner" VALUES('p2',1,'FAR','Second institute',1,'','','');
CREATE TABLE score (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    market_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    "natural" DOUBLE,
    natural_low DOUBLE,
    natural_high DOUBLE,
    agreed DOUBLE,
    source VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    review_date DATE,
    CONSTRAINT pk_score PRIMARY KEY (id),
    CONSTRAINT uq_score_round_id_market_id_criterion_id UNIQUE (round_id, market_id, criterion_id),
    CONSTRAINT fk_score_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_score_market_id FOREIGN KEY(market_id) REFERENCES market (id),
    CONSTRAINT fk_score_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
INSERT INTO "score" VALUES('s1',2,'r1','m1','c1',0.48,0.1,0.9,66.0,'WGI','2018','',NULL);
INSERT INTO "score" VALUES('s2',1,'r1','m2','c2',2.0,NULL,NULL,81.0,'','','signed','2027-01-31');
INSERT INTO "score" VALUES('s3',1,'r1','m3','c2',0.0,NULL,NULL,NULL,'','','',NULL);
CREATE TABLE scoring_round (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    closed_at DATETIME,
    target_count INTEGER NOT NULL,
    note VARCHAR NOT NULL,
    CONSTRAINT pk_scoring_round PRIMARY KEY (id),
    CONSTRAINT uq_scoring_round_number UNIQUE (number)
);
INSERT INTO "scoring_round" VALUES('r1',2,1,'First round','2019-10-31','2026-03-01 12:00:07.000000',2,'as published');
CREATE TABLE step (
    seq INTEGER NOT NULL,
    at DATETIME NOT NULL,
    author VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    target INTEGER,
    CONSTRAINT pk_step PRIMARY KEY (seq),
    CONSTRAINT uq_step_id UNIQUE (id),
    CONSTRAINT fk_step_target FOREIGN KEY(target) REFERENCES step (seq)
);
INSERT INTO "step" VALUES(1,'2026-03-01 12:00:01.000000','Ann','Created the strategy','mark','63a40d65-81c4-4591-b681-3bef6cc8272d','',NULL);
INSERT INTO "step" VALUES(2,'2026-03-01 12:00:03.000000','Ann','Scored USA on Political stability: 66','do','b9477094-0db5-49ce-85d2-29bf3b7ef686','',NULL);
INSERT INTO "step" VALUES(3,'2026-03-01 12:00:04.000000','Ann','Added Demand','do','cf047b7f-04c8-4973-a8ac-d4749888c8bd','',NULL);
INSERT INTO "step" VALUES(4,'2026-03-01 12:00:05.000000','Ann','Removed Demand','do','15057700-f295-4110-ad5c-8f2576cd56fc','',NULL);
INSERT INTO "step" VALUES(5,'2026-03-01 12:00:06.000000','Ann','Set the weights','do','bcfe42c9-1e17-4c4c-878f-1500f5b6750a','',NULL);
INSERT INTO "step" VALUES(6,'2026-03-01 12:00:07.000000','Ann','Closed the scoring round First round','do','ff9c15ff-8e61-43f4-b598-19762f5c31d4','',NULL);
INSERT INTO "step" VALUES(7,'2026-03-01 12:00:08.000000','Ann','Opened the scoring round Second round','do','6bf148b3-f548-4728-8f0a-f63de274e32e','',NULL);
INSERT INTO "step" VALUES(8,'2026-03-01 12:00:09.000000','Ann','Set the weights','do','81b46843-5b4d-4de9-aaed-ce7e4e26c34e','',NULL);
INSERT INTO "step" VALUES(9,'2026-03-01 12:00:10.000000','Ann','Set the weights','undo','756b9a6e-b0d1-4727-bab7-32457409e4ae','',8);
INSERT INTO "step" VALUES(10,'2026-03-01 12:00:11.000000','Ann','Opened the scoring round Second round','undo','33fac6a5-5f88-4064-9e90-3b333b65dc93','',7);
CREATE TABLE strategy (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    example BOOLEAN NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (id)
);
INSERT INTO "strategy" VALUES('d3f1',1,'Digital industry',1);
CREATE TABLE weighting (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    position INTEGER NOT NULL,
    scale JSON NOT NULL,
    locked BOOLEAN NOT NULL,
    CONSTRAINT pk_weighting PRIMARY KEY (id),
    CONSTRAINT uq_weighting_round_id_criterion_id UNIQUE (round_id, criterion_id),
    CONSTRAINT fk_weighting_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_weighting_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
INSERT INTO "weighting" VALUES('7f2a6308-ddcd-4ecc-b4bf-2303034d92aa',2,'r1','c1',0.5,0,'{"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}',0);
INSERT INTO "weighting" VALUES('b1cb5862-11b4-4fb4-98d5-7b2dd2653d08',2,'r1','c2',0.5,1,'{"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}',1);
COMMIT;
