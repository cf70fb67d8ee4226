import { graphql } from './__generated__/gql.ts';

/** All that `isthmus exposure` prints, in one question. */
export const exposureDocument = graphql(/* GraphQL */ `
  query ExposureOnTheCommandLine($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership, $dataset: ID, $tiers: Int!, $paths: Int!) {
    exposure(subject: $subject, to: $to, year: $year, membership: $membership, dataset: $dataset) {
      subject
      bloc
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
      tiers(first: $tiers) {
        tier
        share
        cumulative
        untraced
      }
      paths(first: $paths) {
        paths {
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
        covered
        coveredOfExposure
        remainder
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
        key
        name
        description
        unit
        source
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
        code
        text
      }
      datasets {
        key
        title
        publisher
        edition
        licence
        citation
        illustrative
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
