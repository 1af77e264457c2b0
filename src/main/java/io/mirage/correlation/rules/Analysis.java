package io.mirage.correlation.rules;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.mirage.platform.entities.Addresses;

/** Which groups are worth telling. */
sealed interface Analysis {

	List<Group> keep(List<Group> groups, Facts facts);

	/** Groups with so many members, or so many different values of a field. */
	record Threshold(@Nullable Field field, int atLeast, int atMost) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(group -> group.count(field, facts) >= atLeast && group.count(field, facts) <= atMost).toList();
		}
	}

	/**
	 * Groups that hold only a small part of all members.
	 *
	 * @param atLeastMembers with fewer members in all there is nothing usual to stand out from
	 */
	record Outlier(int atMostPercent, int atLeastMembers) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			long all = groups.stream().flatMap(group -> group.subjects().stream()).map(Subject::entity).distinct().count();
			return groups.stream().filter(group -> all >= atLeastMembers && group.count(null, facts) * 100 <= all * atMostPercent)
					.toList();
		}
	}

	/** Groups whose members were all found by the first of the rule's selections, and by no other one. */
	record FirstOnly() implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(group -> group.selections().equals(Set.of(0))).toList();
		}
	}

	/** Groups with members of every selection. */
	record InAll(int selections) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(group -> group.selections().size() == selections).toList();
		}
	}

	/** Groups with so many different addresses in one block of that size; {@code bits} counts for IPv4, half a prefix for IPv6. */
	record SameSubnet(int bits, int atLeast) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(this::isNear).toList();
		}

		private boolean isNear(Group group) {
			Map<String, Long> blocks = group.subjects().stream().flatMap(subject -> subject.host().stream()).distinct()
					.flatMap(host -> Addresses.parse(host).stream()).map(this::block)
					.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
			return blocks.values().stream().anyMatch(addresses -> addresses >= atLeast);
		}

		private String block(InetAddress address) {
			byte[] bytes = address.getAddress();
			int kept = bytes.length == 4 ? bits : 2 * bits;
			StringBuilder block = new StringBuilder().append(bytes.length);
			IntStream.range(0, kept).forEach(bit -> block.append(bytes[bit / 8] >> 7 - bit % 8 & 1));
			return block.toString();
		}
	}

	/** Groups of which so many members were first seen within such a time. */
	record Within(Duration time, int atLeast) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(this::isDense).toList();
		}

		private boolean isDense(Group group) {
			List<Instant> seen = group.subjects().stream().map(Subject::firstSeen).sorted().toList();
			return IntStream.rangeClosed(0, seen.size() - atLeast)
					.anyMatch(first -> !seen.get(first + atLeast - 1).isAfter(seen.get(first).plus(time)));
		}
	}
}
