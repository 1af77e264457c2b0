package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

import io.mirage.storage.SearchStoreProperties.Elasticsearch;

/** Makes the client of the engine; it connects when it is used. */
final class ElasticConnection {

	private ElasticConnection() {}

	static ElasticsearchClient open(Elasticsearch settings) {
		Timeout timeout = Timeout.of(settings.timeout());
		Rest5ClientBuilder http = Rest5Client.builder(settings.uri())
				.setRequestConfigCallback(request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout))
				.setConnectionConfigCallback(connection -> connection.setConnectTimeout(timeout).setSocketTimeout(timeout));
		String login = login(settings);
		if (!login.isEmpty()) {
			http.setDefaultHeaders(new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, login)});
		}
		return new ElasticsearchClient(new Rest5ClientTransport(http.build(), new Jackson3JsonpMapper()));
	}

	private static String login(Elasticsearch settings) {
		if (!settings.apiKey().isEmpty()) {
			return "ApiKey " + settings.apiKey();
		}
		String user = settings.username() + ":" + settings.password();
		return settings.username().isEmpty() ? "" : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
	}
}
