-- A strategy file as version 1 wrote it.
PRAGMA application_id = 1145651539;
PRAGMA user_version = 1;
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
INSERT INTO "candidacy" VALUES('id-1',1,'r1','m1','target',0);
INSERT INTO "candidacy" VALUES('id-2',1,'r1','m2','target',1);
INSERT INTO "candidacy" VALUES('id-3',3,'r1','id-4','candidate',3);
INSERT INTO "candidacy" VALUES('id-5',2,'r1','m3','fallback',2);
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
INSERT INTO "change" VALUES(2,0,'score','s1','{"agreed": null, "note": ""}','{"agreed": 66.0, "note": "the room''s reading"}');
INSERT INTO "change" VALUES(3,0,'market','id-4',NULL,'{"id": "id-4", "version": 1, "code": null, "name": "Mercosur", "colour": 3}');
INSERT INTO "change" VALUES(3,1,'candidacy','id-3',NULL,'{"id": "id-3", "version": 1, "round_id": "r1", "market_id": "id-4", "role": "candidate", "position": 3}');
INSERT INTO "change" VALUES(4,0,'market','m3','{"name": "Gulf states"}','{"name": "Gulf Cooperation Council"}');
INSERT INTO "change" VALUES(5,0,'weighting','id-6','{"weight": 0.4}','{"weight": 0.5}');
INSERT INTO "change" VALUES(5,1,'weighting','id-7','{"weight": 0.6}','{"weight": 0.5}');
INSERT INTO "change" VALUES(6,0,'candidacy','id-3','{"position": 3}','{"position": 2}');
INSERT INTO "change" VALUES(6,1,'score','s3','{"id": "s3", "version": 1, "round_id": "r1", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": ""}',NULL);
INSERT INTO "change" VALUES(6,2,'candidacy','id-5','{"id": "id-5", "version": 1, "round_id": "r1", "market_id": "m3", "role": "fallback", "position": 2}',NULL);
INSERT INTO "change" VALUES(6,3,'market','m3','{"id": "m3", "version": 2, "code": null, "name": "Gulf Cooperation Council", "colour": 2}',NULL);
INSERT INTO "change" VALUES(7,0,'market','m3',NULL,'{"id": "m3", "version": 3, "code": null, "name": "Gulf Cooperation Council", "colour": 2}');
INSERT INTO "change" VALUES(7,1,'candidacy','id-5',NULL,'{"id": "id-5", "version": 2, "round_id": "r1", "market_id": "m3", "role": "fallback", "position": 2}');
INSERT INTO "change" VALUES(7,2,'score','s3',NULL,'{"id": "s3", "version": 2, "round_id": "r1", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": ""}');
INSERT INTO "change" VALUES(7,3,'candidacy','id-3','{"position": 2}','{"position": 3}');
INSERT INTO "change" VALUES(9,0,'scoring_round','r1','{"closed_at": null}','{"closed_at": "2026-03-01T12:00:10+00:00"}');
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
    code VARCHAR,
    name VARCHAR NOT NULL,
    colour INTEGER NOT NULL,
    CONSTRAINT pk_market PRIMARY KEY (id)
);
INSERT INTO "market" VALUES('m1',1,'USA','USA',0);
INSERT INTO "market" VALUES('m2',1,'CAN','Canada',1);
INSERT INTO "market" VALUES('id-4',1,NULL,'Mercosur',3);
INSERT INTO "market" VALUES('m3',3,NULL,'Gulf Cooperation Council',2);
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
    CONSTRAINT pk_score PRIMARY KEY (id),
    CONSTRAINT uq_score_round_id_market_id_criterion_id UNIQUE (round_id, market_id, criterion_id),
    CONSTRAINT fk_score_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_score_market_id FOREIGN KEY(market_id) REFERENCES market (id),
    CONSTRAINT fk_score_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
INSERT INTO "score" VALUES('s1',2,'r1','m1','c1',0.48,0.1,0.9,66.0,'WGI','2018','the room''s reading');
INSERT INTO "score" VALUES('s2',1,'r1','m2','c2',2.0,NULL,NULL,81.0,'','','signed');
INSERT INTO "score" VALUES('s3',2,'r1','m3','c2',0.0,NULL,NULL,NULL,'','','');
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
INSERT INTO "scoring_round" VALUES('r1',2,1,'First round','2019-10-31','2026-03-01 12:00:10.000000',2,'as published');
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
INSERT INTO "step" VALUES(1,'2026-03-01 12:00:01.000000','Ann','Created the strategy','mark','id-8','',NULL);
INSERT INTO "step" VALUES(2,'2026-03-01 12:00:03.000000','Ann','Scored USA on Political stability: 66','do','id-9','',NULL);
INSERT INTO "step" VALUES(3,'2026-03-01 12:00:04.000000','Ann','Added Mercosur','do','id-10','',NULL);
INSERT INTO "step" VALUES(4,'2026-03-01 12:00:05.000000','Ann','Renamed Gulf states to Gulf Cooperation Council','do','id-11','',NULL);
INSERT INTO "step" VALUES(5,'2026-03-01 12:00:06.000000','Ann','Set the weights','do','id-12','',NULL);
INSERT INTO "step" VALUES(6,'2026-03-01 12:00:07.000000','Ann','Removed Gulf Cooperation Council','do','id-13','',NULL);
INSERT INTO "step" VALUES(7,'2026-03-01 12:00:08.000000','Ann','Removed Gulf Cooperation Council','undo','id-14','',6);
INSERT INTO "step" VALUES(8,'2026-03-01 12:00:09.000000','Ann','Before the vote','mark','id-15','',NULL);
INSERT INTO "step" VALUES(9,'2026-03-01 12:00:10.000000','Ann','Closed the scoring round First round','do','id-16','',NULL);
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
INSERT INTO "weighting" VALUES('id-6',2,'r1','c1',0.5,0,'{"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}',0);
INSERT INTO "weighting" VALUES('id-7',2,'r1','c2',0.5,1,'{"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}',1);
COMMIT;
