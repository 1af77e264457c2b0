package io.mirage.users;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/** A region of the IANA time zone database, such as {@code Europe/Vienna}. */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownTimeZone.Check.class)
@interface KnownTimeZone {

	String message() default "must be a time zone such as Europe/Vienna";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Nothing is left to the constraint that says whether it may be absent. */
	final class Check implements ConstraintValidator<KnownTimeZone, String> {

		@Override
		public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
			return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
		}
	}
}
