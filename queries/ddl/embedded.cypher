// Keys of the graph in the embedded engine. A uniqueness constraint has no index of its own here: without one beside
// it, every new node is compared with all before it.
//
// A firm and a person are both a Party, so one constraint keeps the ids of both apart.
CREATE INDEX economy_iso3_index IF NOT EXISTS FOR (n:Economy) ON (n.iso3);
CREATE INDEX bloc_id_index IF NOT EXISTS FOR (n:Bloc) ON (n.id);
CREATE INDEX agreement_id_index IF NOT EXISTS FOR (n:Agreement) ON (n.id);
CREATE INDEX sector_id_index IF NOT EXISTS FOR (n:Sector) ON (n.id);
CREATE INDEX product_hs_index IF NOT EXISTS FOR (n:Product) ON (n.hs);
CREATE INDEX industry_key_index IF NOT EXISTS FOR (n:Industry) ON (n.key);
CREATE INDEX party_id_index IF NOT EXISTS FOR (n:Party) ON (n.id);
CREATE INDEX listing_id_index IF NOT EXISTS FOR (n:Listing) ON (n.id);
CREATE INDEX dataset_id_index IF NOT EXISTS FOR (n:Dataset) ON (n.id);
CREATE INDEX body_id_index IF NOT EXISTS FOR (n:Body) ON (n.id);
CREATE INDEX load_id_index IF NOT EXISTS FOR (n:Load) ON (n.id);
CREATE INDEX firm_id_index IF NOT EXISTS FOR (n:Firm) ON (n.id);
CREATE INDEX person_id_index IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE CONSTRAINT economy_iso3 IF NOT EXISTS FOR (n:Economy) REQUIRE n.iso3 IS UNIQUE;
CREATE CONSTRAINT bloc_id IF NOT EXISTS FOR (n:Bloc) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sector_id IF NOT EXISTS FOR (n:Sector) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT product_hs IF NOT EXISTS FOR (n:Product) REQUIRE n.hs IS UNIQUE;
CREATE CONSTRAINT industry_key IF NOT EXISTS FOR (n:Industry) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT party_id IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT listing_id IF NOT EXISTS FOR (n:Listing) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dataset_id IF NOT EXISTS FOR (n:Dataset) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT body_id IF NOT EXISTS FOR (n:Body) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;
