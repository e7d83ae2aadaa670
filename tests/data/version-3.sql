-- A strategy file as version 3 wrote it.
PRAGMA application_id = 1145651539;
PRAGMA user_version = 3;
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
INSERT INTO "candidacy" VALUES('a30e75f2-2d0b-4d20-8e23-f8862afb110c',1,'r1','m1','target',0);
INSERT INTO "candidacy" VALUES('a950754f-b655-4148-ae17-759e61eecbf9',3,'r1','m3','fallback',2);
INSERT INTO "candidacy" VALUES('fa68bfe8-4d45-42e2-a7af-46d54f90c07d',2,'r1','m2','target',1);
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
INSERT INTO "change" VALUES(3,0,'judgement','77c6a73c-b9e2-438e-960b-c7dd57048acc',NULL,'{"id": "77c6a73c-b9e2-438e-960b-c7dd57048acc", "version": 1, "round_id": "r1", "partner_id": "p1", "market_id": "m3", "criterion_id": "c1", "value": 20.0}');
INSERT INTO "change" VALUES(3,1,'judgement','7324e5b8-2937-4a7b-bcab-81421b8e24a2',NULL,'{"id": "7324e5b8-2937-4a7b-bcab-81421b8e24a2", "version": 1, "round_id": "r1", "partner_id": "p2", "market_id": "m3", "criterion_id": "c1", "value": null}');
INSERT INTO "change" VALUES(4,0,'voice','0daa854d-9f4b-458e-bc60-7f0e6d58e65e',NULL,'{"id": "0daa854d-9f4b-458e-bc60-7f0e6d58e65e", "version": 1, "round_id": "r1", "partner_id": "p1", "weight": 2.0}');
INSERT INTO "change" VALUES(5,0,'own_weight','87eb3c05-0dc5-4c44-a43b-c7bed4424cbb',NULL,'{"id": "87eb3c05-0dc5-4c44-a43b-c7bed4424cbb", "version": 1, "round_id": "r1", "partner_id": "p1", "criterion_id": "c1", "weight": 0.25}');
INSERT INTO "change" VALUES(5,1,'own_weight','83ccd6dc-da2b-4ba8-9d25-0fa311b555ac',NULL,'{"id": "83ccd6dc-da2b-4ba8-9d25-0fa311b555ac", "version": 1, "round_id": "r1", "partner_id": "p1", "criterion_id": "c2", "weight": 0.75}');
INSERT INTO "change" VALUES(6,0,'weighting','85db613e-07d8-4694-85a0-4afa38d9e520','{"weight": 0.6}','{"weight": 0.625}');
INSERT INTO "change" VALUES(6,1,'weighting','bac14081-45e7-47ff-b830-f127f0f56038','{"weight": 0.4}','{"weight": 0.37499999999999994}');
INSERT INTO "change" VALUES(6,2,'weighing','a2875936-a275-4759-bbac-f5717fc49bf4','{"method": "given"}','{"method": "direct"}');
INSERT INTO "change" VALUES(6,3,'weighing','a2875936-a275-4759-bbac-f5717fc49bf4','{"late_changes": 0}','{"late_changes": 1}');
INSERT INTO "change" VALUES(6,4,'weighting','85db613e-07d8-4694-85a0-4afa38d9e520','{"importance": null}','{"importance": 1}');
INSERT INTO "change" VALUES(6,5,'weighting','bac14081-45e7-47ff-b830-f127f0f56038','{"importance": null}','{"importance": 2}');
INSERT INTO "change" VALUES(6,6,'weighing','a2875936-a275-4759-bbac-f5717fc49bf4','{"method": "direct", "elicitation": null}','{"method": "swing", "elicitation": {"method": "swing", "answers": [["c2", "", 100.0], ["c1", "", 60.0]]}}');
INSERT INTO "change" VALUES(7,0,'score','s2','{"id": "s2", "version": 1, "round_id": "r1", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}',NULL);
INSERT INTO "change" VALUES(7,1,'candidacy','a950754f-b655-4148-ae17-759e61eecbf9','{"position": 2}','{"position": 1}');
INSERT INTO "change" VALUES(7,2,'candidacy','fa68bfe8-4d45-42e2-a7af-46d54f90c07d','{"id": "fa68bfe8-4d45-42e2-a7af-46d54f90c07d", "version": 1, "round_id": "r1", "market_id": "m2", "role": "target", "position": 1}',NULL);
INSERT INTO "change" VALUES(7,3,'market','m2','{"id": "m2", "version": 1, "code": "CAN", "name": "Canada", "colour": 1}',NULL);
INSERT INTO "change" VALUES(8,0,'market','m2',NULL,'{"id": "m2", "version": 2, "code": "CAN", "name": "Canada", "colour": 1}');
INSERT INTO "change" VALUES(8,1,'candidacy','fa68bfe8-4d45-42e2-a7af-46d54f90c07d',NULL,'{"id": "fa68bfe8-4d45-42e2-a7af-46d54f90c07d", "version": 2, "round_id": "r1", "market_id": "m2", "role": "target", "position": 1}');
INSERT INTO "change" VALUES(8,2,'candidacy','a950754f-b655-4148-ae17-759e61eecbf9','{"position": 1}','{"position": 2}');
INSERT INTO "change" VALUES(8,3,'score','s2',NULL,'{"id": "s2", "version": 2, "round_id": "r1", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}');
INSERT INTO "change" VALUES(9,0,'judgement','7324e5b8-2937-4a7b-bcab-81421b8e24a2','{"id": "7324e5b8-2937-4a7b-bcab-81421b8e24a2", "version": 1, "round_id": "r1", "partner_id": "p2", "market_id": "m3", "criterion_id": "c1", "value": null}',NULL);
INSERT INTO "change" VALUES(9,1,'partner','p2','{"id": "p2", "version": 1, "code": "FAR", "name": "Second institute", "position": 1, "country": "", "sector": "", "role": ""}',NULL);
INSERT INTO "change" VALUES(10,0,'scoring_round','r1','{"closed_at": null}','{"closed_at": "2026-03-01T12:00:11+00:00"}');
INSERT INTO "change" VALUES(11,0,'scoring_round','eb7fe869-9313-4bb7-b2d0-05e476eda28e',NULL,'{"id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "version": 1, "number": 2, "name": "Second round", "as_of": "2020-01-31", "closed_at": null, "target_count": 2, "note": ""}');
INSERT INTO "change" VALUES(11,1,'candidacy','e5ad178c-c6f9-49fd-9c6d-4d652c2d6b2a',NULL,'{"id": "e5ad178c-c6f9-49fd-9c6d-4d652c2d6b2a", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m1", "role": "target", "position": 0}');
INSERT INTO "change" VALUES(11,2,'candidacy','fc75a2b0-ba99-46ab-ab1b-c2ae427b673b',NULL,'{"id": "fc75a2b0-ba99-46ab-ab1b-c2ae427b673b", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m2", "role": "target", "position": 1}');
INSERT INTO "change" VALUES(11,3,'candidacy','beedc5a0-4be6-4fd3-88a5-76c0968dc225',NULL,'{"id": "beedc5a0-4be6-4fd3-88a5-76c0968dc225", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m3", "role": "fallback", "position": 2}');
INSERT INTO "change" VALUES(11,4,'weighting','2ab98dac-fc25-49f6-8a69-adb073066ca2',NULL,'{"id": "2ab98dac-fc25-49f6-8a69-adb073066ca2", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "criterion_id": "c1", "weight": 0.37499999999999994, "position": 0, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false, "importance": 2, "low": null, "high": null, "weighed_on": null}');
INSERT INTO "change" VALUES(11,5,'weighting','984ab139-a48e-4098-b760-26fe1af38a1e',NULL,'{"id": "984ab139-a48e-4098-b760-26fe1af38a1e", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "criterion_id": "c2", "weight": 0.625, "position": 1, "scale": {"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}, "locked": true, "importance": 1, "low": null, "high": null, "weighed_on": null}');
INSERT INTO "change" VALUES(11,6,'weighing','84d72351-7e00-4918-9596-692fdff645e8',NULL,'{"id": "84d72351-7e00-4918-9596-692fdff645e8", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "method": "swing", "late_changes": 1, "margin": 0.15, "draws": 0, "seed": 20191031, "elicitation": {"method": "swing", "answers": [["c2", "", 100.0], ["c1", "", 60.0]]}}');
INSERT INTO "change" VALUES(11,7,'score','776de66b-726d-4655-9709-3d2954957c15',NULL,'{"id": "776de66b-726d-4655-9709-3d2954957c15", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m1", "criterion_id": "c1", "natural": 0.48, "natural_low": 0.1, "natural_high": 0.9, "agreed": 66.0, "source": "WGI", "vintage": "2018", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(11,8,'score','117eacea-f41d-40d4-9ca7-cb4f20d8aa8c',NULL,'{"id": "117eacea-f41d-40d4-9ca7-cb4f20d8aa8c", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}');
INSERT INTO "change" VALUES(11,9,'score','2cc9353a-848a-433f-9298-df52b5d789b7',NULL,'{"id": "2cc9353a-848a-433f-9298-df52b5d789b7", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}');
INSERT INTO "change" VALUES(11,10,'voice','ccb408bb-8de1-400d-a740-8204ce67a7d4',NULL,'{"id": "ccb408bb-8de1-400d-a740-8204ce67a7d4", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "weight": 2.0}');
INSERT INTO "change" VALUES(11,11,'judgement','b1205c7b-6849-43a1-bf4a-0b544557dbf5',NULL,'{"id": "b1205c7b-6849-43a1-bf4a-0b544557dbf5", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "market_id": "m3", "criterion_id": "c1", "value": 20.0}');
INSERT INTO "change" VALUES(11,12,'own_weight','0c38d42b-31be-4d5a-a904-85294123ff7f',NULL,'{"id": "0c38d42b-31be-4d5a-a904-85294123ff7f", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "criterion_id": "c1", "weight": 0.25}');
INSERT INTO "change" VALUES(11,13,'own_weight','eab0bed2-f79b-4147-92ac-85e01e25532b',NULL,'{"id": "eab0bed2-f79b-4147-92ac-85e01e25532b", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "criterion_id": "c2", "weight": 0.75}');
INSERT INTO "change" VALUES(11,14,'weighing','84d72351-7e00-4918-9596-692fdff645e8','{"late_changes": 1}','{"late_changes": 0}');
INSERT INTO "change" VALUES(12,0,'weighing','84d72351-7e00-4918-9596-692fdff645e8','{"late_changes": 0}','{"late_changes": 1}');
INSERT INTO "change" VALUES(12,1,'own_weight','eab0bed2-f79b-4147-92ac-85e01e25532b','{"id": "eab0bed2-f79b-4147-92ac-85e01e25532b", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "criterion_id": "c2", "weight": 0.75}',NULL);
INSERT INTO "change" VALUES(12,2,'own_weight','0c38d42b-31be-4d5a-a904-85294123ff7f','{"id": "0c38d42b-31be-4d5a-a904-85294123ff7f", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "criterion_id": "c1", "weight": 0.25}',NULL);
INSERT INTO "change" VALUES(12,3,'judgement','b1205c7b-6849-43a1-bf4a-0b544557dbf5','{"id": "b1205c7b-6849-43a1-bf4a-0b544557dbf5", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "market_id": "m3", "criterion_id": "c1", "value": 20.0}',NULL);
INSERT INTO "change" VALUES(12,4,'voice','ccb408bb-8de1-400d-a740-8204ce67a7d4','{"id": "ccb408bb-8de1-400d-a740-8204ce67a7d4", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "partner_id": "p1", "weight": 2.0}',NULL);
INSERT INTO "change" VALUES(12,5,'score','2cc9353a-848a-433f-9298-df52b5d789b7','{"id": "2cc9353a-848a-433f-9298-df52b5d789b7", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m3", "criterion_id": "c2", "natural": 0.0, "natural_low": null, "natural_high": null, "agreed": null, "source": "", "vintage": "", "note": "", "review_date": null}',NULL);
INSERT INTO "change" VALUES(12,6,'score','117eacea-f41d-40d4-9ca7-cb4f20d8aa8c','{"id": "117eacea-f41d-40d4-9ca7-cb4f20d8aa8c", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m2", "criterion_id": "c2", "natural": 2.0, "natural_low": null, "natural_high": null, "agreed": 81.0, "source": "", "vintage": "", "note": "signed", "review_date": "2027-01-31"}',NULL);
INSERT INTO "change" VALUES(12,7,'score','776de66b-726d-4655-9709-3d2954957c15','{"id": "776de66b-726d-4655-9709-3d2954957c15", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m1", "criterion_id": "c1", "natural": 0.48, "natural_low": 0.1, "natural_high": 0.9, "agreed": 66.0, "source": "WGI", "vintage": "2018", "note": "", "review_date": null}',NULL);
INSERT INTO "change" VALUES(12,8,'weighing','84d72351-7e00-4918-9596-692fdff645e8','{"id": "84d72351-7e00-4918-9596-692fdff645e8", "version": 3, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "method": "swing", "late_changes": 1, "margin": 0.15, "draws": 0, "seed": 20191031, "elicitation": {"method": "swing", "answers": [["c2", "", 100.0], ["c1", "", 60.0]]}}',NULL);
INSERT INTO "change" VALUES(12,9,'weighting','984ab139-a48e-4098-b760-26fe1af38a1e','{"id": "984ab139-a48e-4098-b760-26fe1af38a1e", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "criterion_id": "c2", "weight": 0.625, "position": 1, "scale": {"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}, "locked": true, "importance": 1, "low": null, "high": null, "weighed_on": null}',NULL);
INSERT INTO "change" VALUES(12,10,'weighting','2ab98dac-fc25-49f6-8a69-adb073066ca2','{"id": "2ab98dac-fc25-49f6-8a69-adb073066ca2", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "criterion_id": "c1", "weight": 0.37499999999999994, "position": 0, "scale": {"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}, "locked": false, "importance": 2, "low": null, "high": null, "weighed_on": null}',NULL);
INSERT INTO "change" VALUES(12,11,'candidacy','beedc5a0-4be6-4fd3-88a5-76c0968dc225','{"id": "beedc5a0-4be6-4fd3-88a5-76c0968dc225", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m3", "role": "fallback", "position": 2}',NULL);
INSERT INTO "change" VALUES(12,12,'candidacy','fc75a2b0-ba99-46ab-ab1b-c2ae427b673b','{"id": "fc75a2b0-ba99-46ab-ab1b-c2ae427b673b", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m2", "role": "target", "position": 1}',NULL);
INSERT INTO "change" VALUES(12,13,'candidacy','e5ad178c-c6f9-49fd-9c6d-4d652c2d6b2a','{"id": "e5ad178c-c6f9-49fd-9c6d-4d652c2d6b2a", "version": 1, "round_id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "market_id": "m1", "role": "target", "position": 0}',NULL);
INSERT INTO "change" VALUES(12,14,'scoring_round','eb7fe869-9313-4bb7-b2d0-05e476eda28e','{"id": "eb7fe869-9313-4bb7-b2d0-05e476eda28e", "version": 1, "number": 2, "name": "Second round", "as_of": "2020-01-31", "closed_at": null, "target_count": 2, "note": ""}',NULL);
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
INSERT INTO "judgement" VALUES('77c6a73c-b9e2-438e-960b-c7dd57048acc',1,'r1','p1','m3','c1',20.0);
CREATE TABLE market (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    colour INTEGER NOT NULL,
    CONSTRAINT pk_market PRIMARY KEY (id)
);
INSERT INTO "market" VALUES('m1',1,'USA','USA',0);
INSERT INTO "market" VALUES('m3',1,'','Gulf states',2);
INSERT INTO "market" VALUES('m2',2,'CAN','Canada',1);
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
INSERT INTO "own_weight" VALUES('87eb3c05-0dc5-4c44-a43b-c7bed4424cbb',1,'r1','p1','c1',0.25);
INSERT INTO "own_weight" VALUES('83ccd6dc-da2b-4ba8-9d25-0fa311b555ac',1,'r1','p1','c2',0.75);
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
INSERT INTO "score" VALUES('s3',1,'r1','m3','c2',0.0,NULL,NULL,NULL,'','','',NULL);
INSERT INTO "score" VALUES('s2',2,'r1','m2','c2',2.0,NULL,NULL,81.0,'','','signed','2027-01-31');
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
INSERT INTO "scoring_round" VALUES('r1',2,1,'First round','2019-10-31','2026-03-01 12:00:11.000000',2,'as published');
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
INSERT INTO "step" VALUES(1,'2026-03-01 12:00:01.000000','Ann','Created the strategy','mark','12101334-9057-4737-9618-aac182a0a837','',NULL);
INSERT INTO "step" VALUES(2,'2026-03-01 12:00:03.000000','Ann','Scored USA on Political stability: 66','do','c8b6c0f0-e981-4811-ae7b-035e069f18ca','',NULL);
INSERT INTO "step" VALUES(3,'2026-03-01 12:00:04.000000','Ann','Set 2 judgements','do','65c20775-bda6-4fec-822c-26d0d0e43964','',NULL);
INSERT INTO "step" VALUES(4,'2026-03-01 12:00:05.000000','Ann','Set the voice of First institute to 2','do','19810089-db7d-4bdb-85eb-229c169024c5','',NULL);
INSERT INTO "step" VALUES(5,'2026-03-01 12:00:06.000000','Ann','Set own weights of First institute','do','85c9fd27-9f7f-4363-a746-902a876421d5','',NULL);
INSERT INTO "step" VALUES(6,'2026-03-01 12:00:07.000000','Ann','Weighted the criteria: swing','do','ec7f7a48-1d8e-4376-ab10-8641293f04d1','',NULL);
INSERT INTO "step" VALUES(7,'2026-03-01 12:00:08.000000','Ann','Removed Canada','do','f646a505-0de1-4233-aaf5-7322483f0377','no agreement',NULL);
INSERT INTO "step" VALUES(8,'2026-03-01 12:00:09.000000','Ann','Removed Canada','undo','2603a9d6-9227-409f-9759-7a6e7a86b15c','',7);
INSERT INTO "step" VALUES(9,'2026-03-01 12:00:10.000000','Ann','Removed Second institute','do','21480042-2adf-459e-80c9-27388a9fce9f','left',NULL);
INSERT INTO "step" VALUES(10,'2026-03-01 12:00:11.000000','Ann','Closed the scoring round First round','do','e5f0e6b6-6baa-4b18-abf6-aee4085c04a2','',NULL);
INSERT INTO "step" VALUES(11,'2026-03-01 12:00:12.000000','Ann','Opened the scoring round Second round','do','b2a744a4-2a42-4037-ab18-3fa78bf012c9','',NULL);
INSERT INTO "step" VALUES(12,'2026-03-01 12:00:13.000000','Ann','Opened the scoring round Second round','undo','e14f6934-9888-49eb-b0df-621c3ce2165d','',11);
CREATE TABLE strategy (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    example BOOLEAN NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (id)
);
INSERT INTO "strategy" VALUES('d3f1',1,'Digital industry',1);
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
INSERT INTO "voice" VALUES('0daa854d-9f4b-458e-bc60-7f0e6d58e65e',1,'r1','p1',2.0);
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
INSERT INTO "weighing" VALUES('a2875936-a275-4759-bbac-f5717fc49bf4',4,'r1','swing',1,0.15,0,20191031,'{"method": "swing", "answers": [["c2", "", 100.0], ["c1", "", 60.0]]}');
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
INSERT INTO "weighting" VALUES('bac14081-45e7-47ff-b830-f127f0f56038',3,'r1','c1',3.74999999999999944488e-01,0,'{"unit": "index", "worst": "no trust", "best": "full trust", "points": [[-2.5, 0.0], [2.5, 100.0]], "levels": [], "decimals": 2}',0,2,NULL,NULL,NULL);
INSERT INTO "weighting" VALUES('85db613e-07d8-4694-85a0-4afa38d9e520',3,'r1','c2',0.625,1,'{"unit": "level", "worst": "none", "best": "all", "points": [], "levels": [{"level": 0, "label": "none", "value": 0.0}, {"level": 1, "label": "goods", "value": 55.0}, {"level": 2, "label": "all", "value": 100.0}], "decimals": 1}',1,1,NULL,NULL,NULL);
COMMIT;
