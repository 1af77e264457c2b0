package io.mirage.auth;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of signing in.
 *
 * @param accessTokenLifetime how long an access token is accepted, unless its session or account ends earlier
 * @param refreshTokenLifetime how long somebody stays signed in without doing anything
 * @param foreignSessionLifetime how long somebody stays signed in whose account was made for a provider or a directory, busy or
 *            not; then it says anew which groups they are in
 * @param refreshOverlap how long after its use a refresh token is still taken for a second tab's, not for a thief's
 * @param signingKeyLifetime how long a key signs access tokens before the next one does
 * @param passwordMemory memory one password check takes (Argon2id)
 * @param passwordIterations rounds of one password check; 4 cost about 100 ms of one core
 * @param parallelPasswordChecks how many run at once; others wait, and are refused after two seconds
 * @param freeAttempts wrong passwords in a row before the delay starts, which doubles with each further one
 * @param invitationLifetime how long an invitation can be accepted
 * @param breachedPasswords a UTF-8 file of passwords that are known to guessers, one a line; read at the start, eight bytes
 *            of memory each
 * @param maxApiKeys how many keys one account may have; more are refused
 * @param longestDelay the most a wrong password delays the next try
 */
@Validated
@ConfigurationProperties("mirage.auth")
record AuthProperties(@DefaultValue("15m") Duration accessTokenLifetime, @DefaultValue("7d") Duration refreshTokenLifetime,
		@DefaultValue("12h") Duration foreignSessionLifetime, @DefaultValue("3s") Duration refreshOverlap, @DefaultValue("30d") Duration signingKeyLifetime,
		@DefaultValue("16MB") DataSize passwordMemory,
		@DefaultValue("4") @Min(1) @Max(20) int passwordIterations, @DefaultValue("2") @Min(1) int parallelPasswordChecks,
		@DefaultValue("5") @Min(1) int freeAttempts, @DefaultValue("15m") Duration longestDelay,
		@DefaultValue("50") @Min(1) int maxApiKeys,
		@DefaultValue("7d") Duration invitationLifetime, @Nullable Path breachedPasswords) {}
