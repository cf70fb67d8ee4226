/** An ISO 3166-1 alpha-3 code, a formerly used one of ISO 3166-3, or one of our aggregates. */
export type Iso3 = string;

/** The codes in use of ISO 3166-1 (2024), alpha-3. A test holds them against `starter/economies.csv`. */
const inUse =
  'ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR ' +
  'BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL ' +
  'COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK ' +
  'FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV ' +
  'HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO ' +
  'LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG ' +
  'MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN ' +
  'PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE ' +
  'SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO ' +
  'TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE';

/** Formerly used codes of ISO 3166-3: past trade and treaties still name them. A test holds them against `starter/dissolved.csv`. */
const formerlyUsed =
  'AFI ANT ATB ATN BUR BYS CSK CTE DDR DHY FXX GEL HVO JTN MID NHB NTZ PCI PCZ PUS RHO ROM SCG SKM SUN TMP VDR WAK YMD YUG ZAR';

/** Remainders and sums that tables and trade statistics list beside economies; a test holds them against `starter/aggregates.csv`. */
const aggregates = 'BLX BUN EU27 FRE ROW SACU SPE UNS';

const economyCodes: ReadonlySet<Iso3> = new Set(`${inUse} ${formerlyUsed}`.split(' '));
const aggregateCodes: ReadonlySet<Iso3> = new Set(aggregates.split(' '));

/** Whether the code names an economy, of today or dissolved; an aggregate is not one. */
export function isEconomy(code: string): boolean {
  return economyCodes.has(code);
}

/** Whether the code names an aggregate such as the rest of the world. */
export function isAggregate(code: string): boolean {
  return aggregateCodes.has(code);
}

/** Every economy code that a cell of a source may hold, aggregates apart. */
export function listEconomyCodes(): readonly Iso3[] {
  return [...economyCodes];
}
