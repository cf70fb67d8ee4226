import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { scaleLinear } from 'd3-scale';
import { useEffect, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasAddress from 'world-atlas/countries-110m.json?url';
import type { EconomyOnMap } from '../parts/economies.ts';
import './world-map.css';

/** What is shown of an economy on the map. */
export interface OnMap {
  /** 0..1 of the strength of the colour; null is drawn as not known. */
  readonly strength: number | null;
  /** What it says when pointed at: `Germany: 3.1 %`. */
  readonly text: string;
  /** A colour of the theme in place of the map's. */
  readonly colour?: string;
}

type World = Topology<{ countries: GeometryCollection }>;

let loading: Promise<World> | undefined;

/**
 * A map of the world on which economies are coloured by strength; those too small for it are dots.
 *
 * Shapes are Natural Earth's, 1 : 110 million, public domain; its borders are no statement of ours.
 *
 * @param figures  what to show, by code; an economy without one is bare land.
 * @param onChoose where economies can be clicked. What a click does must be possible by a field of the page as well.
 */
export function WorldMap({
  economies,
  figures,
  colour,
  width,
  label,
  onChoose,
}: {
  economies: readonly EconomyOnMap[];
  figures: ReadonlyMap<string, OnMap>;
  colour: string;
  width: number;
  label: string;
  onChoose?: (iso3: string) => void;
}) {
  const world = useWorld();
  const { shapes, places, height } = useMemo(() => {
    const projection = geoNaturalEarth1().fitWidth(width, { type: 'Sphere' });
    // From the north of Greenland to Cape Horn: the rest is ice, and nobody trades there.
    const [top, bottom] = [84, -57].map((latitude) => projection([11, latitude])?.[1] ?? 0) as [number, number];
    const [x, y] = projection.translate();
    projection.translate([x, y - top]);
    const height = Math.round(bottom - top);
    const path = geoPath(projection);
    const countries = world === null ? [] : feature(world, world.objects.countries).features;
    const byNumber = new Map(economies.map((economy) => [economy.isoNumeric, economy]));
    const shapes = countries
      .filter(({ id }) => id !== '010') // Antarctica
      .map((country, index) => ({
        key: `${country.id ?? 'none'}-${index}`,
        d: path(country) ?? '',
        economy: byNumber.get(String(country.id)),
      }));
    const drawn = new Set(shapes.map(({ economy }) => economy?.key));
    const places = economies.flatMap((economy) => {
      if (drawn.has(economy.key) || economy.longitude === null || economy.latitude === null) return [];
      const point = projection([economy.longitude, economy.latitude]);
      return point === null ? [] : [{ economy, x: point[0], y: point[1] }];
    });
    return { shapes, places, height };
  }, [world, economies, width]);

  const strength = scaleLinear([0, 1], [0.12, 1]).clamp(true);
  const look = (economy: EconomyOnMap | undefined) => {
    const figure = economy && figures.get(economy.key);
    return {
      fill: figure ? (figure.colour ?? colour) : 'var(--land)',
      fillOpacity: figure ? (figure.strength === null ? 0.12 : strength(figure.strength)) : 1,
      className: economy && onChoose ? 'choosable' : undefined,
      onClick: economy && onChoose ? () => onChoose(economy.key) : undefined,
      children: <title>{figure?.text ?? economy?.name ?? ''}</title>,
    };
  };
  return (
    <svg className="world-map" width={width} height={height} role="img" aria-label={label}>
      {shapes.map(({ key, d, economy }) => (
        <path key={key} d={d} stroke="var(--paper)" strokeWidth={0.5} {...look(economy)} />
      ))}
      {places
        .filter(({ economy }) => figures.has(economy.key) || onChoose)
        .map(({ economy, x, y }) => (
          <circle
            key={economy.key}
            cx={x}
            cy={y}
            r={figures.has(economy.key) ? 3.5 : 2.5}
            stroke={figures.has(economy.key) ? 'var(--grey)' : 'none'}
            strokeWidth={0.5}
            {...look(economy)}
          />
        ))}
    </svg>
  );
}

function useWorld(): World | null {
  const [world, setWorld] = useState<World | null>(null);
  useEffect(() => {
    loading ??= fetch(atlasAddress).then((response) => response.json());
    loading.then(setWorld, () => {
      loading = undefined; // the figures are in the table behind the picture all the same
    });
  }, []);
  return world;
}
