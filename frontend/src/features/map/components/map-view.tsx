import { useQuery } from '@tanstack/react-query';
import { Map as MapIcon } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityValue } from '@shared/components/entity';
import { Inspector, inspectorLink, Note, Records, Section } from '@shared/components/inspector';
import { Columns, Content, Facet, FacetTitle, Filters, Footer, Row } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatNumber, NONE } from '@shared/lib/format';
import { useRowHeight } from '@shared/lib/preferences';
import { useUrlState } from '@shared/lib/url-state';
import { type MapData, type MapPoint, mapQuery } from '../api/map';
import { placeKey } from '../clusters';
import { countryName } from '../countries';
import type { MapSearch } from '../search';
import { MapCanvas } from './map-canvas';

type Props = { scanId: string; inspector: (id: string, onClose: () => void) => ReactNode };

/** Where things are: countries by how much is in them, places as circles, and the same as a table. */
export function MapView({ scanId, inspector }: Props) {
	const { t } = useTranslation();
	const query = useQuery(mapQuery(scanId));
	const [{ entity, place }, setSearch] = useUrlState<MapSearch>();
	const close = useCallback(() => setSearch({ entity: undefined }), [setSearch]);
	return (
		<Columns>
			<Loaded query={query}>
				{(data) => (data.points.length + data.countries.length === 0 ? <Empty>{t('map.none')}</Empty> : (
					<>
						<CountryList data={data} />
						<Content><Places data={data} /></Content>
						{entity ? <Boundary resetKey={entity}>{inspector(entity, close)}</Boundary> : place && <PlaceInspector data={data} place={place} />}
					</>
				))}
			</Loaded>
		</Columns>
	);
}

function CountryList({ data: { countries } }: { data: MapData }) {
	const { t, i18n } = useTranslation();
	const [{ place }, setSearch] = useUrlState<MapSearch>();
	return (
		<Filters label={t('map.countries')}>
			<FacetTitle>{t('map.countries')}</FacetTitle>
			{countries.toSorted((a, b) => b.entities - a.entities).map(({ country, entities }) => (
				<Facet key={country} pressed={place === country} count={entities} onClick={() => setSearch({ place: place === country ? undefined : country, entity: undefined })}>{country ? countryName(country, i18n.language) : t('map.unknownCountry')}</Facet>
			))}
		</Filters>
	);
}

function Places({ data }: { data: MapData }) {
	const { t } = useTranslation();
	const [{ view, place }, setSearch] = useUrlState<MapSearch>();
	const choose = useCallback((wanted: string | undefined) => setSearch({ place: wanted, entity: undefined }), [setSearch]);
	const entities = data.points.reduce((sum, point) => sum + point.entities, 0);
	return (
		<>
			{view === 'table' ? <PlaceTable points={data.points} place={place} onPlace={choose} onMap={() => setSearch({ view: undefined })} />
				: <Boundary resetKey={data}><MapCanvas data={data} place={place} onPlace={choose} onTable={() => setSearch({ view: 'table' })} /></Boundary>}
			<Footer><span>{t('map.counts', { number: formatNumber(entities), places: formatNumber(data.points.length) })}</span><span>{t('map.offline')}</span></Footer>
		</>
	);
}

function PlaceTable({ points, place, onPlace, onMap }: { points: readonly MapPoint[]; place: string | undefined; onPlace: (place: string) => void; onMap: () => void }) {
	const { t, i18n } = useTranslation();
	const rowHeight = useRowHeight();
	const rows = useMemo(() => points.toSorted((a, b) => b.entities - a.entities), [points]);
	const columns = useMemo((): GridColumn<MapPoint>[] => [
		{ id: 'country', header: t('map.country'), width: 'minmax(140px, 1fr)', cell: ({ country }) => (country ? countryName(country, i18n.language) : NONE) },
		{ id: 'city', header: t('map.city'), width: 'minmax(140px, 1fr)', cell: ({ city }) => city || NONE },
		{ id: 'at', header: t('map.at'), width: '170px', cell: ({ lat, lon }) => <span className="mono">{lat.toFixed(3)}, {lon.toFixed(3)}</span> },
		{ id: 'entities', header: t('nav.entities'), width: '100px', end: true, cell: ({ entities }) => formatNumber(entities) },
		{ id: 'sample', header: t('map.sample'), width: 'minmax(200px, 2fr)', cell: ({ sample: [first] }) => (first ? <EntityValue entity={first} /> : NONE) },
	], [t, i18n.language]);
	return (
		<>
			<Row><Button icon={MapIcon} onClick={onMap}>{t('map.asMap')}</Button></Row>
			<DataGrid label={t('map.table')} rows={rows} columns={columns} rowId={placeKey} total={rows.length} minWidth={720} rowHeight={rowHeight} selectedId={place} onSelect={onPlace} />
		</>
	);
}

/** Everything that is known to be in a country or at a place. */
function PlaceInspector({ data, place }: { data: MapData; place: string }) {
	const { t, i18n } = useTranslation();
	const [, setSearch] = useUrlState<MapSearch>();
	const close = useCallback(() => setSearch({ place: undefined }), [setSearch]);
	const points = data.points.filter((point) => placeKey(point) === place || point.country === place);
	const [first] = points;
	const isCountry = data.countries.some(({ country }) => country === place);
	const title = isCountry ? countryName(place, i18n.language) : (first?.city || (first?.country ? countryName(first.country, i18n.language) : place));
	const entities = isCountry ? (data.countries.find(({ country }) => country === place)?.entities ?? 0) : points.reduce((sum, point) => sum + point.entities, 0);
	return (
		<Inspector label={t('map.inspector')} onClose={close} head={<span>{t(isCountry ? 'map.country' : 'map.place')}</span>} title={title}>
			<Section title={t('nav.entities')}><p>{t('entities.count', { count: entities, number: formatNumber(entities) })}</p></Section>
			{points.map((point) => (
				<Section key={placeKey(point)} title={point.city || t('map.unknownPlace')}>
					<Records>
						{point.sample.map((entity) => (
							<li key={entity.id}><button type="button" className={inspectorLink} onClick={() => setSearch({ entity: entity.id })}><EntityValue entity={entity} /></button></li>
						))}
					</Records>
					{point.entities > point.sample.length && <Note>{t('entities.moreConnected', { count: point.entities - point.sample.length })}</Note>}
				</Section>
			))}
		</Inspector>
	);
}
