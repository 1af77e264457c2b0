package io.mirage.platform.modules;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which modules live in this process: those named by the active profiles, or all if none is named. */
public final class ActiveModules {

	/** Profiles that say how to run, not what. */
	private static final Set<String> OTHER_PROFILES = Set.of("default", "dev", "prod", "test");

	private final Set<MirageModule> modules;

	private ActiveModules(Set<MirageModule> modules) {
		this.modules = modules;
	}

	public static ActiveModules all() {
		return new ActiveModules(EnumSet.allOf(MirageModule.class));
	}

	/** @throws UnknownModuleException for a profile that is neither a module nor one of the few others */
	public static ActiveModules of(Collection<String> profiles) {
		EnumSet<MirageModule> named = EnumSet.noneOf(MirageModule.class);
		for (String profile : profiles) {
			MirageModule.find(profile).ifPresentOrElse(named::add, () -> {
				if (!OTHER_PROFILES.contains(profile)) {
					throw new UnknownModuleException(profile, OTHER_PROFILES);
				}
			});
		}
		return named.isEmpty() ? all() : new ActiveModules(named);
	}

	public boolean contains(MirageModule module) {
		return modules.contains(module);
	}

	public boolean isWhole() {
		return modules.size() == MirageModule.values().length;
	}

	/** In the order of their ports. */
	public List<MirageModule> present() {
		return List.copyOf(modules);
	}

	/** The modules that only another process can answer for, in the order of their ports. */
	public List<MirageModule> absent() {
		return Arrays.stream(MirageModule.values()).filter(module -> !modules.contains(module)).toList();
	}

	public Set<String> ids() {
		return modules.stream().map(MirageModule::id).collect(Collectors.toUnmodifiableSet());
	}

	/** Whether a class of that name belongs to a module which is not here. */
	boolean excludes(String className) {
		return absent().stream().anyMatch(module -> className.startsWith("io.mirage." + module.id() + "."));
	}
}
