package io.mirage.events.auth;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * What an account may do has changed. The highest version counts; access tokens made for a lower one are refused.
 *
 * @param active false while nobody may use the account, by password, token or key
 */
public record AccountStateChanged(EventHeader header, AccountId accountId, List<String> roles, boolean active, long version)
		implements MirageEvent {}
