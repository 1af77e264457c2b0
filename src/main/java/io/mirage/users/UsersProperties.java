package io.mirage.users;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of people and projects.
 *
 * @param organisationName what a new organisation is called until somebody renames it
 * @param projectName what the first project of an organisation is called
 * @param maxProjects how many projects an organisation may have; more are refused
 */
@Validated
@ConfigurationProperties("mirage.users")
record UsersProperties(@DefaultValue("My organisation") @NotBlank String organisationName,
		@DefaultValue("Default project") @NotBlank String projectName, @DefaultValue("1000") @Min(1) int maxProjects) {}
