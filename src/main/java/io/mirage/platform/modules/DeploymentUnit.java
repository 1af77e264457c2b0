package io.mirage.platform.modules;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The set of modules that share a process. Replicas of a unit share its queue and its platform schema.
 *
 * @param name {@code whole}, a module's name, names joined by {@code -}, or for many {@code N-modules-} and a
 *            checksum of their names
 * @param instanceId this process among the replicas; the same after a restart, so that it finds its own work again
 */
public record DeploymentUnit(String name, String instanceId) {

	private static final int READABLE = 3;

	public static String nameOf(ActiveModules modules) {
		List<MirageModule> present = modules.present();
		if (modules.isWhole()) {
			return "whole";
		}
		String joined = present.stream().map(MirageModule::id).collect(Collectors.joining("-"));
		return present.size() <= READABLE ? joined : present.size() + "-modules-" + checksum(joined);
	}

	/** Where the unit keeps its event registry, inbox and keys. */
	public String schema() {
		return schemaOf(name);
	}

	/** @param unit its name */
	public static String schemaOf(String unit) {
		return "whole".equals(unit) ? "platform" : "platform_" + unit.replace('-', '_');
	}

	private static String checksum(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().toHexDigits((int) crc.getValue());
	}
}
