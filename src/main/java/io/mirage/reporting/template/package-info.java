/**
 * What a report is made of: blocks in an order, some of them text with fields in it. The language has values, conditions
 * and repetition, and nothing that could run, load or loop without end.
 */
@NullMarked
package io.mirage.reporting.template;

import org.jspecify.annotations.NullMarked;
