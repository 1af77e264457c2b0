package io.mirage.architecture.planted.intruder;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Hides what it needs. */
public final class FieldInjection {

	@Autowired
	@Nullable String hidden;
}
