/**
 * Packs of evidence: what sources answered word by word, in a form that anybody can check without this installation. Knows
 * the form alone; what goes in is the business of the module that has it.
 */
@NullMarked
package io.mirage.platform.evidence;

import org.jspecify.annotations.NullMarked;
