package io.mirage.platform.web;

import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;

/** Describes the API of this process's modules as OpenAPI 3.1 at {@code /api/v1/openapi}. */
@Configuration
class OpenApiConfiguration {

	private static final String BEARER = "bearer";

	static {
		SpringDocUtils types = SpringDocUtils.getConfig();
		types.addRequestWrapperToIgnore(Caller.class);
		for (Class<?> identifier : new Class<?>[] {OrganisationId.class, AccountId.class, FindingId.class, EntityId.class,
				ReportId.class, ScanId.class, TaskId.class, ProjectId.class}) {
			types.replaceWithClass(identifier, UUID.class);
		}
	}

	@Bean
	OpenAPI openApi(BuildProperties build) {
		return new OpenAPI()
				.info(new Info().title("Mirage").version(build.getVersion())
						.description("Scans, facts, findings and reports of an OSINT installation.")
						.license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
				.components(new Components().addSecuritySchemes(BEARER,
						new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")))
				.addSecurityItem(new SecurityRequirement().addList(BEARER));
	}

	/** The documents' names must be the answers' names. */
	@Bean
	ModelResolver modelResolver(ObjectMapperProvider mappers) {
		return new ModelResolver(
				mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
	}
}
