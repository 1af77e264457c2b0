import java.nio.file.Path;
import java.time.Duration;

import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Serves Bolt on loopback until the process is ended: {@code java -cp 'neo4j/*' Neo4jServer.java FOLDER PORT}. */
public final class Neo4jServer {

	public static void main(String[] arguments) throws InterruptedException {
		DatabaseManagementService server = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
				.setConfig(BoltConnector.enabled, true)
				.setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1])))
				.setConfig(GraphDatabaseSettings.auth_enabled, false)
				.setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20)
				.build();
		System.out.println("READY " + server.listDatabases());
		Thread.sleep(Duration.ofDays(1));
	}
}
