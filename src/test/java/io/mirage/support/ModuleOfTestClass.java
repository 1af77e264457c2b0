package io.mirage.support;

import org.springframework.test.context.ActiveProfilesResolver;

/** The module is the package after {@code io.mirage}: tests of {@code io.mirage.scans} run the profile {@code scans}. */
class ModuleOfTestClass implements ActiveProfilesResolver {

	@Override
	public String[] resolve(Class<?> testClass) {
		return new String[] {testClass.getPackageName().split("\\.")[2]};
	}
}
