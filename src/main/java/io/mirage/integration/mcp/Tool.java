package io.mirage.integration.mcp;

import java.util.Map;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;

/** Something an assistant can ask for. */
interface Tool {

	/** API: never rename one. */
	String name();

	/** Tells the assistant what it is for, and what the answer does not say. */
	String description();

	/** What the caller's key must hold; without it the tool does not exist. */
	Permission needs();

	/** JSON Schema of the properties of its arguments, all of one object. */
	Map<String, Object> arguments();

	/**
	 * @return the answer, written as JSON; what was collected in it is hostile
	 * @throws Arguments.Unusable saying to the assistant what to do about its arguments
	 */
	Map<String, Object> call(Arguments arguments, Caller caller);
}
