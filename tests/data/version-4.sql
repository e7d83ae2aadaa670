-- A strategy file as version 4 wrote it.
PRAGMA application_id = 1145651539;
PRAGMA user_version = 4;
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
INSERT INTO "candidacy" VALUES('a51d7b65-cbf3-4390-97da-8619f12407bd',1,'r1','m1','target',0);
INSERT INTO "candidacy" VALUES('c30920a4-300d-425a-a1b4-a42c0f452a79',1,'r1','m2','target',1);
INSERT INTO "candidacy" VALUES('41303768-ea9c-443d-82d0-856d7ee58eee',2,'r1','m3','fallback',2);
INSERT INTO "candidacy" VALUES('9652c794-0dde-4e41-bee5-bbabdbe0f93a',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','m1','target',0);
INSERT INTO "candidacy" VALUES('1db3feb9-7f38-4b6a-9e4c-087a6b7f6230',2,'613cdb80-729b-43f5-a0e3-5c08aca89285','m2','fallback',1);
INSERT INTO "candidacy" VALUES('4c2c849e-9950-4475-8f04-de1e718494af',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','m3','fallback',2);
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
INSERT INTO "change" VALUES(3,0,'swot_item','b5ac5faf-0bfa-441a-b433-7320116b31ae',NULL,'{"id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "version": 1, "quadrant": "T", "position": 1, "text": "Export controls", "importance": null, "likelihood": null, "evidence": "", "owner_id": "p2", "tags": ["law"], "review_date": null, "parked": false, "votes": null}');
INSERT INTO "change" VALUES(3,1,'swot_item_market','8124844c-545b-4c5f-ae14-83b8a8a38a1d',NULL,'{"id": "8124844c-545b-4c5f-ae14-83b8a8a38a1d", "version": 1, "item_id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "market_id": "m3"}');
INSERT INTO "change" VALUES(4,0,'strategic_option','7678b7fb-e516-4050-987b-5fed8ac78497',NULL,'{"id": "7678b7fb-e516-4050-987b-5fed8ac78497", "version": 1, "kind": "WO", "title": "Landing desk", "position": 1, "reason": "Nobody is there", "owner_id": "p2"}');
INSERT INTO "change" VALUES(4,1,'option_item','f71d0836-a0c6-495e-af87-32d641bdd01e',NULL,'{"id": "f71d0836-a0c6-495e-af87-32d641bdd01e", "version": 1, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "item_id": "i3"}');
INSERT INTO "change" VALUES(4,2,'option_item','62a4565c-40b3-4bd6-a109-5ffc2cd80a1e',NULL,'{"id": "62a4565c-40b3-4bd6-a109-5ffc2cd80a1e", "version": 1, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "item_id": "i4"}');
INSERT INTO "change" VALUES(4,3,'option_market','0fd4637e-7b54-4864-83e4-77ec6bdcf5be',NULL,'{"id": "0fd4637e-7b54-4864-83e4-77ec6bdcf5be", "version": 1, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "market_id": "m2"}');
INSERT INTO "change" VALUES(4,4,'option_market','f4ce2132-5902-4a1e-aacb-f029936e9f46',NULL,'{"id": "f4ce2132-5902-4a1e-aacb-f029936e9f46", "version": 1, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "market_id": "m3"}');
INSERT INTO "change" VALUES(5,0,'swot_item','i2','{"quadrant": "S", "parked": true}','{"quadrant": "W", "parked": false}');
INSERT INTO "change" VALUES(6,0,'candidacy','41303768-ea9c-443d-82d0-856d7ee58eee','{"id": "41303768-ea9c-443d-82d0-856d7ee58eee", "version": 1, "round_id": "r1", "market_id": "m3", "role": "fallback", "position": 2}',NULL);
INSERT INTO "change" VALUES(6,1,'option_market','f4ce2132-5902-4a1e-aacb-f029936e9f46','{"id": "f4ce2132-5902-4a1e-aacb-f029936e9f46", "version": 1, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "market_id": "m3"}',NULL);
INSERT INTO "change" VALUES(6,2,'swot_item_market','8124844c-545b-4c5f-ae14-83b8a8a38a1d','{"id": "8124844c-545b-4c5f-ae14-83b8a8a38a1d", "version": 1, "item_id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "market_id": "m3"}',NULL);
INSERT INTO "change" VALUES(6,3,'score','s3','{"id": "s3", "version": 1, "round_id": "r1", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}',NULL);
INSERT INTO "change" VALUES(6,4,'market','m3','{"id": "m3", "version": 1, "code": "", "name": "Gulf states", "colour": 2}',NULL);
INSERT INTO "change" VALUES(7,0,'market','m3',NULL,'{"id": "m3", "version": 2, "code": "", "name": "Gulf states", "colour": 2}');
INSERT INTO "change" VALUES(7,1,'score','s3',NULL,'{"id": "s3", "version": 2, "round_id": "r1", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(7,2,'swot_item_market','8124844c-545b-4c5f-ae14-83b8a8a38a1d',NULL,'{"id": "8124844c-545b-4c5f-ae14-83b8a8a38a1d", "version": 2, "item_id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "market_id": "m3"}');
INSERT INTO "change" VALUES(7,3,'option_market','f4ce2132-5902-4a1e-aacb-f029936e9f46',NULL,'{"id": "f4ce2132-5902-4a1e-aacb-f029936e9f46", "version": 2, "option_id": "7678b7fb-e516-4050-987b-5fed8ac78497", "market_id": "m3"}');
INSERT INTO "change" VALUES(7,4,'candidacy','41303768-ea9c-443d-82d0-856d7ee58eee',NULL,'{"id": "41303768-ea9c-443d-82d0-856d7ee58eee", "version": 2, "round_id": "r1", "market_id": "m3", "role": "fallback", "position": 2}');
INSERT INTO "change" VALUES(8,0,'partner','p2','{"id": "p2", "version": 1, "code": "FAR", "name": "Second institute", "position": 1, "country": "", "sector": "", "role": ""}',NULL);
INSERT INTO "change" VALUES(8,1,'swot_item','b5ac5faf-0bfa-441a-b433-7320116b31ae','{"owner_id": "p2"}','{"owner_id": null}');
INSERT INTO "change" VALUES(8,2,'strategic_option','7678b7fb-e516-4050-987b-5fed8ac78497','{"owner_id": "p2"}','{"owner_id": null}');
INSERT INTO "change" VALUES(8,3,'strategic_option','o1','{"owner_id": "p2"}','{"owner_id": null}');
INSERT INTO "change" VALUES(9,0,'swot_item','b5ac5faf-0bfa-441a-b433-7320116b31ae','{"id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "version": 2, "quadrant": "T", "position": 1, "text": "Export controls", "importance": null, "likelihood": null, "evidence": "", "owner_id": null, "tags": ["law"], "review_date": null, "parked": false, "votes": null}',NULL);
INSERT INTO "change" VALUES(9,1,'swot_item','i5','{"tags": []}','{"tags": ["law"]}');
INSERT INTO "change" VALUES(9,2,'swot_item_market','8124844c-545b-4c5f-ae14-83b8a8a38a1d','{"id": "8124844c-545b-4c5f-ae14-83b8a8a38a1d", "version": 2, "item_id": "b5ac5faf-0bfa-441a-b433-7320116b31ae", "market_id": "m3"}',NULL);
INSERT INTO "change" VALUES(10,0,'swot_board','672c1ea1-bc01-457a-87b5-32c2c32c2ac7','{"visible_cap": 6}','{"visible_cap": 5}');
INSERT INTO "change" VALUES(11,0,'swot_board','672c1ea1-bc01-457a-87b5-32c2c32c2ac7','{"visible_cap": 5}','{"visible_cap": 6}');
INSERT INTO "change" VALUES(12,0,'swot_board','672c1ea1-bc01-457a-87b5-32c2c32c2ac7','{"visible_cap": 6}','{"visible_cap": 5}');
INSERT INTO "change" VALUES(14,0,'scoring_round','r1','{"closed_at": null}','{"closed_at": "2026-03-01T12:00:15+00:00"}');
INSERT INTO "change" VALUES(15,0,'weighing','382755ac-cb61-4d53-8363-c13978baae25',NULL,'{"id": "382755ac-cb61-4d53-8363-c13978baae25", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "method": "given", "late_changes": 0, "margin": 0.15, "draws": 0, "seed": 20191031, "elicitation": null}');
INSERT INTO "change" VALUES(15,1,'scoring_round','613cdb80-729b-43f5-a0e3-5c08aca89285',NULL,'{"id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "version": 1, "number": 2, "name": "Second round", "as_of": "2020-01-31", "closed_at": null, "target_count": 2, "note": ""}');
INSERT INTO "change" VALUES(15,2,'candidacy','9652c794-0dde-4e41-bee5-bbabdbe0f93a',NULL,'{"id": "9652c794-0dde-4e41-bee5-bbabdbe0f93a", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m1", "role": "target", "position": 0}');
INSERT INTO "change" VALUES(15,3,'candidacy','1db3feb9-7f38-4b6a-9e4c-087a6b7f6230',NULL,'{"id": "1db3feb9-7f38-4b6a-9e4c-087a6b7f6230", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m2", "role": "target", "position": 1}');
INSERT INTO "change" VALUES(15,4,'candidacy','4c2c849e-9950-4475-8f04-de1e718494af',NULL,'{"id": "4c2c849e-9950-4475-8f04-de1e718494af", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m3", "role": "fallback", "position": 2}');
INSERT INTO "change" VALUES(15,5,'weighting','7d38f2ed-003d-466c-b96b-34ac804a1501',NULL,'{"id": "7d38f2ed-003d-466c-b96b-34ac804a1501", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "criterion_id": "c1", "weight": 0.4, "position": 0, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false, "importance": null, "low": null, "high": null, "weighed_on": null}');
INSERT INTO "change" VALUES(15,6,'weighting','b082c691-6c04-43e5-b6da-ff8c421708e7',NULL,'{"id": "b082c691-6c04-43e5-b6da-ff8c421708e7", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "criterion_id": "c2", "weight": 0.6, "position": 1, "scale": {"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}, "locked": true, "importance": null, "low": null, "high": null, "weighed_on": null}');
INSERT INTO "change" VALUES(15,7,'score','5d57e690-f991-430b-b108-61319f495755',NULL,'{"id": "5d57e690-f991-430b-b108-61319f495755", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m1", "criterion_id": "c1", "natural": 0.48, "natural_low": 0.1, "natural_high": 0.9, "agreed": 66.0, "source": "WGI", "vintage": "2018", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(15,8,'score','dab34f31-c992-4fc6-bc99-65504d62c49f',NULL,'{"id": "dab34f31-c992-4fc6-bc99-65504d62c49f", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}');
INSERT INTO "change" VALUES(15,9,'score','7f8ce820-40b2-4611-ad2f-e0a39b21f1b8',NULL,'{"id": "7f8ce820-40b2-4611-ad2f-e0a39b21f1b8", "version": 1, "round_id": "613cdb80-729b-43f5-a0e3-5c08aca89285", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(16,0,'candidacy','1db3feb9-7f38-4b6a-9e4c-087a6b7f6230','{"role": "target"}','{"role": "fallback"}');
INSERT INTO "change" VALUES(17,0,'option_market','a6faea4f-2661-4b00-96fa-b1ea9ee6da6e','{"id": "a6faea4f-2661-4b00-96fa-b1ea9ee6da6e", "version": 1, "option_id": "o1", "market_id": "m2"}',NULL);
INSERT INTO "change" VALUES(17,1,'option_item','b5a63fd7-86b2-4157-9898-b845f564f6c3','{"id": "b5a63fd7-86b2-4157-9898-b845f564f6c3", "version": 1, "option_id": "o1", "item_id": "i1"}',NULL);
INSERT INTO "change" VALUES(17,2,'option_item','c186ec9b-6334-4023-ad01-abdb76f2bcf0','{"id": "c186ec9b-6334-4023-ad01-abdb76f2bcf0", "version": 1, "option_id": "o1", "item_id": "i4"}',NULL);
INSERT INTO "change" VALUES(17,3,'strategic_option','o1','{"id": "o1", "version": 2, "kind": "SO", "title": "Show what we have", "position": 0, "reason": "It is there", "owner_id": null}',NULL);
INSERT INTO "change" VALUES(17,4,'strategic_option','7678b7fb-e516-4050-987b-5fed8ac78497','{"position": 1}','{"position": 0}');
INSERT INTO "change" VALUES(18,0,'strategic_option','7678b7fb-e516-4050-987b-5fed8ac78497','{"position": 0}','{"position": 1}');
INSERT INTO "change" VALUES(18,1,'strategic_option','o1',NULL,'{"id": "o1", "version": 3, "kind": "SO", "title": "Show what we have", "position": 0, "reason": "It is there", "owner_id": null}');
INSERT INTO "change" VALUES(18,2,'option_item','c186ec9b-6334-4023-ad01-abdb76f2bcf0',NULL,'{"id": "c186ec9b-6334-4023-ad01-abdb76f2bcf0", "version": 2, "option_id": "o1", "item_id": "i4"}');
INSERT INTO "change" VALUES(18,3,'option_item','b5a63fd7-86b2-4157-9898-b845f564f6c3',NULL,'{"id": "b5a63fd7-86b2-4157-9898-b845f564f6c3", "version": 2, "option_id": "o1", "item_id": "i1"}');
INSERT INTO "change" VALUES(18,4,'option_market','a6faea4f-2661-4b00-96fa-b1ea9ee6da6e',NULL,'{"id": "a6faea4f-2661-4b00-96fa-b1ea9ee6da6e", "version": 2, "option_id": "o1", "market_id": "m2"}');
CREATE TABLE criterion (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    icon VARCHAR NOT NULL,
    CONSTRAINT pk_criterion PRIMARY KEY (id)
);
INSERT INTO "criterion" VALUES('c1',1,'Political stability','landmark');
INSERT INTO "criterion" VALUES('c2',1,'Trade agreements','handshake');
CREATE TABLE judgement (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    partner_id VARCHAR NOT NULL,
    market_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    value DOUBLE,
    CONSTRAINT pk_judgement PRIMARY KEY (id),
    CONSTRAINT uq_judgement_round_id_market_id_criterion_id_partner_id UNIQUE (round_id, market_id, criterion_id, partner_id),
    CONSTRAINT fk_judgement_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_judgement_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id),
    CONSTRAINT fk_judgement_market_id FOREIGN KEY(market_id) REFERENCES market (id),
    CONSTRAINT fk_judgement_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
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
INSERT INTO "market" VALUES('m3',2,'','Gulf states',2);
CREATE TABLE option_item (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    option_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    CONSTRAINT pk_option_item PRIMARY KEY (id),
    CONSTRAINT uq_option_item_option_id_item_id UNIQUE (option_id, item_id),
    CONSTRAINT fk_option_item_option_id FOREIGN KEY(option_id) REFERENCES strategic_option (id),
    CONSTRAINT fk_option_item_item_id FOREIGN KEY(item_id) REFERENCES swot_item (id)
);
INSERT INTO "option_item" VALUES('f71d0836-a0c6-495e-af87-32d641bdd01e',1,'7678b7fb-e516-4050-987b-5fed8ac78497','i3');
INSERT INTO "option_item" VALUES('62a4565c-40b3-4bd6-a109-5ffc2cd80a1e',1,'7678b7fb-e516-4050-987b-5fed8ac78497','i4');
INSERT INTO "option_item" VALUES('c186ec9b-6334-4023-ad01-abdb76f2bcf0',2,'o1','i4');
INSERT INTO "option_item" VALUES('b5a63fd7-86b2-4157-9898-b845f564f6c3',2,'o1','i1');
CREATE TABLE option_market (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    option_id VARCHAR NOT NULL,
    market_id VARCHAR NOT NULL,
    CONSTRAINT pk_option_market PRIMARY KEY (id),
    CONSTRAINT uq_option_market_option_id_market_id UNIQUE (option_id, market_id),
    CONSTRAINT fk_option_market_option_id FOREIGN KEY(option_id) REFERENCES strategic_option (id),
    CONSTRAINT fk_option_market_market_id FOREIGN KEY(market_id) REFERENCES market (id)
);
INSERT INTO "option_market" VALUES('0fd4637e-7b54-4864-83e4-77ec6bdcf5be',1,'7678b7fb-e516-4050-987b-5fed8ac78497','m2');
INSERT INTO "option_market" VALUES('f4ce2132-5902-4a1e-aacb-f029936e9f46',2,'7678b7fb-e516-4050-987b-5fed8ac78497','m3');
INSERT INTO "option_market" VALUES('a6faea4f-2661-4b00-96fa-b1ea9ee6da6e',2,'o1','m2');
CREATE TABLE own_weight (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    partner_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    CONSTRAINT pk_own_weight PRIMARY KEY (id),
    CONSTRAINT uq_own_weight_round_id_partner_id_criterion_id UNIQUE (round_id, partner_id, criterion_id),
    CONSTRAINT fk_own_weight_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_own_weight_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id),
    CONSTRAINT fk_own_weight_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
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
INSERT INTO "score" VALUES('s3',2,'r1','m3','c2',0.0,NULL,NULL,NULL,'','','',NULL);
INSERT INTO "score" VALUES('5d57e690-f991-430b-b108-61319f495755',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','m1','c1',0.48,0.1,0.9,66.0,'WGI','2018','',NULL);
INSERT INTO "score" VALUES('dab34f31-c992-4fc6-bc99-65504d62c49f',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','m2','c2',2.0,NULL,NULL,81.0,'','','signed','2027-01-31');
INSERT INTO "score" VALUES('7f8ce820-40b2-4611-ad2f-e0a39b21f1b8',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','m3','c2',0.0,NULL,NULL,NULL,'','','',NULL);
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
INSERT INTO "scoring_round" VALUES('r1',2,1,'First round','2019-10-31','2026-03-01 12:00:15.000000',2,'as published');
INSERT INTO "scoring_round" VALUES('613cdb80-729b-43f5-a0e3-5c08aca89285',1,2,'Second round','2020-01-31',NULL,2,'');
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
INSERT INTO "step" VALUES(1,'2026-03-01 12:00:01.000000','Ann','Created the strategy','mark','447b460d-cb20-4fb0-8c42-c2df7f310536','',NULL);
INSERT INTO "step" VALUES(2,'2026-03-01 12:00:03.000000','Ann','Scored USA on Political stability: 66','do','50bde998-8000-4280-81df-202a247bec69','',NULL);
INSERT INTO "step" VALUES(3,'2026-03-01 12:00:04.000000','Ann','Added the threat “Export controls”','do','6839c946-fc3b-4098-9648-1173817e76ff','',NULL);
INSERT INTO "step" VALUES(4,'2026-03-01 12:00:05.000000','Ann','Added the WO option “Landing desk”','do','46a4ad03-3a73-4068-8e5d-7e593d65aef1','',NULL);
INSERT INTO "step" VALUES(5,'2026-03-01 12:00:06.000000','Ann','Moved “A shared brand” to the weaknesses','do','8f860cf3-d644-4bdb-bf38-fac85090927a','',NULL);
INSERT INTO "step" VALUES(6,'2026-03-01 12:00:07.000000','Ann','Removed Gulf states','do','cee93363-7239-4869-a7f6-ef8ec314fdcb','',NULL);
INSERT INTO "step" VALUES(7,'2026-03-01 12:00:08.000000','Ann','Removed Gulf states','undo','34bde80c-01d8-4ccd-a0f9-8b4a0b06aefe','',6);
INSERT INTO "step" VALUES(8,'2026-03-01 12:00:09.000000','Ann','Removed Second institute','do','315b6201-3652-42e9-9fe4-1919bcb2d1c1','',NULL);
INSERT INTO "step" VALUES(9,'2026-03-01 12:00:10.000000','Ann','Merged 1 item into “Tariffs”','do','8b33c512-8577-402b-aaef-3d611f273fdb','',NULL);
INSERT INTO "step" VALUES(10,'2026-03-01 12:00:11.000000','Ann','Showed at most 5 items in a quadrant','do','d1bcd701-988c-4374-b612-37765b93cd31','',NULL);
INSERT INTO "step" VALUES(11,'2026-03-01 12:00:12.000000','Ann','Showed at most 5 items in a quadrant','undo','0862b728-beba-41fc-9544-9d6669849325','',10);
INSERT INTO "step" VALUES(12,'2026-03-01 12:00:13.000000','Ann','Showed at most 5 items in a quadrant','redo','b53707c8-8389-4a21-8f72-78d2c6a8edf5','',11);
INSERT INTO "step" VALUES(13,'2026-03-01 12:00:14.000000','Ann','Before the board','mark','3fe3e08b-ed80-45a3-bf3a-356bd8c1322e','Asked by the board',NULL);
INSERT INTO "step" VALUES(14,'2026-03-01 12:00:15.000000','Ann','Closed the scoring round First round','do','044c29ff-ac4e-4a5b-9051-ea574f462d46','',NULL);
INSERT INTO "step" VALUES(15,'2026-03-01 12:00:16.000000','Ann','Opened the scoring round Second round','do','7137d7fe-dfd6-4ded-b83d-2d057dd77b02','',NULL);
INSERT INTO "step" VALUES(16,'2026-03-01 12:00:17.000000','Ann','Made Canada a fallback','do','934fa883-c478-4ca4-9a2f-60115b00eb4d','',NULL);
INSERT INTO "step" VALUES(17,'2026-03-01 12:00:18.000000','Ann','Removed the option “Show what we have”','do','3d3d58e8-36c7-41a8-ae85-0098204f61b1','',NULL);
INSERT INTO "step" VALUES(18,'2026-03-01 12:00:19.000000','Ann','Removed the option “Show what we have”','undo','e33ad666-45b4-4fe7-b067-430f3e0c6dbf','',17);
CREATE TABLE strategic_option (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    owner_id VARCHAR,
    CONSTRAINT pk_strategic_option PRIMARY KEY (id),
    CONSTRAINT fk_strategic_option_owner_id FOREIGN KEY(owner_id) REFERENCES partner (id)
);
INSERT INTO "strategic_option" VALUES('7678b7fb-e516-4050-987b-5fed8ac78497',4,'WO','Landing desk',1,'Nobody is there',NULL);
INSERT INTO "strategic_option" VALUES('o1',3,'SO','Show what we have',0,'It is there',NULL);
CREATE TABLE strategy (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    example BOOLEAN NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (id)
);
INSERT INTO "strategy" VALUES('d3f1',1,'Digital industry',1);
CREATE TABLE swot_board (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    strategy_id VARCHAR NOT NULL,
    visible_cap INTEGER NOT NULL,
    CONSTRAINT pk_swot_board PRIMARY KEY (id),
    CONSTRAINT uq_swot_board_strategy_id UNIQUE (strategy_id),
    CONSTRAINT fk_swot_board_strategy_id FOREIGN KEY(strategy_id) REFERENCES strategy (id)
);
INSERT INTO "swot_board" VALUES('672c1ea1-bc01-457a-87b5-32c2c32c2ac7',4,'d3f1',5);
CREATE TABLE swot_item (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    quadrant VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    importance INTEGER,
    likelihood INTEGER,
    evidence VARCHAR NOT NULL,
    owner_id VARCHAR,
    tags JSON NOT NULL,
    review_date DATE,
    parked BOOLEAN NOT NULL,
    votes INTEGER,
    CONSTRAINT pk_swot_item PRIMARY KEY (id),
    CONSTRAINT fk_swot_item_owner_id FOREIGN KEY(owner_id) REFERENCES partner (id)
);
INSERT INTO "swot_item" VALUES('i1',1,'S',0,'Joint test beds',4,NULL,'Survey, question 3','p1','["industry 4.0"]','2027-01-31',0,3);
INSERT INTO "swot_item" VALUES('i2',2,'W',1,'A shared brand',NULL,NULL,'',NULL,'[]',NULL,0,NULL);
INSERT INTO "swot_item" VALUES('i3',1,'W',0,'No staff abroad',NULL,NULL,'',NULL,'[]',NULL,0,NULL);
INSERT INTO "swot_item" VALUES('i4',1,'O',0,'Tenders open',5,2,'https://example.org/ceta',NULL,'[]',NULL,0,NULL);
INSERT INTO "swot_item" VALUES('i5',2,'T',0,'Tariffs',NULL,NULL,'',NULL,'["law"]',NULL,0,NULL);
CREATE TABLE swot_item_criterion (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    item_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    CONSTRAINT pk_swot_item_criterion PRIMARY KEY (id),
    CONSTRAINT uq_swot_item_criterion_item_id_criterion_id UNIQUE (item_id, criterion_id),
    CONSTRAINT fk_swot_item_criterion_item_id FOREIGN KEY(item_id) REFERENCES swot_item (id),
    CONSTRAINT fk_swot_item_criterion_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
INSERT INTO "swot_item_criterion" VALUES('bbf2a5dc-3e5b-4623-9403-b255194955b3',1,'i1','c1');
INSERT INTO "swot_item_criterion" VALUES('9b05dfcf-b889-4c69-af8d-c2c3424c16bb',1,'i4','c2');
CREATE TABLE swot_item_market (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    item_id VARCHAR NOT NULL,
    market_id VARCHAR NOT NULL,
    CONSTRAINT pk_swot_item_market PRIMARY KEY (id),
    CONSTRAINT uq_swot_item_market_item_id_market_id UNIQUE (item_id, market_id),
    CONSTRAINT fk_swot_item_market_item_id FOREIGN KEY(item_id) REFERENCES swot_item (id),
    CONSTRAINT fk_swot_item_market_market_id FOREIGN KEY(market_id) REFERENCES market (id)
);
INSERT INTO "swot_item_market" VALUES('0904d79b-7985-4363-9caf-35a1e6c1f5b9',1,'i1','m1');
INSERT INTO "swot_item_market" VALUES('fdefbb11-c6d5-4667-a03f-29bb3464882f',1,'i1','m2');
INSERT INTO "swot_item_market" VALUES('5ca83dfa-3245-49fe-b619-abb7cde71e94',1,'i4','m2');
CREATE TABLE voice (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    partner_id VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    CONSTRAINT pk_voice PRIMARY KEY (id),
    CONSTRAINT uq_voice_round_id_partner_id UNIQUE (round_id, partner_id),
    CONSTRAINT fk_voice_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_voice_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id)
);
CREATE TABLE weighing (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    late_changes INTEGER NOT NULL,
    margin DOUBLE NOT NULL,
    draws INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    elicitation JSON,
    CONSTRAINT pk_weighing PRIMARY KEY (id),
    CONSTRAINT uq_weighing_round_id UNIQUE (round_id),
    CONSTRAINT fk_weighing_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id)
);
INSERT INTO "weighing" VALUES('2f670325-b512-4f4e-ad1b-3ae0175c592c',1,'r1','given',0,0.15,0,20191031,NULL);
INSERT INTO "weighing" VALUES('382755ac-cb61-4d53-8363-c13978baae25',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','given',0,0.15,0,20191031,NULL);
CREATE TABLE weighting (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    round_id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    position INTEGER NOT NULL,
    scale JSON NOT NULL,
    locked BOOLEAN NOT NULL,
    importance INTEGER,
    low DOUBLE,
    high DOUBLE,
    weighed_on JSON,
    CONSTRAINT pk_weighting PRIMARY KEY (id),
    CONSTRAINT uq_weighting_round_id_criterion_id UNIQUE (round_id, criterion_id),
    CONSTRAINT fk_weighting_round_id FOREIGN KEY(round_id) REFERENCES scoring_round (id),
    CONSTRAINT fk_weighting_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id)
);
INSERT INTO "weighting" VALUES('24c5e72e-5515-4007-b9be-83bdd15717fe',1,'r1','c1',0.4,0,'{"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}',0,NULL,NULL,NULL,NULL);
INSERT INTO "weighting" VALUES('8e6dbcff-9d75-4337-9a4c-b3decccee0aa',1,'r1','c2',0.6,1,'{"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}',1,NULL,NULL,NULL,NULL);
INSERT INTO "weighting" VALUES('7d38f2ed-003d-466c-b96b-34ac804a1501',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','c1',0.4,0,'{"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}',0,NULL,NULL,NULL,NULL);
INSERT INTO "weighting" VALUES('b082c691-6c04-43e5-b6da-ff8c421708e7',1,'613cdb80-729b-43f5-a0e3-5c08aca89285','c2',0.6,1,'{"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}',1,NULL,NULL,NULL,NULL);
COMMIT;
