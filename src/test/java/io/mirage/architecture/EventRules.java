package io.mirage.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import io.mirage.events.MirageEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

/** The rules about events that Spring Modulith does not know. */
final class EventRules {

	private EventRules() {}

	static final ArchRule EVENTS_ARE_RECORDS =
			classes().that().implement(MirageEvent.class).should().beRecords().because("events are data, not behaviour");

	static final ArchRule ONLY_THE_OWNER_MAKES_AN_EVENT = classes().that().resideOutsideOfPackage("io.mirage.events..")
			.should(makeNoForeignEvent()).because("a module that could make another's event could lie about its state");

	static final ArchRule NO_FIELD_INJECTION = fields().should().notBeAnnotatedWith(Autowired.class)
			.andShould().notBeAnnotatedWith(Value.class).because("a constructor shows what a class needs");

	/** The module after the given root package, for example {@code scans} for io.mirage.events.scans.ScanStarted. */
	private static String module(JavaClass type, String root) {
		String rest = type.getPackageName().substring(root.length());
		int dot = rest.indexOf('.');
		return dot < 0 ? rest : rest.substring(0, dot);
	}

	private static ArchCondition<JavaClass> makeNoForeignEvent() {
		return new ArchCondition<>("make events of their own module only") {

			@Override
			public void check(JavaClass type, ConditionEvents violations) {
				for (JavaConstructorCall call : type.getConstructorCallsFromSelf()) {
					JavaClass made = call.getTargetOwner();
					if (made.isAssignableTo(MirageEvent.class) && !isOwn(type, made)) {
						violations.add(SimpleConditionEvent.violated(call, call.getDescription()));
					}
				}
			}

			private boolean isOwn(JavaClass maker, JavaClass event) {
				String owner = module(event, "io.mirage.events.");
				return maker.getPackageName().startsWith("io.mirage.")
						&& (module(maker, "io.mirage.").equals(owner)
								|| event.getSimpleName().equals("RepublishRequested"));
			}
		};
	}
}
