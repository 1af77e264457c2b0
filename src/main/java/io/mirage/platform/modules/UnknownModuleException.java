package io.mirage.platform.modules;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.mirage.platform.CannotStartException;

/** A profile was asked for that is not a module. */
public final class UnknownModuleException extends CannotStartException {

	private static final long serialVersionUID = 1L;

	UnknownModuleException(String profile, Collection<String> otherProfiles) {
		super("No module is called '" + profile + "'.", "Set SPRING_PROFILES_ACTIVE to one or more of "
				+ Arrays.stream(MirageModule.values()).map(MirageModule::id).collect(Collectors.joining(", "))
				+ ", or leave it out to run all of them. Other profiles: " + String.join(", ", new TreeSet<>(otherProfiles))
				+ ".");
	}
}
