package io.mirage.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the module whose package the test class lies in, exactly as its own process would: no other module's beans,
 * tables or controllers exist. What other modules say is published as their event records. Each context has a fresh
 * database of the one real PostgreSQL that all tests share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@EnableScenarios
@ActiveProfiles(resolver = ModuleOfTestClass.class)
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ModuleTest {}
