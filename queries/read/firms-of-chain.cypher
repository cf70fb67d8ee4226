// The firms of one dataset: those that it describes, seats, or states the revenue of in a year.
//
// @param   dataset       ID!     dataset
// @param   year          Year!   calendar year
// @param   date          Date!   day on which the seats are asked, the last of the year
// @returns key           ID!     firm
// @returns number        Int!    the engine's own number of the firm, which is good for one reading
// @returns name          String  name
// @reads   Firm, SEATED_IN, ACTIVE_IN
MATCH (firm:Firm)
WHERE firm.id > ''
  AND (firm.dataset = $dataset
    OR EXISTS {
      MATCH (firm)-[seat:SEATED_IN]->()
      WHERE seat.dataset = $dataset AND (seat.from IS NULL OR seat.from <= $date) AND (seat.to IS NULL OR seat.to > $date)
    }
    OR EXISTS {
      MATCH (firm)-[activity:ACTIVE_IN]->()
      WHERE activity.dataset = $dataset AND activity.year = $year AND activity.revenueUsd IS NOT NULL
    })
RETURN firm.id AS key, id(firm) AS number, firm.name AS name
ORDER BY key
