import { graphql } from './__generated__/gql.ts';

graphql(/* GraphQL */ `
  fragment WholePath on Path {
    share
    cumulativeShare
    simple
    nodes
    hops {
      from
      to
      usd
      share
      year
      dataset
      record
      basis
    }
  }
`);

/** All that `isthmus exposure` prints, in one question. */
export const exposureDocument = graphql(/* GraphQL */ `
  query ExposureOnTheCommandLine($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership, $dataset: ID, $asOf: Date, $scenario: ScenarioInput, $tiers: Int!, $paths: Int!, $entries: Int! = 10, $chokePoints: Int! = 10, $withOwners: Boolean! = false, $withEntries: Boolean! = false, $withChokePoints: Boolean! = false, $chokeLinks: Int! = 10, $withChokeLinks: Boolean! = false, $parts: Int! = 10, $withParts: Boolean! = false, $withOrigin: Boolean! = false, $withListed: Boolean! = false, $withScenario: Boolean! = false, $threshold: Share, $alternatives: Int! = 5, $product: ID, $capacities: [CapacityInput!], $spare: Share, $withAlternatives: Boolean! = false, $limits: [SaleLimitInput!], $withAmountBounds: Boolean! = false, $withEstimate: Boolean! = false) {
    exposure(subject: $subject, to: $to, year: $year, membership: $membership, asOf: $asOf, scenario: $scenario, dataset: $dataset) {
      subject
      bloc
      membership
      dataset
      share
      face
      hidden
      lower
      upper
      unknown
      elsewhere
      trapped
      ownStatus
      usd
      certifiedGap
      converged
      hiddenByOwnership @include(if: $withOwners)
      unknownOwners @include(if: $withOwners)
      unknownSeats @include(if: $withOwners)
      possiblyListed @include(if: $withListed)
      grossLookThrough @include(if: $withOrigin)
      valueAddedOrigin @include(if: $withOrigin)
      hhi @include(if: $withEntries)
      entryCount @include(if: $withEntries)
      entries(first: $entries) @include(if: $withEntries) {
        key
        name
        share
        shareOfExposure
      }
      chokePoints(first: $chokePoints) @include(if: $withChokePoints) {
        key
        name
        membership
        share
        shareOfExposure
        after
        lower
        upper
        returnFactor
      }
      chokeLinks(first: $chokeLinks) @include(if: $withChokeLinks) {
        hop {
          from
          to
          usd
          share
          year
          dataset
          record
          basis
        }
        share
        shareOfExposure
        after
        lower
        upper
        gradient
      }
      partCount @include(if: $withParts)
      parts(first: $parts) @include(if: $withParts) {
        key
        name
        weight
        exposure
        lower
        upper
        unknown
        share
        shareOfExposure
      }
      scenario @include(if: $withScenario) {
        before {
          share
          face
          hidden
          lower
          upper
          unknown
          elsewhere
          trapped
          usd
        }
        difference {
          share
          face
          hidden
          unknown
          elsewhere
          usd
        }
        flips(first: $paths) {
          gone {
            share
            nodes
          }
          come {
            share
            nodes
          }
          nodes {
            key
            name
            economies {
              key
              name
            }
          }
        }
      }
      alternatives(first: $alternatives, product: $product, capacities: $capacities, spare: $spare) @include(if: $withAlternatives) {
        product
        need
        needUsd
        offered
        shortfall
        before
        after
        unknownAfter
        suppliers {
          key
          name
          exposure
          current
          capacity
          capacityAssumed
          chosen
          chosenUsd
        }
      }
      amountBounds(limits: $limits) @include(if: $withAmountBounds) {
        lower
        upper
        upperWithUnknown
        openLinks
        converged
      }
      estimate @include(if: $withEstimate) {
        share
        estimated
        face
        hidden
        elsewhere
        unknown
        trapped
        estimatedShare
        usd
        dataset
        year
        takenOutUsd
        beyondTableUsd
        paths(first: $paths) {
          paths {
            ...WholePath
            estimated
            hops {
              estimated
            }
          }
          covered
          remainder
        }
      }
      tiers(first: $tiers) {
        tier
        share
        cumulative
        untraced
      }
      paths(first: $paths, threshold: $threshold) {
        paths {
          ...WholePath
        }
        members @include(if: $withOwners) {
          key
          membership
          location
          ownership
          control
          unknownOwnership
          owners {
            by
            share
            parties
            hops {
              company
              holder
              statements {
                interest
                exactShare
                minShare
                maxShare
                from
                to
                dataset {
                  key
                }
                record
              }
            }
          }
        }
        covered
        coveredOfExposure
        remainder
        complete
        nodes {
          key
          name
          economies {
            key
            name
          }
        }
      }
      method {
        ...WholeMethod
      }
      years {
        asked
        used
        membershipsOn
      }
      coverage {
        level
        unknownShare
        unstatedShare
        membersNotShown
      }
      assumptions {
        ...WholeAssumption
      }
      datasets {
        ...WholeDataset
      }
      cost {
        nodes
        links
        sweeps
        milliseconds
      }
    }
  }
`);
