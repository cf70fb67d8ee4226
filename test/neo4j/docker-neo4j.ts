import { randomBytes } from 'node:crypto';
import type { RunningNeo4j } from './running-neo4j.ts';

const image = 'neo4j:5.26-community';

/** A Neo4j in a container of its own, or null where no Docker engine answers or the image can't be had. */
export async function startDockerNeo4j(): Promise<RunningNeo4j | null> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch {
    return null;
  }

  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const password = randomBytes(12).toString('hex');
  try {
    const container = await new Neo4jContainer(image)
      .withPassword(password)
      .withEnvironment({
        NEO4J_server_memory_heap_max__size: '4g',
        NEO4J_server_memory_pagecache_size: '512m',
        NEO4J_dbms_usage__report_enabled: 'false',
        NEO4J_dbms_security_allow__csv__import__from__file__urls: 'false',
        NEO4J_internal_dbms_cypher__ip__blocklist: '0.0.0.0/0,::/0',
        NEO4J_db_transaction_timeout: '30s',
      })
      .start();
    const stop = async () => {
      await container.stop();
    };
    return { uri: container.getBoltUri(), user: container.getUsername(), password, how: 'docker', stop };
  } catch (cause) {
    console.error(
      `Docker answers, but ${image} does not start: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    return null;
  }
}
