package io.mirage.platform.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.event.EventListener;

/**
 * A listener that hears events in every replica of its process, while they happen: nothing is stored, repeated or made up
 * for. For screens that show what is going on; whatever must not be missed is an application module listener.
 */
@Documented
@EventListener
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InPassing {}
