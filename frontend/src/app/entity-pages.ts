// One chunk for the page of an entity with all of its tabs.
export { EntityPage } from '@features/entities/components/entity-page';
export { EntityHistory, EntityObservations, EntityPath, EntityRelations, EntitySummary } from '@features/entities/components/entity-tabs';
