/** What people want to be told: which news, when, in which words, by which channels. */
@NullMarked
package io.mirage.notification.rules;

import org.jspecify.annotations.NullMarked;
