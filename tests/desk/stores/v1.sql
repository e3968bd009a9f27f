BEGIN TRANSACTION;
CREATE TABLE briefs (
    id        TEXT PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('brief', 'story')),
    stage     TEXT NOT NULL CHECK (stage IN ('waiting', 'made', 'failed')),
    state     TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'approved')),
    version   INTEGER NOT NULL,
    settings  TEXT NOT NULL,
    made      TEXT,
    problem   TEXT,
    reason    TEXT,
    title     TEXT NOT NULL,
    headline  TEXT NOT NULL,
    text      TEXT NOT NULL,
    figures   INTEGER NOT NULL,
    wrong     INTEGER NOT NULL,
    english   TEXT NOT NULL,
    german    TEXT NOT NULL,
    created   TEXT NOT NULL,
    updated   TEXT NOT NULL
) STRICT;
INSERT INTO "briefs" VALUES('6ec1daaea4ce','brief','made','approved',3,'{"sentences":3}','{"sources":[{"article":{"id":"article","text":"Nordkorea schickt Soldaten\n\nNach Angaben aus Seoul hat Nordkorea rund 13.000 Soldaten nach Russland entsandt. Mehr als 2.000 sind gefallen.\n\nLesen Sie auch\n\nDas Treffen fand am 4. September 2025 in Peking statt, und beide Seiten nannten es lang.","title":"Nordkorea schickt Soldaten","date":null,"author":null,"blocks":[["title",0,26],["paragraph",28,139],["boilerplate",141,155],["paragraph",157,245]],"warnings":[]},"translation":{"signature":"fake@1+0|test","segments":[{"source":"Nordkorea schickt Soldaten","target":"North Korea sends soldiers","start":0,"end":26,"block":0,"score":-0.0,"warnings":[],"lost":[],"strange":[]},{"source":"Nach Angaben aus Seoul hat Nordkorea rund 13.000 Soldaten nach Russland entsandt.","target":"According to Seoul, North Korea has sent around 13,000 soldiers to Russia.","start":28,"end":109,"block":1,"score":-0.0,"warnings":[],"lost":[],"strange":[]},{"source":"Mehr als 2.000 sind gefallen.","target":"More than 2,000 have been killed.","start":110,"end":139,"block":1,"score":-0.0,"warnings":[],"lost":[],"strange":[]},{"source":"Das Treffen fand am 4. September 2025 in Peking statt, und beide Seiten nannten es lang.","target":"The meeting took place on 4 September 2025 in Beijing, and both sides called it long.","start":157,"end":245,"block":3,"score":-0.0,"warnings":[],"lost":[],"strange":[]}]}}],"brief":{"headline":"North Korea sends soldiers","text":"According to Seoul, North Korea has sent around 13,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long.","key_figures":[{"text":"around 13,000 soldiers","statement":"North Korea has sent around 13,000 soldiers to Russia","source_text":"rund 13.000 Soldaten","start":65,"end":85},{"text":"More than 2,000","statement":"More than 2,000 have been killed","source_text":"Mehr als 2.000","start":110,"end":124},{"text":"4 September 2025","statement":"The meeting took place on 4 September 2025 in Beijing","source_text":"4. September 2025","start":177,"end":194}],"writer":"extractive|9","warnings":[]},"signature":{"version":"0.1.0","translator":"fake@1+0|test","writer":"extractive|9","sentences":3},"warnings":[]}',NULL,'the ministry said so','Nordkorea schickt Soldaten','North Korea sends soldiers','According to Seoul, North Korea has sent around 31,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long. Not 13,000.',5,1,'north korea sends soldiers
according to seoul, north korea has sent around 31,000 soldiers to russia. more than 2,000 have been killed. the meeting took place on 4 september 2025 in beijing, and both sides called it long. not 13,000.','nordkorea schickt soldaten

nach angaben aus seoul hat nordkorea rund 13.000 soldaten nach russland entsandt. mehr als 2.000 sind gefallen.

lesen sie auch

das treffen fand am 4. september 2025 in peking statt, und beide seiten nannten es lang.','2026-11-29T13:13:55.644Z','2026-11-29T13:13:57.508Z');
CREATE TABLE edits (
    number    INTEGER PRIMARY KEY,
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    version   INTEGER NOT NULL,
    time      TEXT NOT NULL,
    field     TEXT NOT NULL,
    value     TEXT NOT NULL,
    verdicts  TEXT,
    reason    TEXT
) STRICT;
INSERT INTO "edits" VALUES(1,'6ec1daaea4ce',1,'2026-11-29T13:13:57.115Z','headline','North Korea sends soldiers','{"id":null,"ok":true,"figures":[],"omissions":[]}',NULL);
INSERT INTO "edits" VALUES(2,'6ec1daaea4ce',1,'2026-11-29T13:13:57.115Z','text','According to Seoul, North Korea has sent around 13,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long.','{"id":null,"ok":true,"figures":[{"text":"around 13,000 soldiers","start":41,"end":63,"kind":"cardinal","value":"13000","low":null,"high":null,"unit":"soldier","qualifier":"about","date":null,"verdict":"supported","evidence":[{"start":65,"end":85,"text":"rund 13.000 Soldaten"}]},{"text":"More than 2,000","start":75,"end":90,"kind":"cardinal","value":"2000","low":null,"high":null,"unit":null,"qualifier":"more_than","date":null,"verdict":"supported","evidence":[{"start":110,"end":124,"text":"Mehr als 2.000"}]},{"text":"4 September 2025","start":135,"end":151,"kind":"date","value":null,"low":null,"high":null,"unit":null,"qualifier":null,"date":"2025-09-04","verdict":"supported","evidence":[{"start":177,"end":194,"text":"4. September 2025"}]},{"text":"both","start":168,"end":172,"kind":"cardinal","value":"2","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"reworded","evidence":[{"start":216,"end":221,"text":"beide"}]}],"omissions":[]}',NULL);
INSERT INTO "edits" VALUES(3,'6ec1daaea4ce',2,'2026-11-29T13:13:57.405Z','text','According to Seoul, North Korea has sent around 31,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long. Not 13,000.','{"id":null,"ok":false,"figures":[{"text":"around 31,000 soldiers","start":41,"end":63,"kind":"cardinal","value":"31000","low":null,"high":null,"unit":"soldier","qualifier":"about","date":null,"verdict":"unsupported","evidence":[]},{"text":"More than 2,000","start":75,"end":90,"kind":"cardinal","value":"2000","low":null,"high":null,"unit":null,"qualifier":"more_than","date":null,"verdict":"supported","evidence":[{"start":110,"end":124,"text":"Mehr als 2.000"}]},{"text":"4 September 2025","start":135,"end":151,"kind":"date","value":null,"low":null,"high":null,"unit":null,"qualifier":null,"date":"2025-09-04","verdict":"supported","evidence":[{"start":177,"end":194,"text":"4. September 2025"}]},{"text":"both","start":168,"end":172,"kind":"cardinal","value":"2","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"reworded","evidence":[{"start":216,"end":221,"text":"beide"}]},{"text":"13,000","start":199,"end":205,"kind":"cardinal","value":"13000","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"requalified","evidence":[{"start":65,"end":85,"text":"rund 13.000 Soldaten"}],"warning":"the source says \u201crund 13.000 Soldaten\u201d"}],"omissions":[]}',NULL);
INSERT INTO "edits" VALUES(4,'6ec1daaea4ce',3,'2026-11-29T13:13:57.508Z','state','approved','{"headline":{"value":"North Korea sends soldiers","check":{"id":null,"ok":true,"figures":[],"omissions":[]}},"text":{"value":"According to Seoul, North Korea has sent around 31,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long. Not 13,000.","check":{"id":null,"ok":false,"figures":[{"text":"around 31,000 soldiers","start":41,"end":63,"kind":"cardinal","value":"31000","low":null,"high":null,"unit":"soldier","qualifier":"about","date":null,"verdict":"unsupported","evidence":[]},{"text":"More than 2,000","start":75,"end":90,"kind":"cardinal","value":"2000","low":null,"high":null,"unit":null,"qualifier":"more_than","date":null,"verdict":"supported","evidence":[{"start":110,"end":124,"text":"Mehr als 2.000"}]},{"text":"4 September 2025","start":135,"end":151,"kind":"date","value":null,"low":null,"high":null,"unit":null,"qualifier":null,"date":"2025-09-04","verdict":"supported","evidence":[{"start":177,"end":194,"text":"4. September 2025"}]},{"text":"both","start":168,"end":172,"kind":"cardinal","value":"2","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"reworded","evidence":[{"start":216,"end":221,"text":"beide"}]},{"text":"13,000","start":199,"end":205,"kind":"cardinal","value":"13000","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"requalified","evidence":[{"start":65,"end":85,"text":"rund 13.000 Soldaten"}],"warning":"the source says \u201crund 13.000 Soldaten\u201d"}],"omissions":[]}}}','the ministry said so');
CREATE TABLE fields (
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    version   INTEGER NOT NULL,
    value     TEXT NOT NULL,
    verdicts  TEXT,
    PRIMARY KEY (brief, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "fields" VALUES('6ec1daaea4ce','headline',1,'North Korea sends soldiers','{"id":null,"ok":true,"figures":[],"omissions":[]}');
INSERT INTO "fields" VALUES('6ec1daaea4ce','segment/0/0',1,'North Korea sends soldiers','{"id":null,"ok":true,"figures":[],"omissions":[]}');
INSERT INTO "fields" VALUES('6ec1daaea4ce','segment/0/1',1,'According to Seoul, North Korea has sent around 13,000 soldiers to Russia.','{"id":null,"ok":true,"figures":[{"text":"around 13,000 soldiers","start":41,"end":63,"kind":"cardinal","value":"13000","low":null,"high":null,"unit":"soldier","qualifier":"about","date":null,"verdict":"supported","evidence":[{"start":65,"end":85,"text":"rund 13.000 Soldaten"}]}],"omissions":[]}');
INSERT INTO "fields" VALUES('6ec1daaea4ce','segment/0/2',1,'More than 2,000 have been killed.','{"id":null,"ok":true,"figures":[{"text":"More than 2,000","start":0,"end":15,"kind":"cardinal","value":"2000","low":null,"high":null,"unit":null,"qualifier":"more_than","date":null,"verdict":"supported","evidence":[{"start":110,"end":124,"text":"Mehr als 2.000"}]}],"omissions":[]}');
INSERT INTO "fields" VALUES('6ec1daaea4ce','segment/0/3',1,'The meeting took place on 4 September 2025 in Beijing, and both sides called it long.','{"id":null,"ok":true,"figures":[{"text":"4 September 2025","start":26,"end":42,"kind":"date","value":null,"low":null,"high":null,"unit":null,"qualifier":null,"date":"2025-09-04","verdict":"supported","evidence":[{"start":177,"end":194,"text":"4. September 2025"}]},{"text":"both","start":59,"end":63,"kind":"cardinal","value":"2","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"reworded","evidence":[{"start":216,"end":221,"text":"beide"}]}],"omissions":[]}');
INSERT INTO "fields" VALUES('6ec1daaea4ce','text',2,'According to Seoul, North Korea has sent around 31,000 soldiers to Russia. More than 2,000 have been killed. The meeting took place on 4 September 2025 in Beijing, and both sides called it long. Not 13,000.','{"id":null,"ok":false,"figures":[{"text":"around 31,000 soldiers","start":41,"end":63,"kind":"cardinal","value":"31000","low":null,"high":null,"unit":"soldier","qualifier":"about","date":null,"verdict":"unsupported","evidence":[]},{"text":"More than 2,000","start":75,"end":90,"kind":"cardinal","value":"2000","low":null,"high":null,"unit":null,"qualifier":"more_than","date":null,"verdict":"supported","evidence":[{"start":110,"end":124,"text":"Mehr als 2.000"}]},{"text":"4 September 2025","start":135,"end":151,"kind":"date","value":null,"low":null,"high":null,"unit":null,"qualifier":null,"date":"2025-09-04","verdict":"supported","evidence":[{"start":177,"end":194,"text":"4. September 2025"}]},{"text":"both","start":168,"end":172,"kind":"cardinal","value":"2","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"reworded","evidence":[{"start":216,"end":221,"text":"beide"}]},{"text":"13,000","start":199,"end":205,"kind":"cardinal","value":"13000","low":null,"high":null,"unit":null,"qualifier":null,"date":null,"verdict":"requalified","evidence":[{"start":65,"end":85,"text":"rund 13.000 Soldaten"}],"warning":"the source says \u201crund 13.000 Soldaten\u201d"}],"omissions":[]}');
CREATE TABLE sources (
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    article   TEXT NOT NULL,
    PRIMARY KEY (brief, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "sources" VALUES('6ec1daaea4ce',0,'{"id":"article","text":"Nordkorea schickt Soldaten\n\nNach Angaben aus Seoul hat Nordkorea rund 13.000 Soldaten nach Russland entsandt. Mehr als 2.000 sind gefallen.\n\nLesen Sie auch\n\nDas Treffen fand am 4. September 2025 in Peking statt, und beide Seiten nannten es lang.","title":null,"date":null,"author":null,"blocks":[],"warnings":[]}');
CREATE INDEX briefs_by_time ON briefs (updated DESC, id);
CREATE INDEX edits_by_brief ON edits (brief, version);
COMMIT;
PRAGMA user_version = 1;
